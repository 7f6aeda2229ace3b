"""Findings that a page waives, or a record of the library, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tpm_site.base.codes import CODES
from tpm_site.base.diagnostic import Diagnostic, has_errors
from tpm_site.base.span import Span
from tpm_site.model.document import Document
from tpm_site.model.reference import Reference
from tpm_site.model.site import Library


def stop(diagnostics: Iterable[Diagnostic], documents: Iterable[Document], library: Library) -> bool:
    """Whether some findings stop the build: an error that is waived does not."""
    found = tuple(diagnostics)
    return has_errors(found) and has_errors(without_waived(found, documents, library)[0])


def without_waived(
    diagnostics: Iterable[Diagnostic], documents: Iterable[Document], library: Library | None
) -> tuple[tuple[Diagnostic, ...], int]:
    """The findings that are left, and how many were waived."""
    allowed = {
        (document.path, code) for document in documents for code in document.allow if _is_waivable(code)
    }
    of_records = frozenset(_by_records(library)) if library else frozenset()
    found = tuple(diagnostics)
    left = tuple(
        d for d in found if (d.span.file, d.code) not in allowed and (d.span, d.code) not in of_records
    )
    return left, len(found) - len(left)


def _by_records(library: Library) -> Iterator[tuple[Span, str]]:
    """What records waive, each wherever in the record it may be found."""
    for id, reference in library.references.items():
        for code in filter(_is_waivable, reference.allow):
            names = (f"reference:{id}", *(f"reference:{id}.{name}" for name in Reference.__struct_fields__))
            yield from ((library.spans[name], code) for name in names if name in library.spans)


def _is_waivable(code: str) -> bool:
    return code in CODES and CODES[code].waivable
