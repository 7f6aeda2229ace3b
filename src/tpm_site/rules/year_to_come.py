"""C124: a source of a year that is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.model.fields import Interval
from tpm_site.model.site import Library
from tpm_site.model.study import Study
from tpm_site.rules.subject import Subject
from tpm_site.site.calendar import add

_AHEAD = Interval(count=3, unit="month")
"""Journals date an issue so far ahead."""


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The references that are written in the document itself."""
    written = (index for index, listed in enumerate(subject.document.citations) if listed.is_written)
    for index, study in zip(written, subject.document.studies, strict=True):
        if _is_to_come(study, subject.today):
            yield _finding(study, subject.span(f"citations.{index}"))


def check_years(library: Library, today: date) -> Iterator[Diagnostic]:
    """The records of the library."""
    for id, study in library.studies.items():
        if _is_to_come(study, today):
            yield _finding(study, library.spans[f"reference:{id}.{'year' if study.year else 'issued'}"])


def _is_to_come(study: Study, today: date) -> bool:
    return (study.year or int(study.issued[:4] or 0)) > _last_year(today)


@cache
def _last_year(today: date) -> int:
    return add(today, _AHEAD).year


def _finding(study: Study, span: Span) -> Diagnostic:
    message = f'"{study.id}" is of {study.issued or study.year}, which is still to come'
    return Diagnostic(span, "C124", message, "look the year up at the source, and write that")
