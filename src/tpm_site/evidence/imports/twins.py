"""Whether a paper is in the library already, told as the library tells its own records apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tpm_site.evidence.imports.draft import Draft
from tpm_site.evidence.papers import keys_of
from tpm_site.model.study import Study


class Twin(NamedTuple):
    """The record that stands for the same paper, and what the two have in common."""

    id: str
    by: str


def known_keys(studies: Iterable[Study]) -> dict[str, str]:
    """The id of each study, by all that it is found by."""
    return {str(key): study.id for study in studies for key in keys_of(study)}


def keys_of_draft(draft: Draft) -> tuple[str, ...]:
    """What a new record is found by."""
    return tuple(str(key) for key in keys_of(_study_of(draft)))


def twin_of(draft: Draft, known: Mapping[str, str]) -> Twin | None:
    """The first record that is the same paper."""
    found = (Twin(known[str(key)], key.name) for key in keys_of(_study_of(draft)) if str(key) in known)
    return next(found, None)


def _study_of(draft: Draft) -> Study:
    year = draft.values.get("year")
    return Study(
        "",
        doi=draft.text("doi"),
        pmid=draft.text("pmid"),
        pmcid=draft.text("pmcid"),
        year=year if isinstance(year, int) else None,
        title=draft.text("title"),
    )
