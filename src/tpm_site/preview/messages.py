"""What an open page is told, as JSON: what it looks like now, and what is wrong with the site."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tpm_site.base.codes import CODES, Severity
from tpm_site.base.diagnostic import Finding
from tpm_site.preview.version import Version

NOTHING = Version("nothing")
"""What a page shows while there is no site."""
_MOST_SHOWN = 50
"""Findings of a kind that are listed; of the others the number is given."""
_WIDEST = 100


def message(version: Version, findings: Sequence[Finding], trouble: str) -> str:
    """The whole truth for one page: who has missed an earlier message has missed nothing."""
    errors = [f for f in findings if f.diagnostic.severity is Severity.ERROR]
    warnings = [f for f in findings if f.diagnostic.severity is Severity.WARNING]
    found = {
        "version": str(version),
        "sheets": version.sheets,
        "errors": [_item(finding) for finding in errors[:_MOST_SHOWN]],
        "warnings": [_item(finding) for finding in warnings[:_MOST_SHOWN]],
        "counts": {"errors": len(errors), "warnings": len(warnings)},
        "trouble": trouble,
    }
    return json.dumps(found, ensure_ascii=False)


def _item(finding: Finding) -> dict[str, object]:
    diagnostic = finding.diagnostic
    return {
        "place": str(diagnostic.span),
        "line": diagnostic.span.line,
        "code": diagnostic.code,
        "name": CODES[diagnostic.code].name,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "excerpt": excerpt_of(finding),
    }


def excerpt_of(finding: Finding) -> tuple[str, str, str] | None:
    """The source line before, in and after what is meant, cut to a width that fits."""
    span, line = finding.diagnostic.span, finding.source_line.replace("\t", " ")
    if not line.strip():
        return None
    start = min(max(span.column - 1, 0), len(line))
    end = min(start + (span.length or len(line)), len(line))
    first = max(0, min(start - _WIDEST // 2, len(line) - _WIDEST))
    last = first + _WIDEST
    before, after = line[first:start], line[end:last] if end < last else ""
    return (
        f"{'…' if first else ''}{before}",
        line[start : min(end, last)],
        f"{after}{'…' if last < len(line) else ''}",
    )
