"""The links beside an entry."""

from __future__ import annotations

from typing import Any

from tests.support.references import reference_of
from tpm_site.evidence.links import Link, links, registry_links
from tpm_site.model.reference import Reference


def _reference(**fields: Any) -> Reference:
    return reference_of({"id": "x", "type": "article-journal", "title": "T", **fields})


def test_doi_pubmed_and_pmc_in_that_order() -> None:
    reference = _reference(pmcid="PMC558090", pmid="15911537", doi="10.1136/bmj.38441.620417.8F")
    assert links(reference) == (
        Link("DOI", "https://doi.org/10.1136/bmj.38441.620417.8F", "10.1136/bmj.38441.620417.8F"),
        Link("PubMed", "https://pubmed.ncbi.nlm.nih.gov/15911537/", "15911537"),
        Link("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/PMC558090/", "PMC558090"),
    )


def test_only_what_the_record_has() -> None:
    assert links(_reference()) == ()
    assert [link.label for link in links(_reference(pmid="34581849"))] == ["PubMed"]


def test_nothing_wrong_becomes_a_link() -> None:
    assert links(_reference(doi="in press", pmid="PMC558090", pmcid="558090")) == ()


def test_registrations() -> None:
    reference = _reference(registry="NCT01697358; ISRCTN77527324; U1111-1234-5678; not known")
    assert registry_links(reference) == (
        Link("ClinicalTrials.gov NCT01697358", "https://clinicaltrials.gov/study/NCT01697358"),
        Link("ISRCTN77527324", "https://www.isrctn.com/ISRCTN77527324"),
    )
    assert registry_links(_reference()) == ()
