"""When two references are one paper: by their numbers, or by title and year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tpm_site.model.study import Study

_SIGNS = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_WORD = re.compile(r"\w+")
_ALIKE = 0.8
"""Titles of which so much is the same are one title, copied from two places."""


class Key(NamedTuple):
    """What a paper is told by: the field that holds it, what it is called, and its value to compare."""

    field: str
    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.field}:{self.value}"


def number_keys(study: Study) -> Iterator[Key]:
    """The numbers that a paper has alone. They are plain, so that only the case of a DOI has no say."""
    if study.doi:
        yield Key("doi", "DOI", study.doi.lower())
    if study.pmid:
        yield Key("pmid", "PMID", study.pmid)
    if study.pmcid:
        yield Key("pmcid", "PMCID", study.pmcid)


def title_key(study: Study) -> Key | None:
    """Title and year, without case, punctuation and spaces; None without a year."""
    return Key("title", "title and year", f"{squeezed(study.title)} {study.year}") if study.year else None


def squeezed(title: str) -> str:
    """The letters and digits of a title, in one case."""
    if title.isascii():
        return title.lower().encode().translate(None, _SIGNS).decode()
    return "".join(filter(str.isalnum, title.casefold()))


def may_be_one(one: Study, other: Study) -> bool:
    """Whether two references that share a number may be one paper: else one of them has the other's number.

    A title without its subtitle is the same title. One with another number in it is not, such as that of the
    five-year results; nor is one that is only like it, of another year.
    """
    first, second = squeezed(one.title), squeezed(other.title)
    if first.startswith(second) or second.startswith(first):
        return True
    if one.year and other.year and one.year != other.year:
        return False
    words, others = _words(one.title), _words(other.title)
    if {w for w in words if w.isdigit()} != {w for w in others if w.isdigit()}:
        return False
    return 2 * len(words & others) >= _ALIKE * (len(words) + len(others))


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold()))
