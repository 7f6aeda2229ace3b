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
    yield from _wrong_numbers(reference, place)
    yield from _contradictions(reference, place)


def no_way(reference: Reference, span: Span) -> Iterator[Diagnostic]:
    """A finding where nothing leads to the source."""
    if not any(getattr(reference, field) for field in WAYS):
        message = f'"{reference.id}" has neither DOI, PMID, PMCID nor url: no reader can follow it'
        yield Diagnostic(span, "C108", message, "add one of them; where there is none, say so under `allow`")


def check_number(check: Check, written: str, whose: str, span: Span) -> Iterator[Diagnostic]:
    """A finding where a number is none of its kind."""
    if not written or check.scheme.accepts(written):
        return
    message = f'"{check.field}"{whose} is no {check.scheme.name}: {written}'
    meant = f"PMC{written}" if check.field == "pmcid" and written.isdigit() else ""
    yield Diagnostic(span, "C105", message, f"write {meant}" if meant else check.help)


def doi_contradiction(reference: Reference, span: Span, help: str = "") -> Diagnostic | None:
    """The finding for a DOI that is another paper's, as far as a DOI tells."""
    found = contradictions.of_doi(reference)
    if not found:
        return None
    told = " and ".join(f"{c.what} {c.told}" for c in found)
    written = " and ".join(f"{c.what} {c.written}" for c in found)
    message = f'the DOI of "{reference.id}" tells of {told}, the record of {written}'
    look = f"open {DOI.url(reference.doi)} and look whether this title stands there"
    return Diagnostic(span, "C109", message, help or look)


def _wrong_numbers(reference: Reference, place: Place) -> Iterator[Diagnostic]:
    whose = f' of "{reference.id}"'
    for check in _NUMBERS:
        written = getattr(reference, check.field)
        if written:
            yield from check_number(check, written, whose, place(check.field))
    for written in told_apart(reference.issn) if reference.issn else ():
        yield from check_number(_ISSN, written, whose, place("issn"))
    for written, meant in malformed(reference.registry) if reference.registry else ():
        message = f'"registry"{whose} is no number of {meant.registry}: {written}'
        help = f"copy it from the registry's page; such a number reads {meant.example}"
        yield Diagnostic(place("registry"), "C105", message, help)


def _contradictions(reference: Reference, place: Place) -> Iterator[Diagnostic]:
    other = contradictions.of_url(reference) if reference.url else None
    if other:
        numbers = f"{other.told}, not {other.written}"
        message = f'"url" of "{reference.id}" leads to another {other.what}: {numbers}'
        help = "open both, keep what shows this title, and mend the other"
        yield Diagnostic(place("url"), "C109", message, help)
    other = contradictions.of_issn(reference) if reference.issn else None
    if other:
        message = f'the ISSN of "{reference.id}" is that of {other.told}, the record names {other.written}'
        yield Diagnostic(place("issn"), "C109", message, "one of the two is wrong: look it up")
