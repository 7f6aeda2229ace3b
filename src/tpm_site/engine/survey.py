"""What a run has found out of a project, so that the next one need only look at what has moved since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.engine.heads import Head, Source, last_head
from tpm_site.engine.memo import LostError, Memo
from tpm_site.engine.tables import NONE, Items, keep_parts, keep_table, last_part, last_table, part_of
from tpm_site.model.codec import encode
from tpm_site.model.document import Document, ParsedDocument
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.site import Linked
from tpm_site.site.linking import Earlier
from tpm_site.site.resolve import Resolved, readable_of


class Parsed(NamedTuple):
    """The documents in the order of their files, and the digests of these."""

    documents: tuple[ParsedDocument, ...]
    digests: tuple[str, ...]


class Row(NamedTuple):
    """One source file: the digest of its bytes, what is in it, and what came of it.

    `linked` is where the document leads, None where it could not be read; `found` is what the rules find.
    """

    source: str
    parsed: ParsedDocument
    linked: Linked | None = None
    found: tuple[Diagnostic, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is wrong with it, and with where it leads."""
        return (*self.parsed.diagnostics, *(self.linked.diagnostics if self.linked else ()), *self.found)


class Survey(NamedTuple):
    """All source files by path.

    `world` is the digest of what documents were linked with beside each other, `common` that of what many
    pages show; `inputs` are digests of what pages are made from, by path of the page. `begun` is when the run
    began, `planned` when the one did that has planned the pages; `kept` are the digests of the parts that
    this is kept in.
    """

    rows: Mapping[str, Row] = MappingProxyType({})
    world: str = ""
    common: str = ""
    inputs: Mapping[str, str] = MappingProxyType({})
    begun: int = 0
    planned: int = 0
    kept: tuple[str, ...] = NONE

    @property
    def digests(self) -> Mapping[str, str]:
        """Those of the files, by path, in the order of the files."""
        return {path: row.source for path, row in self.rows.items()}


def rows_in(name: str, head: Head, paths: Iterable[str], memo: Memo) -> dict[int, dict[str, Row]]:
    """The parts of the rows in which some files are. Raises LostError."""
    numbers = set(map(part_of, paths))
    return {number: last_part(_table(name), number, head.kept, Row, memo) for number in numbers}


def last_survey(name: str, memo: Memo) -> Survey:
    """What was kept under a name; an empty survey where the cache has lost some of it."""
    head = last_head(name, memo)
    if head is None:
        return Survey()
    try:
        rows = last_table(_table(name), head.kept, Row, memo)
    except LostError:
        return Survey()
    return Survey(rows, *head[:5], head.kept)


def keep_survey(name: str, survey: Survey, last: Survey, memo: Memo) -> None:
    """Hands a survey to the next run; `last` is what is kept under that name so far."""
    items, kept = keep_table(_table(name), survey.rows, last.rows, last.kept)
    sources = {path: Source(row.parsed.id, row.source) for path, row in survey.rows.items()}
    _keep(name, survey._replace(kept=kept), sources, items, memo)


def keep_rows(
    name: str,
    survey: Survey,
    sources: Mapping[str, Source],
    parts: Mapping[int, Mapping[str, Row]],
    memo: Memo,
) -> None:
    """Hands some parts of a survey to the next run; what is kept of the others stands."""
    items, kept = keep_parts(_table(name), parts, survey.kept)
    _keep(name, survey._replace(kept=kept), sources, items, memo)


def _keep(name: str, survey: Survey, sources: Mapping[str, Source], items: Items, memo: Memo) -> None:
    head = Head(*survey[1:6], sources, survey.kept)
    memo.put_all([(f"survey:{name}", encode(head)), *items])


def _table(name: str) -> str:
    return f"survey:{name}"


def earlier_of(survey: Survey) -> Earlier:
    """A survey as linking asks for it."""
    rows = [row for row in survey.rows.values() if row.linked is not None]
    linked = {row.parsed.id: row.linked for row in rows if row.linked is not None}
    return Earlier(readable_of(row.parsed for row in rows), linked, told_in(survey))


def told_in(survey: Survey) -> frozenset[DocumentId]:
    """The documents of which the rules have found something."""
    return frozenset(row.parsed.id for row in survey.rows.values() if row.found)


def rows_of(
    parsed: Parsed,
    resolved: Resolved,
    checked: Mapping[DocumentId, tuple[Diagnostic, ...]],
    old: Mapping[str, Row],
) -> Mapping[str, Row]:
    """What has been found of each file; the row of one of which nothing has moved is the last one's own."""
    rows: dict[str, Row] = {}
    linked = resolved.site.linked
    for document, source in zip(parsed.documents, parsed.digests, strict=True):
        id, path = document.id, document.path
        is_readable = document.document is not None
        leads, found = (linked[id], checked[id]) if is_readable else (None, ())
        before = old.get(path)
        if (
            before is not None
            and before.parsed is document
            and before.linked is leads
            and before.found is found
            and before.source == source
        ):
            rows[path] = before
        else:
            rows[path] = Row(source, document, leads, found)
    return rows


def moved_since(last: Survey, rows: Mapping[str, Row]) -> frozenset[DocumentId]:
    """The documents of which a page may show something else than at the last survey."""
    moved = (row.parsed.id for path, row in rows.items() if not _shows_the_same(row, last.rows.get(path)))
    return frozenset(moved)


def _shows_the_same(row: Row, before: Row | None) -> bool:
    if before is row:
        return True
    if before is None or before.linked is None or row.linked is None:
        return False
    shown = (row.parsed.document, row.parsed.content, row.linked.connections, row.linked.hrefs)
    return shown == (
        before.parsed.document,
        before.parsed.content,
        before.linked.connections,
        before.linked.hrefs,
    )


def is_retold(row: Row, parsed: ParsedDocument) -> bool:
    """Whether a file says in other words what it said: nothing depends on that but where it is shown.

    The title and the summary of an article are such words, too. Findings name places in the file, so that
    where there are any it is looked at again.
    """
    linked, before = row.linked, row.parsed
    if linked is None or parsed.document is None or before.document is None:
        return False
    if parsed.document != before.document and not _is_retitled(parsed.document, before.document):
        return False
    names_places = bool(row.found or linked.diagnostics or linked.pictures or linked.downloads)
    return not names_places or parsed.marks == before.marks


def _is_retitled(now: Document, before: Document) -> bool:
    """Whether nothing has moved but the title and the summary of an article, which decide nothing."""
    return now.id.kind is Kind.ARTICLE and now.with_words_of(before) == before


def retold_row(before: Row, parsed: ParsedDocument, source: str) -> Row:
    """The row of a document with other words in it; a document that is the same is the very same value."""
    document = before.parsed.document if parsed.document == before.parsed.document else parsed.document
    same = ParsedDocument(parsed.id, parsed.path, document, parsed.marks, parsed.content, parsed.diagnostics)
    return before._replace(source=source, parsed=same)
