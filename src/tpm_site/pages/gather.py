"""Gathers the inputs of each page from the site, and nothing more than that page needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct, field

from tpm_site.documents.texts import DISCLAIMER
from tpm_site.evidence.notices import notices_of_all
from tpm_site.model.assets import Assets, ImageSet
from tpm_site.model.common import CallToAction
from tpm_site.model.content import StoredContent
from tpm_site.model.document import Card, Document, Facts, LibraryText
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.linked import LinkedBody
from tpm_site.model.reference import Reference
from tpm_site.model.site import Connections, Edition, Shelf, Site, Target
from tpm_site.model.tree import SourceTree
from tpm_site.pages.frame import Frame, based
from tpm_site.pages.home import NEWEST
from tpm_site.pages.inputs import (
    HomeInputs,
    Kicker,
    ListingInputs,
    NotFoundInputs,
    PersonInput,
    Picture,
    ProfileInputs,
    ReadingInputs,
    ShelfInput,
    Teaser,
    TextInput,
    Translation,
)
from tpm_site.site.pictures import picture_path, pictures_of
from tpm_site.site.readable import Readable
from tpm_site.site.snippets import snippet_id


class Gatherer(Struct, frozen=True):
    """Gathers for the pages of one language. `texts` are those of YAML files.

    `guide` is the template that the style guide is made of, in a preview; else None, for then there is none.
    """

    site: Site
    edition: Edition
    frame: Frame
    readable: Mapping[DocumentId, Readable]
    content: Callable[[DocumentId], StoredContent]
    texts: Mapping[str, LibraryText]
    assets: Assets
    tree: SourceTree
    guide: bytes | None = None
    _snippets: dict[DocumentId, LinkedBody] = field(default_factory=dict)
    _teasers: dict[DocumentId, Teaser] = field(default_factory=dict)

    def reading(self, id: DocumentId) -> ReadingInputs:
        """For an article, a treatment or a page."""
        card, document = self.site.cards[id], self.readable[id].document
        connections, category = self.site.linked[id].connections, self._category(card)
        return ReadingInputs(
            frame=self.frame,
            kind=id.kind,
            text=self._text(document),
            url=card.url,
            title=card.title,
            summary=card.summary,
            status=card.status,
            published=card.published,
            updated=card.updated,
            expires=document.expires,
            tags=document.tags,
            references=self._references(connections),
            notices=notices_of_all(document.studies, self.site.library.notices),
            category=Kicker(category.title, category.url) if category else None,
            authors=self._people(self._cards(Kind.PERSON, connections.authors)),
            specialists=self._people(self._specialists(connections)),
            related=self.teasers(self._cards(Kind.ARTICLE, connections.related)),
            translations=self.translations(id),
            action=connections.action,
            picture=self.picture(document),
            review=self.site.config.defaults.review.every if card.changed else None,
            disclaimer=self._disclaimer() if id.kind is not Kind.PAGE else None,
        )

    def listing(self, slug: str | None) -> ListingInputs:
        """For one shelf, or the whole library."""
        shelf = self.shelf(slug)
        document = self.readable[shelf.card.id].document if shelf else None
        return ListingInputs(
            frame=self.frame,
            text=self._text(document) if document else None,
            shelf=shelf_input(shelf) if shelf else None,
            shelves=tuple(shelf._replace(summary="") for shelf in self._shelves()),
            total=len(self.edition.articles),
            articles=self.teasers(shelf.articles if shelf else self.edition.articles),
            action=self._action(document) if document else self.site.action,
            picture=self.picture(document) if document else None,
            translations=self.translations(document.id) if document else (),
        )

    def home(self) -> HomeInputs:
        """For the home page."""
        card = self.edition.home
        document = self.readable[card.id].document if card else None
        return HomeInputs(
            frame=self.frame,
            text=self._text(document) if document else None,
            introduction=self.teaser(card) if card else None,
            updated=card.changed if card else None,
            shelves=self._shelves(),
            newest=self.teasers(self.edition.articles[:NEWEST]),
            treatments=self.undated(self.edition.treatments),
            action=self._action(document) if document else self.site.action,
            picture=self.picture(document) if document else None,
            translations=self.translations(document.id) if document else (),
        )

    def not_found(self) -> NotFoundInputs:
        """For the page that answers a wrong address."""
        return NotFoundInputs(frame=self.frame, shelves=self._shelves())

    def profile(self, id: DocumentId) -> ProfileInputs:
        """For someone's own page."""
        card, document = self.site.cards[id], self.readable[id].document
        connections = self.site.linked[id].connections
        [person] = self._people([card])
        return ProfileInputs(
            frame=self.frame,
            person=person,
            text=self._text(document),
            treatments=self.undated(self._cards(Kind.TREATMENT, connections.treatments)),
            articles=self.teasers(self._cards(Kind.ARTICLE, connections.articles)),
            picture=self.picture(document),
            translations=self.translations(id),
        )

    def retold(
        self,
        site: Site,
        edition: Edition,
        readable: Mapping[DocumentId, Readable],
        content: Callable[[DocumentId], StoredContent],
    ) -> Gatherer:
        """The same for a site in other words."""
        texts, assets, tree = self.texts, self.assets, self.tree
        return Gatherer(site, edition, self.frame, readable, content, texts, assets, tree, self.guide)

    def teaser(self, card: Card) -> Teaser:
        """A page as others show it."""
        if card.id not in self._teasers:
            category = self._category(card)
            kicker = category.title if category else ""
            teaser = Teaser(card.title, card.url, card.summary, kicker, card.published, card.status)
            self._teasers[card.id] = teaser
        return self._teasers[card.id]

    def teasers(self, cards: Iterable[Card]) -> tuple[Teaser, ...]:
        """Pages as others show them."""
        return tuple(map(self.teaser, cards))

    def undated(self, cards: Iterable[Card]) -> tuple[Teaser, ...]:
        """Pages whose date says nothing to a reader: treatments, people."""
        return tuple(self.teaser(card)._replace(published=None) for card in cards)

    def linked(self, name: str) -> LinkedBody:
        """A text of a YAML file with its links."""
        return LinkedBody(self.texts[name].body, self._hrefs(self.site.text_hrefs[name]), {})

    def shelf(self, slug: str | None) -> Shelf | None:
        """The shelf of a category."""
        return next((shelf for shelf in self.edition.shelves if shelf.card.id.slug == slug), None)

    def authors(self, id: DocumentId) -> tuple[Card, ...]:
        """Those who wrote an article."""
        return self._cards(Kind.PERSON, self.site.linked[id].connections.authors)

    def shows(self, id: DocumentId) -> tuple[DocumentId, ...]:
        """A document and the articles on its page; what else the page shows is shared by many."""
        related = self.site.linked[id].connections.related
        return (id, *(DocumentId(Kind.ARTICLE, slug, self.edition.language) for slug in related))

    def components(self, id: DocumentId) -> tuple[str, ...]:
        """What the texts of a document's page are filled with, beside plain HTML."""
        own = self.readable[id].document.facts
        snippets = self._snippets_on(id)
        shown = [own, *(self.readable[snippet].document.facts for snippet in snippets)] if snippets else [own]
        if DISCLAIMER in self.texts and id.kind in (Kind.ARTICLE, Kind.TREATMENT):
            shown.append(self.texts[DISCLAIMER].facts)
        return components_of(shown)

    def translations(self, id: DocumentId) -> tuple[Translation, ...]:
        """The same page in each language that has it; none where there is but one."""
        ids = (DocumentId(id.kind, id.slug, language) for language in self.tree.languages)
        cards = [self.site.cards[other] for other in ids if other in self.site.cards]
        return tuple(Translation(c.id.language, c.url) for c in cards) if len(self.tree.languages) > 1 else ()

    @property
    def cited(self) -> Mapping[str, tuple[DocumentId, ...]]:
        """The references of the library that pages of the language show, each with those pages."""
        return self.site.citing.get(self.edition.language, {})

    def _cards(self, kind: Kind, slugs: Iterable[str]) -> tuple[Card, ...]:
        return tuple(self.site.cards[DocumentId(kind, slug, self.edition.language)] for slug in slugs)

    def _specialists(self, connections: Connections) -> list[Card]:
        found = self._cards(Kind.PERSON, connections.specialists)
        return sorted(found, key=lambda card: (card.title.casefold(), card.id.slug))

    def _references(self, connections: Connections) -> dict[str, Reference]:
        return {id: self.site.library.references[id] for id in connections.references}

    def _action(self, document: Document) -> CallToAction | None:
        """What the reader of a document may do next."""
        return self.site.linked[document.id].connections.action

    def _disclaimer(self) -> LinkedBody | None:
        return self.linked(DISCLAIMER) if DISCLAIMER in self.texts else None

    def _category(self, card: Card) -> Card | None:
        if not card.category:
            return None
        return self.site.cards.get(DocumentId(Kind.CATEGORY, card.category, self.frame.language))

    def _shelves(self) -> tuple[ShelfInput, ...]:
        return tuple(map(shelf_input, self.edition.shelves))

    def _people(self, cards: Iterable[Card]) -> tuple[PersonInput, ...]:
        found = ((card, self.readable[card.id].document.person) for card in cards)
        return tuple(PersonInput(url=card.url, front=person) for card, person in found if person is not None)

    def _text(self, document: Document) -> TextInput:
        snippets = {id.slug: self._snippet(id) for id in self._snippets_on(document.id)}
        hrefs = self._hrefs(self.site.linked[document.id].hrefs)
        return TextInput(
            content=self.content(document.id), hrefs=hrefs, images=self._images(document), snippets=snippets
        )

    def _snippets_on(self, id: DocumentId) -> list[DocumentId]:
        return [snippet_id(slug, id.language) for slug in self.site.linked[id].connections.snippets]

    def _snippet(self, id: DocumentId) -> LinkedBody:
        if id not in self._snippets:
            body = self.content(id).load().body
            hrefs = self._hrefs(self.site.linked[id].hrefs)
            self._snippets[id] = LinkedBody(body, hrefs, self._images(self.readable[id].document))
        return self._snippets[id]

    def _hrefs(self, targets: Mapping[str, Target]) -> Mapping[str, str]:
        """The addresses that links lead to, as the page must ask for them."""
        found = {}
        for written, target in targets.items():
            if target.attachment:
                found[written] = self.frame.href(self.assets.files[target.attachment])
            elif target.href is not None:
                found[written] = self.frame.href(target.href)
        return found

    def _images(self, document: Document) -> dict[str, ImageSet]:
        found = {}
        for src in pictures_of(document):
            path = picture_path(src, document.path, self.tree)
            if path and path in self.assets.images:
                found[src] = based(self.assets.images[path], self.frame.place.base)
        return found

    def picture(self, document: Document) -> Picture | None:
        """The picture that stands for a page."""
        image = document.image
        images = self._images(document).get(image.src) if image else None
        return Picture(images, image) if image and images else None


Gatherers = Mapping[str, Gatherer]
"""By language."""


_OWN_COMPONENTS = {"disagree": "disagreement", "risk": "risk"}
"""By the word that a text begins them with; any other word begins a callout."""


def components_of(texts: Iterable[Facts]) -> tuple[str, ...]:
    """The components that some texts are filled with, by name."""
    names: set[str] = set()
    for text in texts:
        if text.callouts:
            names.update(_OWN_COMPONENTS.get(kind, "callout") for kind in text.callouts)
        if text.pictures:
            names.add("picture")
    return tuple(sorted(names)) if names else ()


def shelf_input(shelf: Shelf) -> ShelfInput:
    """A category as a link."""
    return ShelfInput(shelf.card.title, shelf.card.url, shelf.card.summary, len(shelf.articles))
