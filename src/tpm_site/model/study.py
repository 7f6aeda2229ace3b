"""A study: what the checks need to know of a reference, whichever file it is written in."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from tpm_site.model.reference import Certainty, Control, Design, Masking, Reference


class Study(Struct, frozen=True, array_like=True):
    """A reference without its authors, and without what was found. Numbers are plain, where they are numbers.

    `has_place` says whether a reader can follow it anywhere.
    """

    id: str
    doi: str = ""
    pmid: str = ""
    year: int | None = None
    issued: str = ""
    has_place: bool = True
    topics: tuple[str, ...] = ()
    design: Design | None = None
    trial: str = ""
    registry: str = ""
    participants: int | None = None
    masking: Masking | None = None
    control: Control | None = None
    certainty: Certainty | None = None
    valid_until: date | None = None
    corrections: tuple[str, ...] = ()
    retracted: bool = False
    concern: bool = False
    superseded: str = ""
    unconfirmed: tuple[str, ...] = ()
    title: str = ""
    pmcid: str = ""


def study_of(reference: Reference) -> Study:
    """What the checks need to know of a reference."""
    return Study(
        reference.id,
        reference.doi,
        reference.pmid,
        reference.year,
        reference.issued,
        bool(reference.doi or reference.pmid or reference.pmcid or reference.url),
        reference.topics,
        reference.design,
        reference.trial,
        reference.registry,
        reference.participants,
        reference.masking,
        reference.control,
        reference.certainty,
        reference.valid_until,
        reference.corrections,
        reference.retracted,
        reference.concern,
        reference.superseded,
        reference.unconfirmed,
        reference.title,
        reference.pmcid,
    )
