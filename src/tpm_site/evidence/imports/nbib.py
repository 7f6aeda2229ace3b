"""PubMed's own format, as `.nbib` files and E-utilities have it.

Errata, retractions and expressions of concern are kept with the citation and the PMID that PubMed gives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tpm_site.evidence.imports.designs import OF_TYPES, propose_design
from tpm_site.evidence.imports.draft import Draft, Fault, Gathering, Imported
from tpm_site.evidence.imports.names import group, medline
from tpm_site.evidence.imports.nbib_tags import CORRECTIONS, LEFT_OUT, OWN, SUPERSEDING, TYPES
from tpm_site.evidence.imports.pages import full_pages
from tpm_site.evidence.imports.plain import plain
from tpm_site.evidence.imports.taking import (
    take_day,
    take_doi,
    take_isbn,
    take_issn,
    take_issued,
    take_language,
    take_pmcid,
    take_pmid,
    take_registry,
    take_title,
    take_url,
)
from tpm_site.evidence.medline import Field, by_tag, records_in

_LABEL = re.compile(r"(?P<value>.*\S) \[(?P<kind>[a-z]+)\]")
_LOCATOR = re.compile(r"[A-Za-z]{0,4}\d{1,8}")


def read_nbib(text: str) -> Imported:
    """All records of a file."""
    drafts: list[Draft] = []
    faults: list[Fault] = []

    def name(number: int, line: str) -> None:
        faults.append(Fault(number, f"this is no field such as TI  - a title: {plain(line)[:60]}"))

    for record in records_in(text, name):
        draft = _draft(record)
        if draft.text("title"):
            drafts.append(draft)
        else:
            faults.append(Fault(draft.line, "a record without a title (TI)"))
    return Imported(tuple(drafts), tuple(faults))


def _draft(record: Sequence[Field]) -> Draft:
    gathering = Gathering(record[0].line)
    values = by_tag(record)
    types = values.pop("PT", [])
    gathering.put(
        "type", next((TYPES[one.lower()] for one in types if one.lower() in TYPES), "article-journal")
    )
    _take_titles(gathering, values)
    _take_people(gathering, values)
    _take_dates(gathering, values)
    _take_numbers(gathering, values)
    _take_places(gathering, values)
    _take_updates(gathering, values, types)
    propose_design(gathering, types)
    for one in types:
        is_told = OF_TYPES.get(one.lower()) == gathering.values.get("design", "")
        if not is_told and one.lower() not in TYPES and one.lower() != "retracted publication":
            gathering.leave_out(f"publication type {one}")
    _name_others(gathering, values)
    return gathering.done()


def _take_titles(gathering: Gathering, values: dict[str, list[str]]) -> None:
    book = values.pop("BTI", [])
    title = values.pop("TI", []) or book
    for text in title:
        take_title(gathering, text)
    for key, tag in (("journal", "JT"), ("journal_abbrev", "TA")):
        for text in values.pop(tag, []):
            gathering.put(key, text)
    if book and title is not book:
        gathering.put("journal", book[0])
        gathering.values["type"] = "chapter"


def _take_people(gathering: Gathering, values: dict[str, list[str]]) -> None:
    """`AU` has the names as references write them; `FAU`, in full, stands in where it is missing."""
    for key, short, full in (("authors", "AU", "FAU"), ("editors", "ED", "FED")):
        names, whole = values.pop(short, []), values.pop(full, [])
        gathering.put_people(key, [one for name in names or whole if (one := medline(name))])
    groups = (group(name) for name in values.pop("CN", []))
    gathering.put_people("authors", [one for one in groups if one])


def _take_dates(gathering: Gathering, values: dict[str, list[str]]) -> None:
    for text in values.pop("DP", []):
        take_issued(gathering, text)
    for text in values.pop("DEP", []):
        take_day(gathering, "online", text)


def _take_numbers(gathering: Gathering, values: dict[str, list[str]]) -> None:
    for text in values.pop("PMID", []):
        take_pmid(gathering, text)
    for text in values.pop("PMC", []):
        take_pmcid(gathering, text)
    _take_issn(gathering, values.pop("IS", []) + values.pop("ISSN", []))
    take_isbn(gathering, values.pop("ISBN", []))
    take_registry(gathering, values.pop("SI", []))
    for text in values.pop("PG", []):
        gathering.put("pages", full_pages(text))
    for text in dict.fromkeys(values.pop("LID", []) + values.pop("AID", [])):
        found = _LABEL.fullmatch(text)
        kind, value = (found["kind"], found["value"]) if found else ("", text)
        if kind == "doi":
            take_doi(gathering, value)
        elif kind in ("pii", "") and "pages" not in gathering.values and _LOCATOR.fullmatch(value):
            gathering.put("pages", value, doubted=True)
        elif value.startswith("http"):
            take_url(gathering, value)
        elif value != gathering.values.get("pages"):
            gathering.leave_out(f"{kind or 'identifier'} {value}")


def _take_issn(gathering: Gathering, texts: Sequence[str]) -> None:
    """The linking ISSN stands for the journal in all its forms."""
    order = ("(Linking)", "(Print)", "(Electronic)", "")
    take_issn(
        gathering, sorted(texts, key=lambda text: next(i for i, kind in enumerate(order) if kind in text))
    )


def _take_places(gathering: Gathering, values: dict[str, list[str]]) -> None:
    for key, tag in (
        ("volume", "VI"),
        ("issue", "IP"),
        ("edition", "EN"),
        ("publisher", "PB"),
        ("place", "PL"),
    ):
        for text in values.pop(tag, []):
            gathering.put(key, text)
    for text in values.pop("LA", []):
        take_language(gathering, text)


def _take_updates(gathering: Gathering, values: dict[str, list[str]], types: Sequence[str]) -> None:
    """What has become of the paper since: each with its citation and PMID, as PubMed writes them."""
    is_retracted = "retracted publication" in map(str.lower, types) or "RIN" in values
    for tag, label in CORRECTIONS.items():
        gathering.add("corrections", [f"{label}: {text}" for text in values.get(tag, ())])
    for tag in SUPERSEDING:
        for text in values.get(tag, ()):
            gathering.put("superseded", text)
    if is_retracted:
        gathering.values["retracted"] = True
    if "ECI" in values:
        gathering.values["concern"] = True
    for tag in (*CORRECTIONS, *SUPERSEDING):
        values.pop(tag, None)


def _name_others(gathering: Gathering, values: dict[str, list[str]]) -> None:
    own = [tag for tag in values if tag in OWN]
    for tag, texts in values.items():
        if tag not in OWN:
            gathering.leave_out(LEFT_OUT.get(tag, tag), len(texts))
    if own:
        gathering.leave_out(f"PubMed's own records of its work: {' '.join(own)}")
