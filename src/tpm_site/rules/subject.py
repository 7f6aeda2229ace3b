"""What a rule gets: one document, and the site around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span, at
from tpm_site.model.document import Document
from tpm_site.model.kinds import DocumentId
from tpm_site.model.site import Site
from tpm_site.model.tree import SourceTree


@dataclass(frozen=True, slots=True)
class Subject:
    """One document to check. `broken` are documents that could not be read.

    `written` are the ids of the references that are written in the document itself.
    """

    document: Document
    written: frozenset[str]
    site: Site
    documents: Mapping[DocumentId, Document]
    broken: frozenset[DocumentId]
    tree: SourceTree
    today: date

    def span(self, name: str) -> Span:
        """Where a front-matter value stands."""
        return at(self.document.path, self.document.marks.values.get(name))

    @property
    def snippets(self) -> tuple[Document, ...]:
        """The snippets that the document shows."""
        return tuple(self.documents[id] for id in self.site.connections[self.document.id].snippets)

    def knows(self, id: str) -> bool:
        """Whether there is a reference of this id, be it one whose record is at fault."""
        library = self.site.library
        return id in self.written or id in library.references or id in library.broken

    def text(self, mark: Mark) -> Span:
        """Where something in the text stands."""
        return at(self.document.path, mark)


Check = Callable[[Subject], Iterator[Diagnostic]]
