"""The parts that AMA entries are made of: the byline, the editors, the place in a journal, the imprint."""

from __future__ import annotations

from functools import lru_cache

from tpm_site.evidence.dates import english_date, english_partial_date
from tpm_site.evidence.formatting import Piece, bare
from tpm_site.evidence.identifiers import doi_and_url
from tpm_site.evidence.reference_parts import (
    edition_of,
    names,
    numbers_of,
    pages_of,
    people_and_groups,
    volume_of,
    web_address,
    year_of,
)
from tpm_site.model.reference import Author, Reference

ALL_NAMED = 6
"""Up to so many authors are all named (3.7)."""
NAMED_OF_MORE = 3
"""Of more than that, so many, and et al."""


def byline(authors: tuple[Author, ...]) -> str:
    """`Kumar K, Taylor RS, Jacques L, et al; PROMISE Study Group` (3.7).

    Groups come after the people, whatever their place in the record. Empty without authors.
    """
    people, groups = people_and_groups(authors)
    if len(people) > ALL_NAMED:
        text = names([*[author.name for author in people[:NAMED_OF_MORE]], "et al"])
    else:
        text = names([author.name for author in people])
    return "; ".join(filter(None, (text, *groups))) if groups else text


def editors(reference: Reference) -> str:
    """`Roe JP, Coe RT, eds`; empty without editors (3.12.4)."""
    people = byline(reference.editors)
    return f"{people}, {'ed' if len(reference.editors) == 1 else 'eds'}" if people else ""


def edition(reference: Reference) -> str:
    """`2nd ed` (3.12.5)."""
    number = edition_of(reference)
    return f"{number} ed" if number else ""


def volume(reference: Reference) -> str:
    """`Vol 2` of a book (3.12.3)."""
    number = bare(reference.volume)
    return f"Vol {number}" if number else ""


def imprint(reference: Reference) -> str:
    """`Publisher; Year:pages` (3.12.1). The 11th edition names no place."""
    head = "; ".join(filter(None, (bare(reference.publisher), year_of(reference))))
    pages = pages_of(reference)
    return f"{head}:{pages}" if head and pages else head or pages


def numbering(reference: Reference, day: str) -> str:
    """`2022;23(suppl 2):S50-S62`: the place in a journal, with what is known of it (3.11)."""
    text = day
    if reference.volume or reference.issue:
        number = _volume_and_issue(volume_of(reference), reference.issue)
        text = f"{day};{number}" if day and number else day or number
    pages = pages_of(reference)
    return f"{text}:{pages}" if text and pages else text or pages


@lru_cache(maxsize=4096)
def _volume_and_issue(volume: str, issue: str) -> str:
    """`23(suppl 2)`, or `44(1)(suppl 1)`, or `170(1, pt 2)`."""
    numbers = numbers_of(volume, issue)
    part = f"pt {numbers.part}" if numbers.part else ""
    issue = ", ".join(filter(None, (numbers.issue, part)))
    supplement = f"(suppl {numbers.supplement})".replace(" )", ")") if numbers.is_supplement else ""
    return numbers.volume + (f"({issue})" if issue else "") + supplement


def online_day(reference: Reference) -> str:
    """The day on which it was first put online, as far as it is known."""
    if reference.online:
        return english_date(reference.online)
    return english_partial_date(reference.issued) or year_of(reference)


def whereabouts(reference: Reference) -> tuple[Piece, ...]:
    """The DOI alone where there is one (3.15), else the day of access and the URL."""
    found = doi_and_url(reference.doi) if reference.doi else None
    address: tuple[Piece, ...] = ((f"doi:{found[0]}", "plain", found[1]),) if found else _address(reference)
    if reference.updated:
        return ((f"Updated {english_date(reference.updated)}", "plain", None), *address)
    return address


def _address(reference: Reference) -> tuple[Piece, ...]:
    url = web_address(reference)
    if not url:
        return ()
    seen = f"Accessed {english_date(reference.accessed)}" if reference.accessed else ""
    return ((seen, "plain", None), (url, "plain", url))
