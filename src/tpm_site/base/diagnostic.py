"""What is wrong with the content, as a value. Only the faces of the program print one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tpm_site.base.codes import CODES, Severity
from tpm_site.base.span import Span


class Diagnostic(NamedTuple):
    """One finding: what is wrong, where, and how to mend it."""

    span: Span
    code: str
    message: str
    help: str = ""

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity


class Finding(NamedTuple):
    """A diagnostic with the source line it speaks of, ready to be shown."""

    diagnostic: Diagnostic
    source_line: str


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops the build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
