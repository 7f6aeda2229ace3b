"""C119: a sentence that claims an effect, and cites nothing for it."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.kinds import Kind
from tpm_site.rules.subject import Subject
from tpm_site.site.sections import shows_references

_HELP_FOR_HEADLINES = "say in the text what was found, with [@id] behind it, or leave the claim out here"


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each claim of an effect leads to its evidence."""
    id = subject.document.id
    help = "write [@id] behind the sentence, with the study that it rests on, or leave the claim out"
    if id.kind is not Kind.SNIPPET and not shows_references(id):
        help = "this page shows no references: make the claim in an article, with its study, and link to it"
    facts = subject.document.facts
    for index, passage in enumerate(facts.passages):
        if passage.effect and not passage.support:
            message = f'"{passage.effect}" claims an effect, and this sentence cites nothing for it'
            yield Diagnostic(subject.passage(index), "C119", message, help)
    if facts.headlines and not any(passage.effect and passage.support for passage in facts.passages):
        for headline in facts.headlines:
            message = (
                f'"{headline.effect}" claims an effect, and no sentence of this page claims one with a source'
            )
            yield Diagnostic(subject.span(headline.key), "C119", message, _HELP_FOR_HEADLINES)
