"""A paper that others are asked about, and what one of them answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tpm_site.evidence.identifiers import PMID, normalise_doi
from tpm_site.model.reference import Reference
from tpm_site.model.watch import Notice, WatchSource


class Paper(NamedTuple):
    """A cited paper; numbers are in their normal form, empty where there is none."""

    reference: str
    title: str
    doi: str = ""
    pmid: str = ""

    @property
    def numbers(self) -> frozenset[str]:
        """By which notices about it are told."""
        return frozenset(filter(None, (self.doi.lower(), self.pmid)))


class Answer(NamedTuple):
    """What one source says of the papers that it has answered about, the `heard` ones.

    `silent` are those of which it has not said whether it knows anything, `trouble` is why; `sha256` and
    `rows` are those of a file.
    """

    source: WatchSource
    heard: frozenset[Paper] = frozenset()
    notices: tuple[Notice, ...] = ()
    silent: tuple[Paper, ...] = ()
    trouble: str = ""
    sha256: str = ""
    rows: int | None = None


def papers_of(references: Iterable[Reference]) -> tuple[Paper, ...]:
    """The papers that somebody may know, each once, in order of their references' ids."""
    found: dict[frozenset[str], Paper] = {}
    for reference in sorted(references, key=lambda reference: reference.id):
        doi = normalise_doi(reference.doi) if reference.doi else None
        pmid = PMID.normalise(reference.pmid) if reference.pmid else None
        paper = Paper(reference.id, reference.title, doi or "", pmid or "")
        if paper.numbers:
            found.setdefault(paper.numbers, paper)
    return tuple(found.values())
