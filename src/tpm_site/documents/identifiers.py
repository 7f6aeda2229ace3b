"""The numbers in front matter: made plain, and looked at. What cannot lead anywhere is a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from msgspec.structs import replace

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span, at
from tpm_site.documents.references import (
    Check,
    check_reference,
    doi_contradiction,
    no_way,
    no_year,
    wrong_number,
)
from tpm_site.evidence.identifiers import NPI, ORCID
from tpm_site.evidence.plain_numbers import plain_numbers
from tpm_site.model.front import Article, Front, Page, Person, Treatment
from tpm_site.model.reference import Reference
from tpm_site.sources.front_matter import SourceText

FrontT = TypeVar("FrontT", bound=Front)

_OF_PERSON = (
    Check("npi", NPI, "copy it from the NPI registry; it has ten digits, and the last checks the others"),
    Check("orcid", ORCID, "copy it from orcid.org; its last sign checks the others"),
)


def with_plain_numbers(front: Front) -> Front:
    """The same with plain numbers in the references that are written in place."""
    if not isinstance(front, Article | Treatment | Page) or not front.citations:
        return front
    citations = tuple(plain_numbers(c) if isinstance(c, Reference) else c for c in front.citations)
    same = all(now is before for now, before in zip(citations, front.citations, strict=True))
    return front if same else replace(front, citations=citations)


def check_front(front: Front, file: str, taken: SourceText) -> Iterator[Diagnostic]:
    """Findings for the references written in place, and for the numbers of someone who treats."""
    if isinstance(front, Person):
        for check in _OF_PERSON:
            written = getattr(front, check.field)
            if written and not check.scheme.accepts(written):
                yield wrong_number(check, written, "", at(file, taken.marks.get(check.field)))
    elif isinstance(front, Article | Treatment | Page):
        for index, citation in enumerate(front.citations):
            if isinstance(citation, Reference):
                yield from _written_in_place(citation, partial(_place, file, taken, index))


def _place(file: str, taken: SourceText, index: int, *key: str) -> Span:
    """Where a reference stands, or the value of one of its keys."""
    mark = taken.place_of("citations", index, *key) if key else taken.marks.get(f"citations.{index}")
    return at(file, mark)


def _written_in_place(reference: Reference, place: Callable[..., Span]) -> Iterator[Diagnostic]:
    yield from check_reference(reference, place)
    found = no_way(reference, place()), no_year(reference, place()), doi_contradiction(reference, place)
    yield from filter(None, found)
    if reference.allow:
        span = place()
        message = f'"allow" does nothing in "{reference.id}", which is written in place'
        yield Diagnostic(span, "F103", message, "write it among the keys of the page itself")
