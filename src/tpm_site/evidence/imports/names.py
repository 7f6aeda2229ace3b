"""Names as other programs write them to the authors of a reference: family name, then initials."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tpm_site.evidence.imports.plain import plain
from tpm_site.model.author_names import better_name
from tpm_site.model.reference import Author

_RANK = re.compile(r"(?:jr|sr|ii|iii|iv|\d(?:st|nd|rd|th))\.?", re.IGNORECASE)
_ASIDE = re.compile(r"[(\"“‘][^)\"”’]{0,100}[)\"”’]")
_ALONE = re.compile(
    r"(?P<family>.*\S) (?P<initials>[A-Z]{1,3}|(?:[A-Z]\.-?){1,4})(?: (?P<rank>Jr|Sr|2nd|3rd|4th))?"
)
_WORDS_OF_GROUPS = frozenset(
    (
        "agency", "and", "association", "authority", "board", "center", "centre", "clinic", "college",
        "collaboration", "collaborators", "committee", "consortium", "corporation", "council", "department",
        "for", "foundation", "group", "healthcare", "institute", "institution", "investigators", "ministry",
        "national", "network", "of", "office", "organisation", "organization", "panel", "program",
        "programme", "project", "royal", "service", "society", "study", "team", "the", "trial", "trialists",
        "university", "world",
    )
)  # fmt: skip


class Name(NamedTuple):
    """A person in parts, as a source has them. `particle` is what stands before the family name."""

    family: str
    given: str = ""
    rank: str = ""
    particle: str = ""


def person(name: Name) -> Author | None:
    """`Kumar, Krishna` as Kumar K. Particles stay before the family name. None where there is no name."""
    given, behind = _without_particle(plain(name.given))
    family = " ".join(filter(None, (plain(name.particle), behind, plain(name.family))))
    family = family.replace(",", " ").strip(" .;")
    if not family:
        return group(name.given)
    rank = plain(name.rank).strip(" .,")
    text = " ".join(filter(None, (" ".join(family.split()), initials(given), rank)))
    return _sound(text) or group(" ".join(filter(None, (plain(name.given), family, rank))))


def group(name: str) -> Author | None:
    """Somebody who is no person, by the whole name."""
    name = plain(name).strip(" ,;")
    return Author(name=name, is_group=True) if any(map(str.isalnum, name)) else None


def initials(given: str) -> str:
    """`Jean-Pierre` is JP, `J.-P.` is JP, `Mary (Molly) Ann` is MA; what is in capitals as a whole stays."""
    letters = []
    for word in _ASIDE.sub(" ", given).split():
        bare = word.strip(".,")
        if bare.isupper() and 1 < len(bare) <= 3 and bare.isalpha():
            letters.append(bare)
        else:
            parts = re.split(r"[-\u2010-\u2015.]+", word)
            letters += [first.upper() for part in parts if (first := _first_letter(part))]
    return "".join(letters)


def _first_letter(part: str) -> str:
    return next((sign for sign in part if sign.isalpha()), "")


def _without_particle(given: str) -> tuple[str, str]:
    """`Jan van der` apart: some programs write a particle behind the given name."""
    words = given.split()
    first = len(words)
    while first > 1 and words[first - 1].islower() and words[first - 1].strip("'’").isalpha():
        first -= 1
    return " ".join(words[:first]), " ".join(words[first:])


def _sound(text: str) -> Author | None:
    """An author of whom the reader of the library has nothing to say."""
    return None if better_name(text) or not any(map(str.isalnum, text)) else Author(name=text)


def inverted(name: str) -> Author | None:
    """`Kumar, Krishna`, `Kumar, K., Jr.`, `Kumar K`; without a comma and initials it is a group.

    A comma with nothing behind it is how EndNote marks a group.
    """
    name = plain(name).strip()
    if name.startswith("{") and name.endswith("}"):
        return group(name[1:-1])
    family, comma, behind = (part.strip() for part in name.partition(","))
    if not comma:
        return _uninverted(name)
    parts = [part.strip() for part in behind.split(",") if part.strip()]
    if not parts or (len(parts) > 1 and not any(map(_RANK.fullmatch, parts))) or _is_group(family):
        return group(name)
    ranks = [part for part in parts if _RANK.fullmatch(part)]
    given = [part for part in parts if part not in ranks]
    return person(Name(family, " ".join(given), " ".join(ranks)))


def _uninverted(name: str) -> Author | None:
    found = _ALONE.fullmatch(name)
    if found and len(name.split()) <= 5 and not _is_group(name):
        return person(Name(found["family"], found["initials"], found["rank"] or ""))
    return group(name)


def _is_group(name: str) -> bool:
    return not _WORDS_OF_GROUPS.isdisjoint(name.lower().split())


def medline(name: str) -> Author | None:
    """A person as MEDLINE has it, family name before initials already: `Roos YBWEM`."""
    name = plain(name).strip(" .")
    return inverted(name) if "," in name else _sound(name) or group(name)


def people(names: Iterable[str]) -> list[Author]:
    """All that can be read of some inverted names."""
    return [author for name in names if (author := inverted(name))]


def is_unsure(author: Author) -> bool:
    """Whether a group may be a person whose name was written in the order of speech."""
    words = author.name.split()
    return author.is_group and len(words) in (2, 3) and not _is_group(author.name) and author.name.istitle()
