"""Whether a paper is in the library already: by DOI, by PMID, by title and year, as these are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tpm_site.base.slug import slugify
from tpm_site.evidence.identifiers import doi_key, normalise_pmid
from tpm_site.evidence.imports.draft import Draft
from tpm_site.model.reference import Reference

Key = tuple[str, str]
_NAMES = {"doi": "DOI", "pmid": "PMID", "title": "title and year"}


class Twin(NamedTuple):
    """The record that stands for the same paper, and what the two have in common."""

    id: str
    by: str


def keys_of_reference(reference: Reference) -> tuple[Key, ...]:
    """What a reference is found by."""
    year = str(reference.year or "")
    return tuple(_keys(reference.doi, reference.pmid, reference.title, year))


def keys_of_draft(draft: Draft) -> tuple[Key, ...]:
    """What a new record is found by."""
    year = str(draft.values.get("year", ""))
    return tuple(_keys(draft.text("doi"), draft.text("pmid"), draft.text("title"), year))


def known_keys(references: Iterable[Reference]) -> dict[Key, str]:
    """The id of each reference, by all that it is found by."""
    return {key: one.id for one in references for key in keys_of_reference(one)}


def twin_of(draft: Draft, known: Mapping[Key, str]) -> Twin | None:
    """The first record that is the same paper."""
    found = ((key, known[key]) for key in keys_of_draft(draft) if key in known)
    return next((Twin(id, _NAMES[key[0]]) for key, id in found), None)


def _keys(doi: str, pmid: str, title: str, year: str) -> Iterable[Key]:
    if doi and (key := doi_key(doi)):
        yield "doi", key
    if pmid and (number := normalise_pmid(pmid)):
        yield "pmid", number
    if title and year:
        yield "title", f"{slugify(title)} {year}"
