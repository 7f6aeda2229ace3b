"""Diagnostics to findings: in order, each once, with the source line that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tpm_site.base.diagnostic import Diagnostic, Finding


def findings_of(diagnostics: Iterable[Diagnostic], root: Path) -> tuple[Finding, ...]:
    """All findings, by file, line and column."""

    @cache
    def lines(file: str) -> list[str]:
        try:
            text = (root / file).read_bytes().decode("utf-8-sig", "replace")
        except OSError:
            return []
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    found = []
    for diagnostic in sorted(set(diagnostics)):
        text = lines(diagnostic.span.file)
        number = diagnostic.span.line - 1
        found.append(Finding(diagnostic, text[number] if number < len(text) else ""))
    return tuple(found)
