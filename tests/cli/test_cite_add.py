"""`tpm-site cite add FILE`: shows what it writes, and adds to the end of a file what is not there yet."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.support.cli import Run, Terminal
from tests.support.sites import BASE, REPOSITORY, write_site

EXPORTS = REPOSITORY / "tests/data/exports"
FILES = sorted(path for path in EXPORTS.iterdir() if path.suffix in (".nbib", ".ris", ".bib", ".json"))
TARGET = "content/evidence/imported.yaml"
BIB = "@article{a, title = {A title}, author = {Doe, Jane}, year = 2007, doi = {10.1000/A}}\n"
LIBRARY = """\
-- content/evidence/spine.yaml --
# A comment above.
- id: doe-2006-first
  type: article-journal   # a comment behind
  title: The first title
  doi: 10.1000/a
  year: 2006
- {id: roe, type: book, title: "A book", year: 2001}
# A comment at the end.
"""


def faults(run: Run) -> list[str]:
    """What a check finds, but for sources that nobody can follow: a book in print may be one."""
    return [
        line
        for line in run.out.splitlines()
        if " error " in line or (" warning " in line and " C108 " not in line)
    ]


def export(tpm_site: Terminal, text: str, name: str = "export.bib") -> str:
    (tpm_site.root / name).write_text(text, encoding="utf-8")
    return name


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.name != "esearch.json"], ids=lambda path: path.name
)
def test_what_becomes_of_an_export(tpm_site: Terminal, path: Path) -> None:
    """The whole of what is said, as it lies beside the export, and a library without a finding."""
    write_site(tpm_site.root, BASE)
    (tpm_site.root / path.name).write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    run = tpm_site("cite", "add", path.name, "--yes")
    expected = path.with_name(f"{path.name}.txt").read_text(encoding="utf-8")
    assert f"exit code {run.code}\n{run.out}{run.err}" == expected
    assert faults(tpm_site("check")) == []
    written = (tpm_site.root / TARGET).read_text(encoding="utf-8")
    assert written == "\n".join(records_in(run.out))


def records_in(text: str) -> list[str]:
    """The records that were shown."""
    blocks = (block.split("\n", 1)[-1] for block in text.split("\n\n"))
    kept = ("\n".join(line for line in block.split("\n") if "  # " not in line) for block in blocks)
    return [block.strip("\n") + "\n" for block in kept if block.startswith("- id:")]


def test_records_are_added_and_all_else_stays_to_the_byte(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE + LIBRARY)
    file = tpm_site.root / "content/evidence/spine.yaml"
    before = file.read_bytes()
    bib = export(tpm_site, BIB.replace("10.1000/A", "10.1000/b"))
    assert tpm_site("cite", "add", bib, "--to", "spine", "--yes").code == 0
    after = file.read_bytes()
    assert after.startswith(before)
    assert after[len(before) :].startswith(b"\n- id: doe-2007-title\n")
    assert faults(tpm_site("check")) == []
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "before",
    [
        "- id: a\n  type: book\n  title: T",
        "  - id: a\n    type: book\n    title: T\n\n\n",
        "# only a comment\n",
        "\ufeff- id: a\n  type: book\n  title: T\n  finding: >-\n    Folded\n    text.\n",
    ],
)
def test_any_list_can_be_added_to(tpm_site: Terminal, before: str, end: str) -> None:
    write_site(tpm_site.root, BASE)
    file = tpm_site.root / "content/evidence/mine.yaml"
    file.parent.mkdir()
    data = before.replace("\n", end).encode()
    file.write_bytes(data)
    run = tpm_site("cite", "add", export(tpm_site, BIB), "--to", "mine.yaml", "--yes")
    assert run.code == 0, run.err
    assert file.read_bytes().startswith(data.rstrip(b"\r\n"))
    assert (b"\r\n" in file.read_bytes()) == (end == "\r\n")
    assert faults(tpm_site("check")) == []
    assert "doe-2007-title" in tpm_site("cite", "list").out


@pytest.mark.parametrize(
    "before", ["[]\n", "[{id: a, type: book, title: T}]\n", "a: b\n", "- id: a\n  type: x\n", "- id: [\n"]
)
def test_what_cannot_be_added_to_is_left_as_it_is(tpm_site: Terminal, before: str) -> None:
    write_site(tpm_site.root, f"{BASE}-- {TARGET} --\n{before}")
    run = tpm_site("cite", "add", export(tpm_site, BIB), "--yes")
    assert run.code == 1
    assert f"Nothing was written: mend {TARGET} first" in run.err
    assert (tpm_site.root / TARGET).read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("fields", "by"),
    [
        ("title = {Other}, doi = {https://doi.org/10.1000/A}", "DOI"),
        ("title = {The  First title.}, year = 2006", "title and year"),
    ],
)
def test_a_paper_that_is_there_is_named_and_nothing_is_written(
    tpm_site: Terminal, fields: str, by: str
) -> None:
    write_site(tpm_site.root, BASE + LIBRARY)
    run = tpm_site("cite", "add", export(tpm_site, f"@article{{a, {fields}}}"), "--yes")
    assert run.code == 0
    assert f"is there already, with the same {by}: doe-2006-first (content/evidence/spine.yaml:2)" in run.out
    assert "There is nothing to write." in run.out
    assert not (tpm_site.root / TARGET).exists()


def test_a_paper_that_comes_twice_is_written_once(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE)
    run = tpm_site("cite", "add", export(tpm_site, BIB), export(tpm_site, BIB, "two.bib"), "--yes")
    assert "the same DOI: doe-2007-title (export.bib:1)" in run.out
    assert (tpm_site.root / TARGET).read_text(encoding="utf-8").count("- id:") == 1
    assert "There is nothing to write." in tpm_site("cite", "add", "two.bib", "--yes").out


def test_an_id_that_is_taken_is_not_given_again(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE + LIBRARY.replace("doe-2006-first", "doe-2007-title"))
    tpm_site("cite", "add", export(tpm_site, BIB.replace("10.1000/A", "10.1000/b")), "--yes")
    assert "- id: doe-2007-title-2\n" in (tpm_site.root / TARGET).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answer", "code", "is_written"), [("y\n", 0, True), ("n\n", 0, False), ("", 2, False)]
)
def test_it_asks_before_it_writes(
    tpm_site: Terminal, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, is_written: bool
) -> None:
    write_site(tpm_site.root, BASE)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    run = tpm_site("cite", "add", export(tpm_site, BIB))
    assert run.code == code
    assert f"Write 1 record to {TARGET}?" in run.out
    assert (tpm_site.root / TARGET).exists() == is_written


@pytest.mark.parametrize(
    "target", ["../x", "a/../../x", "", "x.lock.yaml", ".hidden", "/etc/x", "watch.lock", "a\nb"]
)
def test_records_go_to_the_library_only(tpm_site: Terminal, target: str) -> None:
    write_site(tpm_site.root, BASE)
    run = tpm_site("cite", "add", export(tpm_site, BIB), "--to", target, "--yes")
    assert run.code == 2
    assert "is no file of the library" in run.err
    assert not (tpm_site.root / "content/evidence").exists()


def test_a_folder_that_is_a_link_leads_nowhere(tpm_site: Terminal, tmp_path: Path) -> None:
    write_site(tpm_site.root, BASE)
    outside = tmp_path / "outside"
    outside.mkdir()
    (tpm_site.root / "content/evidence").mkdir()
    (tpm_site.root / "content/evidence/in").symlink_to(outside)
    run = tpm_site("cite", "add", export(tpm_site, BIB), "--to", "in/x.yaml", "--yes")
    assert run.code == 1
    assert "content/evidence/in:1:1: error F205 a link to a folder is not followed" in run.err
    assert list(outside.iterdir()) == []


def test_a_value_that_no_record_may_hold_is_left_out_and_said(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE)
    run = tpm_site("cite", "add", export(tpm_site, BIB.replace("year", "url = {https://x}, year")), "--yes")
    assert (run.code, "# note: left out: " in run.out) == (0, True)
    assert tpm_site("check").code == 0


def test_what_cannot_be_read_is_said_with_its_line_and_the_rest_is_written(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE)
    run = tpm_site("cite", "add", export(tpm_site, BIB + "\n@book{b, year = 2000}\n"), "--yes")
    assert run.code == 1
    assert "export.bib:3: error an entry without a title: b\n" in run.err
    assert "Wrote 1 record" in run.out


def test_what_is_no_file_and_no_number_is_refused(tpm_site: Terminal) -> None:
    write_site(tpm_site.root, BASE)
    run = tpm_site("cite", "add", "nothing.bib")
    assert (run.code, run.out) == (2, "")
    assert '"nothing.bib" is neither a file, nor a DOI, nor a PMID' in run.err


def test_without_a_project_nothing_is_done(tpm_site: Terminal) -> None:
    run = tpm_site("cite", "add", export(tpm_site, BIB), "--yes")
    assert run.code == 1
    assert "F207" in run.err
