"""BibTeX, as Zotero, JabRef, EndNote, Crossref and Google Scholar write it, and what biblatex adds to it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tpm_site.evidence.identifiers import DOI
from tpm_site.evidence.imports.bibtex_names import people_of
from tpm_site.evidence.imports.bibtex_syntax import Entry, read_entries
from tpm_site.evidence.imports.dates import month_number, of_parts
from tpm_site.evidence.imports.designs import propose_design
from tpm_site.evidence.imports.draft import Draft, Fault, Gathering, Imported
from tpm_site.evidence.imports.latex import bare_address, unicode_of
from tpm_site.evidence.imports.names import group, is_unsure
from tpm_site.evidence.imports.pages import full_pages
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
from tpm_site.model.reference import SourceType

_ACCESSED = re.compile(r"accessed:? (\d{4}-\d{2}-\d{2})", re.IGNORECASE)
"""A note of Zotero's, where a style of BibTeX has no field for it."""
_TYPES: dict[str, SourceType] = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "manual": "report",
    "mastersthesis": "thesis",
    "mvbook": "book",
    "online": "webpage",
    "patent": "patent",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "preprint": "article",
    "proceedings": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "www": "webpage",
}
_TEXTS = (
    ("volume", ("volume",)),
    ("issue", ("number", "issue")),
    ("publisher", ("publisher", "institution", "school", "organization")),
    ("place", ("address", "location")),
    ("edition", ("edition",)),
)
_JOURNALS = ("fjournal", "journaltitle", "journal", "booktitle", "maintitle", "eventtitle")
_SHORT = ("shortjournal", "journal-iso", "journalabbreviation", "nlmjournal")
_LEFT_OUT = {
    "abstract": "abstract",
    "annote": "notes",
    "file": "attachments",
    "keywords": "keywords",
    "shorttitle": "short title",
    "series": "title of the series",
    "copyright": "copyright notice",
    "type": "kind of work",
    "chapter": "chapter number",
}
_ONLY_OF_BIBTEX = frozenset(
    (
        "crossref", "xdata", "options", "ids", "sortkey", "key", "label", "timestamp", "biburl", "bibsource",
        "owner",
    )
)  # fmt: skip
Fields = dict[str, str]


def read_bibtex(text: str) -> Imported:
    """All entries of a file; what an entry takes from another one by `crossref` is put in."""
    entries, faults = read_entries(text)
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    drafts: list[Draft] = []
    keys: set[str] = set()
    for entry in entries:
        draft = _draft(entry, by_key, is_second=bool(entry.key) and entry.key.lower() in keys)
        keys.add(entry.key.lower())
        if draft.text("title"):
            drafts.append(draft)
        else:
            faults.append(Fault(entry.line, f"an entry without a title: {entry.key or entry.kind}"))
    return Imported(tuple(drafts), tuple(faults))


def _draft(entry: Entry, by_key: Mapping[str, Entry], *, is_second: bool) -> Draft:
    gathering = Gathering(entry.line)
    fields = _with_parent(entry, by_key)
    if is_second:
        gathering.notes.append(f"the file has the key {entry.key} twice")
    _take_type(gathering, entry.kind, fields)
    _take_titles(gathering, fields)
    _take_people(gathering, fields)
    _take_dates(gathering, fields)
    for key, names in _TEXTS:
        for name in names:
            gathering.put(key, unicode_of(fields.pop(name, "")))
    _take_numbers(gathering, fields)
    propose_design(gathering)
    for name in fields:
        if name not in _ONLY_OF_BIBTEX:
            gathering.leave_out(_LEFT_OUT.get(name, name))
    return gathering.done()


def _with_parent(entry: Entry, by_key: Mapping[str, Entry]) -> Fields:
    """The fields of an entry, and those of the whole that it names as its `crossref`."""
    fields = {name: value for name, value in entry.fields.items() if value.strip()}
    parent = by_key.get(fields.get("crossref", "").lower())
    if parent is not None and parent is not entry:
        inherited = {name: value for name, value in parent.fields.items() if name not in ("title", "author")}
        book = parent.fields.get("booktitle") or parent.fields.get("title", "")
        fields = {**inherited, **({"booktitle": book} if book else {}), **fields}
    return fields


