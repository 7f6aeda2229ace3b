"""PubMed's own format, as `.nbib` files and E-utilities have it: a tag in four columns, a hyphen, a value.

Errata, retractions and expressions of concern are kept with the citation and the PMID that PubMed gives.
Source: NLM, MEDLINE/PubMed data element (field) descriptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

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

_FIELD = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}- ?(?P<value>.*)")
_LABEL = re.compile(r"(?P<value>.*\S) \[(?P<kind>[a-z]+)\]")
_LOCATOR = re.compile(r"[A-Za-z]{0,4}\d{1,8}")


class Field(NamedTuple):
    """A tag, the lines of its value, and the line that it begins in."""

    tag: str
    parts: list[str]
    line: int


def read_nbib(text: str) -> Imported:
    """All records of a file."""
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for record in _records(text, faults):
        draft = _draft(record)
        if draft.text("title"):
            drafts.append(draft)
        else:
            faults.append(Fault(draft.line, "a record without a title (TI)"))
    return Imported(tuple(drafts), tuple(faults))


def _records(text: str, faults: list[Fault]) -> Iterator[list[Field]]:
    """The fields of each record. A second PMID begins one, and so does what follows an empty line."""
    record: list[Field] = []
    is_after_gap = False
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.strip() in ("<pre>", "</pre>"):
            is_after_gap = True
            continue
        found = _FIELD.fullmatch(line)
        if found:
            is_second = found["tag"] == "PMID" and any(field.tag in ("PMID", "TI") for field in record)
            if record and (is_second or is_after_gap):
                yield record
                record = []
            record.append(Field(found["tag"], [found["value"].strip()], number))
        elif record and line[0].isspace():
            record[-1].parts.append(line.strip())
        else:
            faults.append(Fault(number, f"this is no field such as TI  - a title: {plain(line)[:60]}"))
        is_after_gap = False
    if record:
        yield record


def _draft(record: list[Field]) -> Draft:
    gathering = Gathering(record[0].line)
    by_tag: dict[str, list[str]] = {}
    for field in record:
        by_tag.setdefault(field.tag, []).append(" ".join(field.parts))
    types = by_tag.pop("PT", [])
    gathering.put(
        "type", next((TYPES[one.lower()] for one in types if one.lower() in TYPES), "article-journal")
    )
    _take_titles(gathering, by_tag)
    _take_people(gathering, by_tag)
    _take_dates(gathering, by_tag)
    _take_numbers(gathering, by_tag)
    _take_places(gathering, by_tag)
    _take_updates(gathering, by_tag, types)
    propose_design(gathering, types)
    for one in types:
        is_told = OF_TYPES.get(one.lower()) == gathering.values.get("design", "")
        if not is_told and one.lower() not in TYPES and one.lower() != "retracted publication":
            gathering.leave_out(f"publication type {one}")
    _name_others(gathering, by_tag)
    return gathering.done()


def _take_titles(gathering: Gathering, by_tag: dict[str, list[str]]) -> None:
    book = by_tag.pop("BTI", [])
    title = by_tag.pop("TI", []) or book
    for text in title:
        take_title(gathering, text)
    for key, tag in (("journal", "JT"), ("journal_abbrev", "TA")):
        for text in by_tag.pop(tag, []):
            gathering.put(key, text)
    if book and title is not book:
        gathering.put("journal", book[0])
        gathering.values["type"] = "chapter"


def _take_people(gathering: Gathering, by_tag: dict[str, list[str]]) -> None:
    """`AU` has the names as references write them; `FAU`, in full, stands in where it is missing."""
    for key, short, full in (("authors", "AU", "FAU"), ("editors", "ED", "FED")):
        names, whole = by_tag.pop(short, []), by_tag.pop(full, [])
        gathering.put_people(key, [one for name in names or whole if (one := medline(name))])
    groups = (group(name) for name in by_tag.pop("CN", []))
    gathering.put_people("authors", [one for one in groups if one])


def _take_dates(gathering: Gathering, by_tag: dict[str, list[str]]) -> None:
    for text in by_tag.pop("DP", []):
        take_issued(gathering, text)
    for text in by_tag.pop("DEP", []):
        take_day(gathering, "online", text)


def _take_numbers(gathering: Gathering, by_tag: dict[str, list[str]]) -> None:
    for text in by_tag.pop("PMID", []):
        take_pmid(gathering, text)
    for text in by_tag.pop("PMC", []):
        take_pmcid(gathering, text)
    _take_issn(gathering, by_tag.pop("IS", []) + by_tag.pop("ISSN", []))
    take_isbn(gathering, by_tag.pop("ISBN", []))
    take_registry(gathering, by_tag.pop("SI", []))
    for text in by_tag.pop("PG", []):
        gathering.put("pages", full_pages(text))
    for text in dict.fromkeys(by_tag.pop("LID", []) + by_tag.pop("AID", [])):
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


def _take_places(gathering: Gathering, by_tag: dict[str, list[str]]) -> None:
    for key, tag in (
        ("volume", "VI"),
        ("issue", "IP"),
        ("edition", "EN"),
        ("publisher", "PB"),
        ("place", "PL"),
    ):
        for text in by_tag.pop(tag, []):
            gathering.put(key, text)
    for text in by_tag.pop("LA", []):
        take_language(gathering, text)


def _take_updates(gathering: Gathering, by_tag: dict[str, list[str]], types: Sequence[str]) -> None:
    """What has become of the paper since: each with its citation and PMID, as PubMed writes them."""
    is_retracted = "retracted publication" in map(str.lower, types) or "RIN" in by_tag
    for tag, label in CORRECTIONS.items():
        gathering.add("corrections", [f"{label}: {text}" for text in by_tag.get(tag, ())])
    for tag in SUPERSEDING:
        for text in by_tag.get(tag, ()):
            gathering.put("superseded", text)
    if is_retracted:
        gathering.values["retracted"] = True
    if "ECI" in by_tag:
        gathering.values["concern"] = True
    for tag in (*CORRECTIONS, *SUPERSEDING):
        by_tag.pop(tag, None)


def _name_others(gathering: Gathering, by_tag: dict[str, list[str]]) -> None:
    own = [tag for tag in by_tag if tag in OWN]
    for tag, texts in by_tag.items():
        if tag not in OWN:
            gathering.leave_out(LEFT_OUT.get(tag, tag), len(texts))
    if own:
        gathering.leave_out(f"PubMed's own records of its work: {' '.join(own)}")
