"""Texts made to be slow or to break the parser: work grows with the text, and nesting ends in a finding.

Work is counted in steps of the interpreter, which are the same on every machine. What a regular
expression does within one step is measured by `benchmarks/hostile.py`.
"""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from benchmarks.hostile import text
from tests.support.markdown import findings, parsed
from tpm_site.base.span import Mark
from tpm_site.markdown.context import Context
from tpm_site.markdown.parser import ParsedText, parse
from tpm_site.markdown.place import RegionPlace

GROWING = (
    "headings",
    "headings with an id",
    "notes without a mark",
    "notes and marks",
    "one note twice",
    "many marks of a note",
    "addresses without a link",
    "links",
    "links without words",
    "citations",
    "citations in a row",
    "notes lost",
    "braces",
    "callouts",
    "callouts never closed",
    "risks",
    "sides",
    "a long table",
    "a table with empty lines",
    "lines of text",
    "bullets",
    "claims",
    "claims under a condition",
    "claims in a list",
    "claims of one trial",
    "a table of claims",
)
NESTED = {
    "quotations": "> " * 38 + "a\n\n::: note H\nx\n:::",
    "quotations in a line": ">" * 60 + " ![a](b.png) [@c] [d](e.md)\n\n[@a] ::: include x :::",
    "callouts": "::: note H\n\n" * 39 + "x [@a]\n\n" + ":::\n\n" * 39,
    "lists": "".join("  " * depth + "- a\n" for depth in range(60)) + "\n::: include flags :::",
    "notes": "a[^1]\n\n[^1]: " + "> " * 40 + "b[^1] [@c]",
}


def steps(source: str) -> int:
    """How many steps the interpreter takes to parse a text."""
    count = 0

    def trace(frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        parsed(source)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_text_is_twice_the_work(name: str) -> None:
    parsed(text(name, 1))  # What is made once for all texts is not counted.
    once, twice, four_times = (steps(text(name, count)) for count in (20, 40, 80))
    assert four_times - twice <= 3 * (twice - once)


def in_an_answer(source: str) -> ParsedText:
    return parse(source, "en", Context(RegionPlace("x.md", source, Mark(1), source), allows_headings=False))


@pytest.mark.parametrize("name", NESTED)
def test_what_is_nested_too_deep_is_found_once(name: str) -> None:
    for result in (parsed(NESTED[name]), in_an_answer(NESTED[name])):
        assert [line.split()[1] for line in findings(result)].count("M113") == 1


def test_a_note_that_holds_itself_comes_to_an_end() -> None:
    assert findings(parsed("[^1]\n\n[^1]: x[^1]")) == []
    assert findings(parsed("a^[b^[c^[d]]]")) == []


@pytest.mark.parametrize(
    "sign", ["[", "![", "[^a", "^[", "[@", "{#", "(a)[", "**", "> ", "- ", "<a ", "::: note\n"]
)
def test_a_sign_a_thousand_times_is_a_text(sign: str) -> None:
    parsed("a " + sign * 1000)
    in_an_answer("a " + sign * 1000)


def test_places_in_an_answer_are_those_of_each_use() -> None:
    raw = "  One [^a],\n    two [^a],\n\n    three [^b] and [^a]."
    folded = "One [^a], two [^a],\nthree [^b] and [^a]."
    place = RegionPlace("x.md", raw, Mark(5, 3), folded)
    found = parse(folded, "en", Context(place, allows_headings=False)).diagnostics
    assert [(f.span.line, f.span.column) for f in found] == [(5, 9), (6, 9), (8, 11), (8, 20)]
