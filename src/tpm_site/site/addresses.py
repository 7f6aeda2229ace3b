"""What stands at which address, and which anchors it has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tpm_site.model.document import Card, Document, ParsedDocument
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.site import Library
from tpm_site.model.tree import SourceTree
from tpm_site.site import urls

READING_ANCHORS = frozenset(
    {
        "main",
        "key-points",
        "contents",
        "common-questions",
        "references",
        "specialists",
        "disclaimer",
        "next-step",
        "continue-reading",
    }
)
STATIC_ASSETS = "assets/"


@dataclass(frozen=True, slots=True)
class Addresses:
    """`pages` and `files` are what links may lead to; `left_out` what exists but is not shown."""

    documents: Mapping[DocumentId, Document]
    by_path: Mapping[str, str]
    by_url: Mapping[str, DocumentId]
    left_out: frozenset[str]
    files: frozenset[str]
    attachments: frozenset[str]
    term_ids: frozenset[str]

    def exists(self, url: str) -> bool:
        """Whether a rooted address leads to a page or a file of the bundle."""
        return url in self.by_url or url in self.files

    def anchors(self, url: str) -> frozenset[str] | None:
        """The ids that links may lead to on a page; None where they are not known."""
        id = self.by_url.get(url)
        if id is not None and id in self.documents:
            document = self.documents[id]
            references = {f"ref-{cited.id}" for cited in document.facts.citations}
            return frozenset({*self._own_anchors(document, set()), *_sections(document), *references})
        if url.endswith(urls.GLOSSARY):
            return self.term_ids
        return None

    def _own_anchors(self, document: Document, seen: set[DocumentId]) -> set[str]:
        found = set(document.facts.anchors)
        for include in document.facts.includes:
            id = DocumentId(Kind.SNIPPET, include.snippet, document.id.language)
            if id in self.documents and id not in seen:
                seen.add(id)
                found |= self._own_anchors(self.documents[id], seen)
        return found


def _sections(document: Document) -> frozenset[str]:
    """The ids of the parts that a page has beside its text."""
    if document.id.kind is Kind.PERSON:
        return frozenset({"main"})
    empty = {"key-points": document.key_points, "common-questions": document.faqs}
    return READING_ANCHORS - {id for id, texts in empty.items() if not texts}


def addresses_of(
    documents: Mapping[DocumentId, Document],
    cards: Iterable[Card],
    shown: Mapping[DocumentId, Card],
    library: Library,
    tree: SourceTree,
) -> Addresses:
    """The addresses of a site whose `shown` cards become pages."""
    cards = tuple(cards)
    default = tree.languages[0]
    prefixes = [urls.language_prefix(language, default) for language in tree.languages]
    indexes = {
        f"{prefix}{url}"
        for prefix in prefixes
        for url in (urls.HOME, urls.LIBRARY, urls.TREATMENTS, urls.PEOPLE, urls.GLOSSARY, urls.FEED)
    }
    feeds = {urls.feed_of(card.url) for card in shown.values() if card.id.kind is Kind.CATEGORY}
    static = {f"/{file.name}" for file in tree.static if not file.name.startswith(STATIC_ASSETS)}
    return Addresses(
        documents=documents,
        by_path={card.path: card.url for card in cards},
        by_url={card.url: card.id for card in shown.values()},
        left_out=frozenset(card.url for card in cards if card.id not in shown),
        files=frozenset({*indexes, *feeds, *static, urls.SITEMAP}),
        attachments=tree.attachments,
        term_ids=frozenset(library.terms),
    )


def with_broken(addresses: Addresses, parsed: Iterable[ParsedDocument], default_language: str) -> Addresses:
    """Adds the files that could not be read: a link to one is right, the file is at fault."""
    found = {
        p.path: urls.url_of(p.id, urls.language_prefix(p.id.language, default_language))
        for p in parsed
        if p.document is None and p.id.kind is not Kind.SNIPPET
    }
    if not found:
        return addresses
    return replace(
        addresses,
        by_path={**addresses.by_path, **found},
        files=addresses.files | set(found.values()),
    )
