"""L105: a link to this site by its whole address."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """Nobody can check such a link before the page is out, and a preview would lead away from itself."""
    own = urlsplit(subject.world.records.config.base_url)
    document = subject.document
    if not document.facts.outside:
        return
    for address, mark in zip(document.facts.outside, subject.marks.outside, strict=True):
        try:
            found = urlsplit(address)
        except ValueError:
            continue
        path = found.path.removeprefix(own.path)
        if (
            found.scheme in ("http", "https")
            and found.netloc == own.netloc
            and found.path.startswith(own.path)
        ):
            anchor = f"#{found.fragment}" if found.fragment else ""
            message = "this address leads to this site itself"
            yield Diagnostic(subject.text(mark), "L105", message, f"write {path or '/'}{anchor}")
