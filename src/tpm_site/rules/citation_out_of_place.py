"""C104: a citation on a page that shows no references."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.kinds import Kind
from tpm_site.rules.subject import Subject
from tpm_site.site.sections import shows_references
from tpm_site.site.snippets import snippet_id


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Categories, people and the home page have no list of references."""
    document = subject.document
    if document.id.kind is Kind.SNIPPET or shows_references(document.id):
        return
    what = "home page" if document.id.kind is Kind.PAGE else f"page of a {document.id.kind}"
    help = "cite it in the article that explains it, and link to that article"
    if not document.facts.citations and not document.facts.includes:
        return
    for mark in subject.marks.citations:
        message = f"the {what} shows no references, so this citation would lead nowhere"
        yield Diagnostic(subject.text(mark), "C104", message, help)
    for name, mark in zip(document.facts.includes, subject.marks.includes, strict=True):
        if _cites(name, subject):
            message = f'the {what} shows no references, and the snippet "{name}" cites some'
            yield Diagnostic(subject.text(mark), "C104", message, help)


def _cites(name: str, subject: Subject) -> bool:
    """Whether a snippet, or one that it includes, cites anything."""
    snippet = subject.world.known.get(snippet_id(name, subject.document.id.language))
    if snippet is None:
        return False
    return any(part.citations for part in subject.reached(snippet))
