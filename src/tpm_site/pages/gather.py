"""Gathers the inputs of each page from the site, and nothing more than that page needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tpm_site.model.assets import Assets, ImageSet
from tpm_site.model.document import Card, Document
from tpm_site.model.front import Article, Person
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.reference import Reference
from tpm_site.model.site import Shelf, Site, Target
from tpm_site.model.tree import SourceTree
from tpm_site.pages.frame import Frame, based
from tpm_site.pages.home import NEWEST
from tpm_site.pages.inputs import ListingInputs, PersonInput, ProfileInputs, ReadingInputs
from tpm_site.render.fill import Source
from tpm_site.site.pictures import front_image, picture_path, pictures_of


@dataclass(frozen=True)
class Gatherer:
    """Gathers for the pages of one language."""

    site: Site
    frame: Frame
    documents: Mapping[DocumentId, Document]
    assets: Assets
    tree: SourceTree

    def reading(self, document: Document, card: Card) -> ReadingInputs:
        """For an article, a treatment or a page."""
        connections = self.site.connections[document.id]
        snippets = self._snippets(document)
        front = document.front
        category = None
        if isinstance(front, Article):
            category = self._card(Kind.CATEGORY, front.category)
        return ReadingInputs(
            frame=self.frame,
            document=document,
            card=card,
            source=self._source(document),
            snippets=snippets,
            references=self._references(document, snippets),
            category=category,
            authors=self._people(connections.authors),
            specialists=self._people(connections.specialists),
            related=connections.related,
            kickers=self.kickers(connections.related),
            translations=connections.translations,
            action=connections.action,
            image=self._front_image(document),
        )

    def listing(self, shelf: Shelf | None) -> ListingInputs:
        """For the whole library, or one shelf."""
        articles = shelf.articles if shelf else self.frame.edition.articles
        return self._listing(shelf.card if shelf else None, shelf, articles)

    def home(self) -> ListingInputs:
        """For the home page."""
        return self._listing(self.frame.edition.home, None, self.frame.edition.articles[:NEWEST])

    def not_found(self) -> ListingInputs:
        """For the page that answers a wrong address."""
        return self._listing(None, None, ())

    def profile(self, document: Document, card: Card, front: Person) -> ProfileInputs:
        """For someone's own page."""
        connections = self.site.connections[document.id]
        return ProfileInputs(
            frame=self.frame,
            document=document,
            card=card,
            front=front,
            source=self._source(document),
            snippets=self._snippets(document),
            treatments=connections.treatments,
            articles=connections.articles,
            kickers=self.kickers(connections.articles),
            image=self._front_image(document),
            translations=connections.translations,
        )

    def kickers(self, cards: Iterable[Card]) -> Mapping[str, str]:
        """The titles of the categories that some cards stand in."""
        found = {}
        for slug in {card.category for card in cards if card.category}:
            category = self._card(Kind.CATEGORY, slug)
            if category:
                found[slug] = category.title
        return dict(sorted(found.items()))

    def hrefs(self, targets: Mapping[str, Target]) -> Mapping[str, str]:
        """The addresses that links lead to, as the page must ask for them."""
        found = {}
        for written, target in targets.items():
            if target.attachment:
                found[written] = self.frame.href(self.assets.files[target.attachment])
            elif target.href is not None:
                found[written] = self.frame.href(target.href)
        return found

    def _listing(self, card: Card | None, shelf: Shelf | None, articles: tuple[Card, ...]) -> ListingInputs:
        document = self.documents.get(card.id) if card else None
        connections = self.site.connections[document.id] if document else None
        default = self.site.config.defaults.cta
        actions = self.site.library.actions
        action = actions.get(default) if isinstance(default, str) else default
        return ListingInputs(
            frame=self.frame,
            document=document,
            card=card,
            source=self._source(document) if document else None,
            snippets=self._snippets(document) if document else {},
            shelf=shelf,
            articles=articles,
            kickers=self.kickers(articles),
            action=connections.action if connections else action,
            image=self._front_image(document) if document else None,
            translations=connections.translations if connections else (),
        )

    def _card(self, kind: Kind, slug: str) -> Card | None:
        return self.site.cards.get(DocumentId(kind, slug, self.frame.language))

    def _people(self, cards: Iterable[Card]) -> tuple[PersonInput, ...]:
        found = ((card, self.documents[card.id].front) for card in cards)
        return tuple(
            PersonInput(card=card, front=front) for card, front in found if isinstance(front, Person)
        )

    def _source(self, document: Document) -> Source:
        hrefs = self.hrefs(self.site.connections[document.id].hrefs)
        return Source(document.body, hrefs, self._images(document))

    def _images(self, document: Document) -> dict[str, ImageSet]:
        found = {}
        for src in pictures_of(document):
            path = picture_path(src, document.path, self.tree)
            if path and path in self.assets.images:
                found[src] = based(self.assets.images[path], self.frame.base)
        return found

    def _front_image(self, document: Document) -> ImageSet | None:
        src = front_image(document.front)
        return self._images(document).get(src) if src else None

    def _snippets(self, document: Document) -> dict[str, Source]:
        """The snippets that a text includes, and those that these include."""
        found: dict[str, Source] = {}
        pending = list(document.facts.includes)
        while pending:
            name = pending.pop(0).snippet
            snippet = self.documents.get(DocumentId(Kind.SNIPPET, name, document.id.language))
            if snippet is not None and name not in found:
                found[name] = self._source(snippet)
                pending += snippet.facts.includes
        return found

    def _references(self, document: Document, snippets: Mapping[str, Source]) -> Mapping[str, Reference]:
        found = dict(self.site.connections[document.id].references)
        for name in snippets:
            id = DocumentId(Kind.SNIPPET, name, document.id.language)
            found = {**self.site.connections[id].references, **found}
        return found
