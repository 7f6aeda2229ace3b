"""What every style takes from a record alike: people and groups, numbers, pages, the year, the address.

Each style sets these in its own way; nothing here knows one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tpm_site.evidence.formatting import bare
from tpm_site.evidence.identifiers import doi_and_url
from tpm_site.model.reference import Author, Reference

_USUAL_PAGES = re.compile(r"[A-Za-z]*[0-9]+(?:-[A-Za-z]*[0-9]+)?")
# Hyphen, non-breaking hyphen, figure dash, en dash, em dash, minus.
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_NO_BRACKETS = str.maketrans("", "", "()")
_IN_NAMES = str.maketrans(",", " ", ".")
_ABBREVIATION_STOP = re.compile(r"\.(?!\w)|(?<=\b[A-Z])\.(?=[A-Z]\b)")
_SPACED_HYPHEN = re.compile(r"\s*-\s*")
_PAGE_LABEL = re.compile(r"\Ap(?:p\.?|\.)\s*(?=\w)")
_SUPPLEMENT = re.compile(
    r"(?P<issue>.*?)[\s_,;/(-]*\bsupp(?:l|lement)?s?(?![a-z])[\s._-]*(?P<number>.*?)\)?",
    re.IGNORECASE,
)
_PART = re.compile(r"(?P<issue>.*?)[\s,_]*\b(?:pt|part)[\s._]+(?P<number>\w+)", re.IGNORECASE)
_EDITION = re.compile(r"(?P<number>\d{1,6})(?:st|nd|rd|th)?\b|(?P<words>.*?)", re.IGNORECASE)
_EDITION_LABEL = re.compile(r"(?<![\s,])[\s,]*+\bed(?:n|ition)?\.?\Z", re.IGNORECASE)
# 10.1002/14651858.CD014789.pub2: a Cochrane review has no pages but its own number.
_COCHRANE = re.compile(r"10\.1002/14651858\.(?P<number>(?:CD|MR|ED)\d+)(?:\.pub\d+)?", re.IGNORECASE)
_LONGEST = 200
"""More letters than this are no number of a volume or an issue."""
_PEER_REVIEWED = frozenset({"article-journal", "review", "review-book", "periodical"})


class Numbers(NamedTuple):
    """A place in a journal, in bare numbers: volume 23, issue 1, supplement 2, part 3.

    `is_supplement` is there for those that have no number.
    """

    volume: str
    issue: str
    is_supplement: bool
    supplement: str
    part: str


def names(people: list[str]) -> str:
    """People in a row, a comma between them."""
    text = ", ".join(people)
    # Names as the library writes them hold none of this, and need no second look.
    if "." in text or ";" in text or ":" in text or text.count(",") >= len(people):
        text = ", ".join(filter(None, map(_person, people)))
    return text


def _person(name: str) -> str:
    return " ".join(name.translate(_IN_NAMES).split()).strip(" ;:")


def people_and_groups(authors: tuple[Author, ...]) -> tuple[tuple[Author, ...], list[str]]:
    """The people, and the names of groups, whatever their order in the record."""
    groups = [bare(author.name) for author in authors if author.is_group]
    if not groups:
        return authors, groups
    return tuple([author for author in authors if not author.is_group]), groups


def title_of(reference: Reference) -> str:
    """The title; the id where it says nothing."""
    return bare(reference.title) or reference.id


def container_of(reference: Reference) -> str:
    """The whole that a source is a part of, under its full name."""
    return bare(reference.journal) or bare(reference.journal_abbrev)


def year_of(reference: Reference) -> str:
    """Four digits, or nothing."""
    return reference.issued[:4] if reference.year is None else str(reference.year)


@lru_cache(maxsize=4096)
def journal_name(name: str) -> str:
    """A journal's abbreviation without its full stops: N. Engl. J. Med. is N Engl J Med."""
    return bare(_ABBREVIATION_STOP.sub("", name))


def pages_of(reference: Reference) -> str:
    """Pages, or what stands for them: a locator, the number of a Cochrane review."""
    if reference.pages or not reference.doi:
        return page_range(reference.pages)
    found = _COCHRANE.search(reference.doi)
    return found["number"].upper() if found else ""


def page_range(pages: str) -> str:
    """The pages with a hyphen between them and no `pp.` before them; e-locators as they are."""
    if _USUAL_PAGES.fullmatch(pages):
        return pages
    pages = bare(pages.translate(_DASHES))
    if " " in pages or pages[:1] == "p":
        pages = _PAGE_LABEL.sub("", _SPACED_HYPHEN.sub("-", pages))
    return pages


def volume_of(reference: Reference) -> str:
    """The volume. Crossref gives Cochrane's library the year as one, which it is not."""
    volume = reference.volume
    is_year = volume and volume == year_of(reference) and _COCHRANE.search(reference.doi)
    return "" if is_year else volume


@lru_cache(maxsize=4096)
def numbers_of(volume: str, issue: str) -> Numbers:
    """The numbers, from whichever of the two fields holds the supplement or the part."""
    volume, in_volume = _without_supplement(_label(volume))
    issue, in_issue = _without_supplement(_label(issue))
    supplement = in_volume if in_issue is None else in_issue
    part = _PART.fullmatch(issue) if len(issue) <= _LONGEST else None
    if part:
        issue = part["issue"]
    return Numbers(volume, issue, supplement is not None, supplement or "", part["number"] if part else "")


def _without_supplement(text: str) -> tuple[str, str | None]:
    found = _SUPPLEMENT.fullmatch(text) if len(text) <= _LONGEST else None
    return (_label(found["issue"]), _label(found["number"])) if found else (text, None)


def _label(text: str) -> str:
    """A volume's or an issue's number without what encloses it: (3) is 3."""
    text = bare(text.translate(_DASHES))
    encloses = text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1
    if encloses or text.count("(") != text.count(")"):
        text = bare(text.translate(_NO_BRACKETS))
    return text


def edition_of(reference: Reference) -> str:
    """`2nd`, `Rev`: which edition, without the word for it. The first is not named."""
    if not reference.edition:
        return ""
    text = bare(_EDITION_LABEL.sub("", bare(reference.edition)))
    found = _EDITION.fullmatch(text)
    if not found or not found["number"]:
        return text
    number = int(found["number"])
    return f"{number}{_ordinal_ending(number)}" if number > 1 else ""


def version_of(reference: Reference) -> str:
    """`Version 2` of data or of a program."""
    text = bare(reference.edition)
    return f"Version {text}" if text[:1].isdigit() else text


def _ordinal_ending(number: int) -> str:
    if 10 < number % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def is_put_online(reference: Reference) -> bool:
    """Whether an article without a place in its journal is known to be online: by its day, or by a DOI."""
    if reference.online:
        return True
    is_one = reference.type in _PEER_REVIEWED and bool(year_of(reference))
    return is_one and doi_and_url(reference.doi) is not None


def web_address(reference: Reference) -> str:
    """The address on the web, where there is one and no DOI to take its place."""
    url = reference.url
    if not url or not url.startswith(("https:", "http:")):
        return ""
    return "" if reference.doi and doi_and_url(reference.doi) else url
