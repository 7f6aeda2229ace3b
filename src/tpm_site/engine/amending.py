"""A build in which nothing has moved but the words of some texts: only their own pages are made anew.

The site is not looked at, so what it takes grows with the number of files alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tpm_site.base.diagnostic import has_errors
from tpm_site.engine.findings import findings_of
from tpm_site.engine.memo import Memo
from tpm_site.engine.parsing import parse_all
from tpm_site.engine.reprinting import reprint
from tpm_site.engine.request import Built, Report, Request
from tpm_site.engine.standing import LastRun, others_digest
from tpm_site.engine.survey import (
    Head,
    Row,
    Survey,
    is_retold,
    keep_parts,
    last_head,
    last_rows,
    part_of,
    retold_row,
    survey_name,
)
from tpm_site.model.tree import SourceFile

_MOST = 100
"""Where more texts have moved, a whole run makes them in several processes."""
Parts = Mapping[int, Mapping[str, Row]]


def amend(
    begun: int, last: LastRun, digests: Mapping[str, str], request: Request, memo: Memo
) -> Built | None:
    """The build, where it is one of that kind; None where more has moved, or what is kept does not fit.

    Raises LostError where the memo loses what it had, OSError where the machine fails.
    """
    name = survey_name(drafts=request.drafts)
    head = last_head(name, memo)
    if head is None or request.out is None or not _is_of_that_kind(head, last, digests, request):
        return None
    moved = [path for path, digest in head.sources.items() if digests[path] != digest]
    if len(moved) > _MOST:
        return None
    old: Parts = {number: last_rows(name, head, number, memo) for number in set(map(part_of, moved))}
    rows = _retold([_row(path, old) for path in moved], digests, request, memo)
    if rows is None:
        return None
    report = _report(last.report, rows, old, request.root)
    if report is None:
        return None
    reworded = [row for path, row in rows.items() if row.parsed.content != _row(path, old).parsed.content]
    printed = reprint(begun, last, reworded, request, memo)
    if printed is None:
        return None
    inputs = {**head.inputs, **printed.inputs}
    sources = {**head.sources, **{path: row.source for path, row in rows.items()}}
    survey = Survey({}, head.world, head.common, inputs, begun, head.kept)
    parts = {
        number: {path: rows.get(path, row) for path, row in part.items()} for number, part in old.items()
    }
    keep_parts(name, survey, sources, parts, memo)
    return Built(replace(report, rendered=printed.rendered), printed.outputs, sources)


def _is_of_that_kind(head: Head, last: LastRun, digests: Mapping[str, str], request: Request) -> bool:
    """Whether the last run was sound, and nothing but documents has moved since."""
    is_asked = bool(request.explain or request.profile)
    if (
        head.begun != last.begun
        or last.report.errors
        or is_asked
        or not head.sources.keys() <= digests.keys()
    ):
        return False
    others = {path: digest for path, digest in digests.items() if path not in head.sources}
    return others_digest(others) == last.others


def _retold(
    rows: Sequence[Row], digests: Mapping[str, str], request: Request, memo: Memo
) -> Mapping[str, Row] | None:
    """The new rows of some texts, by path; None where one of them says something else than before."""
    files = [SourceFile(row.parsed.id, row.parsed.path) for row in rows]
    known = [digests[file.path] for file in files]
    parsed = parse_all(request, files, known, {}, memo, lambda *_: None)
    found: dict[str, Row] = {}
    for row, document, source in zip(rows, parsed.documents, parsed.digests, strict=True):
        is_waiving = document.document is None or document.document.allow
        if is_waiving or has_errors(document.diagnostics) or not is_retold(row, document):
            return None
        found[document.path] = retold_row(row, document, source)
    return found


def _report(last: Report, rows: Mapping[str, Row], old: Parts, root: Path) -> Report | None:
    """The report with the findings of some texts replaced; None where one is not of the text alone."""
    gone = {diagnostic for path in rows for diagnostic in _row(path, old).diagnostics}
    here = [finding for finding in last.findings if finding.diagnostic.span.file in rows]
    if any(finding.diagnostic not in gone for finding in here):
        return None
    fresh = findings_of((diagnostic for row in rows.values() for diagnostic in row.diagnostics), root)
    others = (finding for finding in last.findings if finding.diagnostic.span.file not in rows)
    return replace(last, findings=tuple(sorted((*others, *fresh))), explanation=(), profile=())


def _row(path: str, parts: Parts) -> Row:
    return parts[part_of(path)][path]
