"""`tpm-site build`: a bundle, what was left out, and the exit codes that a CI job goes by."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.cli import Terminal, run_apart
from tests.support.sites import BASE, REPOSITORY, article, write_site

SITE = BASE + article("stenosis")
WARNED = BASE.replace(
    "clinic.example", "clinic.example\norganization: {telephone: 'PLACEHOLDER: the number'}", 1
)


def test_a_build_says_what_it_made_and_where(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    run = tpm_site("build", "--date", "2026-11-23")
    assert (run.code, run.err) == (0, "")
    first, last = run.out.splitlines()
    assert re.fullmatch(
        r"Built \d+ pages \(\d+ files\) into build in \d+\.\d\d s: 0 errors, 0 warnings\.", first
    )
    assert last == "No change falls due by itself."
    assert (tpm_site.root / "build/articles/stenosis/index.html").is_file()


def test_errors_are_shown_all_together_and_end_with_one(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE + article("one", "sumary: x") + article("two", body="[x](gone.md)"))
    run = tpm_site("build")
    assert (run.code, run.out) == (1, "")
    assert 'content/articles/one.md:6:1: error F101 unknown key "sumary"; did you mean "summary"?' in run.err
    assert "  6 | sumary: x\n    | ^^^^^^\n" in run.err
    assert "content/articles/two.md:7:" in run.err
    assert run.err.endswith("2 errors, 0 warnings. Nothing was written; build is as it was.\n")
    assert not (tpm_site.root / "build").exists()


def test_warnings_end_with_zero(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, WARNED + article("stenosis"))
    run = tpm_site("build")
    assert run.code == 0
    assert " warning F109 " in run.err
    assert "0 errors, 1 warning." in run.out
    assert (tpm_site.root / "build/manifest.json").is_file()


def test_no_file_of_the_bundle_shows_a_placeholder(tpm_site: Terminal) -> None:
    settings = "".join(f'{key}: "PLACEHOLDER: {key}"\n' for key in ("tagline", "description", "disclaimer"))
    keys = ("legal_name", "description", "telephone", "email", "address")
    settings += "organization:\n" + "".join(f'  {key}: "PLACEHOLDER: {key}"\n' for key in keys)
    write_site(tpm_site.root, SITE.replace("base_url", f"{settings}base_url", 1))
    run = tpm_site("build")
    assert (run.code, run.err.count(" warning F109 ")) == (0, 8)
    files = [path for path in (tpm_site.root / "build").rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if b"PLACEHOLDER" in path.read_bytes()] == []


def test_it_says_what_was_left_out_and_when_the_next_change_falls_due(tpm_site: Terminal) -> None:
    drafts = "".join(article(f"draft-{number}", "draft: true") for number in range(12))
    later = article("later", published="2027-01-05") + article("gone", "expires: 2026-08-01")
    write_site(tpm_site.root, SITE + drafts + later)
    lines = tpm_site("build", "--date", "2026-11-23").out.splitlines()
    assert "Left out, drafts:" in lines
    assert "  content/articles/draft-0.md: Draft 0" in lines
    assert "  and 2 more" in lines
    assert "  content/articles/later.md: Later (until 2027-01-05)" in lines
    assert "Left out, expired:" in lines
    assert lines[-1] == "Next change falls due on 2027-01-05: content/articles/later.md is published."


def test_options_choose_folder_day_address_and_drafts(tpm_site: Terminal, tmp_path: Path) -> None:
    root, out = write_site(tmp_path / "site", SITE + article("draft", "draft: true")), tmp_path / "out"
    options = ("--root", str(root), "--out", str(out), "--base-url", "https://x.example/y/", "--jobs", "1")
    run = tpm_site("build", *options, "--date", "2026-06-30", "--drafts")
    assert run.code == 0, run.err
    page = (out / "articles/stenosis/index.html").read_text(encoding="utf-8")
    assert "Not yet published" in page
    assert 'href="https://x.example/y/articles/stenosis/"' in page
    assert (out / "articles/draft/index.html").is_file()
    assert not (root / "build").exists()


def test_build_goes_into_the_project_folder_wherever_it_is_called_from(
    tpm_site: Terminal, tmp_path: Path
) -> None:
    root = write_site(tmp_path / "a" / "site", SITE)
    assert tpm_site("build", "--root", "a/site").code == 0
    assert (root / "build/index.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--out", "content"], "content lies in content/, which the site is made from"),
        (["--out", "."], "holds the project itself"),
        (["--out", "photos"], "photos is not empty and was not made by tpm-site"),
        (["--out", "photos/a.jpg"], "photos/a.jpg is a file, not a folder"),
    ],
)
def test_a_folder_that_is_refused_ends_with_two(
    tpm_site: Terminal, arguments: list[str], message: str
) -> None:
    write_site(tpm_site.root, SITE + "-- photos/a.jpg --\nmine\n")
    run = tpm_site("build", *arguments)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert (tpm_site.root / "photos/a.jpg").read_bytes() == b"mine\n"


def test_a_folder_without_a_site_says_how_to_make_one(tpm_site: Terminal) -> None:
    run = tpm_site("build")
    assert run.code in (1, 2)
    assert "content/site.yaml" in run.err
    assert list(tpm_site.root.iterdir()) == []


def test_nothing_that_a_file_holds_shows_a_traceback(tpm_site: Terminal) -> None:
    """Every file of a site replaced by every kind of rubbish: findings, exit code 1, and no more."""
    text = (
        SITE + "-- content/glossary.yaml --\n- {term: A, definition: B}\n-- content/evidence/a.yaml --\n[]\n"
    )
    text += "-- content/ctas.yaml --\n{}\n-- templates/card.html --\n-- templates/strings/en-US.yaml --\n{}\n"
    rubbish = (
        b"\0\xff\xfe",
        b"---\n[",
        b"---\n- a\n---\n",
        b"{{ x",
        b": :",
        b"- - - -\n",
        b"---\n\xc3\n---\n",
        b"\r\r",
    )
    write_site(tpm_site.root, text)
    files = sorted(path for path in (tpm_site.root / "content").rglob("*") if path.is_file())
    assert len(files) == 6
    for file in files:
        whole = file.read_bytes()
        for data in rubbish:
            file.write_bytes(data)
            run = tpm_site("build")
            assert run.code == 1, f"{file.name}: {data!r}: {run.err}"
            assert f"{file.relative_to(tpm_site.root)}:" in run.err
        file.write_bytes(whole)


def test_it_runs_as_a_program_of_its_own(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    run = run_apart(tpm_site.root, "build", "--date", "2026-11-23")
    assert run.code == 0, run.err
    assert run.out.startswith("Built ")


def test_a_run_that_takes_long_says_how_far_it_is(
    tpm_site: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tpm_site.cli.running._QUIET_SECONDS", -1)
    write_site(tpm_site.root, SITE)
    lines = tpm_site("build").err.splitlines()
    assert lines
    assert all(re.fullmatch(r"(Reading files|Rendering pages): \d+ of \d+", line) for line in lines)
    assert "\x1b" not in "".join(lines)


SLOW = "import tpm_site.cli.running as r; r._QUIET_SECONDS = -1; from tpm_site.cli.main import main; main()"


def _all_of(terminal: int) -> bytes:
    """What a terminal is written until nobody holds it open: it hands over a few kilobytes at a time."""
    parts = []
    with suppress(OSError):
        while part := os.read(terminal, 65536):
            parts.append(part)
    return b"".join(parts)


def test_on_a_terminal_it_shows_a_bar_and_takes_it_away(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, SITE)
    ours, theirs = os.openpty()
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "src"), "TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, "build"],
        cwd=tpm_site.root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = _all_of(ours).decode()
        said = process.stdout.read() if process.stdout else b""
    os.close(ours)
    assert (process.returncode, said[:6]) == (0, b"Built ")
    assert "Rendering pages" in shown
    assert "━" in shown
    assert shown.endswith("\x1b[2K"), "the line of the bar is cleared at the end"
