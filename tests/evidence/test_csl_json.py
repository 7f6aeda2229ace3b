"""References as CSL-JSON: CSL's names for what it knows, `custom` for the rest."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from tests.evidence.test_formatting import RECORDS
from tests.support.references import reference_of
from tpm_site.evidence.csl_json import to_csl


def item(**fields: Any) -> dict[str, Any]:
    """The item of a record, but for its id, its type and its title."""
    record = {"id": "x", "type": "article-journal", "title": "T", **fields}
    found = to_csl(reference_of(record))
    return {name: value for name, value in found.items() if name not in ("id", "type", "title")}


KUMAR = reference_of(
    {
        "id": "kumar-2007-process",
        "type": "article-journal",
        "title": "Spinal cord stimulation",
        "authors": ["Kumar K", "Taylor RS", {"literal": "PROCESS Study Group"}],
        "journal": "Pain",
        "journal_abbrev": "Pain",
        "year": "2007",
        "issued": "2007-11",
        "volume": "132",
        "issue": "1-2",
        "pages": "179-188",
        "doi": "https://doi.org/10.1016/j.pain.2007.07.028",
        "pmid": "17845835",
        "registry": "ISRCTN77527324",
        "participants": "100",
        "corrections": ["Pain 2008;1:1"],
        "valid_until": "2030-01-01",
    }
)


def test_an_article() -> None:
    assert to_csl(KUMAR) == {
        "id": "kumar-2007-process",
        "type": "article-journal",
        "title": "Spinal cord stimulation",
        "author": [
            {"family": "Kumar", "given": "K."},
            {"family": "Taylor", "given": "R. S."},
            {"literal": "PROCESS Study Group"},
        ],
        "issued": {"date-parts": [[2007, 11]]},
        "DOI": "10.1016/j.pain.2007.07.028",
        "volume": "132",
        "issue": "1-2",
        "page": "179-188",
        "PMID": "17845835",
        "container-title": "Pain",
        "container-title-short": "Pain",
        "custom": {
            "registry": "ISRCTN77527324",
            "participants": 100,
            "valid_until": "2030-01-01",
            "corrections": ["Pain 2008;1:1"],
        },
    }


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Van den Abeele C", {"family": "Van den Abeele", "given": "C."}),
        ("O'Callaghan J", {"family": "O'Callaghan", "given": "J."}),
        ("Wilson-MacDonald J", {"family": "Wilson-MacDonald", "given": "J."}),
        ("Thomeer RTWM", {"family": "Thomeer", "given": "R. T. W. M."}),
        ("Roe J-P", {"family": "Roe", "given": "J.-P."}),
        ("Roe JP III", {"family": "Roe", "given": "J. P.", "suffix": "III"}),
        ("Roe JP Jr", {"family": "Roe", "given": "J. P.", "suffix": "Jr"}),
        ("Øie LR", {"family": "Øie", "given": "L. R."}),
        ("Hippocrates", {"literal": "Hippocrates"}),
        ("Jr", {"literal": "Jr"}),
    ],
)
def test_a_name_by_its_parts(name: str, parts: dict[str, str]) -> None:
    assert item(authors=[name]) == {"author": [parts]}


def test_days_as_far_as_they_are_known() -> None:
    assert item(year="2007") == {"issued": {"date-parts": [[2007]]}}
    assert item(issued="2007-11-15") == {"issued": {"date-parts": [[2007, 11, 15]]}}
    assert item(accessed="2026-11-28") == {"accessed": {"date-parts": [[2026, 11, 28]]}}


def test_the_series_and_the_number_of_a_report() -> None:
    assert item(type="report", journal="National Health Statistics Reports", issue="170") == {
        "collection-title": "National Health Statistics Reports",
        "number": "170",
    }


def test_the_version_of_data() -> None:
    assert item(type="dataset", edition="2") == {"version": "2"}


def test_what_is_no_doi_is_kept_elsewhere() -> None:
    assert item(doi="in press") == {"custom": {"doi": "in press"}}


@given(RECORDS)
def test_every_record_can_be_written_as_json(record: dict[str, Any]) -> None:
    found = to_csl(reference_of(record))
    assert json.loads(json.dumps(found)) == found
    assert all(found.values())
