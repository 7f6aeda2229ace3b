"""C101: a citation of a reference that nobody has written down."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.base.suggest import did_you_mean
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each id in `citations` and in the text is in the library, or written in place."""
    document = subject.document
    known = subject.site.connections[document.id].references
    listed = getattr(document.front, "citations", ())
    for index, citation in enumerate(listed):
        if isinstance(citation, str) and citation not in known:
            yield _unknown(citation, subject.span(f"citations.{index}"), subject)
    for cited in document.facts.citations:
        if cited.id not in known:
            yield _unknown(cited.id, subject.text(cited.mark), subject)


def _unknown(id: str, span: Span, subject: Subject) -> Diagnostic:
    written = subject.site.connections[subject.document.id].references
    tail = did_you_mean(id, [*written, *subject.site.library.references])
    help = "" if tail else "add it to a file in content/evidence/, or write it out under citations"
    return Diagnostic(span, "C101", f'there is no reference "{id}"{tail}', help)
