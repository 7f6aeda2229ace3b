"""Reads the table of Retraction Watch, as Crossref publishes it, for what it says of some papers."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tpm_site.base.digest import sha256
from tpm_site.evidence.identifiers import PMID, normalise_doi
from tpm_site.evidence.watching.paper import Answer, Paper
from tpm_site.evidence.watching.wording import partial_date, plain
from tpm_site.model.watch import Notice, NoticeKind

ADDRESS = "https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"
MOST_BYTES = 500_000_000
_KINDS: Mapping[str, NoticeKind] = {
    "retraction": "retraction",
    "expression of concern": "concern",
    "correction": "correction",
    "reinstatement": "reinstatement",
}
_WANTED = ("OriginalPaperDOI", "OriginalPaperPubMedID", "RetractionNature")
_OTHERS = ("RetractionDate", "RetractionDOI", "RetractionPubMedID", "Reason")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
# A DOI may hold a semicolon itself: only before the next one does it end there.
_NEXT_DOI = re.compile(
    r"(?<![;,|\s])[;,|\s]++(?=(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?10\.\d{4})", re.IGNORECASE
)
_NO_DIGIT = re.compile(r"\D+")


class NoTableError(Exception):
    """A file that is not the table of Retraction Watch, with the reason."""


def read_retractions(data: bytes, papers: Sequence[Paper]) -> Answer:
    """What the table says of the papers. Raises NoTableError.

    It is not all UTF-8: what is broken is in names and titles, which are not looked at.
    """
    if len(data) > MOST_BYTES:
        raise NoTableError(f"the table is longer than {MOST_BYTES:,} bytes")
    rows = csv.reader(_lines(data))
    try:
        columns = _columns(next(rows, []))
        wanted = _by_number(papers)
        notices, count = _scan(rows, columns, wanted)
    except csv.Error as error:
        raise NoTableError(f"line {rows.line_num} of the table cannot be read: {error}") from None
    return Answer("retraction-watch", frozenset(papers), tuple(notices), sha256=sha256(data), rows=count)


def _lines(data: bytes) -> Iterator[str]:
    """Lines as `csv` wants them: only line feeds end one, for a text may hold other separators."""
    # Bytes are searched in a third of the time that letters take.
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").replace(b"\0", b"")
    return (f"{line}\n" for line in plain.decode("utf-8-sig", "replace").split("\n"))


def _columns(header: Sequence[str]) -> Mapping[str, int]:
    """Where each column stands, in whatever order, by its usual name."""
    places = {name.replace(" ", "").lower(): index for index, name in enumerate(header)}
    missing = [name for name in _WANTED if name.lower() not in places]
    if missing:
        raise NoTableError(f"the table has no column {', '.join(missing)}")
    return {name: places.get(name.lower(), -1) for name in (*_WANTED, *_OTHERS)}


def _by_number(papers: Iterable[Paper]) -> Mapping[str, list[Paper]]:
    found: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        for number in paper.numbers:
            found[number].append(paper)
    return found


def _scan(
    rows: Iterable[Sequence[str]], columns: Mapping[str, int], wanted: Mapping[str, list[Paper]]
) -> tuple[list[Notice], int]:
    """The notices about wanted papers, and how many rows there are. All rows but a few end in three steps."""
    doi_at, pmid_at = columns["OriginalPaperDOI"], columns["OriginalPaperPubMedID"]
    fewest = max(doi_at, pmid_at) + 1
    found: list[Notice] = []
    count = 0
    for row in rows:
        count += bool(row)
        if len(row) < fewest:
            continue
        doi, pmid = row[doi_at].lower(), row[pmid_at]
        if doi in wanted or pmid in wanted or _is_odd(doi, pmid):
            found += _notices(row, columns, wanted)
    return found, count


def _is_odd(doi: str, pmid: str) -> bool:
    """Whether the numbers of a row need a closer look: several of them, a label, an address."""
    return (
        not (doi.startswith("10.") or doi in ("", "unavailable"))
        or doi.endswith(" ")
        or (";" in doi or "," in doi or " " in doi or not (pmid.isdigit() or not pmid))
    )


def _notices(
    row: Sequence[str], columns: Mapping[str, int], wanted: Mapping[str, list[Paper]]
) -> Iterator[Notice]:
    def cell(name: str) -> str:
        place = columns[name]
        return row[place].strip() if 0 <= place < len(row) else ""

    kind = _KINDS.get(" ".join(cell("RetractionNature").lower().split()))
    if kind is None:
        return
    dois = {doi.lower() for doi in _dois(cell("OriginalPaperDOI"))}
    pmids = set(_pmids(cell("OriginalPaperPubMedID")))
    for paper in dict.fromkeys(paper for number in (*dois, *pmids) for paper in wanted.get(number, ())):
        own = next(_dois(cell("RetractionDOI")), "")
        yield Notice(
            kind=kind,
            reference=paper.reference,
            doi=paper.doi if paper.doi.lower() in dois else "",
            pmid=paper.pmid if paper.pmid in pmids else "",
            date=_date(cell("RetractionDate")),
            notice_doi="" if own.lower() == paper.doi.lower() else own,
            notice_pmid=next(_pmids(cell("RetractionPubMedID")), ""),
            reason=_reason(cell("Reason")),
            sources=("retraction-watch",),
        )


def _dois(text: str) -> Iterator[str]:
    """The DOIs in a cell, which may hold several, or say that there is none."""
    yield from filter(None, map(normalise_doi, _NEXT_DOI.split(text)))


def _pmids(text: str) -> Iterator[str]:
    """The PMIDs in a cell; 0 stands for none."""
    yield from filter(None, map(PMID.normalise, _NO_DIGIT.split(text)))


def _date(text: str) -> str:
    american, iso = _AMERICAN.match(text), _ISO.match(text)
    if american:
        return partial_date(int(american[3]), int(american[1]), int(american[2]))
    return partial_date(*map(int, iso.groups())) if iso else ""


def _reason(text: str) -> str:
    """`+Error in Data;+Objections by Author(s);` as `Error in Data; Objections by Author(s)`."""
    return "; ".join(filter(None, (plain(part).lstrip("+ ") for part in text.split(";"))))
