"""C106, C107, C109: a reference written in place that is a paper of the library, or on the page twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.evidence.papers import Key, are_apart, keys_of, may_be_one
from tpm_site.model.study import Study
from tpm_site.rules.subject import Subject


class _Other(NamedTuple):
    """The same paper elsewhere: as a message calls it, and what to write instead."""

    study: Study
    where: str
    help: str


def check(subject: Subject) -> Iterator[Diagnostic]:
    """No two references of a page are one paper, and what the library has is not written out again."""
    studies, papers = subject.document.studies, subject.world.records.library.papers
    if not papers and are_apart(studies):
        return
    on_page: dict[str, Study] = {}
    for study in studies:
        # A reference of the library's own id is another finding.
        if study.id not in subject.world.records.library.studies:
            yield from _compared(study, on_page, subject)


def _compared(study: Study, on_page: dict[str, Study], subject: Subject) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for key in keys_of(study):
        other = _other(study, key, on_page, subject)
        on_page.setdefault(str(key), study)
        if other and other.study.id not in seen:
            seen.add(other.study.id)
            yield _found(study, other, key, subject)


def _other(study: Study, key: Key, on_page: Mapping[str, Study], subject: Subject) -> _Other | None:
    library = subject.world.records.library
    id = library.papers.get(str(key))
    if id is not None:
        place = library.spans[f"reference:{id}"]
        where = f'"{id}" in the library ({place.file}, line {place.line})'
        return _Other(library.studies[id], where, f"list only {id} here, and cite it by that id")
    earlier = on_page.get(str(key))
    if earlier is None or earlier.id == study.id:
        return None
    return _Other(earlier, f'"{earlier.id}" on this page', "keep one of the two, and cite it by its id")


def _found(study: Study, other: _Other, key: Key, subject: Subject) -> Diagnostic:
    written = [listed.id if listed.is_written else "" for listed in subject.document.citations]
    span = subject.span(f"citations.{written.index(study.id)}")
    if key.field == "title":
        message = f'"{study.id}" has the title and the year of {other.where}'
        return Diagnostic(span, "C107", message, f"where they are one paper, {other.help}")
    if may_be_one(study, other.study):
        number = getattr(study, key.field)
        message = f'"{study.id}" is the same paper as {other.where}: both have {key.name} {number}'
        return Diagnostic(span, "C106", message, other.help)
    message = f'"{study.id}" has the {key.name} of {other.where}, and another title'
    return Diagnostic(span, "C109", message, "look both titles up: one of the two has the other's number")
