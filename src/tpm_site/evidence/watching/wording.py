"""Words as others send them: made plain, and held against ours."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from difflib import SequenceMatcher
from html import unescape

from tpm_site.model.fields import FIRST_DAY, LAST_DAY

SAME = 0.9
"""Titles that are as like as this are those of one paper."""
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_STAMP = re.compile(
    r"(?<!\W)\W*+(?:retracted(?: article)?|withdrawn|retraction(?: note)?(?: to)?)\s*[:.\-–—]\s*",
    re.IGNORECASE,
)
_SUBTITLE = re.compile(r"(?<=[?!])\s+|\s*:\s+|\s+[-–—]\s+|\.\s+")
_LONGEST = 500
"""So many letters of a title are compared."""
_FEWEST_WORDS = 4
"""Fewer are shared by papers that have no more to do with each other."""


def plain(text: str) -> str:
    """One line of text without markup and without what cannot be seen."""
    bare = _TAG.sub("", unescape(text))
    return " ".join("".join(c if c.isprintable() else " " for c in bare).split())


def partial_date(year: int, month: int | None = None, day: int | None = None) -> str:
    """As much of a date as holds together; empty where the year cannot be right."""
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        return ""
    try:
        date(year, month or 1, day or 1)
    except (ValueError, OverflowError):
        return f"{year:04}"
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def is_same_title(ours: str, theirs: str) -> bool:
    """Whether two titles are those of one paper; one of them may lack its subtitle."""
    ours, theirs = ours[:_LONGEST], theirs[:_LONGEST]
    pairs = ((ours, theirs), (_without_subtitle(ours), theirs), (ours, _without_subtitle(theirs)))
    return any(a and b and similarity(a, b) >= SAME for a, b in pairs)


def similarity(one: str, other: str) -> float:
    """How alike two titles are, from 0 to 1: what stands in letters and digits counts, stamps do not."""
    a, b = _letters(one), _letters(other)
    return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()


def _letters(title: str) -> str:
    bare = unicodedata.normalize("NFKD", _STAMP.sub("", plain(title), count=1)).casefold()
    letters = (c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join("".join(letters).split())


def _without_subtitle(title: str) -> str:
    """What stands before the subtitle; empty where there is none, or too little before it."""
    head, *rest = _SUBTITLE.split(_STAMP.sub("", plain(title), count=1), maxsplit=1)
    return head if rest and rest[0] and len(head.split()) >= _FEWEST_WORDS else ""
