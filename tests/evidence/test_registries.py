"""Numbers of trials and reviews: which registry gave them out, and where the page is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpm_site.evidence.registries import (
    RegistryNumber,
    is_registry_number,
    normalise_registry,
    read_registry_number,
    read_registry_numbers,
    registry_name,
    registry_url,
)

ICTRP = "https://trialsearch.who.int/Trial2.aspx?TrialID={}"
JAPAN = "https://trialsearch.who.int/Trial2.aspx?TrialID=JPRN-{}"


@pytest.mark.parametrize(
    ("number", "registry", "address"),
    [
        ("NCT01697358", "ClinicalTrials.gov", "https://clinicaltrials.gov/study/{}"),
        ("ISRCTN77527324", "ISRCTN", "https://www.isrctn.com/{}"),
        ("ISRCTN50189673", "ISRCTN", "https://www.isrctn.com/{}"),
        ("ACTRN12618001396213", "ANZCTR", "https://www.anzctr.org.au/{}.aspx"),
        (
            "2020-001113-21",
            "EU Clinical Trials Register",
            "https://www.clinicaltrialsregister.eu/ctr-search/search?query={}",
        ),
        (
            "2022-500024-30-00",
            "EU Clinical Trials (CTIS)",
            "https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT={}",
        ),
        ("CRD42020200001", "PROSPERO", "https://www.crd.york.ac.uk/PROSPERO/view/{}"),
        ("CRD420261321518", "PROSPERO", "https://www.crd.york.ac.uk/PROSPERO/view/{}"),
        ("DRKS00005115", "DRKS", "https://drks.de/search/en/trial/{}"),
        ("ChiCTR2000029308", "ChiCTR", ICTRP),
        ("ChiCTR-IOR-17013520", "ChiCTR", ICTRP),
        ("UMIN000040928", "UMIN-CTR", JAPAN),
        ("jRCTs031180352", "jRCT", "https://jrct.mhlw.go.jp/en-latest-detail/{}"),
        ("jRCT2080225355", "jRCT", "https://jrct.mhlw.go.jp/en-latest-detail/{}"),
        ("JapicCTI-142605", "JapicCTI", JAPAN),
        ("JMA-IIA00123", "JMACCT", JAPAN),
        ("CTRI/2012/02/002401", "CTRI", ICTRP),
        ("IRCT20080901001165N58", "IRCT", ICTRP),
        ("KCT0001234", "CRIS", ICTRP),
        ("NTR1234", "NTR", ICTRP),
        ("NL-OMON12345", "NTR", ICTRP),
        ("PACTR201507001119966", "PACTR", ICTRP),
        ("RBR-6qvdftm", "ReBEC", "https://ensaiosclinicos.gov.br/rg/{}"),
        ("PER-001-10", "REPEC", ICTRP),
        ("RPCEC00000123", "RPCEC", ICTRP),
        ("SLCTR/2010/003", "SLCTR", ICTRP),
        ("TCTR20161221005", "TCTR", "https://www.thaiclinicaltrials.org/show/{}"),
        ("LBCTR2019010123", "LBCTR", ICTRP),
        ("ITMCTR2020000123", "ITMCTR", ICTRP),
    ],
)
def test_number(number: str, registry: str, address: str) -> None:
    url = address.format(number)
    assert read_registry_number(number) == RegistryNumber(registry, number, url)
    assert registry_name(number) == registry
    assert registry_url(number) == url


def test_a_universal_number_has_no_page() -> None:
    assert read_registry_number("U1111-1234-5678") == RegistryNumber(
        "WHO Universal Trial Number", "U1111-1234-5678", None
    )


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("nct01697358", "NCT01697358"),
        ("ACTRN012605000079640", "ACTRN12605000079640"),
        ("NCT 01697358", "NCT01697358"),
        ("ClinicalTrials.gov: NCT01697358", "NCT01697358"),
        ("ClinicalTrials.gov identifier NCT01697358", "NCT01697358"),
        ("https://clinicaltrials.gov/study/NCT01697358?tab=results", "NCT01697358"),
        ("https://www.clinicaltrials.gov/ct2/show/NCT01697358", "NCT01697358"),
        ("https://doi.org/10.1186/ISRCTN77527324", "ISRCTN77527324"),
        ("isrctn: 77527324", "ISRCTN77527324"),
        ("https://www.isrctn.com/ISRCTN77527324", "ISRCTN77527324"),
        ("https://www.anzctr.org.au/ACTRN12618001396213.aspx", "ACTRN12618001396213"),
        ("EudraCT 2020-001113-21", "2020-001113-21"),
        ("EudraCT number: 2020-001113-21", "2020-001113-21"),
        ("EUCTR2020-001113-21-GB", "2020-001113-21"),
        ("EU CT 2022-500024-30-00", "2022-500024-30-00"),
        ("PROSPERO CRD42020200001", "CRD42020200001"),
        ("JPRN-UMIN000040928", "UMIN000040928"),
        ("CHICTR-trc-08000123", "ChiCTR-TRC-08000123"),
        ("rbr-6QVDFTM", "RBR-6qvdftm"),
    ],
)
def test_other_spellings(written: str, number: str) -> None:
    assert normalise_registry(written) == number
    assert normalise_registry(number) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "NCT0169735",
        "NCT016973580",
        "NCT0169735O",
        "ISRCTN7752732",
        "ACTRN1261800139621",
        "2020-101113-21",
        "2020-001113",
        "CRD4202020",
        "DRKS5115",
        "10.1186/ISRCTN77527324",
        "not registered",
    ],
)
def test_not_a_number(written: str) -> None:
    assert not is_registry_number(written)
    assert normalise_registry(written) is None
    assert registry_name(written) is None
    assert registry_url(written) is None


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("", []),
        ("NCT01697358", ["NCT01697358"]),
        ("NCT01697358; ISRCTN77527324", ["NCT01697358", "ISRCTN77527324"]),
        ("NCT01697358, DRKS 00005115", ["NCT01697358", "DRKS00005115"]),
        ("NCT01697358 and DRKS00005115", ["NCT01697358", "DRKS00005115"]),
        ("NCT01697358; unknown", ["NCT01697358"]),
    ],
)
def test_several_numbers(written: str, numbers: list[str]) -> None:
    assert [found.number for found in read_registry_numbers(written)] == numbers


@given(st.text(max_size=40))
def test_whatever_is_written(text: str) -> None:
    found = read_registry_number(text)
    if found:
        assert read_registry_number(found.number) == found
