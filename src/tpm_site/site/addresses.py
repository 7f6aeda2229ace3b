"""What stands at which address, and which anchors it has."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tpm_site.model.common import CallToAction
from tpm_site.model.document import Card, Document, ParsedDocument
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.sections import MAIN, NEXT_STEP
from tpm_site.model.site import Connections, Library
from tpm_site.model.tree import SourceTree
from tpm_site.site import urls
from tpm_site.site.sections import anchors_of
from tpm_site.site.urls import language_prefix

STATIC_ASSETS = "assets/"


@dataclass(frozen=True, slots=True)
class Addresses:
    """`pages` are addresses of pages that no document makes; `files` those of other files.

    `left_out` exists, but is not shown. `broken` are pages whose files are at fault themselves.
    """

    documents: Mapping[DocumentId, Document]
    connections: Mapping[DocumentId, Connections]
    by_path: Mapping[str, str]
    by_url: Mapping[str, DocumentId]
    left_out: frozenset[str]
    pages: Mapping[str, frozenset[str]]
    files: frozenset[str]
    broken: frozenset[str]
    attachments: frozenset[str]

    def exists(self, url: str) -> bool:
        """Whether a rooted address leads to a page or a file of the bundle."""
        return url in self.by_url or url in self.pages or url in self.files or url in self.broken

    def all(self) -> tuple[str, ...]:
        """Every address of the bundle that a link may name, in an order that depends on nothing else."""
        return tuple(sorted({*self.by_url, *self.pages, *self.files, *self.broken}))

    def anchors(self, url: str) -> frozenset[str] | None:
        """The ids that links may lead to at an address; None where they are not known."""
        id = self.by_url.get(url)
        if id is None:
            return self.pages.get(url)
        own = anchors_of(self.documents[id], self.connections[id], self.documents)
        return own | self.pages.get(url, frozenset())


def addresses_of(
    parsed: Iterable[ParsedDocument],
    cards: Mapping[DocumentId, Card],
    shown: Mapping[DocumentId, Card],
    connections: Mapping[DocumentId, Connections],
    indexes: Mapping[str, frozenset[str]],
    tree: SourceTree,
) -> Addresses:
    """The addresses of a site whose `shown` cards become pages, beside its `indexes`."""
    default = tree.languages[0]
    parsed = tuple(parsed)
    prefixes = [language_prefix(language, default) for language in tree.languages]
    feeds = {urls.feed_of(card.url) for card in shown.values() if card.id.kind is Kind.CATEGORY}
    site_feeds = {f"{prefix}{urls.FEED}" for prefix in prefixes}
    static = {f"/{file.name}" for file in tree.static if not file.name.startswith(STATIC_ASSETS)}
    broken = {
        p.path: urls.url_of(p.id, language_prefix(p.id.language, default))
        for p in parsed
        if p.document is None and p.id.kind is not Kind.SNIPPET
    }
    return Addresses(
        documents={p.id: p.document for p in parsed if p.document is not None},
        connections=connections,
        by_path={p.path: cards[p.id].url for p in parsed if p.id in cards} | broken,
        by_url={card.url: card.id for card in shown.values()},
        left_out=left_out_urls(cards, shown, indexes),
        pages=indexes,
        files=frozenset({*feeds, *site_feeds, *static, urls.SITEMAP}),
        broken=frozenset(broken.values()),
        attachments=tree.attachments,
    )


def left_out_urls(
    cards: Mapping[DocumentId, Card], shown: Mapping[DocumentId, Card], indexes: Container[str]
) -> frozenset[str]:
    """The addresses of documents that this build does not show; an index page is there without one."""
    return frozenset(card.url for id, card in cards.items() if id not in shown and card.url not in indexes)


def index_pages(
    languages: Sequence[str], library: Library, action: CallToAction | None
) -> Mapping[str, frozenset[str]]:
    """The pages that every edition has, each with its ids; `action` is what those show that name none."""
    main = frozenset({MAIN})
    acting = main if action is None else main | {NEXT_STEP}
    found: dict[str, frozenset[str]] = {}
    for language in languages:
        prefix = language_prefix(language, languages[0])
        for url in (urls.HOME, urls.LIBRARY, urls.TREATMENTS, urls.PEOPLE):
            found[f"{prefix}{url}"] = acting
        found[f"{prefix}{urls.GLOSSARY}"] = main | library.terms.keys()
    return found
