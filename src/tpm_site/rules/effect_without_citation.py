"""C119: a sentence that claims an effect, and cites nothing for it."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.kinds import Kind
from tpm_site.rules.subject import Subject
from tpm_site.site.sections import shows_references


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each claim of an effect leads to its evidence."""
    id = subject.document.id
    help = "write [@id] behind the sentence, with the study that it rests on, or leave the claim out"
    if id.kind is not Kind.SNIPPET and not shows_references(id):
        help = "this page shows no references: make the claim in an article, with its study, and link to it"
    for index, passage in enumerate(subject.document.facts.passages):
        if passage.effect and not passage.support:
            message = f'"{passage.effect}" claims an effect, and this sentence cites nothing for it'
            yield Diagnostic(subject.passage(index), "C119", message, help)
