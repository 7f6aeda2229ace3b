"""Texts and titles in other words to their pages, to the report, and to what the next run may know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tpm_site.base.diagnostic import has_errors
from tpm_site.engine.findings import findings_of
from tpm_site.engine.heads import Head, Source, survey_name
from tpm_site.engine.memo import Memo
from tpm_site.engine.one_file import Made
from tpm_site.engine.parsing import take
from tpm_site.engine.reprinting import Page, Press, Printed, pages_of, press_for, reprint
from tpm_site.engine.request import Built, Report, Request
from tpm_site.engine.showing import Showing, last_showing
from tpm_site.engine.standing import LastRun
from tpm_site.engine.survey import Parsed, Row, Survey, is_retold, keep_rows, retold_row, rows_in
from tpm_site.engine.tables import part_of
from tpm_site.engine.theme import compile_for
from tpm_site.model.tree import SourceFile
from tpm_site.pages.table import READING_KINDS

Parts = Mapping[int, Mapping[str, Row]]


class Reworder(Struct, frozen=True):
    """What a run that began at `begun` has from the last one."""

    begun: int
    last: LastRun
    head: Head
    request: Request
    memo: Memo

    def reword(self, files: Sequence[SourceFile], made: Callable[[], Sequence[Made]]) -> Built | None:
        """The build; None where a text says something else than before, or cannot be printed.

        `made` waits for what is in the files now.
        """
        request, memo = self.request, self.memo
        if request.out is None:
            return None
        old = rows_in(self._name, self.head, [file.path for file in files], memo)
        with press_for(request.out, self.last, request, memo) as press:
            if press is None:
                return None
            for kind in {READING_KINDS[file.id.kind] for file in files if file.id.kind in READING_KINDS}:
                compile_for(kind, press.templates)
            rows = _retold(old, take(files, made(), memo))
            report = self._report(rows, old) if rows is not None else None
            if rows is None or report is None:
                return None
            pages = self._pages(rows, old, press)
            printed = reprint(self.begun, pages, request.out, press) if pages is not None else None
        return self._keep(rows, old, report, printed) if printed else None

    @property
    def _name(self) -> str:
        return survey_name(drafts=self.request.drafts)

    def _pages(self, rows: Mapping[str, Row], old: Parts, press: Press) -> list[Page] | None:
        """The pages that show what has moved."""
        moved = [row for row in rows.values() if row.parsed != _row(row, old).parsed]
        retitled = [row for row in moved if row.parsed.document != _row(row, old).parsed.document]
        showing = last_showing(self._name, self.head.planned, self.memo) if retitled else Showing()
        return pages_of(moved, retitled, showing, press, self.memo) if showing else None

    def _report(self, rows: Mapping[str, Row], old: Parts) -> Report | None:
        """The report with the findings of some texts replaced; None where one is not of the text alone."""
        last = self.last.report
        gone = {diagnostic for row in rows.values() for diagnostic in _row(row, old).diagnostics}
        here = [finding for finding in last.findings if finding.diagnostic.span.file in rows]
        if any(finding.diagnostic not in gone for finding in here):
            return None
        told = (diagnostic for row in rows.values() for diagnostic in row.diagnostics)
        fresh = findings_of(told, self.request.root)
        others = (finding for finding in last.findings if finding.diagnostic.span.file not in rows)
        return replace(last, findings=tuple(sorted((*others, *fresh))), explanation=(), profile=())

    def _keep(self, rows: Mapping[str, Row], old: Parts, report: Report, printed: Printed) -> Built:
        """Hands the new rows to the next run."""
        head = self.head
        fresh = {path: Source(row.parsed.id, row.source) for path, row in rows.items()}
        sources = {**head.sources, **fresh}
        inputs = {**head.inputs, **printed.inputs}
        survey = Survey({}, head.world, head.common, inputs, self.begun, head.planned, head.kept)
        parts = {n: {path: rows.get(path, row) for path, row in part.items()} for n, part in old.items()}
        keep_rows(self._name, survey, sources, parts, self.memo)
        digests = {path: source.digest for path, source in sources.items()}
        return Built(replace(report, rendered=printed.rendered), printed.outputs, digests)


def _retold(old: Parts, parsed: Parsed) -> Mapping[str, Row] | None:
    """The new rows of some texts, by path; None where one of them says something else than before."""
    found: dict[str, Row] = {}
    for document, source in zip(parsed.documents, parsed.digests, strict=True):
        row = old[part_of(document.path)][document.path]
        is_waiving = document.document is None or document.document.allow
        if is_waiving or has_errors(document.diagnostics) or not is_retold(row, document):
            return None
        found[document.path] = retold_row(row, document, source)
    return found


def _row(row: Row, old: Parts) -> Row:
    """The last row of the same file."""
    path = row.parsed.path
    return old[part_of(path)][path]
