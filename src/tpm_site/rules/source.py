"""What a rule about a cited source gets, and what it says. Where it is said is for `cited_sources`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from tpm_site.evidence.notices import Standing
from tpm_site.model.fields import Interval
from tpm_site.model.study import Study
from tpm_site.model.watch import SOURCE_NAMES, Notice


class Source(NamedTuple):
    """A cited study, how its paper stands, how old one of its design may be, and the day of the build."""

    study: Study
    standing: Standing
    oldest: Interval | None
    today: date

    @property
    def name(self) -> str:
        """The study as a message names it."""
        return f'"{self.study.id}"'


class Remark(NamedTuple):
    """A finding about a source, without its place."""

    code: str
    message: str
    help: str


Judge = Callable[[Source], Iterator[Remark]]


def known_to(notice: Notice) -> str:
    """Who says so, at the end of a message: ` (Crossref, PubMed)`."""
    names = ", ".join(SOURCE_NAMES[name] for name in notice.sources)
    return f" ({names})" if names else ""


def of_day(notice: Notice) -> str:
    """When it was said: ` of 2021-05-06`; empty where that is not known."""
    return f" of {notice.date}" if notice.date else ""


def number_of(notice: Notice) -> str:
    """Where it can be read: `doi:10.1000/1`, `PMID 123`; empty where that is not known."""
    pmid = f"PMID {notice.notice_pmid}" if notice.notice_pmid else ""
    return f"doi:{notice.notice_doi}" if notice.notice_doi else pmid
