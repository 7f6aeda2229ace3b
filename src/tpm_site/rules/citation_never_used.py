"""C102: a reference in `citations` that no sentence cites."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Each listed reference is cited in the text, an answer, a key point or a snippet."""
    document = subject.document
    if not document.citations:
        return
    used = subject.cited
    for index, listed in enumerate(document.citations):
        if listed.id not in used and subject.knows(listed.id):
            yield Diagnostic(
                subject.span(f"citations.{index}"),
                "C102",
                f'nothing on this page cites "{listed.id}"',
                f"write [@{listed.id}] after the sentence that rests on it, or delete it here",
            )
