"""What each document leads to: people, treatments, related articles, links, references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import at
from tpm_site.model.common import CallToAction
from tpm_site.model.document import Card, Document
from tpm_site.model.front import Article, Category, Page, Person, Treatment
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.library import SiteConfig
from tpm_site.model.reference import Reference
from tpm_site.model.site import Connections, Edition, Library, Target
from tpm_site.site.addresses import Addresses
from tpm_site.site.ids import IdReader
from tpm_site.site.links import Fault, resolve_link
from tpm_site.site.related import COUNT, Neighbours
from tpm_site.site.settings_links import check_href, public_action


@dataclass
class Connector:
    """Connects the documents of one language."""

    config: SiteConfig
    library: Library
    edition: Edition
    addresses: Addresses
    reader: IdReader
    documents: Mapping[DocumentId, Document]
    translations: Mapping[tuple[Kind, str], tuple[Card, ...]]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._neighbours = Neighbours(self.edition.articles)
        self._providers: dict[str, list[Card]] = defaultdict(list)
        self._by_author: dict[str, list[Card]] = defaultdict(list)
        self._on_treatment: dict[str, list[Card]] = defaultdict(list)
        for card in self.edition.people:
            front = self.documents[card.id].front
            for slug in front.treatments if isinstance(front, Person) else ():
                self._providers[slug].append(card)
        for card in self.edition.articles:
            front = self.documents[card.id].front
            if isinstance(front, Article):
                for slug in front.authors or self.config.defaults.authors:
                    self._by_author[slug].append(card)
                for slug in front.treatments:
                    self._on_treatment[slug].append(card)

    def connect(self, document: Document, card: Card | None) -> Connections:
        """The connections of one document; `card` is None for a snippet."""
        front = document.front
        hrefs = self._hrefs(document, card.url if card else "")
        references = self._references(document)
        if card is None:
            return Connections(hrefs=hrefs, references=references)
        treatments: tuple[Card, ...] = ()
        related: tuple[Card, ...] = ()
        articles: tuple[Card, ...] = ()
        if isinstance(front, Article):
            treatments = self._cards(front.treatments, Kind.TREATMENT, document, "treatments")
            named = self._cards(front.related, Kind.ARTICLE, document, "related")
            related = self._neighbours.of(card, named)
            self.reader.card_of(front.category, Kind.CATEGORY, document, "category")
        elif isinstance(front, Treatment):
            articles = tuple(self._on_treatment[document.id.slug])
            named = self._cards(front.related, Kind.ARTICLE, document, "related")
            others = tuple(a for a in articles if a not in named)
            related = self._neighbours.of(card, (*named, *others[: max(COUNT - len(named), 0)]))
        elif isinstance(front, Person):
            treatments = self._cards(front.treatments, Kind.TREATMENT, document, "treatments")
            articles = tuple(self._by_author[document.id.slug])
        return Connections(
            related=related,
            authors=self._authors(document),
            specialists=self._specialists(document),
            treatments=treatments,
            articles=articles,
            translations=self.translations.get((document.id.kind, document.id.slug), ()),
            action=public_action(self._action(document), self.addresses),
            hrefs=hrefs,
            references=references,
        )

    def _cards(self, slugs: tuple[str, ...], kind: Kind, document: Document, name: str) -> tuple[Card, ...]:
        return self.reader.cards_of(slugs, kind, document, name)

    def _authors(self, document: Document) -> tuple[Card, ...]:
        front = document.front
        if isinstance(front, Article) and front.authors:
            return self._cards(front.authors, Kind.PERSON, document, "authors")
        language = document.id.language
        ids = (DocumentId(Kind.PERSON, slug, language) for slug in self.config.defaults.authors)
        return tuple(self.reader.shown[id] for id in ids if id in self.reader.shown)

    def _specialists(self, document: Document) -> tuple[Card, ...]:
        front = document.front
        slugs = front.treatments if isinstance(front, Article) else (document.id.slug,)
        found = {card.path: card for slug in slugs for card in self._providers[slug]}
        return tuple(sorted(found.values(), key=lambda card: (card.title.casefold(), card.path)))

    def _action(self, document: Document) -> CallToAction | None:
        front = document.front
        if isinstance(front, Article | Treatment | Page | Category) and front.cta is not None:
            if isinstance(front.cta, CallToAction):
                span = at(document.path, document.marks.get("cta.href"))
                self.diagnostics += check_href(front.cta.href, span, self.addresses)
            return self.reader.action_of(front.cta, document.path, document.marks.get("cta"))
        if isinstance(front, Article):
            id = DocumentId(Kind.CATEGORY, front.category, document.id.language)
            category = self.documents.get(id)
            if category and isinstance(category.front, Category) and category.front.cta:
                named = category.front.cta
                return self.library.actions.get(named) if isinstance(named, str) else named
        default = self.config.defaults.cta
        return self.library.actions.get(default) if isinstance(default, str) else default

    def _hrefs(self, document: Document, own_url: str) -> dict[str, Target]:
        """Each link target as written, to where it leads."""
        found: dict[str, tuple[Target, Fault | None]] = {}
        is_left_out = own_url in self.addresses.left_out
        for link in document.facts.links:
            if link.target not in found:
                found[link.target] = resolve_link(link.target, document.path, own_url, self.addresses)
            fault = found[link.target][1]
            if fault and not (is_left_out and fault.code == "L104"):
                span = at(document.path, link.mark)
                self.diagnostics.append(Diagnostic(span, fault.code, fault.message, fault.help))
        return {written: target for written, (target, _) in found.items()}

    def _references(self, document: Document) -> dict[str, Reference]:
        """The references that a document may cite: those written in place, and the library's."""
        front = document.front
        listed: Iterable[str | Reference] = getattr(front, "citations", ())
        written = {c.id: c for c in listed if isinstance(c, Reference)}
        used = {c for c in listed if isinstance(c, str)} | {c.id for c in document.facts.citations}
        library = self.library.references
        return {**{id: library[id] for id in sorted(used) if id in library}, **written}
