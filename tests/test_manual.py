"""Every finding has a page in the manual, whose examples are true: the golden messages."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.support.sites import ARTICLE, BASE, build, messages, write_site
from tpm_site.base.codes import CODES

_NAMES = "Wrong|Finding|Mended"
_OVER_LINES = re.MULTILINE | re.DOTALL
_SECTION = re.compile(rf"^## (?P<name>{_NAMES})\n(?P<text>.*?)(?=^## (?:{_NAMES})\n|\Z)", _OVER_LINES)
_BLOCK = re.compile(r"^(?P<fence>`{3,4})(?:site|text)\n(?P<text>.*?)^(?P=fence)$", _OVER_LINES)
NOT_WRITTEN_AS_TEXT = {"F008"}
"""Findings that need more than a text to come about; each has a test of its own."""


def _sections(code: str) -> dict[str, str]:
    page = files("tpm_site").joinpath("manual", f"{code}.md").read_text(encoding="utf-8")
    blocks = ((m["name"], _BLOCK.search(m["text"])) for m in _SECTION.finditer(page))
    return {name: block["text"] for name, block in blocks if block}


@pytest.mark.parametrize("code", CODES)
def test_page_begins_with_the_code_and_its_name(code: str) -> None:
    page = files("tpm_site").joinpath("manual", f"{code}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# {code} {CODES[code].name}\n")


def test_no_page_without_a_code() -> None:
    pages = {page.name.removesuffix(".md") for page in files("tpm_site").joinpath("manual").iterdir()}
    assert pages == set(CODES)


@pytest.mark.parametrize("code", [code for code in CODES if code not in NOT_WRITTEN_AS_TEXT])
def test_wrong_example_gives_just_the_finding_shown(code: str, tmp_path: Path) -> None:
    sections = _sections(code)
    write_site(tmp_path, BASE + sections["Wrong"])
    assert messages(build(tmp_path, None)) == sections["Finding"].splitlines()


@pytest.mark.parametrize("code", [code for code in CODES if code not in NOT_WRITTEN_AS_TEXT])
def test_mended_example_gives_no_finding(code: str, tmp_path: Path) -> None:
    write_site(tmp_path, BASE + _sections(code)["Mended"])
    assert messages(build(tmp_path, None)) == []


def test_file_too_large_to_be_an_article(tmp_path: Path) -> None:
    write_site(tmp_path, BASE + ARTICLE.format(body="word " * 1_000_000))
    (message,) = messages(build(tmp_path, None))
    assert message.startswith("content/articles/stenosis.md:1:1: error F008 the file is too large")
