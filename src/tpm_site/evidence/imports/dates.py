"""Dates as other programs write them to what is known of them: 2007, 2007-11 or 2007-11-15."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from tpm_site.model.fields import FIRST_DAY, FIRST_YEAR, LAST_YEAR

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # 2007/11/15, 2007/11//, 2007-11-15T08:00:00Z, 2007.11
        r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})?(?:[-/.](?P<day>\d{1,2})?(?:/.*|[T ]\d\d:.*)?)?)?",
        # 20071115, as MEDLINE has it
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        # 2007 Nov 15
        rf"(?P<year>\d{{4}})[ ,/]+{_MONTH}(?:[ /]+(?P<day>\d{{1,2}}))?/?",
        # November 15, 2007
        rf"{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        # 15 November 2007, 15-Nov-2007
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?[ -]{_MONTH}[ ,-]+(?P<year>\d{{4}})",
        # November 2007
        rf"{_MONTH},? (?P<year>\d{{4}})",
        # 11/2007
        r"(?P<month>\d{1,2})[/.](?P<year>\d{4})",
        # 15.11.2007
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})",
    )
)
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|2[01]\d\d)(?!\d)")


def partial_date(text: str) -> str:
    """As much of a date as is sure; a range such as 2019 Jan-Feb is known to the year. Empty without one."""
    parts = _parts(text)
    if parts:
        return of_parts(parts)
    years = _YEAR.findall(text)
    return str(years[0]) if years else ""


def is_whole(text: str) -> bool:
    """Whether nothing of a date is lost when it is read."""
    parts = [part for part in _parts(text) if part]
    return not text.strip() or (bool(parts) and of_parts(parts).count("-") == len(parts) - 1)


def _parts(text: str) -> tuple[str | None, ...]:
    """Year, month and day as they are written; nothing where the form is not known."""
    text = " ".join(text.split())
    for form in _FORMS:
        found = form.fullmatch(text)
        if found:
            parts = found.groupdict()
            return parts["year"], parts.get("month"), parts.get("day")
    return ()


def of_parts(parts: Sequence[object]) -> str:
    """A year, a month and a day, as far as they are given and exist."""
    numbers = [_number(part) for part in parts[:3]]
    known = list(takewhile(lambda number: number is not None, numbers))
    year, month, day = (*(number or 0 for number in known), 0, 0, 0)[:3]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    if not 1 <= month <= 12:
        return str(year)
    if year < FIRST_DAY.year:
        return f"{year}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return f"{year}-{month:02}"


def whole_day(text: str) -> str:
    """The date where the day is known, else nothing."""
    found = partial_date(text)
    return found if len(found) == len("2007-11-15") else ""


def month_number(word: str) -> int | None:
    """`November`, `Nov.` and `nov` are 11."""
    start = word.strip(" .").lower()[:3]
    return _MONTHS.index(start) + 1 if start in _MONTHS else None


def _number(part: object) -> int | None:
    if isinstance(part, bool) or part is None:
        return None
    if isinstance(part, float | int):
        return int(part) if abs(part) < 10_000 else None
    text = str(part).strip()
    if text.isascii() and text.isdigit() and len(text) < 5:
        return int(text)
    return month_number(text)
