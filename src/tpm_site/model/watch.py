"""What others have said about the papers that the site cites: retractions, corrections and the like."""

from __future__ import annotations

from datetime import date
from typing import Literal

from tpm_site.model.fields import Identifier, IsoDate, OptionalText, PartialDate, Whole
from tpm_site.model.written import Record

NoticeKind = Literal["retraction", "correction", "concern", "reinstatement", "superseded", "mismatch"]
"""`mismatch`: the number leads to another paper, or to none."""
WatchSource = Literal["crossref", "pubmed", "retraction-watch"]
SOURCE_NAMES = {"crossref": "Crossref", "pubmed": "PubMed", "retraction-watch": "Retraction Watch"}


class Asked(Record, frozen=True, kw_only=True):
    """One source, and the day on which it was asked. `sha256` and `rows` are those of a file.

    `unanswered` are the references of which it did not say anything; what it said earlier is kept.
    """

    name: WatchSource
    date: IsoDate
    sha256: OptionalText = ""
    rows: Whole | None = None
    unanswered: tuple[Identifier, ...] = ()


class Notice(Record, frozen=True, kw_only=True):
    """One notice about a paper, which is told by `doi` or `pmid`; `reference` is for those who read it.

    `date` is that of the notice, `notice_doi` and `notice_pmid` are its own numbers, or those of the newer
    version; `sources` are those that know of it.
    """

    kind: NoticeKind
    reference: Identifier
    doi: OptionalText = ""
    pmid: OptionalText = ""
    date: PartialDate = ""
    notice_doi: OptionalText = ""
    notice_pmid: OptionalText = ""
    reason: OptionalText = ""
    sources: tuple[WatchSource, ...] = ()


class WatchLock(Record, frozen=True, kw_only=True):
    """content/evidence/watch.lock.yaml: who was asked when, and what they said."""

    asked: tuple[Asked, ...]
    notices: tuple[Notice, ...] = ()

    @property
    def days(self) -> dict[str, date]:
        """The day on which each source was asked."""
        return {asked.name: asked.date for asked in self.asked}
