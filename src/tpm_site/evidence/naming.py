"""What a source is called in a word or two, and which reports are of one trial."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol, TypeVar

from tpm_site.evidence.registries import read_registry_numbers
from tpm_site.model.reference import Reference

_FEW = 2
_numbers_in = lru_cache(maxsize=10_000)(read_registry_numbers)
"""The same few stand in the records that many pages cite."""


def short_name(reference: Reference) -> str:
    """The name of its trial, else of its authors with the year: PROCESS, Kumar et al 2007."""
    return reference.trial or authors_and_year(reference)


def authors_and_year(reference: Reference) -> str:
    """Who reported it and when: Kumar et al 2007. Without either the title."""
    names = [author.name if author.is_group else _family(author.name) for author in reference.authors]
    named = f"{names[0]} et al" if len(names) > _FEW else " and ".join(names)
    year = str(reference.year) if reference.year else ""
    return " ".join(filter(None, (named or reference.publisher, year))) or reference.title


def _family(name: str) -> str:
    """A person's name without the initials."""
    return name.rpartition(" ")[0] or name


class Report(Protocol):
    """What tells of which trial something is a report."""

    @property
    def trial(self) -> str:
        """The name that the trial goes by; empty where it has none."""

    @property
    def registry(self) -> str:
        """Its numbers; empty where none is known."""


ReportT = TypeVar("ReportT", bound=Report)


def by_trial(reports: Iterable[ReportT]) -> list[list[ReportT]]:
    """Reports of trials, those of one trial together: they share a registry number, or the trial's name."""
    trials: list[tuple[set[str], list[ReportT]]] = []
    for number, report in enumerate(reports):
        names = _names(report) or {f"#{number}"}
        found = [report]
        for known, earlier in trials:
            if not names.isdisjoint(known):
                names |= known
                found = [*earlier, *found]
        others = [trial for trial in trials if names.isdisjoint(trial[0])]
        trials = [*others, (names, found)]
    return [found for _, found in trials]


def _names(report: Report) -> set[str]:
    """All that tells a trial from others; nothing where a report names neither."""
    numbers = {found.number for found in _numbers_in(report.registry)} if report.registry else set()
    return numbers | {report.trial.casefold()} if report.trial else numbers
