"""M107, M108, M109: snippets that do not exist, include themselves, or stand twice on a page."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.slug import slugify
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
            continue
        reached = _reached(id, subject, set())
        twice = min((other.slug for other in reached if other.slug in seen), default=None)
        if document.id in reached:
            message = f'the snippet "{name}" includes this one, so it has no end'
            yield Diagnostic(span, "M108", message, "take one of the two includes out")
        elif twice:
            by = "" if twice == name else f', and "{name}" includes it'
            message = f'the snippet "{twice}" stands on this page already, in line {seen[twice]}{by}'
            yield Diagnostic(span, "M109", message, "take one of the two out")
        for other in reached:
            seen.setdefault(other.slug, include.mark.line)


def _unknown(name: str, subject: Subject, mark: Mark) -> Diagnostic:
    known = sorted(id.slug for id in subject.documents if id.kind is Kind.SNIPPET)
    plain = slugify(name.rpartition("/")[2].removesuffix(".md"))
    tail = did_you_mean(plain, known)
    if tail:
        help = "write the name of its file without the folder and without .md"
    elif known:
        help = f"known: {', '.join(known)}"
    else:
        help = f"write content/snippets/{plain or 'red-flags'}.md"
    return Diagnostic(subject.text(mark), "M107", f'there is no snippet "{name}"{tail}', help)


def _reached(id: DocumentId, subject: Subject, seen: set[DocumentId]) -> set[DocumentId]:
    """A snippet, and all that it includes."""
    document = subject.documents.get(id)
    if document is not None and id not in seen:
        seen.add(id)
        for include in document.facts.includes:
            _reached(DocumentId(Kind.SNIPPET, include.snippet, id.language), subject, seen)
    return seen
