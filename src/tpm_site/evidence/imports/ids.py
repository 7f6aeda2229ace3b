"""An id for a new record: family name, year, and the trial's name or the first word that says something."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from tpm_site.base.slug import slugify
from tpm_site.evidence.imports.draft import Draft
from tpm_site.model.reference import Author

_TRIAL = re.compile(
    r"\b(?P<before>(?=[A-Z][a-z]*+[A-Z])[A-Z][A-Za-z0-9-]*+)(?= (?:[a-z]+ ){0,2}(?:[Tt]rial|[Ss]tudy)\b)"
    r"|\((?P<within>(?=[A-Z][a-z]*+[A-Z])[A-Z][A-Za-z0-9-]*+)\)"
    r"|^(?P<first>[A-Z]{2,}[A-Za-z0-9-]*)(?=:)"
)
_NO_TRIALS = frozenset(
    (
        "AIDS", "ASA", "CBT", "CES", "CI", "CNS", "COPD", "COVID", "COVID-19", "CT", "DNA", "ECG", "EEG",
        "EMG", "ESI", "FBSS", "FDA", "HIV", "ICU", "LBP", "LSS", "MRI", "NHS", "NICE", "NSAID", "NSAIDs",
        "OA", "PSPS", "QALY", "QoL", "RCT", "RCTs", "RNA", "SCS", "TENS", "UK", "US", "USA", "VAS", "WHO",
    )
)  # fmt: skip
_EMPTY_WORDS = frozenset(
    (
        "a", "an", "the", "and", "or", "of", "in", "on", "at", "by", "for", "from", "to", "with", "without",
        "within", "versus", "vs", "after", "before", "during", "between", "among", "into", "is", "are", "was",
        "be", "do", "does", "how", "what", "when", "which", "who", "why", "can", "could", "not", "no", "its",
        "their", "our", "effect", "effects", "effectiveness", "efficacy", "outcome", "outcomes", "treatment",
        "treatments", "therapy", "management", "patient", "patients", "people", "adults", "trial", "trials",
        "study", "studies", "randomized", "randomised", "controlled", "clinical", "multicenter",
        "multicentre", "double", "blind", "single", "open", "label", "prospective", "retrospective",
        "systematic", "review", "reviews", "meta", "analysis", "comparison", "comparing", "compared",
        "comparative", "evaluation", "assessment", "evidence", "results", "use", "using", "role",
        "association", "new", "novel", "chronic", "acute", "early", "long", "term", "follow", "up", "year",
        "one", "two", "three",
    )
)  # fmt: skip
_LONGEST = 40


def propose_id(draft: Draft, taken: Container[str]) -> str:
    """An id that no other record has: `kumar-2007-process`."""
    year = str(draft.values.get("year", ""))
    words = list(_words(draft.text("title")))
    stem = "-".join(filter(None, (_family(draft), year)))
    for count in range(1, min(len(words), 4) + 1):
        id = "-".join(filter(None, (stem, *words[:count])))
        if id not in taken:
            return id
    base = "-".join(filter(None, (stem, *words[:1]))) or "reference"
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return base if base not in taken else f"{base}-{number}"


def _family(draft: Draft) -> str:
    """Of a group, its abbreviation or its first word that says something."""
    authors = draft.values.get("authors") or draft.values.get("editors") or ()
    first = (
        next((one for one in authors if isinstance(one, Author)), None)
        if isinstance(authors, tuple)
        else None
    )
    if first is None:
        return next(_plain_words(draft.text("publisher") or draft.text("journal")), "")
    if first.is_group:
        capitals = re.search(r"\b[A-Z]{2,}\b", first.name)
        return slugify(capitals[0]) if capitals else next(_plain_words(first.name), "")
    words = first.name.split()
    family = [word for word in words if not (word.isupper() and len(word) <= 4)] or words[:1]
    family = [word for word in family if word not in ("Jr", "Sr", "2nd", "3rd", "4th")]
    return _ascii("-".join(family))[:_LONGEST].strip("-")


def _words(title: str) -> Iterator[str]:
    for found in _TRIAL.finditer(title):
        name = found["before"] or found["within"] or found["first"]
        if name not in _NO_TRIALS and sum(map(str.isupper, name)) > 1:
            yield _ascii(name)
            break
    yield from _plain_words(title)


def _plain_words(text: str) -> Iterator[str]:
    for word in _ascii(text).split("-"):
        if len(word) > 1 and word not in _EMPTY_WORDS and not word.isdigit() and len(word) < _LONGEST:
            yield word


def _ascii(text: str) -> str:
    """Letters that an id can hold; those of other scripts are left out."""
    plain = slugify(
        text.replace("ø", "o").replace("Ø", "O").replace("ß", "ss").replace("æ", "ae").replace("ł", "l")
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
