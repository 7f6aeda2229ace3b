"""Numbers as they are pasted, and as everything after reading sees them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.references import reference_of
from tpm_site.evidence.plain_numbers import plain_numbers
from tpm_site.evidence.registered import malformed
from tpm_site.model.reference import Reference


def _reference(**fields: Any) -> Reference:
    return reference_of({"id": "x", "type": "article-journal", "title": "T", **fields})


@pytest.mark.parametrize(
    ("field", "written", "plain"),
    [
        ("doi", "https://doi.org/10.1016/j.pain.2007.07.028", "10.1016/j.pain.2007.07.028"),
        ("doi", "http://dx.doi.org/10.1016/S0140-6736%2816%2931341-1", "10.1016/S0140-6736(16)31341-1"),
        ("doi", "doi: 10.1056/NEJMoa1513721.", "10.1056/NEJMoa1513721"),
        ("doi", "10.1016/j pain", "10.1016/j pain"),
        ("pmid", "PMID: 17845835", "17845835"),
        ("pmid", "https://pubmed.ncbi.nlm.nih.gov/17845835/", "17845835"),
        ("pmid", "017845835", "017845835"),
        ("pmcid", "pmc 2576513", "PMC2576513"),
        ("pmcid", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2576513/", "PMC2576513"),
        ("issn", "03043959", "0304-3959"),
        ("issn", "ISSN 0304-3959, 1872-6623", "0304-3959; 1872-6623"),
        ("registry", "isrctn 77527324", "ISRCTN77527324"),
        ("registry", "https://clinicaltrials.gov/study/NCT01697358", "NCT01697358"),
        ("registry", "NCT 01697358 and ISRCTN77527324", "NCT01697358; ISRCTN77527324"),
        ("registry", "NCT01697358, trial 7 of our own", "NCT01697358; trial 7 of our own"),
    ],
)
def test_as_pasted(field: str, written: str, plain: str) -> None:
    found = plain_numbers(_reference(**{field: written}))
    assert getattr(found, field) == plain
    assert plain_numbers(found) is found


def test_what_is_plain_is_the_very_same() -> None:
    reference = _reference(
        doi="10.1016/j.pain.2007.07.028",
        pmid="17845835",
        pmcid="PMC558090",
        issn="0304-3959",
        registry="ISRCTN77527324",
        authors=["Kumar K", {"literal": "PROCESS Study Group"}],
        accessed="2026-07-01",
        unconfirmed=["volume"],
    )
    assert plain_numbers(reference) is reference


def test_the_rest_of_the_reference_stays() -> None:
    fields: dict[str, Any] = {
        "authors": ["Kumar K", {"literal": "PROCESS Study Group"}],
        "issued": "2007-11",
        "year": "2007",
        "accessed": "2026-07-01",
        "topics": ["scs"],
        "retracted": "true",
        "allow": {"C108": "Why."},
    }
    label = _reference(doi="doi:10.1000/x", **fields)
    assert plain_numbers(label) == _reference(doi="10.1000/x", **fields)


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("NCT0169735", [("NCT0169735", "ClinicalTrials.gov")]),
        ("NCT0169735O", [("NCT0169735O", "ClinicalTrials.gov")]),
        ("NCTO1697358", [("NCTO1697358", "ClinicalTrials.gov")]),
        ("NCT01697358 (PROMISE)", [("NCT01697358 (PROMISE)", "ClinicalTrials.gov")]),
        ("NCT01697358; ISRCTN7752732", [("ISRCTN7752732", "ISRCTN")]),
        ("ACTRN1261800139621", [("ACTRN1261800139621", "ANZCTR")]),
        ("EudraCT 2007-00123-45", [("EudraCT 2007-00123-45", "EudraCT")]),
        ("2007-0001234-45", [("2007-0001234-45", "EudraCT")]),
        ("CRD4202020", [("CRD4202020", "PROSPERO")]),
        ("DRKS5115", [("DRKS5115", "DRKS")]),
        ("2020-001113-21", []),
        ("NCT01697358, DRKS 00005115", []),
        ("trial 7 of our own", []),
        ("NCTrial 7", []),
        ("not registered", []),
        ("ISRCTN", []),
        ("", []),
    ],
)
def test_numbers_of_registries_that_are_none(written: str, wrong: list[tuple[str, str]]) -> None:
    assert [(part, meant.registry) for part, meant in malformed(written)] == wrong
