"""Asks PubMed about papers by their PMID: retractions, errata, concerns, updates, and whether it is ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from tpm_site.evidence.http import UnreachableError, Web
from tpm_site.evidence.identifiers import PMID, doi_key, normalise_doi
from tpm_site.evidence.medline import by_tag, records_in
from tpm_site.evidence.services import AS_MEDLINE, address_of_tool, told_to_pubmed
from tpm_site.evidence.watching.paper import Answer, Paper
from tpm_site.evidence.watching.wording import is_same_title, partial_date, plain
from tpm_site.model.watch import Notice, NoticeKind

_AT_ONCE = 200
"""So many fit into an address; to ask for each alone would be a burden on the service."""
_KINDS: Mapping[str, tuple[NoticeKind, str]] = {
    "RIN": ("retraction", ""),
    "EIN": ("correction", ""),
    "ECI": ("concern", ""),
    "UIN": ("superseded", ""),
    "CRI": ("superseded", "corrected and republished"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DATE = re.compile(r"\.\s+(?P<year>\d{4})\b(?:\s+(?P<month>[A-Z][a-z]{2})\b)?(?:\s+(?P<day>\d{1,2})\b)?")
_DOI = re.compile(r"\bdoi:\s*(\S+)", re.IGNORECASE)
_PMID = re.compile(r"\bPMID:\s*(\d+)")
_RETRACTED = "Retracted Publication"
Fields = Mapping[str, Sequence[str]]
"""The values of one record by tag, in their order."""
Shown = Callable[[int, int], None]
"""Gets how many papers are done, and how many there are."""


def ask_pubmed(papers: Sequence[Paper], web: Web, address: str, shown: Shown) -> Answer:
    """What PubMed knows of the papers that have a PMID."""
    asked = [paper for paper in papers if paper.pmid]
    notices: list[Notice] = []
    silent: list[Paper] = []
    trouble = ""
    for start in range(0, len(asked), _AT_ONCE):
        shown(start, len(asked))
        some = asked[start : start + _AT_ONCE]
        try:
            if trouble:
                raise UnreachableError(trouble)
            notices += _ask(some, web, address)
        except UnreachableError as error:
            silent += some
            trouble = str(error)
    return Answer("pubmed", frozenset(asked) - {*silent}, tuple(notices), tuple(silent), trouble)


def _ask(papers: Sequence[Paper], web: Web, address: str) -> list[Notice]:
    ids = ",".join(sorted({paper.pmid for paper in papers}))
    params = {**AS_MEDLINE, "id": ids, **told_to_pubmed(web.mail)}
    data = web.get(address_of_tool("efetch.fcgi", address), params) or b""
    found = map(by_tag, records_in(data.decode("utf-8", "replace")))
    records = {record["PMID"][0]: record for record in found if "PMID" in record}
    if not any(paper.pmid in records for paper in papers):
        raise UnreachableError("its answer holds none of the papers")
    return [notice for paper in papers for notice in notices_in(records.get(paper.pmid), paper)]


def notices_in(record: Fields | None, paper: Paper) -> Iterator[Notice]:
    """The notices in a record of PubMed's about a paper; where there is no record, it has no such number."""
    if record is None:
        yield Notice(kind="mismatch", reference=paper.reference, pmid=paper.pmid, sources=("pubmed",))
        return
    doi = next(_dois(record), "")
    is_ours = not doi or not paper.doi or doi_key(doi) == doi_key(paper.doi)
    for tag, (kind, reason) in _KINDS.items():
        for place in record.get(tag, ()):
            yield _notice(paper, doi if is_ours else "", kind, plain(place), reason)
    if _RETRACTED in record.get("PT", ()) and "RIN" not in record:
        yield _notice(paper, doi if is_ours else "", "retraction", "", "")
    titles = [plain(title) for tag in ("TI", "TT", "BTI") for title in record.get(tag, ())]
    if not is_ours or (titles and not any(is_same_title(paper.title, title) for title in titles)):
        other = "" if is_ours else f" (doi:{doi})"
        found = f"{titles[0] if titles else 'one without a title'}{other}"
        yield Notice(
            kind="mismatch", reference=paper.reference, pmid=paper.pmid, reason=found, sources=("pubmed",)
        )


def _dois(record: Fields) -> Iterator[str]:
    for written in (*record.get("LID", ()), *record.get("AID", ())):
        number, _, kind = written.rpartition(" ")
        if kind == "[doi]":
            yield from filter(None, [normalise_doi(number)])


def _notice(paper: Paper, doi: str, kind: NoticeKind, place: str, reason: str) -> Notice:
    """A notice from where it was published: `Lancet. 2010 Feb 6;375(9713):445. doi: …. PMID: 20137807`."""
    written, number = _DOI.search(place), _PMID.search(place)
    own = normalise_doi(written[1]) if written else None
    return Notice(
        kind=kind,
        reference=paper.reference,
        doi=doi,
        pmid=paper.pmid,
        date=_date(place),
        notice_doi=own or "",
        notice_pmid=(PMID.normalise(number[1]) if number else None) or "",
        reason=reason or ("" if own or number else place),
        sources=("pubmed",),
    )


def _date(place: str) -> str:
    found = _DATE.search(place)
    if not found:
        return ""
    month = _MONTHS.index(found["month"]) + 1 if found["month"] in _MONTHS else None
    return partial_date(int(found["year"]), month, int(found["day"]) if month and found["day"] else None)
