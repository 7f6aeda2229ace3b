"""The plan: every page that will exist, and the inputs that it is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.model.document import Card, Status
from tpm_site.model.front import Person
from tpm_site.model.kinds import Kind
from tpm_site.model.plan import PagePlan
from tpm_site.model.site import Edition, Shelf
from tpm_site.pages.feed import ENTRIES
from tpm_site.pages.frame import Frame
from tpm_site.pages.gather import Gatherer
from tpm_site.pages.home import NOT_FOUND_URL
from tpm_site.pages.inputs import (
    FeedInputs,
    GlossaryInputs,
    IndexInputs,
    RedirectInputs,
    SitemapInputs,
    TermInput,
)
from tpm_site.site import urls
from tpm_site.site.paths import TakenPaths

_READING = {Kind.ARTICLE: "article", Kind.TREATMENT: "treatment", Kind.PAGE: "page"}


@dataclass(frozen=True)
class Planner:
    """Plans the pages of one language."""

    gatherer: Gatherer
    terms: tuple[TermInput, ...]

    def plan(self) -> Iterator[PagePlan]:
        """All pages of the language, in no order that a reader sees."""
        edition = self.gatherer.frame.edition
        yield _page(f"{edition.prefix}{urls.HOME}", "home", self.gatherer.home(), edition.home)
        yield _page(f"{edition.prefix}{urls.LIBRARY}", "library", self.gatherer.listing(None))
        for shelf in edition.shelves:
            listing = self.gatherer.listing(shelf)
            yield _page(shelf.card.url, "category", listing, shelf.card)
        for card in (*edition.articles, *edition.treatments, *edition.pages):
            document = self.gatherer.documents[card.id]
            inputs = self.gatherer.reading(document, card)
            yield _page(card.url, _READING[card.id.kind], inputs, card)
        yield from self._people(edition)
        yield from self._indexes(edition)
        yield from self._feeds(edition)

    def _people(self, edition: Edition) -> Iterator[PagePlan]:
        for card in edition.people:
            document = self.gatherer.documents[card.id]
            if isinstance(document.front, Person):
                inputs = self.gatherer.profile(document, card, document.front)
                yield _page(card.url, "person", inputs, card)

    def _indexes(self, edition: Edition) -> Iterator[PagePlan]:
        frame, action = self.gatherer.frame, self.gatherer.not_found().action
        for kind, path, cards in (
            ("treatments", urls.TREATMENTS, edition.treatments),
            ("people", urls.PEOPLE, edition.people),
        ):
            url = f"{edition.prefix}{path}"
            inputs = IndexInputs(frame=frame, url=url, cards=cards, action=action)
            yield _page(url, kind, inputs)
        glossary = GlossaryInputs(frame=frame, terms=self.terms)
        yield _page(f"{edition.prefix}{urls.GLOSSARY}", "glossary", glossary)

    def _feeds(self, edition: Edition) -> Iterator[PagePlan]:
        url = f"{edition.prefix}{urls.FEED}"
        yield _page(url, "feed", self._feed(url, None, edition.articles))
        for shelf in edition.shelves:
            url = urls.feed_of(shelf.card.url)
            yield _page(url, "feed", self._feed(url, shelf, shelf.articles))

    def _feed(self, url: str, shelf: Shelf | None, articles: tuple[Card, ...]) -> FeedInputs:
        live = tuple(card for card in articles if card.status is Status.LIVE)[:ENTRIES]
        connections = self.gatherer.site.connections
        return FeedInputs(
            frame=self.gatherer.frame,
            url=url,
            shelf=shelf,
            articles=live,
            authors={
                card.path: tuple(author.title for author in connections[card.id].authors) for card in live
            },
            kickers=self.gatherer.kickers(live),
        )


class _Inputs(Protocol):
    @property
    def frame(self) -> Frame: ...


def _page(url: str, kind: str, inputs: _Inputs, card: Card | None = None) -> PagePlan:
    language, source = inputs.frame.language, card.path if card else ""
    return PagePlan(urls.output_path(url), kind, language, inputs, source)


def plan_site(planners: tuple[Planner, ...]) -> Iterator[PagePlan]:
    """All pages of all languages, and those that the site has once."""
    for planner in planners:
        yield from planner.plan()
    gatherer = planners[0].gatherer
    yield _page(NOT_FOUND_URL, "not-found", gatherer.not_found())
    yield _page(urls.SITEMAP, "sitemap", _sitemap(planners))
    for alias, card in sorted(gatherer.site.redirects.items()):
        inputs = RedirectInputs(frame=gatherer.frame, target=card.url, title=card.title)
        yield _page(alias, "redirect", inputs, card)


def _sitemap(planners: tuple[Planner, ...]) -> SitemapInputs:
    pages: dict[str, str] = {}
    alternates: dict[str, tuple[tuple[str, str], ...]] = {}
    for planner in planners:
        edition, site = planner.gatherer.frame.edition, planner.gatherer.site
        newest = _newest(edition.articles)
        own = edition.home.changed if edition.home else None
        pages[f"{edition.prefix}{urls.HOME}"] = max(newest, own.isoformat() if own else "")
        pages[f"{edition.prefix}{urls.LIBRARY}"] = newest
        for shelf in edition.shelves:
            pages[shelf.card.url] = _newest(shelf.articles)
        for card in (*edition.articles, *edition.treatments, *edition.pages, *edition.people):
            if card.status is Status.LIVE:
                pages[card.url] = card.changed.isoformat() if card.changed else ""
                translations = site.connections[card.id].translations
                if len(translations) > 1:
                    alternates[card.url] = tuple((c.id.language, c.url) for c in translations)
        for path in (urls.TREATMENTS, urls.PEOPLE, urls.GLOSSARY):
            pages[f"{edition.prefix}{path}"] = ""
    return SitemapInputs(frame=planners[0].gatherer.frame, pages=tuple(pages.items()), alternates=alternates)


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
