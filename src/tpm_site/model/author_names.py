"""Names of authors as references write them, family name before initials: which ones stand otherwise."""

from __future__ import annotations

import re
from functools import lru_cache

_INITIALS = re.compile(r"[^\W\d_](?:[.-]*[^\W\d_]){0,3}\.?")
_RANK = re.compile(r"(?:Jr|Sr|I{1,3}|IV|\d(?:st|nd|rd|th))\.?")
_LONGEST_UNSURE = 3
"""A last word of so many letters may be anything: Li, Ng, a rank that is not known here."""


@lru_cache(maxsize=10_000)
def better_name(name: str) -> str:
    """How to write a name that stands in another form; empty where nothing speaks against it."""
    family, _, behind = name.partition(",")
    words = [word.strip(",") for word in (behind or name).split()]
    ranks = [word for word in words if _RANK.fullmatch(word)]
    words = [word for word in words if word not in ranks]
    if behind and words:
        return _write([family], words, ranks)
    if behind:
        words = family.split()
    given = [word for word in words if _are_initials(word)]
    others = [word for word in words if word not in given]
    if not others or len(words) == 1:
        return ""
    if words[0] in given and words[-1] in others:
        return _write(others, given, ranks)
    if words[-1] in given:
        return _write(others, given, ranks) if "." in name or behind else ""
    last = words[-1]
    if len(last) <= _LONGEST_UNSURE or last.isupper():
        return ""
    return f"write such as {last} {words[0][0]}; the whole name of a group is {{literal: {name}}}"


def _are_initials(word: str) -> bool:
    return word == word.upper() and bool(_INITIALS.fullmatch(word))


def _write(family: list[str], given: list[str], ranks: list[str]) -> str:
    """The sound form; of a given name that is spelled out, the first letter."""
    initials = "".join(
        word if _are_initials(word) else "".join(part[0] for part in word.split("-") if part)
        for word in given
    )
    letters = "".join(filter(str.isalpha, initials)).upper()
    return f"write {' '.join([*family, letters, *(rank.strip('.') for rank in ranks)])}"
