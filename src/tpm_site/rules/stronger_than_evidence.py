"""C120: words that are surer of an effect than its evidence is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.passage import CERTAINTIES, Passage
from tpm_site.model.reference import Certainty
from tpm_site.rules.subject import Subject

_WORDING: Mapping[Certainty, str] = {
    "moderate": 'write "probably"',
    "low": 'write "may"',
    "very-low": 'write "we do not know whether"',
}
_RANKS: Mapping[str, int] = {certainty: rank for rank, certainty in enumerate(CERTAINTIES)}


def check(subject: Subject) -> Iterator[Diagnostic]:
    """The verb goes with the certainty, as GRADE has it: reduces, probably reduces, may reduce."""
    facts = subject.document.facts
    for index, passage in enumerate(facts.passages):
        known = _certainty_of_sources(passage, subject)
        if passage.certainty and known and _RANKS[passage.certainty] > _RANKS[known]:
            message = f"this says {_words(passage.certainty)} certainty; what it cites has {_words(known)}"
            help = "say here what the record says, or correct `certainty` there"
            yield Diagnostic(subject.passage(index), "C120", message, help)
            continue
        certainty = passage.certainty or known
        if certainty and passage.strength and _RANKS[passage.strength] > _RANKS[certainty]:
            message = f'"{passage.effect}" sounds surer than its evidence: {_words(certainty)} certainty'
            yield Diagnostic(subject.passage(index), "C120", message, _WORDING[certainty])
    if facts.headlines:
        yield from _headlines(subject)


def _headlines(subject: Subject) -> Iterator[Diagnostic]:
    """What stands in front matter may be as sure as the surest claim of the page may."""
    facts = subject.document.facts
    claims = [passage for passage in facts.passages if passage.effect and passage.support]
    known = [passage.certainty or _certainty_of_sources(passage, subject) for passage in claims]
    best = max((certainty for certainty in known if certainty), key=_RANKS.__getitem__, default=None)
    for headline in facts.headlines:
        if best and headline.strength and _RANKS[headline.strength] > _RANKS[best]:
            message = (
                f'"{headline.effect}" sounds surer than any evidence of this page: {_words(best)} certainty'
            )
            yield Diagnostic(subject.span(headline.key), "C120", message, _WORDING[best])


def _certainty_of_sources(passage: Passage, subject: Subject) -> Certainty | None:
    """The best that any source of the sentence has; None where nobody has graded them."""
    studies = [subject.study(id) for id in passage.support]
    graded = [study.certainty for study in studies if study and study.certainty]
    return max(graded, key=_RANKS.__getitem__, default=None)


def _words(certainty: str) -> str:
    return certainty.replace("-", " ")
