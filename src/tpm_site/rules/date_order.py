"""F107: dates that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.front import Article
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """`updated` not before `published`, `expires` after both."""
    front = subject.document.front
    published, updated = getattr(front, "published", None), getattr(front, "updated", None)
    if published and updated and updated < published:
        yield Diagnostic(
            subject.span("updated"),
            "F107",
            f"updated ({updated}) is before published ({published})",
            "put the later of the two in updated, or delete the line",
        )
    if isinstance(front, Article) and front.expires:
        latest = max(front.published, front.updated or front.published)
        if front.expires <= latest:
            yield Diagnostic(
                subject.span("expires"),
                "F107",
                f"expires ({front.expires}) is not after {latest}",
                "put a later day in expires, or delete the line",
            )
