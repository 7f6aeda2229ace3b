"""RIS, as Zotero, EndNote, PubMed and Crossref write it: two letters, two spaces, a hyphen, a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tpm_site.evidence.identifiers import DOI, PMCID
from tpm_site.evidence.imports.dates import partial_date, whole_day
from tpm_site.evidence.imports.designs import propose_design
from tpm_site.evidence.imports.draft import Draft, Fault, Gathering, Imported
from tpm_site.evidence.imports.names import is_unsure, people
from tpm_site.evidence.imports.pages import of_ends
from tpm_site.evidence.imports.plain import plain
from tpm_site.evidence.imports.ris_tags import IN_A_WHOLE, LEFT_OUT, OTHERS_SECOND, TEXTS, TYPES
from tpm_site.evidence.imports.taking import (
    take_day,
    take_doi,
    take_isbn,
    take_issn,
    take_issued,
    take_language,
    take_numbers_of_notes,
    take_pmcid,
    take_pmid,
    take_title,
    take_url,
)

# Old files have one space before the hyphen, or none behind it.
_FIELD = re.compile(r"\ufeff?(?P<tag>[A-Z][A-Z0-9]) {1,2}-(?: (?P<value>.*)|\s*)")
_MOST_SHOWN = 6
_PUBMED = re.compile(r"pubmed|medline|\bnlm\b", re.IGNORECASE)
# Authors stand in the order of the file, whichever of the two tags each has.
_SAME = {"A1": "AU"}
Tags = dict[str, list[str]]


class Record(NamedTuple):
    """The values of a record by tag, each as its lines, and the line that it begins in."""

    line: int
    tags: dict[str, list[list[str]]]


def read_ris(text: str) -> Imported:
    """All records of a file."""
    drafts: list[Draft] = []
    faults: list[Fault] = []
    outside: list[int] = []
    for record in _records(text, faults, outside):
        draft = _draft(record)
        if draft.text("title"):
            drafts.append(draft)
        else:
            faults.append(Fault(record.line, "a record without a title (TI or T1)"))
    passed_over = f"passed over what stands outside of records, in {_lines(outside)}" if outside else ""
    return Imported(tuple(drafts), tuple(faults), (passed_over,) if outside else ())


def _lines(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_MOST_SHOWN])) + (" and more" if len(numbers) > _MOST_SHOWN else "")
    return f"line {shown}"


def _records(text: str, faults: list[Fault], outside: list[int]) -> Iterator[Record]:
    """`TY` begins a record and `ER` ends it, where it is not forgotten. A line without a tag goes on."""
    record: Record | None = None
    last: list[list[str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        found = _FIELD.fullmatch(line)
        if not found:
            if record and last and line.strip():
                last[-1].append(line.strip())
            elif not record and line.strip():
                outside.append(number)
            continue
        tag, value = _SAME.get(found["tag"], found["tag"]), (found["value"] or "").strip()
        if tag in ("TY", "ER") and record:
            yield record
            record, last = None, []
        if tag == "TY":
            record = Record(number, {"TY": [[value]]})
        elif record and tag != "ER":
            last = record.tags.setdefault(tag, [])
            last.append([value])
        elif tag != "ER":
            faults.append(Fault(number, f"a record begins with TY, not with {tag}"))
    if record:
        yield record


def _draft(record: Record) -> Draft:
    gathering = Gathering(record.line)
    joined = {tag: ["\n".join(lines) for lines in values] for tag, values in record.tags.items()}
    tags = {tag: [value for value in values if value] for tag, values in joined.items()}
    _take_type(gathering, tags)
    _take_titles(gathering, tags)
    _take_people(gathering, tags)
    _take_dates(gathering, tags)
    _take_place(gathering, tags)
    _take_numbers(gathering, tags)
    propose_design(gathering)
    for tag, values in tags.items():
        gathering.leave_out(LEFT_OUT.get(tag, tag), len(values))
    return gathering.done()


def _take_type(gathering: Gathering, tags: Tags) -> None:
    written = "".join(tags.pop("TY", [])[:1])
    kind = TYPES.get(written.upper())
    if kind is None:
        gathering.notes.append(f"the type {written or 'that is missing'} is not known")
    gathering.put("type", kind or "document", doubted=kind is None)


def _take_titles(gathering: Gathering, tags: Tags) -> None:
    """The title, and the whole that the source is a part of, in full and abbreviated."""
    is_part = gathering.values["type"] in IN_A_WHOLE
    for tag in ("TI", "T1", *(() if is_part else ("BT",)), "CT"):
        for text in tags.pop(tag, []):
            take_title(gathering, text)
    if "title" not in gathering.values:
        for text in tags.pop("ST", [])[:1]:
            take_title(gathering, text)
    whole = ("C3", "T2") if gathering.values["type"] == "paper-conference" else ("T2",)
    names = [name for tag in (*whole, "JF", "BT", "J1") for name in tags.pop(tag, [])]
    short = [name for tag in ("JA", "J2") for name in tags.pop(tag, [])]
    for name in tags.pop("JO", []):
        # Some write the name here, others its abbreviation.
        is_short = any(len(name) < len(whole) for whole in names) and name not in names
        (short if is_short else names).append(name)
    if not is_part and gathering.values["type"] not in ("report", "webpage", "dataset", "document"):
        tags.setdefault("T3", []).extend(dict.fromkeys(names))
        names = []
    if names and short and len(short[0]) > len(names[0]):
        # EndNote has them the other way round where it knows only the abbreviation by heart.
        names[0], short[0] = short[0], names[0]
    for key, found in (("journal", names), ("journal_abbrev", short)):
        for name in dict.fromkeys(found):
            gathering.put(key, name)


def _take_people(gathering: Gathering, tags: Tags) -> None:
    authors = people(tags.pop("AU", []))
    gathering.put_people("authors", authors)
    if any(map(is_unsure, authors)):
        gathering.doubts.append("authors")
    second = ("ED", "A2") if gathering.values["type"] not in OTHERS_SECOND else ("ED",)
    gathering.put_people("editors", people([name for tag in second for name in tags.pop(tag, [])]))


def _take_dates(gathering: Gathering, tags: Tags) -> None:
    """The year first: a date of another year is that of something else."""
    for tag in ("PY", "DA", "Y1"):
        for text in tags.pop(tag, []):
            year = partial_date(text)[:4]
            agrees = tag == "PY" or not gathering.values.get("year") or year == str(gathering.values["year"])
            if agrees or year:
                take_issued(gathering, text)
            else:
                _take_day_in(gathering, text)
    for text in tags.pop("Y2", []):
        take_day(gathering, "accessed", text)
    if gathering.values["type"] == "article-journal":
        # EndNote has the day of the Epub where books have their edition.
        for text in [one for one in tags.get("ET", []) if whole_day(one)]:
            take_day(gathering, "online", text)
            tags["ET"].remove(text)


def _take_day_in(gathering: Gathering, text: str) -> None:
    """`Nov 15`, as some write beside the year."""
    found = partial_date(f"{gathering.values['year']} {text}")
    if len(found) > len("2007"):
        take_issued(gathering, found)
    else:
        gathering.leave_out(f"another date {plain(text)}")


def _take_place(gathering: Gathering, tags: Tags) -> None:
    for tag, key in TEXTS.items():
        for text in tags.pop(tag, []):
            gathering.put(key, text)
    issues = tags.pop("IS", []) or tags.pop("CP", [])
    if not issues and gathering.values["type"] in ("report", "standard", "article-magazine"):
        issues = tags.pop("M1", [])
    for text in issues:
        gathering.put("issue", text)
    _take_pages(gathering, "".join(tags.pop("SP", [])[:1]), "".join(tags.pop("EP", [])[:1]))
    for text in tags.pop("C7", []):
        if PMCID.normalise(text):
            take_pmcid(gathering, text)
        else:
            gathering.put("pages", text)
    for text in tags.pop("LA", []):
        take_language(gathering, text)


def _take_pages(gathering: Gathering, start: str, end: str) -> None:
    """Where a whole book has one number here, it is how many pages it has."""
    if start.isdigit() and not end and gathering.values["type"] in ("book", "thesis", "report", "collection"):
        gathering.leave_out(f"number of pages {start}")
    else:
        gathering.put("pages", of_ends(start, end))


def _take_numbers(gathering: Gathering, tags: Tags) -> None:
    for text in tags.pop("DO", []):
        take_doi(gathering, text)
    for tag in ("M3", "L3", "L1"):
        for text in [one for one in tags.get(tag, []) if DOI.normalise(one)]:
            gathering.put("doi", DOI.normalise(text) or "")
            tags[tag].remove(text)
    serial = tags.pop("SN", [])
    take_isbn(gathering, serial)
    take_issn(gathering, [text for text in serial if "isbn" not in gathering.values or "-" in text[:5]])
    for text in tags.pop("UR", []):
        take_url(gathering, text)
    _take_pubmed(gathering, tags)
    notes = [rest for text in tags.pop("N1", []) if (rest := take_numbers_of_notes(gathering, text))]
    gathering.leave_out("notes", len(notes))


def _take_pubmed(gathering: Gathering, tags: Tags) -> None:
    """EndNote has the PMID as accession number of the database, and the PMCID among its own fields."""
    is_pubmed = any(_PUBMED.search(name) for tag in ("DB", "DP") for name in tags.get(tag, ()))
    for tag in ("AN", "C1", "C2", "C6"):
        for text in list(tags.get(tag, ())):
            if PMCID.normalise(text):
                take_pmcid(gathering, text)
            elif (tag == "AN" and is_pubmed) or text.upper().startswith("PMID"):
                take_pmid(gathering, text)
            else:
                continue
            tags[tag].remove(text)
