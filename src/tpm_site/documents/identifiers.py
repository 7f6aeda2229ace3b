"""Numbers that must lead somewhere: of articles, of registries of people. One that cannot is a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span, at
from tpm_site.evidence.identifiers import DOI, NPI, ORCID, PMCID, PMID
from tpm_site.evidence.scheme import Scheme
from tpm_site.model.front import Article, Front, Page, Person, Treatment
from tpm_site.model.reference import Reference
from tpm_site.model.site import Library


class _Check(NamedTuple):
    """A field that holds a number of one kind, and how such a number reads."""

    field: str
    scheme: Scheme
    help: str


_OF_REFERENCE = (
    _Check("doi", DOI, "copy it from the article's page; it begins with 10. and holds no space"),
    _Check("pmid", PMID, "copy it from PubMed; it is a number of one to eight digits, such as 17845835"),
    _Check("pmcid", PMCID, "copy it from PubMed Central; it is PMC and a number, such as PMC2576513"),
)
_OF_PERSON = (
    _Check("npi", NPI, "copy it from the NPI registry; it has ten digits, and the last checks the others"),
    _Check(
        "orcid",
        ORCID,
        "copy it from orcid.org; its last sign checks the others",
    ),
)


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Findings for the numbers of all references of the library."""
    for id, reference in library.references.items():
        spans = {check.field: library.spans.get(f"reference:{id}.{check.field}") for check in _OF_REFERENCE}
        yield from _of_reference(reference, spans, library.spans[f"reference:{id}"])


def check_front(front: Front, file: str, marks: Mapping[str, Mark]) -> Iterator[Diagnostic]:
    """Findings for the numbers of references written in place, and of someone who treats."""
    if isinstance(front, Person):
        for check in _OF_PERSON:
            yield from _check(check, getattr(front, check.field), "", at(file, marks.get(check.field)))
    elif isinstance(front, Article | Treatment | Page):
        for index, citation in enumerate(front.citations):
            if isinstance(citation, Reference):
                yield from _of_reference(citation, {}, at(file, marks.get(f"citations.{index}")))


def _of_reference(
    reference: Reference, spans: Mapping[str, Span | None], default: Span
) -> Iterator[Diagnostic]:
    for check in _OF_REFERENCE:
        span = spans.get(check.field) or default
        yield from _check(check, getattr(reference, check.field), f' of "{reference.id}"', span)


def _check(check: _Check, written: str, whose: str, span: Span) -> Iterator[Diagnostic]:
    if not written or check.scheme.accepts(written):
        return
    message = f'"{check.field}"{whose} is no {check.scheme.name}: {written}'
    meant = f"PMC{written}" if check.field == "pmcid" and written.isdigit() else ""
    help = f"write {meant}" if meant else check.help
    yield Diagnostic(span, "C105", message, help)
