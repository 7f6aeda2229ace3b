"""F111: a page that says it was updated on a day that is still to come."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A page that is out already was not updated tomorrow; one that is still to come may say so."""
    document, today = subject.document, subject.today
    is_out = document.published is None or document.published <= today
    if document.updated and document.updated > today and is_out and not document.draft:
        message = f"updated ({document.updated}) is a day that is still to come"
        help = "write the day on which the text last changed"
        yield Diagnostic(subject.span("updated"), "F111", message, help)
