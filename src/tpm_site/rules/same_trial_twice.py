"""C116: two reports of one trial, cited as if they were two trials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import chain, combinations, product

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.evidence.registries import read_registry_numbers
from tpm_site.model.passage import NAME
from tpm_site.model.study import Study
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One trial is counted once: a second report of it is told to be that."""
    own = dict.fromkeys(subject.document.facts.citations)
    shared = [id for snippet in subject.snippets for id in snippet.citations if id not in own]
    of_snippets, reports = _reports(shared, subject), _reports(own, subject)
    told: set[str] = set()
    for first, second in chain(combinations(reports, 2), product(of_snippets, reports)):
        if second.id in told or not _is_same_trial(first, second) or _is_said(first, second, subject):
            continue
        told.add(second.id)
        name = second.trial or first.trial or second.registry
        other = f'"{first.id}"' + ("" if first.id in own else ", which a snippet cites,")
        message = f'"{second.id}" and {other} report one trial, {name}: here they read like two'
        help = 'say so, as in "the same trial, two years later", or cite one of them'
        place = subject.document.facts.citations.index(second.id)
        yield Diagnostic(subject.text(subject.marks.citations[place]), "C116", message, help)


def _reports(ids: Iterable[str], subject: Subject) -> list[Study]:
    return [study for id in ids if (study := subject.study(id)) and (study.trial or study.registry)]


def _is_same_trial(first: Study, second: Study) -> bool:
    """By its number in a registry; by its name only where they have no numbers that differ."""
    numbers, others = _numbers(first), _numbers(second)
    if numbers and others:
        return bool(numbers & others)
    return bool(first.trial) and first.trial.casefold() == second.trial.casefold()


def _numbers(study: Study) -> set[str]:
    return {found.number for found in read_registry_numbers(study.registry)} if study.registry else set()


def _is_said(first: Study, second: Study, subject: Subject) -> bool:
    """Whether a sentence that cites the second says what it is, or both are cited under the trial's name."""
    passages = subject.document.facts.passages
    if any(passage.joins for passage in passages if second.id in passage.citations):
        return True
    # What a snippet calls the trial is not known here.
    is_shared = first.id not in subject.document.facts.citations
    trial = second.trial or first.trial
    called = {name.casefold() for name in (trial, *NAME.findall(trial))}
    return _is_named(second, called, subject) and (is_shared or _is_named(first, called, subject))


def _is_named(study: Study, called: Set[str], subject: Subject) -> bool:
    """Whether a sentence that cites a report calls its trial by one of these names."""
    passages = subject.document.facts.passages
    cited = (passage for passage in passages if study.id in passage.citations)
    return any(name.casefold() in called for passage in cited for name in passage.names)
