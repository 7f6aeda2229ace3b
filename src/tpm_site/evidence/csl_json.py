"""A reference as CSL-JSON, for citation processors and reference managers.

CSL's own variables stand under their names; all else that a record holds stands under `custom`, by our keys.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from tpm_site.evidence.dates import parts_of
from tpm_site.evidence.identifiers import doi_and_url
from tpm_site.model.reference import Author, Reference

_INITIALS = re.compile(r"[^\W\d_a-z](?:-?[^\W\d_a-z]){0,4}")
_RANK = re.compile(r"(?:Jr|Sr|I{2,3}|IV|\d(?:st|nd|rd|th))\.?")
_NUMBERED = ("report", "standard")
"""What has a number of its own in place of an issue, and a series in place of a journal."""
_VERSIONED = ("dataset", "software")

_TEXTS = {
    "volume": "volume",
    "pages": "page",
    "place": "publisher-place",
    "publisher": "publisher",
    "language": "language",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "url": "URL",
    "journal": "container-title",
    "journal_abbrev": "container-title-short",
    "issue": "issue",
    "edition": "edition",
}
"""Our keys, and CSL's names for the same texts."""
_OF_A_KIND = {
    **{kind: {"journal": "collection-title", "issue": "number"} for kind in _NUMBERED},
    **{kind: {"edition": "version"} for kind in _VERSIONED},
}
_ELSEWHERE = frozenset({"id", "type", "title", "authors", "editors", "year", "issued", "accessed", "doi"})


def to_csl(reference: Reference) -> dict[str, Any]:
    """The record as one item of CSL-JSON. What it does not hold is left out."""
    texts = _TEXTS | _OF_A_KIND.get(reference.type, {})
    found: dict[str, Any] = {
        "id": reference.id,
        "type": reference.type,
        "title": reference.title,
        "author": [_name(author) for author in reference.authors],
        "editor": [_name(editor) for editor in reference.editors],
        "issued": _date(reference.issued or str(reference.year or "")),
        "accessed": _date(str(reference.accessed or "")),
        "DOI": _doi(reference.doi),
        **{name: getattr(reference, key) for key, name in texts.items()},
        "custom": _custom(reference),
    }
    return {name: value for name, value in found.items() if value}


def _name(author: Author) -> dict[str, str]:
    """`Roe JP III` by its parts; what has no initials at its end is one name as it stands."""
    if author.is_group:
        return {"literal": author.name}
    words = author.name.split()
    suffix = words.pop() if len(words) > 2 and _RANK.fullmatch(words[-1]) else ""
    if len(words) < 2 or not _INITIALS.fullmatch(words[-1]):
        return {"literal": author.name}
    *family, initials = words
    # Processors abbreviate given names, and would take JP for one.
    given = "-".join(" ".join(f"{letter}." for letter in part) for part in initials.split("-"))
    name = {"family": " ".join(family), "given": given, "suffix": suffix}
    return {part: text for part, text in name.items() if text}


def _date(text: str) -> dict[str, list[list[int]]]:
    if not text:
        return {}
    year, month, day = parts_of(text)
    return {"date-parts": [[number for number in (int(year), month, day) if number]]}


def _doi(written: str) -> str:
    found = doi_and_url(written) if written else None
    return found[0] if found else ""


def _custom(reference: Reference) -> dict[str, Any]:
    """What CSL has no name for, as YAML would hold it; a DOI, too, that is none."""
    keys = [key for key in Reference.__struct_fields__ if key not in _TEXTS and key not in _ELSEWHERE]
    if reference.doi and not _doi(reference.doi):
        keys.append("doi")
    values = {key: getattr(reference, key) for key in keys}
    return {key: _plain(value) for key, value in values.items() if value}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
