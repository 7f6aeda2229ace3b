"""`tpm-site check`: all findings for a person, for a program and for GitHub; nothing is written."""

from __future__ import annotations

import json

import pytest

from tests.support.cli import Terminal
from tests.support.sites import BASE, article, write_site

FAULTY = (
    BASE
    + article("one", "sumary: x", "allow: {L104: for now}", body="[later](two.md)")
    + article("two", "draft: true", body="Line one\n\n<b>%s, bold: yes</b>")
)


def test_a_site_without_faults_ends_with_zero(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE + article("stenosis"))
    assert tpm_site("check") == (0, "0 errors, 0 warnings\n", "")


def test_findings_are_shown_with_source_line_caret_and_help(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE + article("stenosis", "sumary: Größe 腰痛"))
    run = tpm_site("check")
    assert (run.code, run.err) == (1, "")
    assert run.out.endswith("\n1 error, 0 warnings\n")
    assert run.out.splitlines()[:3] == [
        'content/articles/stenosis.md:6:1: error F101 unknown key "sumary"; did you mean "summary"?',
        "  6 | sumary: Größe 腰痛",
        "    | ^^^^^^",
    ]


def test_nothing_is_written(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, FAULTY)
    before = sorted(path for path in tpm_site.root.rglob("*"))
    for form in ("text", "json", "github"):
        assert tpm_site("check", "--format", form).code == 1
    assert sorted(path for path in tpm_site.root.rglob("*")) == before


def test_for_a_program(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, FAULTY)
    run = tpm_site("check", "--format", "json")
    assert (run.code, run.err) == (1, "")
    document = json.loads(run.out)
    assert {name: document[name] for name in ("errors", "warnings")} == {"errors": 2, "warnings": 0}
    assert [(f["file"], f["line"], f["column"], f["code"], f["name"]) for f in document["findings"]] == [
        ("content/articles/one.md", 6, 1, "F101", "unknown-key"),
        ("content/articles/two.md", 10, 1, "M101", "raw-html"),
    ]
    first = document["findings"][0]
    assert first["severity"] == "error"
    assert first["length"] == len("sumary")
    assert first["source"] == "sumary: x"
    assert first["message"] == 'unknown key "sumary"; did you mean "summary"?'


def test_for_github(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, FAULTY)
    run = tpm_site("check", "--format", "github")
    assert (run.code, run.err) == (1, "")
    lines = run.out.splitlines()
    assert lines[0] == (
        "::error file=content/articles/one.md,line=6,col=1,endColumn=7,title=F101 unknown-key::"
        'unknown key "sumary"; did you mean "summary"?'
    )
    assert lines[1].startswith("::error file=content/articles/two.md,line=10,col=1,")
    assert lines[-1] == "2 errors, 0 warnings"
    assert len(lines) == 3


def test_what_a_file_holds_cannot_command_github_or_the_terminal(tpm_site: Terminal) -> None:
    nasty = "-- content/articles/a,b::c%0A.md --\nx\n"
    write_site(tpm_site.root, BASE + article("stenosis", '"x\\e[31m\\n::error::y": z') + nasty)
    for form in ("text", "json", "github"):
        run = tpm_site("check", "--format", form)
        assert run.code == 1
        assert "\x1b" not in run.out + run.err
        assert not [line for line in run.out.splitlines() if line.startswith("::error::")]


@pytest.mark.parametrize("option", ["--drafts", "--date=2027-06-01"])
def test_check_looks_at_the_site_that_build_would_make(tpm_site: Terminal, option: str) -> None:
    text = BASE + article("one", body="[later](two.md)") + article("two", published="2027-01-05")
    write_site(tpm_site.root, text)
    assert "L104" in tpm_site("check", "--date", "2026-11-23").out
    assert tpm_site("check", option) == (0, "0 errors, 0 warnings\n", "")


def test_templates_are_checked_too(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE + article("stenosis") + "-- templates/404.html --\n\n{{ page.nothing }}\n")
    run = tpm_site("check")
    assert run.code == 1
    assert "templates/404.html:2:1: error X101 " in run.out
