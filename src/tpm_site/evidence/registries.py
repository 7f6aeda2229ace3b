"""Registries of trials and of reviews: one row each. The first row that fits names the registry.

No row checks a digit. ISRCTN once did (weights 3 and 1, sum 9 modulo 10), but its newer numbers do
not: RECOVERY, ISRCTN50189673, breaks it. The digits of EudraCT are not published.
Sources: the registries' own pages; WHO, ICTRP registry network (names, search address).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tpm_site.evidence.scheme import Scheme, pattern, told_apart

_GAP = r"[\s:#-]*+"
_ICTRP = "https://trialsearch.who.int/Trial2.aspx?TrialID="


class RegistryNumber(NamedTuple):
    """A registration: the registry's name, the number in its normal form, the page if any."""

    registry: str
    number: str
    url: str | None


def _row(
    name: str,
    prefix: str,
    rest: str,
    address: str = "",
    *,
    lead: str = "",
    letters: Callable[[str], str] = str.upper,
    others: tuple[str, ...] = (),
) -> Scheme:
    label = re.escape(prefix.rstrip("-"))
    return Scheme(
        name=name,
        written=pattern(f"(?:{lead})?{_GAP}{label}{_GAP}{rest}"),
        address=address,
        prefix=prefix,
        letters=letters,
        other_addresses=others,
    )


# EU CT stands before EudraCT, which its numbers resemble. JPRN- is how ICTRP writes Japan's.
REGISTRIES = (
    _row(
        "ClinicalTrials.gov",
        "NCT",
        r"(\d{8})",
        "https://clinicaltrials.gov/study/{}",
        lead=r"ClinicalTrials\.gov(?:\s+identifier)?",
        others=(
            "https://www.clinicaltrials.gov/study/{}",
            "https://clinicaltrials.gov/ct2/show/{}",
            "https://www.clinicaltrials.gov/ct2/show/{}",
        ),
    ),
    _row(
        "ISRCTN",
        "ISRCTN",
        r"(\d{8})",
        "https://www.isrctn.com/{}",
        others=("https://doi.org/10.1186/{}",),
    ),
    # Until 2006 the number was written with a 0 before the year; its page has none.
    _row("ANZCTR", "ACTRN", r"0?(126\d{11})", "https://www.anzctr.org.au/{}.aspx"),
    _row(
        "EU Clinical Trials (CTIS)",
        "",
        r"(20\d\d-5\d{5}-\d\d(?:-\d\d)?)",
        "https://euclinicaltrials.eu/search-for-clinical-trials/?lang=en&EUCT={}",
        lead=r"EU\s?CT(?:\s+number)?|CTIS",
    ),
    _row(
        "EU Clinical Trials Register",
        "",
        r"(20\d\d-0\d{5}-\d\d)(?:-[A-Z]{2,3})?",
        "https://www.clinicaltrialsregister.eu/ctr-search/search?query={}",
        lead=r"EudraCT(?:\s+(?:number|no\.?))?|EUCTR",
    ),
    _row(
        "PROSPERO",
        "CRD",
        r"(\d{11,13})",
        "https://www.crd.york.ac.uk/PROSPERO/view/{}",
        lead="PROSPERO",
    ),
    _row("DRKS", "DRKS", r"(\d{8})", "https://drks.de/search/en/trial/{}"),
    _row("ChiCTR", "ChiCTR", r"(\d{10})", _ICTRP + "{}"),
    _row("ChiCTR", "ChiCTR-", r"([A-Z]{2,4}-\d{8})", _ICTRP + "{}"),
    _row("UMIN-CTR", "UMIN", r"(\d{9})", _ICTRP + "JPRN-{}", lead="JPRN"),
    _row(
        "jRCT",
        "jRCT",
        r"([a-z]\d{9}|\d{10})",
        "https://jrct.mhlw.go.jp/en-latest-detail/{}",
        lead="JPRN",
        letters=str.lower,
    ),
    _row("JapicCTI", "JapicCTI-", r"(R?\d{6})", _ICTRP + "JPRN-{}", lead="JPRN"),
    _row("JMACCT", "JMA-IIA", r"(\d{5})", _ICTRP + "JPRN-{}", lead="JPRN"),
    _row("CTRI", "CTRI", r"(/20\d\d/\d{2,3}/\d{6})", _ICTRP + "{}"),
    _row("IRCT", "IRCT", r"(\d{8,14}N\d{1,3})", _ICTRP + "{}"),
    _row("CRIS", "KCT", r"(\d{7})", _ICTRP + "{}"),
    _row("NTR", "NTR", r"(\d{1,5})", _ICTRP + "{}"),
    _row("NTR", "NL-OMON", r"(\d{1,6})", _ICTRP + "{}"),
    _row("PACTR", "PACTR", r"(20\d{13})", _ICTRP + "{}"),
    _row(
        "ReBEC",
        "RBR-",
        r"([0-9a-z]{6,8})",
        "https://ensaiosclinicos.gov.br/rg/{}",
        letters=str.lower,
    ),
    _row("REPEC", "PER-", r"(\d{3}-\d\d)", _ICTRP + "{}"),
    _row("RPCEC", "RPCEC", r"(\d{8})", _ICTRP + "{}"),
    _row("SLCTR", "SLCTR", r"(/20\d\d/\d{3})", _ICTRP + "{}"),
    _row("TCTR", "TCTR", r"(20\d{9})", "https://www.thaiclinicaltrials.org/show/{}"),
    _row("LBCTR", "LBCTR", r"(20\d{8})", _ICTRP + "{}"),
    _row("ITMCTR", "ITMCTR", r"(\d{10})", _ICTRP + "{}"),
    # A universal number names a trial in all registries and a page in none.
    _row("WHO Universal Trial Number", "U", r"(1111-\d{4}-\d{4})", lead="UTN"),
)


def read_registry_number(text: str) -> RegistryNumber | None:
    """The registration that `text` names, or None where it has the form of no known registry."""
    for scheme in REGISTRIES:
        number = scheme.normalise(text)
        if number:
            return RegistryNumber(scheme.name, number, scheme.url_of(number))
    return None


def read_registry_numbers(text: str) -> tuple[RegistryNumber, ...]:
    """All registrations in a field that may hold several, told apart by `;`, `,` or `and`.

    What has the form of no known registry is left out.
    """
    found = map(read_registry_number, told_apart(text))
    return tuple(number for number in found if number)


def normalise_registry(text: str) -> str | None:
    """A trial's or a review's number in its normal form: `isrctn 77527324` is ISRCTN77527324."""
    found = read_registry_number(text)
    return found.number if found else None


def is_registry_number(text: str) -> bool:
    """Whether `text` has the form of a number of a registry that we know."""
    return read_registry_number(text) is not None


def registry_name(text: str) -> str | None:
    """The name of the registry that gave out the number; None where we know none."""
    found = read_registry_number(text)
    return found.registry if found else None


def registry_url(text: str) -> str | None:
    """The page of the registration; None where it is none, or has no page of its own."""
    found = read_registry_number(text)
    return found.url if found else None
