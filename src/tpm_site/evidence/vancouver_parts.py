"""The parts that Vancouver entries are made of: byline, editors, the place in a journal, imprint, address."""

from __future__ import annotations

import re
from functools import lru_cache

from tpm_site.evidence.dates import short_date, short_partial_date
from tpm_site.evidence.formatting import Piece, bare
from tpm_site.evidence.identifiers import PMCID, PMID, doi_and_url
from tpm_site.evidence.languages import foreign_language
from tpm_site.evidence.reference_parts import (
    edition_of,
    is_put_online,
    names,
    numbers_of,
    pages_of,
    people_and_groups,
    title_of,
    volume_of,
    web_address,
    year_of,
)
from tpm_site.model.reference import Author, Reference

ALL_NAMED = 6
"""So many authors are named; of more than that, as many and et al."""

_PAGES = re.compile(r"([A-Za-z]*)([0-9]+)-\1([0-9]+)")
_RANK = re.compile(r"(?<=\s)(?:II|III|IV)\Z")
_RANKS = {"II": "2nd", "III": "3rd", "IV": "4th"}


def byline(authors: tuple[Author, ...]) -> str:
    """`Kumar K, Taylor RS, …, et al.; PROMISE Study Group`: groups come after the people."""
    people, groups = people_and_groups(authors)
    text = names([author.name for author in people[:ALL_NAMED]])
    if len(people) > ALL_NAMED:
        text += ", et al."
    if "I" in text:
        text = ", ".join([_RANK.sub(_rank, name) for name in text.split(", ")])
    return "; ".join(filter(None, (text, *groups))) if groups else text


def _rank(found: re.Match[str]) -> str:
    return _RANKS[found[0]]


def editors(reference: Reference) -> str:
    """`Roe JP, Coe RT, editors`; empty without editors."""
    people = byline(reference.editors)
    return f"{people}, editor{'' if len(reference.editors) == 1 else 's'}" if people else ""


def title(reference: Reference) -> str:
    """The title; one that was translated stands in brackets."""
    text = title_of(reference)
    if not reference.language or text[:1] == "[":
        return text
    return f"[{text}]" if foreign_language(reference.language) else text


def language(reference: Reference) -> str:
    """The language of a source that is not in English."""
    return foreign_language(reference.language) if reference.language else ""


def medium(reference: Reference) -> str:
    """` [Internet]` behind the title of what is read on the web."""
    return " [Internet]" if reference.url and web_address(reference) else ""


def edition(reference: Reference) -> str:
    """`2nd ed`."""
    number = edition_of(reference)
    return f"{number} ed" if number else ""


def volume(reference: Reference) -> str:
    """`Vol. 2` of a book."""
    number = bare(reference.volume)
    return f"Vol. {number}" if number else ""


def day_of(reference: Reference) -> str:
    """The date of publication as far as it is known: 2007 Nov 15."""
    return short_partial_date(reference.issued) if reference.issued else year_of(reference)


def cited(reference: Reference) -> str:
    """` [updated 2017 Jan 2; cited 2026 Nov 28]`, for what is read on the web."""
    if not reference.url or not web_address(reference):
        return ""
    updated = f"updated {short_date(reference.updated)}" if reference.updated else ""
    seen = f"cited {short_date(reference.accessed)}" if reference.accessed else ""
    text = "; ".join(filter(None, (updated, seen)))
    return f" [{text}]" if text else ""


def imprint(reference: Reference) -> str:
    """`Place: Publisher; 2007 Nov`."""
    publisher = ": ".join(filter(None, (bare(reference.place), bare(reference.publisher))))
    day = (day_of(reference) + cited(reference)).strip()
    return "; ".join(filter(None, (publisher, day)))


def pages_of_book(reference: Reference) -> str:
    """`p. 93-113`: the pages of a chapter."""
    pages = pages_of(reference)
    return f"p. {short_range(pages)}" if pages else ""


@lru_cache(maxsize=4096)
def short_range(pages: str) -> str:
    """The last page without what it shares with the first: 179-88, S50-62."""
    found = _PAGES.fullmatch(pages)
    if not found or found[2] == found[3]:
        return pages
    prefix, first, last = found.groups()
    if len(first) != len(last):
        return f"{prefix}{first}-{last}"
    shared = next(index for index, (one, other) in enumerate(zip(first, last, strict=True)) if one != other)
    return f"{prefix}{first}-{last[shared:]}"


def numbering(reference: Reference) -> str:
    """`2007 Nov;132(1-2):179-88`: the place in a journal, with what is known of it."""
    text = (day_of(reference) + cited(reference)).strip()
    if reference.volume or reference.issue:
        number = _volume_and_issue(volume_of(reference), reference.issue)
        text = f"{text};{number}" if text and number else text or number
    pages = short_range(pages_of(reference))
    return f"{text}:{pages}" if text and pages else text or pages


@lru_cache(maxsize=4096)
def _volume_and_issue(volume: str, issue: str) -> str:
    """`23 Suppl 2`, or `44(1 Suppl 1)`, or `170(1 Pt 2)`."""
    numbers = numbers_of(volume, issue)
    supplement = f"Suppl {numbers.supplement}".strip() if numbers.is_supplement else ""
    part = f"Pt {numbers.part}" if numbers.part else ""
    if not numbers.issue and not part:
        return f"{numbers.volume} {supplement}".strip()
    inside = " ".join(filter(None, (numbers.issue, part, supplement)))
    return f"{numbers.volume}({inside})"


def is_ahead_of_print(reference: Reference) -> bool:
    """Whether an article has neither volume nor pages yet, but a day online or a DOI."""
    if reference.volume or reference.issue or reference.pages:
        return False
    return is_put_online(reference)


def online(reference: Reference) -> str:
    """`Epub 2007 Sep 12`, or `Epub ahead of print`."""
    if is_ahead_of_print(reference):
        return "Epub ahead of print"
    return f"Epub {short_date(reference.online)}" if reference.online else ""


def whereabouts(reference: Reference, between: str = "") -> tuple[Piece, ...]:
    """`doi: 10.x/y. PMID: n; PMCID: PMCn`, or where a page can be read; `between` stands behind the DOI."""
    found = doi_and_url(reference.doi) if reference.doi else None
    numbers = _numbers(reference.pmid, reference.pmcid)
    end: tuple[Piece, ...] = ((between, "plain", None), (numbers, "plain", None))
    if found:
        return (("doi: ", "plain", None), (found[0], "plain", found[1]), *end)
    url = web_address(reference)
    if url:
        numbers = f"{numbers}. Available from: " if numbers else "Available from: "
        return ((between, "plain", None), (numbers, "plain", None), (url, "plain", url))
    return end


def _numbers(pmid: str, pmcid: str) -> str:
    pmid = (PMID.normalise(pmid) or "") if pmid else ""
    pmcid = (PMCID.normalise(pmcid) or "") if pmcid else ""
    if not pmcid:
        return f"PMID: {pmid}" if pmid else ""
    return f"PMID: {pmid}; PMCID: {pmcid}" if pmid else f"PMCID: {pmcid}"
