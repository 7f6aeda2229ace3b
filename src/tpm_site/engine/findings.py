"""Diagnostics to findings: in order, each once, with the source line that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, partial
from pathlib import Path

from tpm_site.base.diagnostic import Diagnostic, Finding
from tpm_site.base.span import Span


def findings_of(diagnostics: Iterable[Diagnostic], root: Path) -> tuple[Finding, ...]:
    """All findings, by file, line and column."""
    lines = cache(partial(_lines, root))
    found = []
    for diagnostic in sorted(set(diagnostics)):
        span = diagnostic.span
        text = lines(span.file) if span != Span(span.file) else []
        found.append(Finding(diagnostic, text[span.line - 1] if span.line <= len(text) else ""))
    return tuple(found)


def _lines(root: Path, file: str) -> list[str]:
    """The lines of a file of the project; of a link that leads out of it, none."""
    try:
        path = (root / file).resolve()
        data = path.read_bytes() if path.is_relative_to(root.resolve()) else b""
    except (OSError, RuntimeError):
        return []
    text = data.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
