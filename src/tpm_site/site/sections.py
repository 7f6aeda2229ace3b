"""Which ids a page has that links may lead to: those of its texts, and those of its other parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct, field

from tpm_site.model.document import Document
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.sections import (
    ABOUT_THE_EVIDENCE,
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
from tpm_site.site.addresses import Addresses
from tpm_site.site.snippets import snippet_id
from tpm_site.site.urls import INDEX_PAGE

_OF_STUDY = frozenset((MAIN,))
_MEDICAL = (Kind.ARTICLE, Kind.TREATMENT)


class Anchors(Struct, frozen=True):
    """Which ids stand on the page at an address; `studies` are those of the pages of references."""

    addresses: Addresses
    documents: Mapping[DocumentId, Document]
    connections: Callable[[DocumentId], Connections]
    studies: frozenset[str] = frozenset()
    _found: dict[str, frozenset[str] | None] = field(default_factory=dict)

    def at(self, url: str) -> frozenset[str] | None:
        """The ids that links may lead to at an address; None where they are not known."""
        if url not in self._found:
            self._found[url] = self._at(url)
        return self._found[url]

    def _at(self, url: str) -> frozenset[str] | None:
        pages = self.addresses.pages
        id = self.addresses.by_url.get(url)
        if id is None:
            return _OF_STUDY if url in self.studies else pages.get(url)
        own = anchors_of(self.documents[id], self.connections(id), self.documents)
        return own | pages.get(url, frozenset())


def anchors_of(
    document: Document, connections: Connections, documents: Mapping[DocumentId, Document]
) -> frozenset[str]:
    """All ids of a document's page that a link may lead to."""
    language = document.id.language
    snippets = [documents[snippet_id(slug, language)] for slug in connections.snippets]
    own = (anchor for part in (document, *snippets) for anchor in part.facts.anchors)
    return frozenset((*own, *_parts(document, connections, snippets)))


def _parts(document: Document, connections: Connections, snippets: Sequence[Document]) -> Iterator[str]:
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
        if document.id.kind in _MEDICAL:
            yield ABOUT_THE_EVIDENCE
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
