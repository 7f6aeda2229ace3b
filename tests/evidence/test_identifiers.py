"""Tables of what is an identifier of a paper, a journal or a person, and of what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_site.evidence.identifiers import (
    SCHEMES,
    doi_and_url,
    doi_key,
    doi_url,
    is_doi,
    is_issn,
    is_npi,
    is_orcid,
    is_pmcid,
    is_pmid,
    normalise_doi,
    normalise_issn,
    normalise_npi,
    normalise_orcid,
    normalise_pmcid,
    normalise_pmid,
    orcid_url,
    pmc_url,
    pubmed_url,
)
from tpm_site.evidence.scheme import Scheme

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("10.1016/j.pain.2007.07.028", "10.1016/j.pain.2007.07.028"),
        ("10.1227/01.NEU.0000325731.46702.D9", "10.1227/01.NEU.0000325731.46702.D9"),
        ("10.1016/S2665-9913(25)00135-3", "10.1016/S2665-9913(25)00135-3"),
        ("10.1002/14651858.CD014789.pub2", "10.1002/14651858.CD014789.pub2"),
        ("doi:10.1000/182", "10.1000/182"),
        ("DOI: 10.1000/182", "10.1000/182"),
        ("doi 10.1000/182", "10.1000/182"),
        ("doi.org/10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("HTTPS://DOI.ORG/10.1000/182", "10.1000/182"),
        ("https://www.doi.org/10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/182?utm_source=x#top", "10.1000/182"),
        ("doi:https://doi.org/10.1000/182", "10.1000/182"),
        ("  10.1000/182 ", "10.1000/182"),
        ("\u200b10.1000/182\u00a0", "10.1000/182"),
        ("10.1000/182.", "10.1000/182"),
        ("10.1000/182),", "10.1000/182"),
        ("10.1000/182;", "10.1000/182"),
        ("https://doi.org/10.1000/182/", "10.1000/182"),
        ("<10.1000/182>", "10.1000/182"),
        ("“10.1000/182”", "10.1000/182"),
        ("10.1000/182]", "10.1000/182"),
        ("10.1000/a(b)", "10.1000/a(b)"),
        ("10.1000/a(b)).", "10.1000/a(b)"),
        ("10.1000.10/123", "10.1000.10/123"),
        (SICI, SICI),
        (doi_url(SICI), SICI),
        ("10.1000/a#b", "10.1000/a#b"),
        ("10.1000/a?b", "10.1000/a?b"),
    ],
)
def test_normalise_doi(written: str, doi: str) -> None:
    assert normalise_doi(written) == doi
    assert is_doi(written)
    assert normalise_doi(doi) == doi


@pytest.mark.parametrize(
    "written",
    [
        "",
        "in press",
        "10.1000",
        "10.1000/",
        "10.10/182",
        "11.1000/182",
        "10.1000/1 82",
        "10.1000/18\u202e2",
        "17845835",
        "https://example.org/10.1000/182",
        "https://doi.org/",
        "10.1000/...",
        "10.١٢٣٤/182",
    ],
)
def test_not_a_doi(written: str) -> None:
    assert normalise_doi(written) is None
    assert doi_url(written) is None
    assert doi_and_url(written) is None
    assert not is_doi(written)


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        ("10.1016/j.pain.2007.07.028", "https://doi.org/10.1016/j.pain.2007.07.028"),
        ("10.1016/S2665-9913(25)00135-3", "https://doi.org/10.1016/S2665-9913(25)00135-3"),
        ("10.1000/a<b>c", "https://doi.org/10.1000/a%3Cb%3Ec"),
        ("10.1000/a#b", "https://doi.org/10.1000/a%23b"),
        ("10.1000/a?b", "https://doi.org/10.1000/a%3Fb"),
        ("10.1000/a%20b", "https://doi.org/10.1000/a%2520b"),
        ("10.1000/a\"b'c", "https://doi.org/10.1000/a%22b%27c"),
        ("10.1000/a+b&c", "https://doi.org/10.1000/a%2Bb%26c"),
        ("10.1000/a/b/c", "https://doi.org/10.1000/a/b/c"),
        ("10.1000/é", "https://doi.org/10.1000/%C3%A9"),
    ],
)
def test_doi_url(doi: str, url: str) -> None:
    assert doi_url(doi) == url
    assert doi_and_url(doi) == (doi, url)
    assert normalise_doi(url) == doi


def test_dois_are_compared_in_lower_case() -> None:
    assert doi_key("https://doi.org/10.1056/NEJMoa064039") == "10.1056/nejmoa064039"
    assert doi_key("none") is None


@pytest.mark.parametrize(
    ("written", "pmid"),
    [
        ("17845835", "17845835"),
        ("PMID: 17845835", "17845835"),
        ("pmid17845835", "17845835"),
        ("https://pubmed.ncbi.nlm.nih.gov/17845835/", "17845835"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/17845835", "17845835"),
        ("1", "1"),
    ],
)
def test_pmid(written: str, pmid: str) -> None:
    assert normalise_pmid(written) == pmid
    assert pubmed_url(written) == f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"


@pytest.mark.parametrize("written", ["", "0", "017845835", "178458350", "PMC558090", "17 84", "x"])
def test_not_a_pmid(written: str) -> None:
    assert not is_pmid(written)
    assert pubmed_url(written) is None


@pytest.mark.parametrize(
    "written",
    [
        "PMC558090",
        "pmc558090",
        "PMCID: PMC558090",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC558090/",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC558090/",
    ],
)
def test_pmcid(written: str) -> None:
    assert normalise_pmcid(written) == "PMC558090"
    assert pmc_url(written) == "https://pmc.ncbi.nlm.nih.gov/articles/PMC558090/"


@pytest.mark.parametrize("written", ["", "558090", "PMC", "PMC0", "PMCx", "17845835"])
def test_not_a_pmcid(written: str) -> None:
    assert not is_pmcid(written)
    assert pmc_url(written) is None


@pytest.mark.parametrize(
    ("written", "issn"),
    [
        ("0028-4793", "0028-4793"),  # N Engl J Med
        ("00987484", "0098-7484"),  # JAMA
        ("ISSN 1469-493x", "1469-493X"),  # Cochrane Database Syst Rev
        ("eISSN: 1533-4406", "1533-4406"),
    ],
)
def test_issn(written: str, issn: str) -> None:
    assert normalise_issn(written) == issn


@pytest.mark.parametrize("written", ["", "0028-4794", "0024-8793", "0028-479", "X028-4793"])
def test_not_an_issn(written: str) -> None:
    assert not is_issn(written)


@pytest.mark.parametrize(
    ("written", "orcid"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("https://orcid.org/0000-0001-5109-3700", "0000-0001-5109-3700"),
        ("http://orcid.org/0000000218250097", "0000-0002-1825-0097"),
    ],
)
def test_orcid(written: str, orcid: str) -> None:
    assert normalise_orcid(written) == orcid
    assert orcid_url(written) == f"https://orcid.org/{orcid}"


@pytest.mark.parametrize("written", ["", "0000-0002-1825-0098", "0000-0002-1852-0097"])
def test_not_an_orcid(written: str) -> None:
    assert not is_orcid(written)
    assert orcid_url(written) is None


@pytest.mark.parametrize("written", ["1234567893", "NPI 1689713547", "NPI: 1104323203"])
def test_npi(written: str) -> None:
    assert normalise_npi(written) == written[-10:]


@pytest.mark.parametrize("written", ["", "1234567890", "1234567983", "3234567893", "123456789"])
def test_not_an_npi(written: str) -> None:
    assert not is_npi(written)


@given(st.text(max_size=40) | st.from_regex(r"\A10\.[0-9]{4}/.{1,12}\Z"))
def test_whatever_is_pasted_comes_out_once_and_for_all(text: str) -> None:
    both = doi_and_url(text)
    assert both == ((normalise_doi(text), doi_url(text)) if both else None)
    assert (both is not None) == is_doi(text)
    for scheme in SCHEMES.values():
        number = scheme.normalise(text)
        if number is not None:
            assert scheme.normalise(number) == number
            url = scheme.url(number)
            assert url is not None
            assert url.isascii()
            assert not set(url) & set(" <>\"'#")
            assert scheme.normalise(url) == number


@given(st.sampled_from([scheme for scheme in SCHEMES.values() if scheme.usual]), st.data())
def test_what_is_usual_is_in_its_normal_form(scheme: Scheme, data: st.DataObject) -> None:
    assert scheme.usual
    number = data.draw(st.from_regex(scheme.usual, fullmatch=True))
    assert scheme.normalise(number) == number
