"""Values that all formats have, from their text to the key that holds them: numbers, dates, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tpm_site.evidence.identifiers import DOI, ISSN, PMCID, PMID
from tpm_site.evidence.imports.dates import is_whole, partial_date, whole_day
from tpm_site.evidence.imports.draft import Gathering
from tpm_site.evidence.imports.plain import plain, without_stop
from tpm_site.evidence.registries import read_registry_numbers

_ISBN = re.compile(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]")
_ISSN = re.compile(r"\b\d{4}-?\d{3}[\dXx]\b")
_IN_NOTES = re.compile(r"\bPMID\s*+:?\s*+(?P<pmid>[1-9]\d{0,7})\b|\b(?P<pmcid>PMC[1-9]\d{0,8})\b")
_DOI_IN_TEXT = re.compile(r"\bdoi\s*:\s*(10\.\d{4,9}/\S+)", re.IGNORECASE)
_LANGUAGES = {
    "ar": "ara arabic", "cs": "cze ces czech", "da": "dan danish", "de": "ger deu german deutsch",
    "el": "gre ell greek", "en": "eng english", "es": "spa spanish", "fa": "per fas persian",
    "fi": "fin finnish", "fr": "fre fra french", "he": "heb hebrew", "hu": "hun hungarian",
    "it": "ita italian", "ja": "jpn japanese", "ko": "kor korean", "nl": "dut nld dutch",
    "no": "nor norwegian", "pl": "pol polish", "pt": "por portuguese", "ru": "rus russian",
    "sv": "swe swedish", "tr": "tur turkish", "zh": "chi zho chinese",
}  # fmt: skip
_CODES = {word: code for code, words in _LANGUAGES.items() for word in words.split()}


def take_title(gathering: Gathering, title: str) -> None:
    """The title, without the full stop at its end."""
    gathering.put("title", without_stop(plain(title)))


def take_doi(gathering: Gathering, text: str) -> None:
    """A DOI in its normal form; what is none is said."""
    _take_number(gathering, "doi", DOI.normalise(plain(text)), text)


def take_pmid(gathering: Gathering, text: str) -> None:
    """A PMID in its normal form; what is none is said."""
    _take_number(gathering, "pmid", PMID.normalise(text), text)


def take_pmcid(gathering: Gathering, text: str) -> None:
    """A PMCID in its normal form; Zotero and others leave out its letters."""
    written = f"PMC{text.strip()}" if text.strip().isdigit() else text.partition("/")[0]
    _take_number(gathering, "pmcid", PMCID.normalise(written), text)


def _take_number(gathering: Gathering, key: str, number: str | None, text: str) -> None:
    if number:
        gathering.put(key, number)
    elif text.strip():
        gathering.notes.append(f"the source has a {key} that is none, left out: {plain(text)}")


def take_issn(gathering: Gathering, texts: Iterable[str]) -> None:
    """The first sound ISSN, for a reference holds one."""
    found = [number for text in texts for one in _ISSN.findall(text) if (number := ISSN.normalise(one))]
    for number in dict.fromkeys(found):
        gathering.put("issn", number)


def take_isbn(gathering: Gathering, texts: Iterable[str]) -> None:
    """The first ISBN, as the source groups it."""
    for number in dict.fromkeys(one[0].strip() for text in texts if (one := _ISBN.search(text))):
        gathering.put("isbn", number)


def take_issued(gathering: Gathering, text: str) -> None:
    """The year, and the whole date where more is known. One that agrees with it makes it more exact."""
    found, before = (
        partial_date(text),
        str(gathering.values.get("issued") or gathering.values.get("year", "")),
    )
    if not found:
        if text.strip():
            gathering.notes.append(f"no date that can be read: {plain(text)}")
        return
    if before and not found.startswith(before):
        if not before.startswith(found):
            gathering.leave_out(f"another date {found}")
        return
    gathering.values["year"] = int(found[:4])
    if len(found) > len("2007"):
        gathering.values["issued"] = found
    if not is_whole(text):
        gathering.notes.append(f"the date {plain(text)} is kept as {found}")


def take_day(gathering: Gathering, key: str, text: str) -> None:
    """A day of which all is known; less is named."""
    day = whole_day(text)
    if day:
        gathering.put(key, day)
    elif text.strip():
        gathering.leave_out(f"{key} {plain(text)}")


def take_url(gathering: Gathering, text: str) -> None:
    """An address of the web; one that leads to a DOI, a PMID or a PMCID is kept as that."""
    for address in text.replace(";http", " http").split():
        url = address.strip("<>;,")
        if not url.lower().startswith(("http://", "https://")):
            gathering.leave_out("an address that is none of the web")
        elif doi := DOI.normalise(url):
            gathering.put("doi", doi)
        elif pmid := PMID.normalise(url):
            gathering.put("pmid", pmid)
        elif pmcid := PMCID.normalise(url):
            gathering.put("pmcid", pmcid)
        else:
            gathering.put("url", url)


def take_registry(gathering: Gathering, texts: Iterable[str]) -> None:
    """Numbers of registries of trials, each once; what has the form of none is named."""
    numbers: dict[str, None] = {}
    for text in texts:
        # PubMed writes the registry before the number: ClinicalTrials.gov/NCT01697358.
        found = read_registry_numbers(text) or read_registry_numbers(text.partition("/")[2])
        numbers |= dict.fromkeys(one.number for one in found)
        if not found and text.strip():
            gathering.leave_out(f"databank {plain(text)}")
    gathering.put("registry", ", ".join(numbers))


def take_language(gathering: Gathering, text: str) -> None:
    """The code of a language, where it is one that is known; else as it is written."""
    word = text.strip()
    gathering.put("language", _CODES.get(word.lower(), word))


def take_numbers_of_notes(gathering: Gathering, text: str) -> str:
    """PMID, PMCID and DOI that stand in a field of notes; gives the rest of it."""
    for found in _IN_NOTES.finditer(text):
        for key in ("pmid", "pmcid"):
            if found[key]:
                gathering.put(key, found[key])
    doi = _DOI_IN_TEXT.search(text)
    if doi:
        gathering.put("doi", DOI.normalise(doi[1]) or "")
    rest = re.sub(r"\bPMCID\s*:?", "", _DOI_IN_TEXT.sub("", _IN_NOTES.sub("", text)))
    return " ".join(rest.split()).strip(" .;,")
