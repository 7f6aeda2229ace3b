"""Which ids a page has that links may lead to: those of its texts, and those of its other parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tpm_site.model.document import Document
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.sections import (
    CONTENTS,
    CONTINUE_READING,
    DISCLAIMER,
    HEADINGS_FOR_CONTENTS,
    MAIN,
    NEXT_STEP,
    REFERENCES,
    SPECIALISTS,
)
from tpm_site.model.site import Connections
from tpm_site.site.urls import INDEX_PAGE

_MEDICAL = (Kind.ARTICLE, Kind.TREATMENT)


def anchors_of(
    document: Document, connections: Connections, documents: Mapping[DocumentId, Document]
) -> frozenset[str]:
    """All ids of a document's page that a link may lead to."""
    snippets = [documents[id] for id in connections.snippets]
    own = (anchor for part in (document, *snippets) for anchor in part.facts.anchors)
    return frozenset((*own, *_parts(document, connections, snippets)))


def _parts(document: Document, connections: Connections, snippets: Iterable[Document]) -> Iterator[str]:
    """The parts that the page has beside its text; the templates show them by the same conditions."""
    yield MAIN
    if connections.action is not None:
        yield NEXT_STEP
    if not shows_references(document.id):
        return
    yield from document.sections
    cited = _cited(document, snippets)
    if cited:
        yield REFERENCES
        yield from (f"ref-{id}" for id in cited)
    if document.headings + sum(snippet.headings for snippet in snippets) >= HEADINGS_FOR_CONTENTS:
        yield CONTENTS
    if document.id.kind in _MEDICAL:
        yield from (DISCLAIMER, SPECIALISTS)
    if connections.related:
        yield CONTINUE_READING


def shows_references(id: DocumentId) -> bool:
    """Whether a document's page is a text to read. Categories, people and the home page are none."""
    is_home = id.kind is Kind.PAGE and id.slug == INDEX_PAGE
    return id.kind in (*_MEDICAL, Kind.PAGE) and not is_home


def _cited(document: Document, snippets: Iterable[Document]) -> set[str]:
    used = {id for part in (document, *snippets) for id in part.facts.citations}
    return used | {listed.id for listed in document.citations}
