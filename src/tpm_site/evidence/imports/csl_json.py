"""CSL-JSON, as Zotero and Crossref write it, and a work as Crossref's own interface answers.

Sources: the CSL-JSON schema; Crossref, REST API, works.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tpm_site.evidence.imports.csl_dates import take_dates
from tpm_site.evidence.imports.csl_types import (
    EMPTY,
    LEFT_OUT,
    OF_CROSSREF,
    OF_CSL,
    OWN_OF_CROSSREF,
    OWN_OF_CSL,
    TEXTS,
)
from tpm_site.evidence.imports.csl_updates import take_updates
from tpm_site.evidence.imports.designs import propose_design
from tpm_site.evidence.imports.draft import Draft, Fault, Gathering, Imported
from tpm_site.evidence.imports.json_items import read_items
from tpm_site.evidence.imports.names import Name, group, person
from tpm_site.evidence.imports.pages import full_pages
from tpm_site.evidence.imports.taking import (
    take_doi,
    take_isbn,
    take_issn,
    take_language,
    take_numbers_of_notes,
    take_pmcid,
    take_pmid,
    take_registry,
    take_title,
    take_url,
)
from tpm_site.model.reference import Author

Item = dict[str, Any]


def read_csl_json(text: str) -> Imported:
    """All items of a file: one, a list, or an answer of Crossref."""
    items, faults = read_items(text)
    drafts: list[Draft] = []
    for line, item in items:
        draft = _draft(line, {key: value for key, value in item.items() if value not in EMPTY})
        if draft.text("title"):
            drafts.append(draft)
        else:
            faults.append(Fault(line, "an item without a title"))
    return Imported(tuple(drafts), tuple(faults))


def texts_of(value: object) -> list[str]:
    """The texts of a value that is one, a list of some, or a number."""
    if isinstance(value, list):
        # One list in another is nothing that any program writes.
        return [text for one in value if not isinstance(one, list) for text in texts_of(one)]
    if isinstance(value, str):
        return [value] if value.strip() else []
    return [str(value)] if isinstance(value, int | float) and not isinstance(value, bool) else []


def _draft(line: int, item: Item) -> Draft:
    gathering = Gathering(line)
    _take_type(gathering, item)
    _take_titles(gathering, item)
    _take_people(gathering, item)
    take_dates(gathering, item)
    for key, names in TEXTS:
        for name in names:
            for text in texts_of(item.pop(name, None))[:1]:
                gathering.put(key, text)
    _take_numbers(gathering, item)
    take_updates(gathering, item)
    propose_design(gathering)
    _name_others(gathering, item)
    return gathering.done()


def _take_type(gathering: Gathering, item: Item) -> None:
    written = "".join(texts_of(item.pop("type", None))[:1])
    kind = OF_CSL.get(written) or OF_CROSSREF.get(written)
    if kind is None:
        gathering.notes.append(f"the type {written or 'that is missing'} is not known")
    gathering.put("type", kind or "document", doubted=kind is None)


def _take_titles(gathering: Gathering, item: Item) -> None:
    """Crossref has titles as lists, and what stands behind the colon apart."""
    titles, subtitles = texts_of(item.pop("title", None)), texts_of(item.pop("subtitle", None))
    if titles and subtitles and subtitles[0].lower() not in titles[0].lower():
        titles[0] = f"{titles[0].rstrip(' :')}: {subtitles[0]}"
    for text in titles:
        take_title(gathering, text)
    for text in texts_of(item.pop("container-title", None)):
        gathering.put("journal", text)


def _take_people(gathering: Gathering, item: Item) -> None:
    for key in ("author", "editor"):
        names = item.pop(key, None)
        found = [_person(one) for one in (names if isinstance(names, list) else [names]) if one]
        gathering.put_people(f"{key}s", [one for one in found if one])
    for text in texts_of(item.pop("collaboration", None)):
        one = group(text)
        gathering.put_people("authors", [one] if one else [])


def _person(name: object) -> Author | None:
    if not isinstance(name, dict):
        return group("".join(texts_of(name)[:1]))
    parts = {key: " ".join(texts_of(value)) for key, value in name.items()}
    if "family" not in parts:
        return group(parts.get("literal") or parts.get("name") or parts.get("given", ""))
    particles = (parts.get("dropping-particle", ""), parts.get("non-dropping-particle", ""))
    particle = " ".join(filter(None, particles))
    return person(Name(parts["family"], parts.get("given", ""), parts.get("suffix", ""), particle))


def _take_numbers(gathering: Gathering, item: Item) -> None:
    for text in texts_of(item.pop("DOI", None)):
        take_doi(gathering, text)
    for text in texts_of(item.pop("PMID", None)):
        take_pmid(gathering, text)
    for text in texts_of(item.pop("PMCID", None)):
        take_pmcid(gathering, text)
    for text in texts_of(item.pop("page", None)):
        gathering.put("pages", full_pages(text))
    for text in texts_of(item.pop("article-number", None)):
        gathering.put("pages", text)
    item.pop("page-first", None)
    take_issn(gathering, texts_of(item.pop("ISSN", None)))
    take_isbn(gathering, texts_of(item.pop("ISBN", None)))
    for text in texts_of(item.pop("URL", None)):
        take_url(gathering, text)
    for text in texts_of(item.pop("language", None)):
        take_language(gathering, text)
    trials = item.pop("clinical-trial-number", None)
    listed = trials if isinstance(trials, list) else []
    numbers = [one.get("clinical-trial-number") for one in listed if isinstance(one, dict)]
    take_registry(gathering, [text for number in numbers for text in texts_of(number)])
    rest = [take_numbers_of_notes(gathering, text) for text in texts_of(item.pop("note", None))]
    gathering.leave_out("notes", len(list(filter(None, rest))))


def _name_others(gathering: Gathering, item: Item) -> None:
    own = [key for key in item if key in OWN_OF_CROSSREF]
    for key in _others(item):
        gathering.leave_out(LEFT_OUT.get(key, key))
    if own:
        gathering.leave_out(f"Crossref's own records of its work: {' '.join(own)}")


def _others(item: Item) -> Iterator[str]:
    """What a person would miss: not the program's own keys, but what Zotero holds for itself."""
    for key, value in item.items():
        if key == "custom" and isinstance(value, dict):
            yield from value
        elif key not in OWN_OF_CROSSREF and key not in OWN_OF_CSL:
            yield key
