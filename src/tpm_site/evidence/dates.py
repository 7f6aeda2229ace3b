"""Dates as styles write them, in English whatever the language of the page, because the styles are."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def english_date(day: date) -> str:
    """November 23, 2026."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


@lru_cache(maxsize=4096)
def english_partial_date(text: str) -> str:
    """A date as far as it is known: 2026, November 2026 or November 23, 2026."""
    year, month, day = parts_of(text)
    if not month:
        return year
    name = _MONTHS[month - 1]
    return f"{name} {day}, {year}" if day else f"{name} {year}"


def short_date(day: date) -> str:
    """2026 Nov 23."""
    return f"{day.year} {_MONTHS[day.month - 1][:3]} {day.day}"


@lru_cache(maxsize=4096)
def short_partial_date(text: str) -> str:
    """A date as far as it is known: 2026, 2026 Nov or 2026 Nov 23."""
    year, month, day = parts_of(text)
    if not month:
        return year
    name = _MONTHS[month - 1][:3]
    return f"{year} {name} {day}" if day else f"{year} {name}"


def parts_of(text: str) -> tuple[str, int, int]:
    """Year, month and day of a date such as 2026-11; 0 for what is not known."""
    return text[:4], int(text[5:7] or 0), int(text[8:10] or 0)
