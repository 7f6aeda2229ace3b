"""The records of the evidence library: their numbers made plain, each looked at, and all compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.documents.references import WAYS, check_reference, doi_contradiction, no_way, no_year
from tpm_site.documents.waivers import check_waivers
from tpm_site.evidence import contradictions
from tpm_site.evidence.identifiers import DOI
from tpm_site.evidence.papers import Key, keys_of, may_be_one
from tpm_site.evidence.plain_numbers import plain_numbers
from tpm_site.model.reference import Reference
from tpm_site.model.site import Library
from tpm_site.model.study import study_of

_MOST_OWNERS = 100
"""So many DOIs are looked for among all records: who has more that are wrong has another trouble."""


class _Pair(NamedTuple):
    """Two records that share a number, or title and year: `id` is the one that the finding is about."""

    id: str
    other: str
    key: Key


def with_papers(library: Library) -> Library:
    """The library with plain numbers, and with what tells its papers apart."""
    references = {id: plain_numbers(reference) for id, reference in library.references.items()}
    studies = {id: study_of(reference) for id, reference in references.items()}
    papers: dict[str, str] = {}
    for id, study in studies.items():
        for key in keys_of(study):
            papers.setdefault(str(key), id)
    return replace(library, references=references, studies=studies, papers=papers)


def check_library(library: Library) -> Iterator[Diagnostic]:
    """Findings about the records, and about those that are one paper."""
    pairs = tuple(_pairs(library))
    swapped = frozenset(pair.id for pair in pairs if pair.key.field == "doi")
    contradicted = _contradicted(library, swapped)
    for id, reference in library.references.items():
        yield from check_reference(reference, partial(_place, library, id))
        # A placeholder for one of them is a finding of its own.
        if not any(f"reference:{id}.{way}" in library.spans for way in WAYS):
            yield from filter(None, [no_way(reference, _place(library, id, "id"))])
        if f"reference:{id}.year" not in library.spans:
            yield from filter(None, [no_year(reference, _place(library, id, "id"))])
        yield from filter(None, [contradicted.get(id)])
        yield from check_waivers(reference.allow, partial(_allowed, library, id))
    for pair in pairs:
        yield _one_paper(pair, library)


def _contradicted(library: Library, swapped: frozenset[str]) -> Mapping[str, Diagnostic]:
    """The findings for DOIs of other papers, by the record; some say which record they may belong to."""
    references = library.references
    found = {
        id: fault
        for id, reference in references.items()
        if id not in swapped and (fault := doi_contradiction(reference, partial(_place, library, id)))
    }
    if not found:
        return found
    others = [
        other
        for id, other in references.items()
        if id in found or not other.doi or (id in swapped and contradictions.of_doi(other))
    ]
    for id in tuple(found)[:_MOST_OWNERS]:
        owner = _owner(references[id], others)
        if owner:
            place = DOI.url(references[id].doi)
            help = f'it may be that of "{owner}": open {place} and look which title stands there'
            found[id] = found[id]._replace(help=help)
    return found


def _owner(reference: Reference, others: Iterable[Reference]) -> str:
    """The only other record that the DOI would fit better: one whose own contradicts it, or is missing."""
    fitting = (o.id for o in others if o is not reference and contradictions.agrees(reference.doi, o))
    first, second = next(fitting, ""), next(fitting, "")
    return "" if second else first


def _pairs(library: Library) -> Iterator[_Pair]:
    """Each record with the first one that it shares something with."""
    studies, papers = library.studies, library.papers
    for id, study in studies.items():
        seen: set[str] = set()
        for key in keys_of(study):
            other = papers[str(key)]
            if other == id or other in seen:
                continue
            seen.add(other)
            is_wrong = key.field == "doi" and not may_be_one(study, studies[other])
            yield _at_the_wrong_one(id, other, key, library) if is_wrong else _Pair(id, other, key)


def _at_the_wrong_one(id: str, other: str, key: Key, library: Library) -> _Pair:
    """Of two papers with one DOI, the one that the DOI contradicts; the later one where it is not told."""
    later, earlier = (bool(contradictions.of_doi(library.references[name])) for name in (id, other))
    return _Pair(other, id, key) if earlier and not later else _Pair(id, other, key)


def _one_paper(pair: _Pair, library: Library) -> Diagnostic:
    id, other, key = pair
    place = library.spans[f"reference:{other}"]
    of_other = f'"{other}" ({place.file}, line {place.line})'
    span = _place(library, id, key.field)
    if key.field == "title":
        message = f'"{id}" has the title and the year of {of_other}'
        help = "where they are one paper, keep one of the records; where not, say so under `allow`"
        return Diagnostic(span, "C107", message, help)
    number = getattr(library.references[id], key.field)
    if may_be_one(library.studies[id], library.studies[other]):
        message = f'"{id}" is the same paper as {of_other}: both have {key.name} {number}'
        return Diagnostic(span, "C106", message, "keep one of the two records, and cite it by its id")
    message = f'"{id}" has the {key.name} of {of_other}, and another title'
    return Diagnostic(span, "C109", message, "look both titles up: one record has the other's number")


def _allowed(library: Library, id: str, code: str) -> Span:
    """Where a record waives a code."""
    return _place(library, id, f"allow.{code}")


def _place(library: Library, id: str, field: str) -> Span:
    spans: Mapping[str, Span] = library.spans
    return spans.get(f"reference:{id}.{field}") or spans[f"reference:{id}"]
