"""What numbers say against their record: contradictions.yaml, which a librarian can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.references import reference_of
from tests.support.rows import rows_of
from tpm_site.evidence import journals
from tpm_site.evidence.contradictions import Contradiction, agrees, of_doi, of_issn, of_url
from tpm_site.evidence.doi_forms import told_by
from tpm_site.evidence.identifiers import is_issn
from tpm_site.evidence.plain_numbers import plain_numbers
from tpm_site.model.reference import Reference


class Case(NamedTuple):
    """One entry of contradictions.yaml."""

    case: str
    record: dict[str, Any]
    found: list[str]


def _read() -> list[Case]:
    return [Case(**row) for row in rows_of(Path(__file__).parent / "contradictions.yaml")]


CASES = _read()


def _reference(**fields: Any) -> Reference:
    return plain_numbers(reference_of({"id": "x", "type": "article-journal", "title": "T", **fields}))


def _said(found: Contradiction, whose: str = "") -> str:
    return f"{whose}{found.what}: {found.told}, not {found.written}"


def test_a_librarian_has_enough_to_read() -> None:
    assert len(CASES) >= 45
    assert len({case.case for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.case for case in CASES])
def test_case(case: Case) -> None:
    reference = _reference(**case.record)
    issn, url = of_issn(reference), of_url(reference)
    found = [_said(one) for one in of_doi(reference)]
    found += [_said(issn, "ISSN's ")] if issn else []
    found += [_said(url)] if url else []
    assert found == case.found


def test_a_doi_agrees_with_a_record_only_where_it_tells_of_its_journal() -> None:
    doi = "10.1016/j.pain.2007.07.028"
    assert agrees(doi, _reference(journal="Pain", year=2007))
    assert not agrees(doi, _reference(journal="Pain", year=2022))
    assert not agrees(doi, _reference(year=2007))
    assert not agrees("10.1000/x", _reference(journal="Pain", year=2007))


@pytest.mark.parametrize("journal", journals.JOURNALS, ids=[j.names[0] for j in journals.JOURNALS])
def test_each_journal_has_sound_issns_of_its_own(journal: journals.Journal) -> None:
    assert [issn for issn in journal.issns if not is_issn(issn)] == []
    assert [issn for issn in journal.issns if journals.BY_ISSN[issn] is not journal] == []


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("New England Journal of Medicine", "N. Engl. J. Med.", True),
        ("Regional Anesthesia & Pain Medicine", "Regional anesthesia and pain medicine", True),
        ("Journal of Orthopaedic & Sports Physical Therapy", "JOSPT", True),
        ("The Lancet", "Lancet (London, England)", True),
        ("Acta Neurochirurgica", "ACTA NEUROCHIR", True),
        ("Pain", "Pain Medicine", False),
        ("Pain Medicine", "Pain Management", False),
        ("European Journal of Pain", "European Spine Journal", False),
    ],
)
def test_names_of_journals(one: str, other: str, *, is_same: bool) -> None:
    assert journals.is_same_name(one, other) is is_same


@pytest.mark.parametrize(
    "doi",
    [
        "10.1000/walking",
        "10.1016/j.pain.2007.1",
        "10.1016/j.pain.12.3",
        "10.1056/evidence.2024",
        "10.1097/00000542-900000000-99999",
        "10.1093/aje/kwj123",
        "not a DOI",
        "",
    ],
)
def test_what_tells_nothing(doi: str) -> None:
    assert told_by(doi) is None


@given(st.text(max_size=60), st.sampled_from(["10.1016/", "10.1136/", "10.1093/", "10.1097/", ""]))
def test_whatever_is_written(text: str, head: str) -> None:
    of_doi(_reference(doi=head + text, journal="Pain", year=2007, pages=text))
