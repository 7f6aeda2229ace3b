"""M107, M108, M109: snippets that do not exist, include themselves, or stand twice on a page."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark
from tpm_site.base.suggest import did_you_mean
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each include names a snippet, once on a page, and leads to an end."""
    document = subject.document
    seen: dict[str, int] = {}
    for include in document.facts.includes:
        span, name = subject.text(include.mark), include.snippet
        id = DocumentId(Kind.SNIPPET, name, document.id.language)
        if id not in subject.documents:
            if id not in subject.broken:
                yield _unknown(name, subject, include.mark)
        elif name in seen:
            message = f'the snippet "{name}" stands on this page already, in line {seen[name]}'
            yield Diagnostic(span, "M109", message, "take one of the two out")
        elif document.id in _reached(id, subject, set()):
            message = f'the snippet "{name}" includes this one, so it has no end'
            yield Diagnostic(span, "M108", message, "take one of the two includes out")
        seen.setdefault(name, include.mark.line)


def _unknown(name: str, subject: Subject, mark: Mark) -> Diagnostic:
    known = sorted(id.slug for id in subject.documents if id.kind is Kind.SNIPPET)
    tail = did_you_mean(name, known)
    help = f"known: {', '.join(known)}" if known else f"write content/snippets/{name}.md"
    return Diagnostic(subject.text(mark), "M107", f'there is no snippet "{name}"{tail}', help)


def _reached(id: DocumentId, subject: Subject, seen: set[DocumentId]) -> set[DocumentId]:
    """A snippet, and all that it includes."""
    document = subject.documents.get(id)
    if document is not None and id not in seen:
        seen.add(id)
        for include in document.facts.includes:
            _reached(DocumentId(Kind.SNIPPET, include.snippet, id.language), subject, seen)
    return seen
