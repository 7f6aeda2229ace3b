"""What is known without Babel is what Babel would say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel import Locale
from babel.dates import format_date

from tpm_site.pages.wording import counted, date_text, locale_of

LANGUAGES = ["en", "en-US", "en-GB", "es", "es-US", "de"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_are_written_as_in_the_language(language: str) -> None:
    locale = Locale.parse(language, sep="-")
    for number in range(0, 4000, 9):
        day = date(2020, 1, 1) + timedelta(number)
        assert date_text(day, language) == (day.isoformat(), format_date(day, "medium", locale=locale))
    for day in (date(1, 2, 3), date(999, 12, 31), date.max):
        assert date_text(day, language).text == format_date(day, "medium", locale=locale)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_name_that_babel_gives_it(language: str) -> None:
    assert locale_of(language) == str(Locale.parse(language, sep="-"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 2, 5, 11, 21, 100, 10**6])
def test_a_count_takes_the_plural_of_the_language(language: str, count: int) -> None:
    form = Locale.parse(language, sep="-").plural_form(count)
    strings = {"x_one": "one {count}", "x_many": "many {count}", "x_other": "other {count}"}
    assert counted(strings, "x", count, language) == f"{form} {count}"
