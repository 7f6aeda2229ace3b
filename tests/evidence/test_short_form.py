"""The short line by which a reader knows a reference again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.evidence.test_formatting import RECORDS
from tests.support.references import reference_of
from tpm_site.evidence.short_form import short_form

LONG = (
    "Spinal cord stimulation versus conventional medical management for neuropathic pain: a randomised trial"
)


def line(**fields: Any) -> str:
    record = {"id": "x", "type": "article-journal", "title": "A trial", **fields}
    return short_form(reference_of(record))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "A trial."),
        ({"authors": ["Kumar K"], "journal_abbrev": "Pain", "year": "2007"}, "Kumar K. A trial. Pain. 2007."),
        ({"authors": ["Kumar K", "Roe J"]}, "Kumar K, Roe J. A trial."),
        ({"authors": ["Kumar K", "Roe J", "Coe R"]}, "Kumar K, et al. A trial."),
        ({"authors": [{"literal": "NICE"}], "publisher": "NICE"}, "NICE. A trial."),
        ({"editors": ["Roe J"], "publisher": "Springer"}, "Roe J. A trial. Springer."),
        ({"title": "Does rest help?", "issued": "2020-05"}, "Does rest help? 2020."),
        (
            {"title": LONG, "journal": "Pain"},
            "Spinal cord stimulation versus conventional medical management for neuropathic pain: a… Pain.",
        ),
    ],
)
def test_short_form(fields: dict[str, Any], expected: str) -> None:
    assert line(**fields) == expected


@given(RECORDS)
def test_it_is_short_and_says_something(record: dict[str, Any]) -> None:
    text = short_form(reference_of(record))
    assert any(map(str.isalnum, text)) or record["title"]
    assert text
