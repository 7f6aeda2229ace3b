"""Findings that a page waives, with its reason."""

from __future__ import annotations

from collections.abc import Iterable

from tpm_site.base.codes import CODES
from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.document import Document


def without_waived(
    diagnostics: Iterable[Diagnostic], documents: Iterable[Document]
) -> tuple[tuple[Diagnostic, ...], int]:
    """The findings that are left, and how many were waived."""
    allowed = {
        (document.path, code)
        for document in documents
        for code in document.allow
        if code in CODES and CODES[code].waivable
    }
    found = tuple(diagnostics)
    left = tuple(d for d in found if (d.span.file, d.code) not in allowed)
    return left, len(found) - len(left)
