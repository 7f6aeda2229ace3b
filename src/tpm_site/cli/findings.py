"""Findings as a person, a machine, and GitHub read them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from tpm_site.base.codes import CODES, Severity

if TYPE_CHECKING:
    from tpm_site.base.diagnostic import Finding
    from tpm_site.engine.request import Report

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_WIDEST = 100


def show_text(findings: Iterable[Finding], *, err: bool) -> None:
    """Each finding with its source line and a caret: on standard error, unless they are the result."""
    for finding in findings:
        click.echo(_text(finding), err=err)


def _text(finding: Finding) -> str:
    diagnostic = finding.diagnostic
    severity = click.style(diagnostic.severity.value, fg=_COLOURS[diagnostic.severity], bold=True)
    place = click.style(printable(str(diagnostic.span)), bold=True)
    lines = [f"{place}: {severity} {diagnostic.code} {printable(diagnostic.message)}"]
    if finding.source_line.strip():
        number = str(diagnostic.span.line)
        source, caret = _excerpt(finding)
        lines.append(f"  {number} | {source}")
        lines.append(f"  {' ' * len(number)} | {click.style(caret, fg=_COLOURS[diagnostic.severity])}")
    if diagnostic.help:
        lines.append(f"  {click.style('help:', fg='cyan')} {printable(diagnostic.help)}")
    return "\n".join(lines) + "\n"


def _excerpt(finding: Finding) -> tuple[str, str]:
    """The source line, cut to a width that fits, and the carets under what is meant."""
    span, line = finding.diagnostic.span, finding.source_line.replace("\t", " ")
    start = max(span.column - 1, 0)
    first = max(0, start - _WIDEST // 2) if len(line) > _WIDEST else 0
    head, tail = ("…" if first else ""), ("…" if len(line) > first + _WIDEST else "")
    source = printable(head + line[first : first + _WIDEST] + tail)
    before = head + line[first:start]
    length = max(1, min(span.length or len(line), len(line) - start, first + _WIDEST - start))
    return source, " " * _width(before) + "^" * max(1, _width(line[start : start + length]))


def printable(text: str) -> str:
    """Text that cannot steer the terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def _width(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def show_json(report: Report) -> None:
    """All findings as one JSON document, on standard output."""
    findings = [
        {
            "file": f.diagnostic.span.file,
            "line": f.diagnostic.span.line,
            "column": f.diagnostic.span.column,
            "length": f.diagnostic.span.length,
            "severity": f.diagnostic.severity.value,
            "code": f.diagnostic.code,
            "name": CODES[f.diagnostic.code].name,
            "message": f.diagnostic.message,
            "help": f.diagnostic.help,
            "source": f.source_line,
        }
        for f in report.findings
    ]
    document = {
        "findings": findings,
        "errors": report.errors,
        "warnings": report.warnings,
        "waived": report.waived,
    }
    click.echo(json.dumps(document, indent=2, ensure_ascii=False))


def show_github(findings: Sequence[Finding]) -> None:
    """Each finding as a workflow command of GitHub Actions, which marks the line in a review."""
    for finding in findings:
        diagnostic = finding.diagnostic
        span = diagnostic.span
        text = f"{diagnostic.message}\n{diagnostic.help}".strip()
        properties = ",".join(
            f"{key}={_property(str(value))}"
            for key, value in (
                ("file", span.file),
                ("line", span.line),
                ("col", span.column),
                ("endColumn", span.column + span.length),
                ("title", f"{diagnostic.code} {CODES[diagnostic.code].name}"),
            )
        )
        click.echo(f"::{diagnostic.severity.value} {properties}::{_data(text)}")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(report: Report) -> str:
    """`2 errors, 1 warning`; what was waived is said too."""
    parts = [counted(report.errors, "error"), counted(report.warnings, "warning")]
    if report.waived:
        parts.append(f"{report.waived} waived")
    return ", ".join(parts)


def counted(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
