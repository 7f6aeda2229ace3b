"""Names as BibTeX has them: `Last, First`, `Last, Jr, First`, `First von Last`; in braces it is a group."""

from __future__ import annotations

import re

from tpm_site.evidence.imports.latex import unicode_of
from tpm_site.evidence.imports.names import Name, group, person
from tpm_site.model.reference import Author

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
# Such words stand in no name of a person.
_OF_GROUPS = frozenset(["and", "at", "for", "in", "of", "on", "the", "to"])


def people_of(value: str) -> list[Author]:
    """All that are joined by `and`, outside of braces."""
    names = (_one(name) for name in _split(value, _AND) if name)
    return [name for name in names if name]


def _one(name: str) -> Author | None:
    if _is_braced(name):
        return group(unicode_of(name))
    parts = [part.strip() for part in _split(name, re.compile(","))]
    if len(parts) == 1:
        return _spoken(_split(name, re.compile(r"[\s~]+")), name)
    if not any(parts[1:]):
        return group(unicode_of(parts[0]))
    parts = [part for part in parts if part]
    family, given = unicode_of(parts[0]), unicode_of(parts[-1])
    return person(Name(family, given, unicode_of(" ".join(parts[1:-1]))))


def _spoken(words: list[str], name: str) -> Author | None:
    """`First von Last`: the family name begins with the first small letter, else it is the last word."""
    whole = unicode_of(name)
    if len(words) == 1 or _OF_GROUPS.intersection(whole.split()):
        return group(whole)
    first = next((at for at, word in enumerate(words[:-1]) if at and word[:1].islower()), len(words) - 1)
    return person(Name(unicode_of(" ".join(words[first:])), unicode_of(" ".join(words[:first]))))


def _is_braced(name: str) -> bool:
    """Whether one pair of braces holds all of it; an accent in braces is a letter, no group."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    depth = 0
    for place, sign in enumerate(name):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place == len(name) - 1
    return False


def _split(value: str, at: re.Pattern[str]) -> list[str]:
    """The pieces between what `at` finds outside of braces."""
    pieces, start, depth, place = [], 0, 0, 0
    while place < len(value):
        sign = value[place]
        depth += (sign == "{") - (sign == "}")
        found = at.match(value, place) if depth <= 0 else None
        if found and found.end() > place:
            pieces.append(value[start:place].strip())
            start = place = found.end()
        else:
            place += 1
    return [*pieces, value[start:].strip()]
