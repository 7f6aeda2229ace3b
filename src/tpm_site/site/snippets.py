"""Which snippets a document shows: those that it includes, and those that these include."""

from __future__ import annotations

from collections.abc import Mapping

from tpm_site.model.document import Document
from tpm_site.model.kinds import DocumentId, Kind


def snippet_id(name: str, language: str) -> DocumentId:
    """The document that `::: include NAME :::` names in a text of `language`."""
    return DocumentId(Kind.SNIPPET, name, language)


def snippets_of(document: Document, documents: Mapping[DocumentId, Document]) -> tuple[Document, ...]:
    """The snippets that exist, each once, in the order in which they are met. One may include itself."""
    found: dict[DocumentId, Document] = {}
    pending = list(document.facts.includes)
    while pending:
        id = snippet_id(pending.pop(0), document.id.language)
        snippet = documents.get(id)
        if snippet is not None and id not in found:
            found[id] = snippet
            pending += snippet.facts.includes
    return tuple(found.values())
