"""Pages offer documents, pictures and films; never what a browser would run as a page of the practice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.sites import BASE, article, build, messages, write_site

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
ACTIVE = [
    "xhtml", "xht", "shtml", "xml", "xsl", "xslt", "js", "mjs", "mht", "mhtml", "php", "hta",
    "swf", "jar", "css", "wasm", "exe", "docm", "XHTML", "rdf", "atom", "svgz",
]  # fmt: skip


@pytest.mark.parametrize("name", [*(f"a.{ending}" for ending in ACTIVE), "LICENSE"])
def test_a_file_that_may_act_is_refused(tmp_path: Path, name: str) -> None:
    text = BASE + article("stenosis", body=f"[A form]({name})")
    write_site(tmp_path, f"{text}-- content/articles/{name} --\n{SVG.format('<script/>')}\n")
    lines = messages(build(tmp_path, tmp_path / "build"))
    assert [
        line for line in lines if line.startswith(f"content/articles/stenosis.md:7:1: error M203 {name} ")
    ]
    assert not (tmp_path / "build").exists()


def test_a_drawing_that_acts_is_refused_as_a_download_too(tmp_path: Path) -> None:
    text = BASE + article("stenosis", body="[A form](a.SVG)")
    write_site(tmp_path, f"{text}-- content/articles/a.SVG --\n{SVG.format('<script/>')}\n")
    (line,) = messages(build(tmp_path, None))
    assert "error M202 the picture content/articles/a.SVG holds a script" in line


@pytest.mark.parametrize("name", ["a.pdf", "A.PDF", "a.csv", "a.ics", "a.mp4", "a.v2.zip", "a.svg"])
def test_a_document_is_offered(tmp_path: Path, name: str) -> None:
    text = BASE + article("stenosis", body=f"[A form]({name})")
    write_site(tmp_path, f"{text}-- content/articles/{name} --\n{SVG.format('')}\n")
    assert messages(build(tmp_path, tmp_path / "build")) == []
    assert list((tmp_path / "build/assets").glob(f"a.*.{name.rpartition('.')[2].lower()}"))
