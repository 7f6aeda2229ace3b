"""C103: a reference written in place under an id that is taken."""

from __future__ import annotations

from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.rules.subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """An id means one reference on a page, and the same one as in the library."""
    seen: set[str] = set()
    for index, (id, is_written) in enumerate(subject.document.citations):
        if id in seen:
            span = subject.span(f"citations.{index}")
            yield Diagnostic(span, "C103", f'"{id}" is listed twice', "delete one of the two")
        elif is_written and id in subject.world.records.library.references:
            place = subject.world.records.library.spans[f"reference:{id}"]
            message = f'"{id}" is in the library too: {place.file}, line {place.line}'
            help = "list only the id, or give this reference another one"
            yield Diagnostic(subject.span(f"citations.{index}"), "C103", message, help)
        seen.add(id)
