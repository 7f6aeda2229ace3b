"""Gathers the inputs of pages that list others: indexes, glossary, feeds, sitemap, redirects, style guide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tpm_site.model.calendar import Status
from tpm_site.model.document import Card
from tpm_site.model.kinds import DocumentId
from tpm_site.model.library import Term
from tpm_site.pages.feed import ENTRIES
from tpm_site.pages.gather import Gatherer, Gatherers, shelf_input
from tpm_site.pages.inputs import (
    FeedInputs,
    FeedItem,
    GlossaryInputs,
    IndexInputs,
    RedirectInputs,
    SitemapInputs,
    StyleGuideInputs,
    TermInput,
    Translation,
)
from tpm_site.pages.studies import study_translations
from tpm_site.site import urls


def index(gatherer: Gatherer, kind: str, url: str) -> IndexInputs:
    """For the list of all treatments, or of all people."""
    edition = gatherer.edition
    cards = edition.treatments if kind == "treatments" else edition.people
    teasers = gatherer.undated(cards)
    return IndexInputs(frame=gatherer.frame, url=url, cards=teasers, action=gatherer.site.action)


def glossary(gatherer: Gatherer) -> GlossaryInputs:
    """For the glossary."""
    return GlossaryInputs(frame=gatherer.frame, terms=tuple(_terms(gatherer, gatherer.site.library.terms)))


def _terms(gatherer: Gatherer, terms: Mapping[str, Term]) -> Iterator[TermInput]:
    for id, term in sorted(terms.items()):
        definition = gatherer.linked(f"term:{id}")
        yield TermInput(id=id, term=term.term, also=term.also, definition=definition)


def feed(gatherer: Gatherer, url: str, slug: str | None) -> FeedInputs:
    """For the feed of a shelf, or of the whole library."""
    shelf = gatherer.shelf(slug)
    articles = shelf.articles if shelf else gatherer.edition.articles
    live = [card for card in articles if card.status is Status.LIVE][:ENTRIES]
    about = shelf_input(shelf) if shelf else None
    items = tuple(_feed_item(gatherer, card) for card in live)
    return FeedInputs(frame=gatherer.frame, url=url, shelf=about, articles=items)


def _feed_item(gatherer: Gatherer, card: Card) -> FeedItem:
    authors = tuple(author.title for author in gatherer.authors(card.id))
    kicker = gatherer.teaser(card).kicker
    return FeedItem(card.title, card.summary, card.url, card.published, card.changed, authors, kicker)


def redirect(gatherer: Gatherer, id: DocumentId) -> RedirectInputs:
    """For an old path of a document."""
    card = gatherer.site.cards[id]
    return RedirectInputs(frame=gatherer.frame, target=card.url, title=card.title)


def sitemap(gatherers: Gatherers) -> SitemapInputs:
    """For the list of all pages in all languages."""
    pages: dict[str, str] = {}
    alternates: dict[str, tuple[Translation, ...]] = {}
    for gatherer in gatherers.values():
        edition = gatherer.edition
        newest = _newest(edition.articles)
        own = edition.home.changed if edition.home else None
        pages[f"{edition.prefix}{urls.HOME}"] = max(newest, own.isoformat() if own else "")
        pages[f"{edition.prefix}{urls.LIBRARY}"] = newest
        for shelf in edition.shelves:
            pages[shelf.card.url] = _newest(shelf.articles)
        for card in (*edition.articles, *edition.treatments, *edition.pages, *edition.people):
            if card.status is Status.LIVE:
                pages[card.url] = card.changed.isoformat() if card.changed else ""
                translations = gatherer.translations(card.id)
                if len(translations) > 1:
                    alternates[card.url] = translations
        if gatherer.site.library.references:
            pages[f"{edition.prefix}{urls.EVIDENCE}"] = ""
        for id in gatherer.cited:
            url = urls.study_url(id, edition.prefix)
            pages[url] = ""
            editions = study_translations(gatherer, id)
            if len(editions) > 1:
                alternates[url] = editions
        for path in (urls.TREATMENTS, urls.PEOPLE, urls.GLOSSARY):
            pages[f"{edition.prefix}{path}"] = ""
    frame = next(iter(gatherers.values())).frame
    return SitemapInputs(frame=frame, pages=tuple(pages.items()), alternates=alternates)


def style_guide(gatherer: Gatherer) -> StyleGuideInputs:
    """For the page that shows every part of the theme."""
    return StyleGuideInputs(frame=gatherer.frame, source=gatherer.guide or b"")


def _newest(cards: tuple[Card, ...]) -> str:
    days = [card.changed for card in cards if card.changed and card.status is Status.LIVE]
    return max(days).isoformat() if days else ""
