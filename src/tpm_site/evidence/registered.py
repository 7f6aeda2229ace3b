"""What is meant for a number of a registry, and is none: it begins like one, and goes on wrongly.

Registries are many, and new ones come up: a number that begins like none of these is left alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tpm_site.evidence.registries import is_registry_number, normalise_registry
from tpm_site.evidence.scheme import pattern, told_apart

_USUAL = re.compile(r"(?:NCT|ISRCTN)[0-9]{8}|ACTRN126[0-9]{11}")
_DIGIT = re.compile(r"[0-9]")


class Meant(NamedTuple):
    """A registry that a text names, and one of its numbers as an example."""

    registry: str
    example: str


# Two more letters make another word of it, such as RBRvision.
_BEGINNINGS = tuple(
    (pattern(rf"(?:{beginning})(?![a-z]{{2}})"), Meant(registry, example))
    for beginning, registry, example in (
        (r"NCT|ClinicalTrials\.gov", "ClinicalTrials.gov", "NCT01697358"),
        ("ISRCTN", "ISRCTN", "ISRCTN77527324"),
        ("ACTRN", "ANZCTR", "ACTRN12618001396213"),
        (r"EU\s?CT|CTIS", "EU Clinical Trials (CTIS)", "2022-500024-30-00"),
        (r"EudraCT|EUCTR|20\d\d-\d{5,7}-\d\d", "EudraCT", "2020-001113-21"),
        ("CRD|PROSPERO", "PROSPERO", "CRD42020200001"),
        ("DRKS", "DRKS", "DRKS00005115"),
        ("ChiCTR", "ChiCTR", "ChiCTR2000029308"),
        (r"(?:JPRN-)?UMIN", "UMIN-CTR", "UMIN000040928"),
        (r"(?:JPRN-)?jRCT", "jRCT", "jRCTs031180352"),
        (r"(?:JPRN-)?JapicCTI", "JapicCTI", "JapicCTI-142605"),
        ("CTRI", "CTRI", "CTRI/2012/02/002401"),
        ("IRCT", "IRCT", "IRCT20080901001165N58"),
        ("KCT", "CRIS", "KCT0001234"),
        ("PACTR", "PACTR", "PACTR201507001119966"),
        ("RBR-", "ReBEC", "RBR-6qvdftm"),
        ("RPCEC", "RPCEC", "RPCEC00000123"),
        ("SLCTR", "SLCTR", "SLCTR/2010/003"),
        ("TCTR", "TCTR", "TCTR20161221005"),
        ("LBCTR", "LBCTR", "LBCTR2019010123"),
        ("ITMCTR", "ITMCTR", "ITMCTR2020000123"),
        ("UTN|U1111", "WHO Universal Trial Number", "U1111-1234-5678"),
    )
)


def plain_registry(text: str) -> str:
    """All numbers in their normal form, `; ` between them; what is none of a known registry as it is."""
    if not text or _USUAL.fullmatch(text):
        return text
    return "; ".join(normalise_registry(part) or part for part in told_apart(text))


def malformed(text: str) -> tuple[tuple[str, Meant], ...]:
    """The parts of a field that name a registry we know and are no number of it, with what was meant."""
    if not text or _USUAL.fullmatch(text):
        return ()
    wrong = (part for part in told_apart(text) if not is_registry_number(part))
    return tuple((part, meant) for part in wrong if (meant := _meant(part)))


def _meant(text: str) -> Meant | None:
    if not _DIGIT.search(text):
        return None
    return next((meant for beginning, meant in _BEGINNINGS if beginning.match(text)), None)
