"""The examples of the manual, as an editor sees them: the wrong ones are marked, the mended ones are not."""

from __future__ import annotations

import re
from importlib.resources import files as files_of

import pytest

from tests.support.editors import faults, schema_for
from tests.test_manual import NOT_WRITTEN_AS_TEXT, _sections

PAGES = sorted(
    page.name.removesuffix(".md")
    for page in files_of("tpm_site").joinpath("manual").iterdir()
    if page.name.removesuffix(".md") not in NOT_WRITTEN_AS_TEXT
)
SEEN = ("F101", "F102", "F103", "F105", "F108")
"""What is wrong with the shape of a value. All else needs the text of the file, other files, or the day."""
FILE = re.compile(
    r"^-- (?P<path>\S+)(?: \([\w-]+\))?(?: -> \S+)? --\n(?P<text>(?:(?!-- ).*\n)*)", re.MULTILINE
)


def files(code: str, section: str) -> dict[str, str]:
    """The files of an example for which an editor has a schema."""
    found = {m["path"]: m["text"] for m in FILE.finditer(_sections(code)[section])}
    return {path: text for path, text in found.items() if schema_for(path)}


@pytest.mark.parametrize("code", SEEN)
def test_what_is_wrong_is_marked(code: str) -> None:
    findings = _sections(code)["Finding"].splitlines()
    wrong = {line.partition(":")[0] for line in findings}
    examples = files(code, "Wrong")
    assert {path for path, text in examples.items() if faults(schema_for(path), text)} == wrong


@pytest.mark.parametrize("code", PAGES)
def test_what_is_mended_is_not_marked(code: str) -> None:
    for path, text in files(code, "Mended").items():
        assert faults(schema_for(path), text) == [], path
