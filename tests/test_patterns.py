"""Regular expressions are right on every Python that runs the program."""

from __future__ import annotations

import re

from tests.support.sites import REPOSITORY

_POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+(?!\+)")


def test_no_group_is_repeated_possessively() -> None:
    """Before 3.11.5 Python takes more for it than there is (gh-100061). `(?>(?:ab|c)*)` says the same."""
    files = (REPOSITORY / "src").rglob("*.py")
    found = {file.name: _POSSESSIVE_GROUP.findall(file.read_text(encoding="utf-8")) for file in files}
    assert {name: groups for name, groups in found.items() if groups} == {}
    assert _POSSESSIVE_GROUP.search(r"(?:a|b)*+")