def _take_type(gathering: Gathering, kind: str, fields: Fields) -> None:
    found = _TYPES.get(kind)
    if found is None:
        is_page = "url" in fields or "http" in fields.get("howpublished", "")
        found = "webpage" if is_page and "journal" not in fields else "document"
        if "journal" in fields:
            found = "article-journal"
        gathering.doubts.append("type")
    gathering.put("type", found)


def _take_titles(gathering: Gathering, fields: Fields) -> None:
    title = " : ".join(filter(None, (fields.pop("title", ""), fields.pop("subtitle", ""))))
    take_title(gathering, unicode_of(title).replace(" : ", ": "))
    # MathSciNet has the abbreviation under the name of the journal, and that under another.
    short = [fields.pop("journal")] if "fjournal" in fields and "journal" in fields else []
    if gathering.values["type"] in ("book", "thesis"):
        fields.pop("booktitle", "")
    for name in _JOURNALS:
        gathering.put("journal", unicode_of(fields.pop(name, "")))
    if gathering.values["type"] in ("report", "webpage"):
        gathering.put("journal", unicode_of(fields.pop("series", "")))
    for value in (*short, *(fields.pop(name, "") for name in _SHORT)):
        gathering.put("journal_abbrev", unicode_of(value))


def _take_people(gathering: Gathering, fields: Fields) -> None:
    authors = people_of(fields.pop("author", ""))
    groups = [group(unicode_of(fields.pop(name, ""))) for name in ("collaboration", "shortauthor")]
    gathering.put_people("authors", [*authors, *(one for one in groups if one)])
    if any(map(is_unsure, authors)):
        gathering.doubts.append("authors")
    gathering.put_people("editors", people_of(fields.pop("editor", "")))


def _take_dates(gathering: Gathering, fields: Fields) -> None:
    year, month, day = (unicode_of(fields.pop(name, "")) for name in ("year", "month", "day"))
    is_plain = not month or month.isdigit() or (month_number(month) and month.strip(".").isalpha())
    take_issued(gathering, of_parts([year, month, day]) if is_plain else f"{year} {month}")
    if not gathering.values.get("year"):
        take_issued(gathering, year)
    take_issued(gathering, fields.pop("date", "").partition("/")[0])
    take_day(gathering, "accessed", unicode_of(fields.pop("urldate", "")))


def _take_numbers(gathering: Gathering, fields: Fields) -> None:
    take_doi(gathering, bare_address(fields.pop("doi", "")))
    pages = unicode_of(fields.pop("pages", ""))
    gathering.put("pages", full_pages(pages))
    for name in ("eid", "article-number", "articleno"):
        gathering.put("pages", unicode_of(fields.pop(name, "")))
    if fields.get("eprinttype", "").lower() in ("pmid", "pubmed"):
        take_pmid(gathering, bare_address(fields.pop("eprint", "")))
        fields.pop("eprinttype")
    take_pmid(gathering, bare_address(fields.pop("pmid", "")))
    take_pmcid(gathering, bare_address(fields.pop("pmcid", "") or fields.pop("pmc", "")))
    take_issn(gathering, [fields.pop("issn", "")])
    take_isbn(gathering, [fields.pop("isbn", "")])
    for name in ("url", "howpublished"):
        value = bare_address(fields.get(name, ""))
        if value.startswith("http"):
            del fields[name]
            take_url(gathering, value)
    for name in ("langid", "language"):
        take_language(gathering, unicode_of(fields.pop(name, "")))
    rest = take_numbers_of_notes(gathering, unicode_of(fields.pop("note", "")))
    accessed = _ACCESSED.fullmatch(rest)
    if accessed:
        take_day(gathering, "accessed", accessed[1])
    elif DOI.normalise(rest):
        take_doi(gathering, rest)
    elif rest:
        gathering.leave_out("notes")
