"""When two references are one paper: by their numbers, or by title and year."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
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


def keys_of(study: Study) -> Iterator[Key]:
    """Its numbers, which are plain, so that only the case of a DOI has no say; then title and year."""
    if study.doi:
        yield Key("doi", "DOI", study.doi.lower())
    if study.pmid:
        yield Key("pmid", "PMID", study.pmid)
    if study.pmcid:
        yield Key("pmcid", "PMCID", study.pmcid)
    if study.year:
        yield Key("title", "title and year", f"{squeezed(study.title)} {study.year}")


def squeezed(title: str) -> str:
    """The letters and digits of a title, in one case."""
    if title.isascii():
        return title.lower().encode().translate(None, _SIGNS).decode()
    return "".join(filter(str.isalnum, title.casefold()))


def are_apart(studies: Collection[Study]) -> bool:
    """Whether a quick look tells that no two of them share anything, as nearly always."""
    count = len(studies)
    numbers = {study.doi.lower() for study in studies if study.doi}
    titles = {squeezed(study.title) for study in studies}
    pmcids = [study.pmcid for study in studies if study.pmcid]
    is_apart = len(numbers) == len(titles) == len({study.pmid for study in studies}) == count
    return is_apart and len(set(pmcids)) == len(pmcids)


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
