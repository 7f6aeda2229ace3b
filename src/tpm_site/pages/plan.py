"""The plan: every page that will exist, and the inputs that it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.documents.texts import DISCLAIMER
from tpm_site.model.calendar import Status
from tpm_site.model.document import Card
from tpm_site.model.kinds import Kind
from tpm_site.model.library import Term
from tpm_site.model.plan import PagePlan
from tpm_site.model.site import Shelf
from tpm_site.pages.feed import ENTRIES
from tpm_site.pages.frame import Frame
from tpm_site.pages.gather import Gatherer, components_of, shelf_input
from tpm_site.pages.home import NOT_FOUND_URL
from tpm_site.pages.inputs import (
    FeedInputs,
    FeedItem,
    GlossaryInputs,
    IndexInputs,
    RedirectInputs,
    SitemapInputs,
    TermInput,
    Translation,
)
from tpm_site.site import urls
from tpm_site.site.paths import TakenPaths

_REDIRECT = "redirect"
_READING = {Kind.ARTICLE: "article", Kind.TREATMENT: "treatment", Kind.PAGE: "page"}


@dataclass(frozen=True)
class Planner:
    """Plans the pages of one language."""

    gatherer: Gatherer

    def plan(self) -> Iterator[PagePlan]:
        """All pages of the language, in no order that a reader sees."""
        edition, gatherer = self.gatherer.edition, self.gatherer
        yield self.page(f"{edition.prefix}{urls.HOME}", "home", gatherer.home, edition.home)
        yield self.page(f"{edition.prefix}{urls.LIBRARY}", "library", partial(gatherer.listing, None))
        for shelf in edition.shelves:
            yield self.page(shelf.card.url, "category", partial(gatherer.listing, shelf), shelf.card)
        for card in (*edition.articles, *edition.treatments, *edition.pages):
            page = self.page(card.url, _READING[card.id.kind], partial(gatherer.reading, card), card)
            yield replace(page, shows=gatherer.shows(card))
        for card in edition.people:
            if gatherer.document(card).person is not None:
                yield self.page(card.url, "person", partial(gatherer.profile, card), card)
        yield from self._indexes()
        yield from self._feeds()

    def page(self, url: str, kind: str, gather: Callable[[], object], card: Card | None = None) -> PagePlan:
        """One page; `card` is that of the document that it is about, if there is one."""
        source = self.gatherer.document(card).path if card else ""
        components = self.gatherer.components(card) if card and kind != _REDIRECT else ()
        return PagePlan(urls.output_path(url), kind, self.gatherer.frame.language, gather, source, components)

    def _indexes(self) -> Iterator[PagePlan]:
        edition, gatherer = self.gatherer.edition, self.gatherer
        for kind, path, cards in (
            ("treatments", urls.TREATMENTS, edition.treatments),
            ("people", urls.PEOPLE, edition.people),
        ):
            url = f"{edition.prefix}{path}"
            yield self.page(url, kind, partial(self._index, url, cards))
        page = self.page(f"{edition.prefix}{urls.GLOSSARY}", "glossary", self._glossary)
        definitions = (text.facts for name, text in gatherer.texts.items() if name != DISCLAIMER)
        yield replace(page, components=components_of(definitions))

    def _index(self, url: str, cards: tuple[Card, ...]) -> IndexInputs:
        gatherer = self.gatherer
        teasers = gatherer.undated(cards)
        return IndexInputs(frame=gatherer.frame, url=url, cards=teasers, action=gatherer.site.action)

    def _glossary(self) -> GlossaryInputs:
        terms = tuple(self._terms(self.gatherer.site.library.terms))
        return GlossaryInputs(frame=self.gatherer.frame, terms=terms)

    def _terms(self, terms: Mapping[str, Term]) -> Iterator[TermInput]:
        for id, term in sorted(terms.items()):
            definition = self.gatherer.linked(f"term:{id}")
            yield TermInput(id=id, term=term.term, also=term.also, definition=definition)

    def _feeds(self) -> Iterator[PagePlan]:
        edition = self.gatherer.edition
        url = f"{edition.prefix}{urls.FEED}"
        yield self.page(url, "feed", partial(self._feed, url, None, edition.articles))
        for shelf in edition.shelves:
            url = urls.feed_of(shelf.card.url)
            yield self.page(url, "feed", partial(self._feed, url, shelf, shelf.articles))

    def _feed(self, url: str, shelf: Shelf | None, articles: tuple[Card, ...]) -> FeedInputs:
        live = [card for card in articles if card.status is Status.LIVE][:ENTRIES]
        about = shelf_input(shelf) if shelf else None
        items = tuple(map(self._feed_item, live))
        return FeedInputs(frame=self.gatherer.frame, url=url, shelf=about, articles=items)

    def _feed_item(self, card: Card) -> FeedItem:
        authors = tuple(author.title for author in self.gatherer.authors(card))
        kicker = self.gatherer.teaser(card).kicker
        return FeedItem(card.title, card.summary, card.url, card.published, card.changed, authors, kicker)


def plan_site(planners: Mapping[str, Planner]) -> Iterator[PagePlan]:
    """All pages of all languages, and those that the site has once. `planners` are by language."""
    for planner in planners.values():
        yield from planner.plan()
    first = next(iter(planners.values()))
    yield first.page(NOT_FOUND_URL, "not-found", first.gatherer.not_found)
    yield first.page(urls.SITEMAP, "sitemap", partial(_sitemap, tuple(planners.values())))
    for alias, card in sorted(first.gatherer.site.redirects.items()):
        planner = planners[card.id.language]
        yield planner.page(alias, _REDIRECT, partial(_redirect, planner.gatherer.frame, card), card)


def _redirect(frame: Frame, card: Card) -> RedirectInputs:
    return RedirectInputs(frame=frame, target=card.url, title=card.title)


def _sitemap(planners: tuple[Planner, ...]) -> SitemapInputs:
    pages: dict[str, str] = {}
    alternates: dict[str, tuple[Translation, ...]] = {}
    for planner in planners:
        edition = planner.gatherer.edition
        newest = _newest(edition.articles)
        own = edition.home.changed if edition.home else None
        pages[f"{edition.prefix}{urls.HOME}"] = max(newest, own.isoformat() if own else "")
        pages[f"{edition.prefix}{urls.LIBRARY}"] = newest
        for shelf in edition.shelves:
            pages[shelf.card.url] = _newest(shelf.articles)
        for card in (*edition.articles, *edition.treatments, *edition.pages, *edition.people):
            if card.status is Status.LIVE:
                pages[card.url] = card.changed.isoformat() if card.changed else ""
                translations = planner.gatherer.translations(card.id)
                if len(translations) > 1:
                    alternates[card.url] = translations
        for path in (urls.TREATMENTS, urls.PEOPLE, urls.GLOSSARY):
            pages[f"{edition.prefix}{path}"] = ""
    frame = planners[0].gatherer.frame
    return SitemapInputs(frame=frame, pages=tuple(pages.items()), alternates=alternates)


def _newest(cards: tuple[Card, ...]) -> str:
    days = [card.changed for card in cards if card.changed and card.status is Status.LIVE]
    return max(days).isoformat() if days else ""


def find_clashes(plans: tuple[PagePlan, ...], others: tuple[tuple[str, str], ...]) -> Iterator[Diagnostic]:
    """Two outputs at one path, which on some disks is also one path in other letters.

    `others` are the paths of outputs that are no pages, each with the file that it is made from, if it is
    made from one. Old paths of one page may differ in letters alone.
    """
    taken = TakenPaths()
    for path, source in [*others, *((plan.path, plan.source) for plan in plans)]:
        first = taken.owner(path.casefold())
        taken.take(path.casefold(), source)
        if first is None or (source and first == source):
            continue
        names = " and ".join(name or "a file that every site has" for name in sorted((first, source)))
        message = f"two outputs would be written to {path}: {names}"
        yield Diagnostic(
            Span(source or first),
            "F202",
            message,
            "rename that file, or delete the old path that it is under `aliases`",
        )
