"""What a source is called in a word or two, and which reports are of one trial."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

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


def by_trial(reports: Iterable[Reference]) -> list[list[Reference]]:
    """Reports of trials, those of one trial together: they share a registry number, or the trial's name."""
    trials: list[tuple[set[str], list[Reference]]] = []
    for report in reports:
        names = _names(report)
        found = [report]
        for known, earlier in trials:
            if not names.isdisjoint(known):
                names |= known
                found = [*earlier, *found]
        others = [trial for trial in trials if names.isdisjoint(trial[0])]
        trials = [*others, (names, found)]
    return [found for _, found in trials]


def _names(report: Reference) -> set[str]:
    """All that tells a trial from others; the id of a report that names neither."""
    numbers = {found.number for found in _numbers_in(report.registry)} if report.registry else set()
    named = {report.trial.casefold()} if report.trial else set()
    return numbers | named or {f"id:{report.id}"}
