"""What an editor is told about a slip: `messages/*.txt`, one case after another.

A case is a title after `===`, what was written, a line of `=>`, and every finding, in order. What was
written is, by its first line, files of a site (`-- path --`), a whole article (`---`), lines of front
matter to add to a sound article, up to a line of `---` and its text, or that text alone. `<U+200B>`
stands for a character that cannot be seen. Findings without a path are in the article. Where the help
matters it stands below its finding, after `help:`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.sites import BASE, build, messages, write_site

FOLDER = Path(__file__).parent / "messages"
ARTICLE = "content/articles/stenosis.md"
SOUND = ("title: Lumbar stenosis", "summary: Of a spine.", "category: back-pain", "published: 2026-07-01")
_HIDDEN = re.compile(r"<U\+([0-9A-F]{4})>")


class Case(NamedTuple):
    file: str
    title: str
    written: str
    findings: tuple[str, ...]


def read_cases(path: Path) -> list[Case]:
    """The cases of one file."""
    found = []
    for text in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = text.partition("\n")
        written, arrow, findings = rest.partition("\n=>\n")
        assert arrow, f"{path}: {title} has no line of =>"
        lines = (line for line in findings.splitlines() if line)
        found.append(Case(path.stem, title, f"{written}\n", tuple(lines)))
    return found


def site_of(written: str) -> str:
    """A whole site that holds what was written."""
    written = _HIDDEN.sub(lambda match: chr(int(match[1], 16)), written)
    if written.startswith("-- "):
        return BASE + written
    if not written.startswith("---\n"):
        front, fence, body = written.rpartition("---\n")
        keys = "\n".join(SOUND)
        written = f"---\n{keys}\n{front}---\n{body}" if fence else f"---\n{keys}\n---\n{written}"
    return f"{BASE}-- {ARTICLE} --\n{written}"


CASES = [case for path in sorted(FOLDER.glob("*.txt")) for case in read_cases(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.title}")
def test_each_slip_gives_its_findings(case: Case, tmp_path: Path) -> None:
    report = build(write_site(tmp_path, site_of(case.written)), None)
    given: list[str] = []
    for line, finding in zip(messages(report), report.findings, strict=True):
        given.append(line.removeprefix(f"{ARTICLE}:"))
        help = f"help: {finding.diagnostic.help}"
        if case.findings[len(given) : len(given) + 1] == (help,):
            given.append(help)
    assert tuple(given) == case.findings


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.title}")
def test_each_finding_stands_within_its_line(case: Case, tmp_path: Path) -> None:
    report = build(write_site(tmp_path, site_of(case.written)), None)
    for finding in report.findings:
        span = finding.diagnostic.span
        whole = (span.line, span.column, span.length) == (1, 1, 0)
        assert whole or span.column <= len(finding.source_line) + 1, finding
