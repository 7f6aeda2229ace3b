"""What a build leaves out today, and what will change by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from tpm_site.model.calendar import Change, LeftOut, Status
from tpm_site.model.document import Document
from tpm_site.model.fields import Interval
from tpm_site.model.kinds import DocumentId
from tpm_site.model.ties import Ties

_MONTHS_OF_UNIT = {"month": 1, "year": 12}
_DAYS_OF_UNIT = {"day": 1, "week": 7}


def left_out(documents: Iterable[Document], known: Mapping[DocumentId, Ties]) -> tuple[LeftOut, ...]:
    """The pages that are not live, in order of their files."""
    found = ((document, known[document.id]) for document in documents)
    return tuple(
        sorted(
            LeftOut(document.path, document.title, ties.status, _until(ties))
            for document, ties in found
            if ties.status is not Status.LIVE and ties.url
        )
    )


def _until(ties: Ties) -> date | None:
    return ties.published if ties.status is Status.FUTURE else None


def changes(documents: Iterable[Document], today: date) -> tuple[Change, ...]:
    """Publications and expiries after `today`, the next one first."""
    found = []
    for document in documents:
        if document.draft:
            continue
        if document.published and document.published > today:
            found.append(Change(document.published, document.path, "is published"))
        if document.expires and document.expires > today:
            found.append(Change(document.expires, document.path, "expires"))
    return tuple(sorted(found))


def add(day: date, interval: Interval) -> date:
    """`day` plus an interval; the last day of the month where the month is shorter."""
    if interval.unit in _DAYS_OF_UNIT:
        return day + timedelta(days=interval.count * _DAYS_OF_UNIT[interval.unit])
    months = day.year * 12 + day.month - 1 + interval.count * _MONTHS_OF_UNIT[interval.unit]
    year, month = divmod(months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, 28)
