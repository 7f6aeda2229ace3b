"""The style of references, chosen in site.yaml: of our own, or of CSL from a file of the project."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cli import PROGRAM
from tests.support.sites import REPOSITORY, article, build, messages, write_site

CSL = (REPOSITORY / "tests/evidence/plain.csl").read_text(encoding="utf-8")
SITE = """\
-- content/site.yaml --
name: Example Clinic
base_url: https://clinic.example
evidence: {style: STYLE}
-- content/categories/back-pain.md --
---
title: Back pain
summary: All about backs.
---
-- content/evidence/studies.yaml --
- {id: kumar-2007, type: article-journal, title: Spinal cord stimulation, authors: [Kumar K, Taylor RS],
   journal_abbrev: Pain, year: 2007, issued: 2007-11, volume: 132, issue: 1-2, pages: 179-188, pmid: 17845835}
"""
CITING = article("stenosis", body="It helped [@kumar-2007].")
SHOWN = {
    "ama": "Kumar K, Taylor RS. Spinal cord stimulation. <em>Pain</em>. 2007;132(1-2):179-188.",
    "vancouver": (
        "Kumar K, Taylor RS. Spinal cord stimulation. Pain. 2007 Nov;132(1-2):179-88. PMID: 17845835."
    ),
    "content/plain.csl": (
        "Kumar, K. and Taylor, R. S. (2007). <em>Spinal cord stimulation</em>. Pain 132 179–188."
    ),
}


def site(root: Path, style: str, source: str = CSL) -> Path:
    write_site(root, SITE.replace("STYLE", style) + CITING)
    (root / "content/plain.csl").write_text(source, encoding="utf-8")
    return root


def entry(root: Path) -> str:
    page = (root / "build/articles/stenosis/index.html").read_text(encoding="utf-8")
    found = re.search(r"<ol>\s*<li[^>]*>\s*<p>(.*?)</p>", page)
    return found[1] if found else ""


def test_another_style_is_another_page(tmp_path: Path) -> None:
    for style, shown in (*SHOWN.items(), *SHOWN.items()):
        report = build(site(tmp_path, style), tmp_path / "build")
        assert messages(report) == []
        assert entry(tmp_path) == shown
        assert "articles/stenosis/index.html" in report.rendered


def test_the_file_of_a_style_is_an_input_of_the_page(tmp_path: Path) -> None:
    build(site(tmp_path, "content/plain.csl"), tmp_path / "build")
    assert build(tmp_path, tmp_path / "build").rendered == ()
    site(tmp_path, "content/plain.csl", CSL.replace('<text variable="page"/>', ""))
    report = build(tmp_path, tmp_path / "build")
    assert "articles/stenosis/index.html" in report.rendered
    assert entry(tmp_path).endswith("Pain 132.")


def test_other_words_are_printed_in_the_style_that_was_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        build(site(tmp_path, "content/plain.csl"), tmp_path / "build")
    monkeypatch.delattr("tpm_site.engine.pipeline.run")
    write_site(tmp_path, article("stenosis", body="It helped some [@kumar-2007]."))
    assert build(tmp_path, tmp_path / "build").rendered == ("articles/stenosis/index.html",)
    assert entry(tmp_path) == SHOWN["content/plain.csl"]


def test_many_processes_write_the_same(tmp_path: Path) -> None:
    site(tmp_path, "content/plain.csl")
    write_site(tmp_path, "".join(article(f"a-{n}", body="It helped [@kumar-2007].") for n in range(200)))
    report = build(tmp_path, tmp_path / "build", jobs=2)
    assert messages(report) == []
    pages = (tmp_path / "build/articles").glob("*/index.html")
    assert {SHOWN["content/plain.csl"] in page.read_text(encoding="utf-8") for page in pages} == {True}


@pytest.mark.parametrize(
    ("style", "message"),
    [
        ("apa", 'F103 "style" in "evidence" wants a style of references, not \'apa\''),
        ("../plain.csl", 'F103 "style" in "evidence" wants a style of references, not \'../plain.csl\''),
        ("content/no.csl", "F113 there is no content/no.csl"),
    ],
)
def test_a_style_that_is_not_there(tmp_path: Path, style: str, message: str) -> None:
    (found,) = messages(build(site(tmp_path, style), tmp_path / "build"))
    assert found == f"content/site.yaml:3:19: error {message}"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "content/plain.csl:1:1: error F002 the file is empty"),
        ("<style>\n<oops></style>", "content/plain.csl:2:1: error F113 this is no XML: "),
        (
            CSL.replace("<bibliography>", "<!--").replace("</bibliography>", "-->"),
            "content/plain.csl:1:1: error F113 ",
        ),
    ],
)
def test_a_style_that_is_none(tmp_path: Path, source: str, message: str) -> None:
    (found,) = messages(build(site(tmp_path, "content/plain.csl", source), tmp_path / "build"))
    assert found.startswith(message)


def test_a_reference_that_the_style_cannot_write_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = CSL.replace('variable="container-title"', 'macro="journals"')
    monkeypatch.setattr("tpm_site.engine.reading.check_style", lambda style: None)
    (found,) = messages(build(site(tmp_path, "content/plain.csl", source), tmp_path / "build"))
    assert found.startswith('content/plain.csl:1:1: error F113 citeproc-py cannot write "kumar-2007"')
    assert not (tmp_path / "build/index.html").exists()


@pytest.mark.parametrize(("style", "is_imported"), [("vancouver", False), ("content/plain.csl", True)])
def test_citeproc_is_imported_only_where_it_is_used(tmp_path: Path, style: str, is_imported: bool) -> None:
    code = f"import sys\ntry:\n    {PROGRAM}\nfinally:\n    print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, "build", "--root", str(site(tmp_path, style))],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY / "src")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    imported = {name.partition(".")[0] for name in done.stdout.split()}
    assert "tpm_site" in imported
    assert ({"citeproc", "lxml"} <= imported) == is_imported
    assert ("citeproc" in imported) == is_imported
