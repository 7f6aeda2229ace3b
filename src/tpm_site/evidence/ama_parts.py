"""The parts that AMA entries are made of: the byline, the journal's name, the place in it.

Text in, text out: nothing here knows which kind of source it is for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tpm_site.evidence.formatting import bare
from tpm_site.model.reference import Author

ALL_NAMED = 6
"""Up to so many authors are all named (3.7)."""
NAMED_OF_MORE = 3
"""Of more than that, so many, and et al."""

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
_PART = re.compile(r"(?P<issue>.+?)[\s,_]+(?:pt|part)[\s._]+(?P<number>\w+)", re.IGNORECASE)


def byline(authors: tuple[Author, ...]) -> str:
    """`Kumar K, Taylor RS, Jacques L, et al; PROMISE Study Group` (3.7).

    Groups come after the people, whatever their place in the record. Empty without authors.
    """
    groups = [author.name for author in authors if author.is_group]
    people = [author for author in authors if not author.is_group] if groups else authors
    if len(people) > ALL_NAMED:
        text = _people([author.name for author in people[:NAMED_OF_MORE]] + ["et al"])
    else:
        text = _people([author.name for author in people])
    return "; ".join(filter(None, (text, *map(bare, groups)))) if groups else text


def _people(names: list[str]) -> str:
    text = ", ".join(names)
    # Names as the library writes them hold none of this, and need no second look.
    if "." in text or ";" in text or ":" in text or text.count(",") >= len(names):
        text = ", ".join(filter(None, map(_person, names)))
    return text


def _person(name: str) -> str:
    return " ".join(name.translate(_IN_NAMES).split()).strip(" ;:")


@lru_cache(maxsize=4096)
def journal_name(name: str) -> str:
    """A journal's abbreviation without its full stops: N. Engl. J. Med. is N Engl J Med."""
    return bare(_ABBREVIATION_STOP.sub("", name))


def page_range(pages: str) -> str:
    """The pages with a hyphen between them and no `pp.` before them; e-locators as they are."""
    if _USUAL_PAGES.fullmatch(pages):
        return pages
    pages = bare(pages.translate(_DASHES))
    if " " in pages or pages[:1] == "p":
        pages = _PAGE_LABEL.sub("", _SPACED_HYPHEN.sub("-", pages))
    return pages


def numbering(year: str, volume: str, issue: str, pages: str) -> str:
    """`2022;23(suppl 2):S50-S62`: the place in a journal, with what is known of it (3.11)."""
    number = _volume_and_issue(volume, issue) if volume or issue else ""
    text = f"{year};{number}" if year and number else year or number
    pages = page_range(pages) if pages else ""
    return f"{text}:{pages}" if text and pages else text or pages


@lru_cache(maxsize=4096)
def _volume_and_issue(volume: str, issue: str) -> str:
    """`23(suppl 2)`, from whichever of the two fields holds the supplement."""
    volume, supplement = _without_supplement(_label(volume))
    issue, own_supplement = _without_supplement(_label(issue))
    part = _PART.fullmatch(issue)
    if part:
        issue = f"{part['issue']}, pt {part['number']}"
    supplement = own_supplement or supplement
    return volume + (f"({issue})" if issue else "") + (f"({supplement})" if supplement else "")


def _without_supplement(text: str) -> tuple[str, str]:
    found = _SUPPLEMENT.fullmatch(text)
    if not found:
        return text, ""
    return _label(found["issue"]), f"suppl {_label(found['number'])}".strip()


def _label(text: str) -> str:
    """A volume's or an issue's number without what encloses it: (3) is 3."""
    text = bare(text.translate(_DASHES))
    encloses = text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1
    if encloses or text.count("(") != text.count(")"):
        text = bare(text.translate(_NO_BRACKETS))
    return text
