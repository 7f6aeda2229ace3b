"""Dates, counts and addresses in the words of a page's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from tpm_site.pages.parts import DateText

WORDS_A_MINUTE = 200
_ENGLISH = frozenset({"en", "en-US"})
"""Babel, which takes a while to load, need not be asked about these, nor whether `_COMMON` ones exist."""
_COMMON = _ENGLISH | {"es", "es-US"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def is_known(language: str) -> bool:
    """Whether dates and plurals of a language can be written."""
    if language in _COMMON:
        return True
    from babel.core import Locale, UnknownLocaleError

    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


@cache
def date_text(day: date, language: str) -> DateText:
    """A day as the language writes it: Jul 1, 2026."""
    if language in _ENGLISH:
        return DateText(day.isoformat(), f"{_MONTHS[day.month - 1]} {day.day}, {day.year}")
    from babel.dates import format_date

    return DateText(day.isoformat(), format_date(day, "medium", locale=locale_of(language)))


@cache
def locale_of(language: str) -> str:
    """A language code as Babel and Open Graph write it: en_US."""
    if language in _COMMON:
        return language.replace("-", "_")
    from babel import Locale

    return str(Locale.parse(language, sep="-"))


@cache
def _plural(count: int, language: str) -> str:
    if language in _ENGLISH:
        return "one" if count == 1 else "other"
    from babel import Locale

    return str(Locale.parse(language, sep="-").plural_form(count))


def counted(strings: Mapping[str, str], key: str, count: int, language: str, written: str = "") -> str:
    """`5 articles`, by the plural form of the language; `KEY_other` where it has no other.

    `written` is the number as it is to be shown, where that is another way.
    """
    form = f"{key}_{_plural(count, language)}"
    return strings.get(form, strings[f"{key}_other"]).format(count=written or count)


def number_text(number: int, strings: Mapping[str, str]) -> str:
    """A number with its digits parted as the language does it."""
    return f"{number:,}".replace(",", strings["thousands"])


def reading_time(words: int, strings: Mapping[str, str], language: str) -> str:
    """`5 min read`, at 200 words a minute, never under one."""
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return counted(strings, "minute", minutes, language)
