"""C116: two reports of one trial, cited as if they were two trials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import chain, combinations, product

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.evidence.registries import read_registry_numbers
from tpm_site.model.passage import NAME, Passage
from tpm_site.model.study import Study
from tpm_site.rules.subject import Subject
from tpm_site.site.snippets import snippet_id

_HELP = 'say so, as in "the same trial, two years later", or cite one of them'


def check(subject: Subject) -> Iterator[Diagnostic]:
    """One trial is counted once: a second report of it is told to be that."""
    own = dict.fromkeys(subject.document.facts.citations)
    shared = [id for snippet in subject.snippets for id in snippet.citations if id not in own]
    if not own and not shared:
        return
    passages = (*subject.document.facts.passages, *(p for s in subject.snippets for p in s.passages))
    of_snippets, reports = _reports(shared, subject), _reports(own, subject)
    told: set[str] = set()
    for first, second in chain(combinations(reports, 2), product(of_snippets, reports)):
        if second.id in told or not _is_same_trial(first, second):
            continue
        # Which of the two is read first is known of what stands in one text alone.
        if _is_said(first, second, passages) or (first.id not in own and _is_joined(first, passages)):
            continue
        told.add(second.id)
        other = f'"{first.id}"' + ("" if first.id in own else ", which a snippet cites,")
        message = (
            f'"{second.id}" and {other} report one trial, {_name(second, first)}: here they read like two'
        )
        place = subject.document.facts.citations.index(second.id)
        yield Diagnostic(subject.text(subject.marks.citations[place]), "C116", message, _HELP)
    yield from _between_snippets(subject, passages)


def _between_snippets(subject: Subject, passages: Iterable[Passage]) -> Iterator[Diagnostic]:
    """Two snippets that a document includes; what one of them brings by itself is told there."""
    if len(subject.document.facts.includes) < 2:
        return
    cited = [_reports(ids, subject) for ids in _cited_by_includes(subject)]
    told: set[str] = set()
    for (_, before), (place, after) in combinations(enumerate(cited), 2):
        for first, second in product(before, after):
            if first.id == second.id or second.id in told or not _is_same_trial(first, second):
                continue
            if not _is_said(first, second, passages) and not _is_joined(first, passages):
                told.add(second.id)
                what = f'this snippet cites "{second.id}", and one above "{first.id}": they report one trial'
                message = f"{what}, {_name(second, first)}, and read like two"
                mark = subject.marks.includes[place]
                yield Diagnostic(subject.text(mark), "C116", message, _HELP)


def _cited_by_includes(subject: Subject) -> Iterator[list[str]]:
    """The ids that each snippet brings to the page, with what it includes, but for those cited beside it."""
    language, own = subject.document.id.language, subject.document.facts.citations
    for name in subject.document.facts.includes:
        snippet = subject.world.known.get(snippet_id(name, language))
        parts = subject.reached(snippet) if snippet else ()
        yield [id for part in parts for id in part.citations if id not in own]


def _reports(ids: Iterable[str], subject: Subject) -> list[Study]:
    return [study for id in ids if (study := subject.study(id)) and (study.trial or study.registry)]


def _name(study: Study, other: Study) -> str:
    return study.trial or other.trial or study.registry


def _is_same_trial(first: Study, second: Study) -> bool:
    """By its number in a registry; by its name only where they have no numbers that differ."""
    numbers, others = _numbers(first), _numbers(second)
    if numbers and others:
        return bool(numbers & others)
    return bool(first.trial) and first.trial.casefold() == second.trial.casefold()


def _numbers(study: Study) -> set[str]:
    return {found.number for found in read_registry_numbers(study.registry)} if study.registry else set()


def _is_said(first: Study, second: Study, passages: Iterable[Passage]) -> bool:
    """Whether a sentence that cites the second says what it is, or both are cited under the trial's name."""
    if _is_joined(second, passages):
        return True
    trial = second.trial or first.trial
    called = {name.casefold() for name in (trial, *NAME.findall(trial))}
    return _is_named(second, called, passages) and _is_named(first, called, passages)


def _is_joined(study: Study, passages: Iterable[Passage]) -> bool:
    return any(passage.joins for passage in passages if study.id in passage.citations)


def _is_named(study: Study, called: Set[str], passages: Iterable[Passage]) -> bool:
    """Whether a sentence that cites a report calls its trial by one of these names."""
    cited = (passage for passage in passages if study.id in passage.citations)
    return any(name.casefold() in called for passage in cited for name in passage.names)
