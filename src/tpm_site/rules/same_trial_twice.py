"""C116: two reports of one trial, cited as if they were two trials."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.evidence.registries import read_registry_numbers
from tpm_site.model.study import Study
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One trial is counted once: a second report of it is told to be that."""
    ids = dict.fromkeys(subject.document.facts.citations)
    studies = [study for id in ids if (study := subject.study(id)) and (study.trial or study.registry)]
    told: set[str] = set()
    for first, second in combinations(studies, 2):
        if second.id in told or not _is_same_trial(first, second) or _is_said(first, second, subject):
            continue
        told.add(second.id)
        name = second.trial or second.registry
        message = f'"{second.id}" and "{first.id}" report one trial, {name}: here they read like two'
        help = 'say so, as in "the same trial, two years later", or cite one of them'
        place = subject.document.facts.citations.index(second.id)
        yield Diagnostic(subject.text(subject.marks.citations[place]), "C116", message, help)


def _is_same_trial(first: Study, second: Study) -> bool:
    """By its number in a registry; by its name only where they have no numbers that differ."""
    numbers, others = _numbers(first), _numbers(second)
    if numbers and others:
        return bool(numbers & others)
    return bool(first.trial) and first.trial.casefold() == second.trial.casefold()


def _numbers(study: Study) -> set[str]:
    return {found.number for found in read_registry_numbers(study.registry)} if study.registry else set()


def _is_said(first: Study, second: Study, subject: Subject) -> bool:
    """Whether a sentence that cites the second says what it is, or names the trial where it stands alone."""
    name = second.trial.casefold()
    for passage in subject.document.facts.passages:
        if second.id not in passage.citations:
            continue
        is_named = name in map(str.casefold, passage.names) and first.id not in passage.citations
        if passage.joins or is_named:
            return True
    return False
