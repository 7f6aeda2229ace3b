"""What pages are told: the excerpt of a finding fits a panel, and long lists are cut."""

from __future__ import annotations

import json

from tpm_site.base.diagnostic import Diagnostic, Finding
from tpm_site.base.span import Span
from tpm_site.preview.messages import excerpt_of, message
from tpm_site.preview.version import Version


def finding(line: str, column: int, length: int, code: str = "F101") -> Finding:
    return Finding(Diagnostic(Span("content/a.md", 3, column, length), code, "what is wrong"), line)


def test_what_is_meant_stands_between_what_is_before_and_after() -> None:
    assert excerpt_of(finding("sumary: Words", 1, 6)) == ("", "sumary", ": Words")
    assert excerpt_of(finding("\tsumary: Words", 2, 6)) == (" ", "sumary", ": Words")
    assert excerpt_of(finding("a whole line", 1, 0)) == ("", "a whole line", "")
    assert excerpt_of(finding("short", 9, 4)) == ("short", "", "")
    assert excerpt_of(finding("  ", 1, 1)) is None


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    parts = excerpt_of(finding("before " * 40 + "meant" + " after" * 40, 281, 5))
    assert parts
    before, meant, after = parts
    assert (before[0], meant, after[-1]) == ("…", "meant", "…")
    assert len("".join(parts)) == 102
    parts = excerpt_of(finding("x" * 300, 1, 0))
    assert parts == ("", "x" * 100, "…")


def test_a_message_is_cut_and_says_how_much_there_is() -> None:
    findings = [finding(str(number), 1, 1) for number in range(70)] + [finding("x", 1, 1, "F109")]
    told = json.loads(message(Version("rest", ("/a.css",)), findings, ""))
    assert told["counts"] == {"errors": 70, "warnings": 1}
    assert (len(told["errors"]), len(told["warnings"])) == (50, 1)
    assert told["errors"][0]["place"] == "content/a.md:3:1"
    assert told["sheets"] == ["/a.css"]
