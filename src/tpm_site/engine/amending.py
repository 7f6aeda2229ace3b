"""A build in which nothing has moved but the words of some texts: only their own pages are made anew.

The site is not looked at, so what it takes grows with the number of files alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tpm_site.base.diagnostic import has_errors
from tpm_site.engine.findings import findings_of
from tpm_site.engine.memo import Memo
from tpm_site.engine.parsing import parsing
from tpm_site.engine.reprinting import press_for, reprint, warm
from tpm_site.engine.request import Built, Report, Request
from tpm_site.engine.standing import LastRun, others_digest
from tpm_site.engine.survey import (
    Head,
    Parsed,
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
    files = [SourceFile(_row(path, old).parsed.id, path) for path in moved]
    # What parses and what prints both take long to import, so that this is done side by side.
    with parsing(request, files) as finish, press_for(request.out, last, request, memo) as press:
        if press is not None:
            warm(press, [file.id for file in files])
        rows = _retold(old, finish(memo))
        report = _report(last.report, rows, old, request.root) if rows is not None else None
        if press is None or rows is None or report is None:
            return None
        reworded = [row for path, row in rows.items() if row.parsed.content != _row(path, old).parsed.content]
        printed = reprint(begun, reworded, request.out, press, memo)
    if printed is None:
        return None
    survey = Survey({}, head.world, head.common, {**head.inputs, **printed.inputs}, begun, head.kept)
    sources = {**head.sources, **{path: row.source for path, row in rows.items()}}
    parts = {n: {path: rows.get(path, row) for path, row in part.items()} for n, part in old.items()}
    keep_parts(name, survey, sources, parts, memo)
    return Built(replace(report, rendered=printed.rendered), printed.outputs, sources)


def _is_of_that_kind(head: Head, last: LastRun, digests: Mapping[str, str], request: Request) -> bool:
    """Whether the last run was sound, and nothing but documents has moved since."""
    if request.explain or request.profile or head.begun != last.begun or last.report.errors:
        return False
    if request.out is None or not request.out.is_dir() or not head.sources.keys() <= digests.keys():
        return False
    others = {path: digest for path, digest in digests.items() if path not in head.sources}
    return others_digest(others) == last.others


def _retold(old: Parts, parsed: Parsed) -> Mapping[str, Row] | None:
    """The new rows of some texts, by path; None where one of them says something else than before."""
    found: dict[str, Row] = {}
    for document, source in zip(parsed.documents, parsed.digests, strict=True):
        row = _row(document.path, old)
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
