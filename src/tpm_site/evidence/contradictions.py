"""Where a number contradicts its record: a DOI of another journal or year, an address of another paper.

That is how a right title on a wrong DOI is told without asking anyone, and two DOIs that were swapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from tpm_site.evidence.doi_forms import Told, told_by
from tpm_site.evidence.identifiers import DOI, PMCID, PMID
from tpm_site.evidence.journals import BY_ISSN, Journal, is_named
from tpm_site.evidence.scheme import told_apart
from tpm_site.model.reference import Reference

_DOI_IN_ADDRESS = re.compile(r"10\.[0-9]{4,9}/[^?#]+")
_NO_SIGNS = re.compile(r"[\W_]+")
_FIRST_PAGE = re.compile(r"[\s\u2010-\u2015-]")


class Contradiction(NamedTuple):
    """One thing of which a number says one thing and the record another: the year, 2015, 2023."""

    what: str
    told: str
    written: str


def of_doi(reference: Reference) -> tuple[Contradiction, ...]:
    """What the DOI says otherwise than the record does; what either does not say contradicts nothing."""
    told = told_by(reference.doi) if reference.doi else None
    if told is None:
        return ()
    return tuple(_against(told, reference))


def agrees(doi: str, reference: Reference) -> bool:
    """Whether a DOI can be that of a record: it tells of the same journal, and of nothing else."""
    told = told_by(doi)
    if told is None or told.journal is None or not (reference.journal or reference.journal_abbrev):
        return False
    return not any(_against(told, reference))


def of_issn(reference: Reference) -> Contradiction | None:
    """An ISSN of another journal than the record names."""
    written = reference.journal or reference.journal_abbrev
    known = [BY_ISSN[issn] for issn in told_apart(reference.issn) if issn in BY_ISSN]
    if not written or not known or _is_in(known, reference):
        return None
    return Contradiction("journal", known[0].names[0], written)


def of_url(reference: Reference) -> Contradiction | None:
    """A number in the address that is not the record's own."""
    url = reference.url
    if not url or not url.startswith(("https:", "http:")):
        return None
    if reference.doi:
        found = _doi_in(url)
        if found and not _begins_alike(found.lower(), reference.doi.lower()):
            return Contradiction("DOI", found, reference.doi)
    for scheme, written in ((PMID, reference.pmid), (PMCID, reference.pmcid)):
        number = scheme.normalise(url) if written and "ncbi.nlm.nih.gov" in url else None
        if number and number != written:
            return Contradiction(scheme.name, number, written)
    return None


def _against(told: Told, reference: Reference) -> Iterator[Contradiction]:
    written = reference.journal or reference.journal_abbrev
    if told.journal and written and not _is_in((told.journal,), reference):
        yield Contradiction("journal", told.journal.names[0], written)
    elif told.issn and _is_elsewhere(told.issn, reference):
        yield Contradiction("ISSN", told.issn, reference.issn)
    years = _years(reference)
    if told.years and years and not any(told.years[0] <= year <= told.years[1] for year in years):
        yield Contradiction("year", _span_of_years(told.years), str(reference.year or years[0]))
    for what, said in (("volume", reference.volume), ("issue", reference.issue)):
        number = getattr(told, what)
        if number and said and _bare(number) != _bare(said):
            yield Contradiction(what, number.lstrip("0"), said)
    first = _FIRST_PAGE.split(reference.pages, maxsplit=1)[0]
    if told.page and first and _bare(told.page) != _bare(first):
        yield Contradiction("page", told.page, first)
    # Where the journal numbers its pages as well, they say nothing of the locator.
    if told.locator and first[:1].isalpha() and _bare(told.locator) != _bare(first):
        yield Contradiction("page", told.locator, first)


def _is_in(journals: Iterable[Journal], reference: Reference) -> bool:
    """Whether the record names one of the journals, written out or abbreviated."""
    names = [name for name in (reference.journal, reference.journal_abbrev) if name]
    return any(is_named(journal, name) for journal in journals for name in names)


def _is_elsewhere(issn: str, reference: Reference) -> bool:
    """Whether an ISSN cannot be the record's journal's: most have two, and a record may give but one."""
    given = told_apart(reference.issn)
    if not given or issn in given:
        return False
    known = [BY_ISSN[number] for number in given if number in BY_ISSN]
    return BY_ISSN.get(issn) not in known if known else len(given) > 1


def _years(reference: Reference) -> list[int]:
    """All years that the record gives: of the issue, and of the day on which it was first put online."""
    days = (reference.issued[:4], str(reference.online.year) if reference.online else "")
    return [year for year in (reference.year, *(int(day) for day in days if day)) if year]


def _span_of_years(years: tuple[int, int]) -> str:
    return f"{years[0]} to {years[1]}"


def _bare(number: str) -> str:
    """A number of a volume, an issue or a page as it is compared: 106-B is 106B, 03 is 3."""
    return _NO_SIGNS.sub("", number).casefold().lstrip("0")


def _doi_in(url: str) -> str:
    found = _DOI_IN_ADDRESS.search(unquote(url))
    return DOI.plain(found[0]) if found else ""


def _begins_alike(one: str, other: str) -> bool:
    """Whether one is the other with something after it: publishers add /full or .pdf to the DOI."""
    return one.startswith(other) or other.startswith(one)
