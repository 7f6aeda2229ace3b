"""C102: a reference in `citations` that no sentence cites."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.reference import Reference
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each listed reference is cited in the text, an answer, a key point or a snippet."""
    listed = getattr(subject.document.front, "citations", ())
    if not listed:
        return
    used = _used(subject, subject.document.id, set())
    known = subject.site.connections[subject.document.id].references
    for index, citation in enumerate(listed):
        id = citation.id if isinstance(citation, Reference) else citation
        if id not in used and id in known:
            yield Diagnostic(
                subject.span(f"citations.{index}"),
                "C102",
                f'nothing on this page cites "{id}"',
                f"write [@{id}] after the sentence that rests on it, or delete it here",
            )


def _used(subject: Subject, id: DocumentId, seen: set[DocumentId]) -> set[str]:
    document = subject.documents.get(id)
    if document is None or id in seen:
        return set()
    seen.add(id)
    used = {cited.id for cited in document.facts.citations}
    for include in document.facts.includes:
        used |= _used(subject, DocumentId(Kind.SNIPPET, include.snippet, id.language), seen)
    return used
