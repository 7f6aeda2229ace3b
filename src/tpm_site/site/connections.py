"""What each document leads to: people, treatments, related articles, snippets, references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from tpm_site.model.common import CallToAction
from tpm_site.model.document import Card, Document
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.library import SiteConfig
from tpm_site.model.reference import Reference
from tpm_site.model.site import Connections, Edition, Library
from tpm_site.site.actions import default_action, public_action
from tpm_site.site.ids import IdReader
from tpm_site.site.related import COUNT, Neighbours
from tpm_site.site.snippets import snippets_of

_BY_NAMED_AUTHORS = (Kind.ARTICLE, Kind.TREATMENT, Kind.PAGE)
_MEDICAL = (Kind.ARTICLE, Kind.TREATMENT)


@dataclass
class Connector:
    """Connects the documents of one language. `left_out` are addresses that this build does not show."""

    config: SiteConfig
    library: Library
    edition: Edition
    left_out: frozenset[str]
    reader: IdReader
    documents: Mapping[DocumentId, Document]
    translations: Mapping[tuple[Kind, str], tuple[Card, ...]]
    _providers: dict[str, list[Card]] = field(default_factory=lambda: defaultdict(list))
    _by_author: dict[str, list[Card]] = field(default_factory=lambda: defaultdict(list))
    _on_treatment: dict[str, list[Card]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self._neighbours = Neighbours(self.edition.articles, self.documents)
        for card in self.edition.people:
            for slug in self.documents[card.id].treatments:
                self._providers[slug].append(card)
        for card in self.edition.articles:
            document = self.documents[card.id]
            for slug in document.authors or self.config.defaults.authors:
                self._by_author[slug].append(card)
            for slug in document.treatments:
                self._on_treatment[slug].append(card)

    def connect(self, document: Document, card: Card | None) -> Connections:
        """The connections of one document; `card` is None for a snippet."""
        snippets = snippets_of(document, self.documents)
        shared = tuple(snippet.id for snippet in snippets)
        references = self._references(document, snippets)
        if card is None:
            return Connections(snippets=shared, references=references)
        kind = document.id.kind
        if kind is Kind.ARTICLE:
            self.reader.card_of(document.category, Kind.CATEGORY, document, "category")
        treatments = self._cards(document.treatments, Kind.TREATMENT, document, "treatments")
        articles = self._articles(document)
        return Connections(
            related=self._related(document, articles) if kind in _MEDICAL else (),
            authors=self._authors(document) if kind in _BY_NAMED_AUTHORS else (),
            specialists=self._specialists(document) if kind in _MEDICAL else (),
            treatments=treatments,
            articles=articles,
            translations=self.translations.get((kind, document.id.slug), ()),
            action=self._action(document) if kind is not Kind.PERSON else None,
            snippets=shared,
            references=references,
        )

    def _cards(self, slugs: tuple[str, ...], kind: Kind, document: Document, name: str) -> tuple[Card, ...]:
        return self.reader.cards_of(slugs, kind, document, name)

    def _articles(self, document: Document) -> tuple[Card, ...]:
        """The articles about a treatment, or by an author."""
        by_kind = {Kind.TREATMENT: self._on_treatment, Kind.PERSON: self._by_author}
        return tuple(by_kind.get(document.id.kind, {}).get(document.id.slug, ()))

    def _related(self, document: Document, articles: tuple[Card, ...]) -> tuple[Card, ...]:
        named = self._cards(document.related, Kind.ARTICLE, document, "related")
        others = tuple(article for article in articles if article not in named)
        return self._neighbours.of(document, (*named, *others[: max(COUNT - len(named), 0)]))

    def _authors(self, document: Document) -> tuple[Card, ...]:
        if document.authors:
            return self._cards(document.authors, Kind.PERSON, document, "authors")
        language = document.id.language
        ids = (DocumentId(Kind.PERSON, slug, language) for slug in self.config.defaults.authors)
        return tuple(self.reader.shown[id] for id in ids if id in self.reader.shown)

    def _specialists(self, document: Document) -> tuple[Card, ...]:
        slugs = document.treatments if document.id.kind is Kind.ARTICLE else (document.id.slug,)
        found = {card.id: card for slug in slugs for card in self._providers.get(slug, ())}
        return tuple(sorted(found.values(), key=lambda card: (card.title.casefold(), card.id.slug)))

    def _action(self, document: Document) -> CallToAction | None:
        """The document's own call to action, else its category's, else the site's."""
        if document.cta is not None:
            mark = document.marks.values.get("cta")
            found = self.reader.action_of(document.cta, document.path, mark)
            return public_action(found, self.left_out)
        category = self.documents.get(DocumentId(Kind.CATEGORY, document.category, document.id.language))
        named = category.cta if category else None
        if named is None:
            return default_action(self.config, self.library, self.left_out)
        action = self.library.actions.get(named) if isinstance(named, str) else named
        return public_action(action, self.left_out)

    def _references(self, document: Document, snippets: tuple[Document, ...]) -> dict[str, Reference]:
        """The library's references that a document and its snippets name."""
        used = {listed.id for listed in document.citations}
        used.update(document.facts.citations, *(snippet.facts.citations for snippet in snippets))
        library = self.library.references
        return {id: library[id] for id in sorted(used) if id in library}


def connect_all(
    config: SiteConfig,
    library: Library,
    editions: tuple[Edition, ...],
    left_out: frozenset[str],
    reader: IdReader,
    documents: Mapping[DocumentId, Document],
) -> dict[DocumentId, Connections]:
    """The connections of all documents; ids that name nothing are reported to `reader`."""
    translations: dict[tuple[Kind, str], tuple[Card, ...]] = defaultdict(tuple)
    if len(editions) > 1:
        for card in reader.shown.values():
            translations[card.id.kind, card.id.slug] += (card,)
    connectors = {
        edition.language: Connector(config, library, edition, left_out, reader, documents, translations)
        for edition in editions
    }
    return {
        id: connectors[id.language].connect(document, reader.cards.get(id))
        for id, document in documents.items()
    }
