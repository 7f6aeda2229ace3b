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
    for index, listed in enumerate(document.citations):
        if not subject.knows(listed.id):
            yield _unknown(listed.id, subject.span(f"citations.{index}"), subject)
    unknown = [place for place, id in enumerate(document.facts.citations) if not subject.knows(id)]
    marks = subject.marks.citations if unknown else ()
    for place in unknown:
        yield _unknown(document.facts.citations[place], subject.text(marks[place]), subject)


def _unknown(id: str, span: Span, subject: Subject) -> Diagnostic:
    tail = did_you_mean(id, [*subject.written, *subject.world.records.library.references])
    help = "" if tail else "add it to a file in content/evidence/, or write it out under citations"
    return Diagnostic(span, "C101", f'there is no reference "{id}"{tail}', help)
