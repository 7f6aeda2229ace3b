"""Journals by name: whether two names are those of one journal, and which journals an ISSN or a DOI names.

The ISSNs are the journals' own, in print and online. Source: the ISSN portal.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# What a catalogue adds to a name: `BMJ (Clinical research ed.)`, `The spine journal : official journal of`.
_ASIDE = re.compile(r"[(\[].{0,200}?[)\]]|(?<!\s)\s*+[:=].*")
_WORD = re.compile(r"\w+")
_SMALL = frozenset({"the", "of", "and", "in", "for", "on", "a", "an"})


class Journal(NamedTuple):
    """A journal: its names, the usual one first, and its ISSNs."""

    names: tuple[str, ...]
    issns: tuple[str, ...] = ()


def _journal(*names: str, issns: str = "") -> Journal:
    return Journal(names, tuple(issns.split()))


ANESTHESIOLOGY = _journal("Anesthesiology", issns="0003-3022 1528-1175")
ANN_INTERN_MED = _journal("Annals of Internal Medicine", issns="0003-4819 1539-3704")
ARCH_PHYS_MED_REHABIL = _journal(
    "Archives of Physical Medicine and Rehabilitation", "Arch Phys Med Rehabil", issns="0003-9993 1532-821X"
)
BMC_MUSCULOSKELET = _journal("BMC Musculoskeletal Disorders", issns="1471-2474")
BMJ = _journal("BMJ", "British Medical Journal", issns="0959-8138 1756-1833")
BMJ_OPEN = _journal("BMJ Open", issns="2044-6055")
BONE_JOINT_J = _journal(
    "The Bone & Joint Journal",
    "Journal of Bone and Joint Surgery. British Volume",
    "Bone Joint J",
    "J Bone Joint Surg Br",
    issns="2049-4394 2049-4408 0301-620X",
)
BR_J_ANAESTH = _journal("British Journal of Anaesthesia", issns="0007-0912 1471-6771")
CLIN_J_PAIN = _journal("Clinical Journal of Pain", issns="0749-8047 1536-5409")
COCHRANE = _journal("Cochrane Database of Systematic Reviews", "Cochrane Library", issns="1469-493X")
ECLINICALMEDICINE = _journal("eClinicalMedicine", issns="2589-5370")
EUR_J_PAIN = _journal("European Journal of Pain", issns="1090-3801 1532-2149")
EUR_SPINE_J = _journal("European Spine Journal", issns="0940-6719 1432-0932")
INT_J_SPINE_SURG = _journal("International Journal of Spine Surgery", issns="2211-4599")
JAMA = _journal("JAMA", "Journal of the American Medical Association", issns="0098-7484 1538-3598")
JAMA_NETW_OPEN = _journal("JAMA Network Open", issns="2574-3805")
JBJS = _journal(
    "Journal of Bone and Joint Surgery. American Volume",
    "Journal of Bone and Joint Surgery",
    "J Bone Joint Surg Am",
    issns="0021-9355 1535-1386",
)
JOSPT = _journal(
    "Journal of Orthopaedic & Sports Physical Therapy",
    "Journal of Orthopedic & Sports Physical Therapy",
    issns="0190-6011 1938-1344",
)
J_PAIN = _journal("Journal of Pain", issns="1526-5900 1528-8447")
LANCET = _journal("The Lancet", issns="0140-6736 1474-547X")
LANCET_NEUROL = _journal("The Lancet Neurology", issns="1474-4422 1474-4465")
LANCET_RHEUMATOL = _journal("The Lancet Rheumatology", issns="2665-9913")
MMWR_RECOMM_REP = _journal("MMWR Recommendations and Reports", issns="1057-5987 1545-8601")
MUSCULOSKELET_SCI_PRACT = _journal("Musculoskeletal Science and Practice", issns="2468-8630 2468-7812")
NEJM = _journal("New England Journal of Medicine", issns="0028-4793 1533-4406")
NEUROMODULATION = _journal("Neuromodulation", issns="1094-7159 1525-1403")
NEUROSURGERY = _journal("Neurosurgery", issns="0148-396X 1524-4040")
OSTEOPOROS_INT = _journal("Osteoporosis International", issns="0937-941X 1433-2965")
PAIN = _journal("Pain", issns="0304-3959 1872-6623")
PAIN_MED = _journal("Pain Medicine", issns="1526-2375 1526-4637")
PAIN_PRACT = _journal("Pain Practice", issns="1530-7085 1533-2500")
PLOS_MED = _journal("PLOS Medicine", issns="1549-1277 1549-1676")
PLOS_ONE = _journal("PLOS ONE", issns="1932-6203")
RAPM = _journal("Regional Anesthesia & Pain Medicine", "Regional Anesthesia", issns="1098-7339 1532-8651")
SPINE = _journal("Spine", issns="0362-2436 1528-1159")
SPINE_J = _journal("The Spine Journal", issns="1529-9430 1878-1632")

JOURNALS = (
    ANESTHESIOLOGY, ANN_INTERN_MED, ARCH_PHYS_MED_REHABIL, BMC_MUSCULOSKELET, BMJ, BMJ_OPEN,
    BONE_JOINT_J, BR_J_ANAESTH, CLIN_J_PAIN, COCHRANE, ECLINICALMEDICINE, EUR_J_PAIN, EUR_SPINE_J,
    INT_J_SPINE_SURG, JAMA, JAMA_NETW_OPEN, JBJS, JOSPT, J_PAIN, LANCET, LANCET_NEUROL,
    LANCET_RHEUMATOL, MMWR_RECOMM_REP, MUSCULOSKELET_SCI_PRACT, NEJM, NEUROMODULATION, NEUROSURGERY,
    OSTEOPOROS_INT, PAIN, PAIN_MED, PAIN_PRACT, PLOS_MED, PLOS_ONE, RAPM, SPINE, SPINE_J,
)  # fmt: skip
BY_ISSN = {issn: journal for journal in JOURNALS for issn in journal.issns}


def is_named(journal: Journal, written: str) -> bool:
    """Whether a name, written out or abbreviated, may be that of the journal."""
    return any(is_same_name(name, written) for name in journal.names)


@lru_cache(maxsize=4096)
def is_same_name(one: str, other: str) -> bool:
    """Whether two names can be those of one journal: word by word the same, or the beginnings of the same.

    `N Engl J Med` is New England Journal of Medicine, and so is NEJM.
    """
    first, second = _words(one), _words(other)
    if len(first) == len(second):
        return all(a.startswith(b) or b.startswith(a) for a, b in zip(first, second, strict=True))
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) == 1 and shorter[0] == "".join(word[0] for word in longer)


def _words(name: str) -> tuple[str, ...]:
    spread = unicodedata.normalize("NFKD", _ASIDE.sub("", name)).casefold()
    letters = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return tuple(word for word in _WORD.findall(letters) if word not in _SMALL)
