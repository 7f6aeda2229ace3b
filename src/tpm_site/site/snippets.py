"""Which snippets a document shows: those that it includes, and those that these include."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.ties import Ties


def snippet_id(name: str, language: str) -> DocumentId:
    """The document that `::: include NAME :::` names in a text of `language`."""
    return DocumentId(Kind.SNIPPET, name, language)


def snippets_of(language: str, includes: Iterable[str], known: Mapping[DocumentId, Ties]) -> tuple[Ties, ...]:
    """The snippets that exist, each once, in the order in which they are met. One may include itself."""
    found: dict[DocumentId, Ties] = {}
    pending = list(includes)
    while pending:
        id = snippet_id(pending.pop(0), language)
        snippet = known.get(id)
        if snippet is not None and id not in found:
            found[id] = snippet
            pending += snippet.includes
    return tuple(found.values())
