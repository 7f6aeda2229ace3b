"""F107: dates that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """`updated` not before `published`, `expires` after both."""
    document = subject.document
    published, updated, expires = document.published, document.updated, document.expires
    if published and updated and updated < published:
        yield Diagnostic(
            subject.span("updated"),
            "F107",
            f"updated ({updated}) is before published ({published})",
            "put the later of the two in updated, or delete the line",
        )
    latest = max((day for day in (published, updated) if day), default=None)
    if expires and latest and expires <= latest:
        yield Diagnostic(
            subject.span("expires"),
            "F107",
            f"expires ({expires}) is not after {latest}",
            "put a later day in expires, or delete the line",
        )
