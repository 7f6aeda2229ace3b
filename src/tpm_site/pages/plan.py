"""The plan: every page that will exist. What a page is made from is gathered where it is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.documents.texts import TERM
from tpm_site.model.document import Card
from tpm_site.model.kinds import DocumentId
from tpm_site.model.plan import PagePlan
from tpm_site.model.reference import MARKDOWN_OF_REFERENCE
from tpm_site.pages.gather import Gatherer, Gatherers, components_of
from tpm_site.pages.home import NOT_FOUND_URL
from tpm_site.pages.lists import feed, glossary, index, redirect, sitemap, style_guide
from tpm_site.pages.planned_cards import planned_card, social_card
from tpm_site.pages.social_card import SOCIAL_CARD, card_address
from tpm_site.pages.studies import evidence, study
from tpm_site.pages.table import READING_KINDS
from tpm_site.render.references import COMPONENTS
from tpm_site.site import urls
from tpm_site.site.paths import TakenPaths

_REDIRECT = "redirect"
Gather = Callable[[Gatherer], object]


class Planner(Struct, frozen=True):
    """Plans the pages of one language. What it hands on names documents, and holds none."""

    gatherer: Gatherer

    def plan(self) -> Iterator[PagePlan]:
        """All pages of the language, in no order that a reader sees."""
        edition, gatherer = self.gatherer.edition, self.gatherer
        home = f"{edition.prefix}{urls.HOME}"
        yield self.page(home, "home", Gatherer.home, edition.home)
        yield from self.card(home, edition.home.id if edition.home else None)
        yield self.page(f"{edition.prefix}{urls.LIBRARY}", "library", partial(Gatherer.listing, slug=None))
        for shelf in edition.shelves:
            gather = partial(Gatherer.listing, slug=shelf.card.id.slug)
            yield self.page(shelf.card.url, "category", gather, shelf.card)
            yield from self.card(shelf.card.url, shelf.card.id)
        for card in (*edition.articles, *edition.treatments, *edition.pages):
            yield from self.reading(card.id)
        for card in edition.people:
            if gatherer.readable[card.id].document.person is not None:
                yield self.page(card.url, "person", partial(Gatherer.profile, id=card.id), card)
        yield from self._indexes()
        yield from self._studies()
        yield from self._feeds()

    def reading(self, id: DocumentId) -> Iterator[PagePlan]:
        """The page of a text to read, and its social card."""
        gatherer = self.gatherer
        gather = partial(_gather, partial(Gatherer.reading, id=id), id.language)
        url = gatherer.site.cards[id].url
        yield PagePlan(
            urls.output_path(url),
            READING_KINDS[id.kind],
            id.language,
            gather,
            gatherer.readable[id].document.path,
            gatherer.components(id),
            gatherer.shows(id),
        )
        yield from self.card(url, id)

    def card(self, url: str, id: DocumentId | None) -> Iterator[PagePlan]:
        """The social card of the page at `url`, if it has one; `id` is what the page is about."""
        if planned_card(self.gatherer, id) is None:
            return
        language, path = self.gatherer.edition.language, urls.output_path(card_address(url))
        gather = partial(_gather, partial(social_card, url=url, id=id), language)
        source = self.gatherer.readable[id].document.path if id else ""
        yield PagePlan(path, SOCIAL_CARD, language, gather, source, shows=(id,) if id else None)

    def page(self, url: str, kind: str, gather: Gather, card: Card | None = None) -> PagePlan:
        """One page; `card` is that of the document that it is about, if there is one."""
        gatherer, language = self.gatherer, self.gatherer.edition.language
        source = gatherer.readable[card.id].document.path if card else ""
        components = gatherer.components(card.id) if card and kind != _REDIRECT else ()
        own = partial(_gather, gather, language)
        return PagePlan(urls.output_path(url), kind, language, own, source, components)

    def _indexes(self) -> Iterator[PagePlan]:
        prefix = self.gatherer.edition.prefix
        for kind, path in (("treatments", urls.TREATMENTS), ("people", urls.PEOPLE)):
            yield self.page(f"{prefix}{path}", kind, partial(index, kind=kind, url=f"{prefix}{path}"))
        definitions = (text.facts for name, text in self.gatherer.texts.items() if name.startswith(TERM))
        page = self.page(f"{prefix}{urls.GLOSSARY}", "glossary", glossary)
        yield page._replace(components=components_of(definitions))

    def _studies(self) -> Iterator[PagePlan]:
        """The list of all studies that pages cite, and the page of each."""
        gatherer, prefix = self.gatherer, self.gatherer.edition.prefix
        library = gatherer.site.library
        if not library.references:
            return
        cited = gatherer.cited
        page = self.page(f"{prefix}{urls.EVIDENCE}", "evidence", evidence)
        yield page._replace(components=self._words_of(cited))
        for id in cited:
            page = self.page(urls.study_url(id, prefix), "study", partial(study, id=id))
            source = library.spans[f"reference:{id}"].file
            yield page._replace(source=source, components=self._words_of((id,)))

    def _words_of(self, references: Iterable[str]) -> tuple[str, ...]:
        """What our words on some studies are filled with."""
        texts = self.gatherer.texts
        names = (f"{key}:{id}" for id in references for key in MARKDOWN_OF_REFERENCE)
        return components_of(texts[name].facts for name in names if name in texts)

    def _feeds(self) -> Iterator[PagePlan]:
        edition = self.gatherer.edition
        url = f"{edition.prefix}{urls.FEED}"
        yield self.page(url, "feed", partial(feed, url=url, slug=None))
        for shelf in edition.shelves:
            url = urls.feed_of(shelf.card.url)
            yield self.page(url, "feed", partial(feed, url=url, slug=shelf.card.id.slug))


def _gather(gather: Gather, language: str, gatherers: Gatherers) -> object:
    return gather(gatherers[language])


def plan_site(gatherers: Gatherers) -> Iterator[PagePlan]:
    """All pages of all languages, and those that the site has once."""
    planners = {language: Planner(gatherer) for language, gatherer in gatherers.items()}
    for planner in planners.values():
        yield from planner.plan()
    first = next(iter(planners.values()))
    yield first.page(NOT_FOUND_URL, "not-found", Gatherer.not_found)
    if first.gatherer.guide is not None:
        page = first.page(urls.STYLE_GUIDE, "style-guide", style_guide)
        yield page._replace(components=tuple(sorted(COMPONENTS)))
    # It is made from what all languages hold.
    yield PagePlan(urls.output_path(urls.SITEMAP), "sitemap", first.gatherer.edition.language, sitemap)
    for alias, card in sorted(first.gatherer.site.redirects.items()):
        gather = partial(redirect, id=card.id)
        yield planners[card.id.language].page(alias, _REDIRECT, gather, card)


def find_clashes(plans: Iterable[PagePlan], others: tuple[tuple[str, str], ...]) -> Iterator[Diagnostic]:
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
        message = f"two things would be published as {path}: {names}"
        yield Diagnostic(
            Span(source or first),
            "F202",
            message,
            "rename that file, or delete the old path that it is under `aliases`",
        )
