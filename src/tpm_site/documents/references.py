"""One reference, wherever it is written: numbers that lead nowhere or elsewhere, and no way to the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.evidence import contradictions
from tpm_site.evidence.identifiers import DOI, ISSN, PMCID, PMID
from tpm_site.evidence.registered import malformed
from tpm_site.evidence.scheme import Scheme, told_apart
from tpm_site.model.reference import Reference

Place = Callable[[str], Span]
"""Where the value of a field stands."""
WAYS = ("doi", "pmid", "pmcid", "url")
"""The fields that lead to the source."""


class Check(NamedTuple):
    """A field that holds a number of one kind, and how such a number reads."""

    field: str
    scheme: Scheme
    help: str


_NUMBERS = (
    Check("doi", DOI, "copy it from the article's page; it begins with 10. and holds no space"),
    Check("pmid", PMID, "copy it from PubMed; it is a number of one to eight digits, such as 17845835"),
    Check("pmcid", PMCID, "copy it from PubMed Central; it is PMC and a number, such as PMC2576513"),
)
_ISSN = Check("issn", ISSN, "copy it from the journal's page; the last of its eight signs checks the others")


def check_reference(reference: Reference, place: Place) -> Iterator[Diagnostic]:
    """Findings about the numbers of a reference, but for what its DOI tells."""
    for check in _NUMBERS:
        written = getattr(reference, check.field)
        if written and not check.scheme.accepts(written):
            yield wrong_number(check, written, f' of "{reference.id}"', place(check.field))
    if reference.issn:
        yield from _issn(reference, place("issn"))
    if reference.registry:
        yield from _registry(reference, place("registry"))
    if reference.url:
        yield from _url(reference, place("url"))


def no_way(reference: Reference, span: Span) -> Diagnostic | None:
    """The finding where nothing leads to the source."""
    if reference.doi or reference.pmid or reference.pmcid or reference.url:
        return None
    message = f'"{reference.id}" has neither DOI, PMID, PMCID nor url: no reader can follow it'
    return Diagnostic(span, "C108", message, "add one of them; where there is none, say so under `allow`")


def no_year(reference: Reference, span: Span) -> Diagnostic | None:
    """The finding for an article of a journal that does not say when it came out."""
    if reference.type != "article-journal" or reference.year or reference.issued or reference.online:
        return None
    message = f'"{reference.id}" has no year: nobody can see how old it is'
    help = "add `year`; where it is only online so far, add the day: `online: 2026-07-01`"
    return Diagnostic(span, "C125", message, help)


def wrong_number(check: Check, written: str, whose: str, span: Span) -> Diagnostic:
    """The finding for a number that is none of its kind."""
    message = f'"{check.field}"{whose} is no {check.scheme.name}: {written}'
    meant = f"PMC{written}" if check.field == "pmcid" and written.isdigit() else ""
    return Diagnostic(span, "C105", message, f"write {meant}" if meant else check.help)


def doi_contradiction(reference: Reference, place: Place) -> Diagnostic | None:
    """The finding for a DOI that is another paper's, as far as a DOI tells."""
    found = contradictions.of_doi(reference) if reference.doi else ()
    if not found:
        return None
    told = ", ".join(f"{c.what} {c.told}" for c in found)
    written = ", ".join(f"{c.what} {c.written}" for c in found)
    message = f'the DOI of "{reference.id}" belongs to {told}; the record says {written}'
    help = f"open {DOI.url(reference.doi)} and look whether this title stands there"
    return Diagnostic(place("doi"), "C109", message, help)


def _issn(reference: Reference, span: Span) -> Iterator[Diagnostic]:
    for written in told_apart(reference.issn):
        if not ISSN.accepts(written):
            yield wrong_number(_ISSN, written, f' of "{reference.id}"', span)
    other = contradictions.of_issn(reference)
    if other:
        message = f'the ISSN of "{reference.id}" belongs to {other.told}; the record says {other.written}'
        yield Diagnostic(span, "C109", message, "one of the two is wrong: look it up")


def _registry(reference: Reference, span: Span) -> Iterator[Diagnostic]:
    for written, meant in malformed(reference.registry):
        message = f'"registry" of "{reference.id}" is no number of {meant.registry}: {written}'
        help = f"copy it from the registry's page; such a number reads {meant.example}"
        yield Diagnostic(span, "C105", message, help)


def _url(reference: Reference, span: Span) -> Iterator[Diagnostic]:
    other = contradictions.of_url(reference)
    if other:
        numbers = f"{other.told}, not {other.written}"
        message = f'"url" of "{reference.id}" leads to another {other.what}: {numbers}'
        yield Diagnostic(span, "C109", message, "open both, keep what shows this title, and mend the other")
