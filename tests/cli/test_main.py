"""The program helps those who ask, and answers wrong use with one line and exit code 2."""

from __future__ import annotations

import gc
import re
import tomllib

import pytest

from tests.support.cli import Terminal, run_apart
from tests.support.sites import BASE, REPOSITORY, article, write_site
from tpm_site import __version__
from tpm_site.base.codes import CODES


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(tpm_site: Terminal, option: str) -> None:
    assert tpm_site(option) == (0, f"tpm-site {__version__}\n", "")


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


@pytest.mark.parametrize("arguments", [["--help"], ["-h"]])
def test_help_teaches_a_first_day(tpm_site: Terminal, arguments: list[str]) -> None:
    run = tpm_site(*arguments)
    assert (run.code, run.err) == (0, "")
    for word in (
        "build",
        "check",
        "serve",
        "new article",
        "explain",
        "Exit codes: 0 done; 1 the content has errors; 2",
    ):
        assert word in run.out


@pytest.mark.parametrize("command", ["build", "check", "serve", "new", "evidence watch", "explain"])
def test_every_command_explains_its_options(tpm_site: Terminal, command: str) -> None:
    run = tpm_site(*command.split(), "--help")
    assert run.code == 0
    options = {"build": ["--root", "--out", "--base-url", "--date", "--drafts", "--jobs"],
               "check": ["--root", "--format", "--base-url", "--date", "--drafts", "--jobs"],
               "serve": ["--root", "--host", "--port", "--open", "--base-url", "--date", "--jobs"],
               "new": ["--root", "--slug"],
               "evidence watch": ["--root", "--retractions", "--fetch", "--offline", "--check"],
               "explain": []}[command]  # fmt: skip
    assert [option for option in options if option not in run.out] == []
    documented = re.findall(r"^  (--[\w-]+)[^\n]*?(?:  (\S.*))?$", run.out, re.MULTILINE)
    assert len(documented) > len(options) - 1


WRONG = {
    "no command": (["bild"], 'there is no command "bild"; did you mean "build"?'),
    "no option": (["build", "--rot", "."], "--rot"),
    "no day": (["build", "--date", "tomorrow"], "'tomorrow' is not a day such as 2027-01-01"),
    "no such day": (["build", "--date", "2026-02-30"], "'2026-02-30' is not a day"),
    "a day too far": (["build", "--date", "9999-12-31"], "does not lie between 1900-01-01 and 2199-12-31"),
    "no address": (["build", "--base-url", "clinic.example"], "wants the site's address such as"),
    "no number": (["build", "--jobs", "many"], "many"),
    "no process": (["build", "--jobs", "0"], "0"),
    "no format": (["check", "--format", "xml"], "xml"),
    "no kind": (["new", "poem", "Title"], "poem"),
    "no title": (["new", "article"], "TITLE"),
    "no code": (["explain", "x1o3"], 'there is no finding "x1o3"; did you mean "X103"? `tpm-site explain`'),
    "nothing like a code": (["explain", "nonsense"], 'no finding "nonsense". `tpm-site explain` lists all.'),
    "an argument too many": (["build", "here"], "here"),
    "no folder": (["build", "--root", "nowhere"], "nowhere"),
    "a file for a folder": (["build", "--root", "file"], "file"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_is_said_in_a_line_and_ends_with_two(tpm_site: Terminal, case: str) -> None:
    (tpm_site.root / "file").write_bytes(b"")
    arguments, message = WRONG[case]
    run = tpm_site(*arguments)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert "Traceback" not in run.err
    assert sorted(path.name for path in tpm_site.root.iterdir()) == ["file"]


@pytest.mark.parametrize("was_on", [True, False])
def test_garbage_is_collected_again_after_a_run(tpm_site: Terminal, was_on: bool) -> None:
    write_site(tpm_site.root, BASE + article("stenosis"))
    (gc.enable if was_on else gc.disable)()
    try:
        for arguments in (["check"], ["build", "--out", "content"]):
            tpm_site(*arguments)
            assert gc.isenabled() is was_on
    finally:
        gc.enable()


def fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def run(*_: object) -> None:
        raise error

    monkeypatch.setattr("tpm_site.engine.pipeline.run", run)


def test_a_fault_of_the_program_is_one_line_and_no_fault_of_the_content(
    tpm_site: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(monkeypatch, ValueError("two\nlines"))
    run = tpm_site("build")
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        "tpm-site: a fault of the program, not of your content: ValueError: two lines; "
        "please report it, with what is shown when TPM_SITE_TRACEBACK=1 is set\n"
    )


def test_those_who_ask_for_it_see_where_the_program_failed(
    tpm_site: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TPM_SITE_TRACEBACK", "1")
    fail_with(monkeypatch, ValueError("here"))
    run = tpm_site("build")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("Traceback (most recent call last):\n")
    assert "ValueError: here\n" in run.err


def test_who_stops_it_gets_a_quiet_line(tpm_site: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(monkeypatch, KeyboardInterrupt())
    assert tpm_site("build") == (130, "", "tpm-site: stopped\n")


def test_without_a_command_the_help_is_shown(tpm_site: Terminal) -> None:
    run = tpm_site()
    assert run.code == 2
    assert "Exit codes" in run.err + run.out


def test_explain_shows_the_manual_page_in_any_case(tpm_site: Terminal) -> None:
    page = tpm_site("explain", "F101")
    assert page.code == 0
    assert page.out.startswith("# F101 unknown-key\n")
    assert tpm_site("explain", "f101") == page


def test_explain_lists_all_codes(tpm_site: Terminal) -> None:
    run = tpm_site("explain")
    assert [line.split()[0] for line in run.out.splitlines()] == list(CODES)


def test_output_that_cannot_be_encoded_is_no_fault(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE + article("stenosis", body="Größe [→](nichts.md)"))
    for form in ("text", "json", "github"):
        run = run_apart(tpm_site.root, "check", "--format", form, PYTHONIOENCODING="ascii")
        assert run.code == 1, run.err
        assert "Traceback" not in run.err
        assert "nichts.md" in run.out + run.err


def test_colour_is_for_terminals(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE + article("stenosis", "sumary: x"))
    run = tpm_site("check")
    assert "\x1b" not in run.out + run.err
