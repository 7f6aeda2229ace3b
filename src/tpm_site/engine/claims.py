"""From a study to the sentences that rest on it, and from pages to their studies. No build needs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark
from tpm_site.engine.holdings import documents_of, read_holdings
from tpm_site.engine.request import Request
from tpm_site.evidence.notices import Standing, notices_on, standing_of
from tpm_site.markdown.sentence_at import sentence_at
from tpm_site.model.document import Document
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.site import Library
from tpm_site.model.study import Study
from tpm_site.site.readable import Readable
from tpm_site.site.resolve import readable_of
from tpm_site.site.snippets import snippet_id

_SHOWING_REFERENCES = (Kind.ARTICLE, Kind.TREATMENT, Kind.PAGE)


class Overview(Struct, frozen=True):
    """All documents of a project that could be read, its library, and what is wrong with the others."""

    root: Path
    library: Library
    readable: Mapping[DocumentId, Readable]
    diagnostics: tuple[Diagnostic, ...]


class Resting(NamedTuple):
    """A sentence that rests on a study, and where it stands."""

    file: str
    line: int
    column: int
    sentence: str


class Cited(NamedTuple):
    """A study on one page: how its paper stands, how many of the sentences of its texts cite it."""

    path: str
    title: str
    study: Study
    standing: Standing
    uses: int


def look_over(request: Request) -> Overview | None:
    """The project as it is; None where there are no settings to go by."""
    holdings = read_holdings(request.root, request.theme)
    if holdings.config is None:
        return None
    parsed = documents_of(holdings, request)
    found = (*holdings.faults, *(fault for document in parsed for fault in document.diagnostics))
    return Overview(request.root, holdings.library, readable_of(parsed), found)


def resting_on(id: str, overview: Overview) -> Iterator[Resting]:
    """Every sentence that cites a study, or stands below a line that cites it for all that follows."""
    for now in sorted(overview.readable.values(), key=lambda now: now.document.path):
        marks = dict.fromkeys(sorted(_marks(id, now)))
        lines = _lines(overview.root, now.document.path) if marks else []
        seen: set[str] = set()
        for mark in marks:
            sentence = sentence_at(lines, mark.line, mark.column)
            if sentence not in seen:
                seen.add(sentence)
                yield Resting(now.document.path, mark.line, mark.column, sentence)


def studies_of_pages(overview: Overview) -> Iterator[Cited]:
    """Each page that shows references with each study on it, in the order of files and ids."""
    for now in sorted(overview.readable.values(), key=lambda now: now.document.path):
        document = now.document
        if document.id.kind not in _SHOWING_REFERENCES:
            continue
        own = {study.id: study for study in document.studies}
        uses = Counter(id for part in _texts_of(document, overview) for id in part.facts.citations)
        uses.update(dict.fromkeys((listed.id for listed in document.citations), 0))
        for id in sorted(uses):
            study = own.get(id) or overview.library.studies.get(id)
            if study:
                standing = standing_of(notices_on(study.doi, study.pmid, overview.library.notices))
                yield Cited(document.path, document.title, study, standing, uses[id])


def _marks(id: str, now: Readable) -> Iterator[Mark]:
    facts = now.document.facts
    supported = [index for index, passage in enumerate(facts.passages) if id in passage.support]
    if not supported and id not in facts.citations:
        return
    marks = now.marks
    yield from (mark for cited, mark in zip(facts.citations, marks.citations, strict=True) if cited == id)
    yield from (marks.passages[index] for index in supported if id not in facts.passages[index].citations)


def _lines(root: Path, path: str) -> list[str]:
    return (root / path).read_text(encoding="utf-8-sig", errors="replace").split("\n")


def _texts_of(document: Document, overview: Overview) -> list[Document]:
    """A document, and the snippets on its page."""
    found = {document.id: document}
    pending = [document]
    while pending:
        for name in pending.pop().facts.includes:
            id = snippet_id(name, document.id.language)
            if id in overview.readable and id not in found:
                found[id] = overview.readable[id].document
                pending.append(found[id])
    return list(found.values())
