"""The library and its shelves: articles as cards, and the shelves as links that filter them."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from tpm_site.model.document import Card
from tpm_site.model.site import Shelf
from tpm_site.pages import json_ld
from tpm_site.pages.frame import Frame
from tpm_site.pages.head import Description, head_of
from tpm_site.pages.inputs import ListingInputs
from tpm_site.pages.parts import LinkText, ShelfLink
from tpm_site.pages.views import ListingView
from tpm_site.pages.wording import counted
from tpm_site.render.components import Components
from tpm_site.render.fill import Filler
from tpm_site.site import urls


class _Place(NamedTuple):
    """What a listing is called and where it stands. `feeds` are those that only this page names."""

    url: str
    title: str
    summary: str
    crumbs: tuple[LinkText, ...]
    feed: str
    feeds: tuple[LinkText, ...] = ()


def listing_view(inputs: ListingInputs, components: Components) -> ListingView:
    """Everything that library.html and category.html show."""
    frame, place = inputs.frame, _place(inputs.frame, inputs.shelf)
    page = Description(
        url=place.url,
        title=place.title,
        summary=place.summary,
        crumbs=place.crumbs,
        schema_type="CollectionPage",
        image=inputs.image,
        image_alt=_alt(inputs),
        translations=inputs.translations,
        feeds=place.feeds,
        extra=(("mainEntity", article_list(frame, inputs.articles)),),
    )
    return ListingView(
        chrome=frame.chrome_at(place.url),
        head=head_of(frame, page),
        crumbs=place.crumbs,
        title=place.title,
        summary=place.summary,
        mark="",
        body=filled(inputs, components),
        filters=_filters(frame, place.url),
        articles=tuple(frame.card(c, inputs.kickers.get(c.category, "")) for c in inputs.articles),
        feed=frame.href(place.feed),
        action=frame.action(inputs.action),
    )


def _place(frame: Frame, shelf: Shelf | None) -> _Place:
    """The place of the library, or of one shelf of it."""
    strings, home = frame.strings, frame.home_crumb()
    url = f"{frame.edition.prefix}{urls.LIBRARY}"
    library = LinkText(strings["library"], frame.href(url))
    if shelf is None:
        crumbs = (home, library._replace(current="page"))
        feed = f"{frame.edition.prefix}{urls.FEED}"
        return _Place(url, strings["library"], strings["library_summary"], crumbs, feed)
    card, feed = shelf.card, urls.feed_of(shelf.card.url)
    here = LinkText(card.title, frame.href(card.url), current="page")
    feed_title = strings["feed_title"].format(site=frame.config.name, name=card.title)
    feeds = (LinkText(feed_title, frame.href(feed)),)
    return _Place(card.url, card.title, card.summary, (home, library, here), feed, feeds)


def _alt(inputs: ListingInputs) -> str:
    return inputs.card.image.alt if inputs.card and inputs.card.image else ""


def filled(inputs: ListingInputs, components: Components) -> Markup:
    """The text of a listing, which cites nothing."""
    if inputs.source is None:
        return Markup("")
    return Filler(components, {}, inputs.snippets).fill(inputs.source)


def _filters(frame: Frame, url: str) -> tuple[ShelfLink, ...]:
    """All articles, and each shelf."""
    library = f"{frame.edition.prefix}{urls.LIBRARY}"
    count = counted(frame.strings, "article", len(frame.edition.articles), frame.language)
    everything = ShelfLink(frame.strings["filter_all"], frame.href(library), count, current=url == library)
    return (everything, *(frame.shelf(shelf, url) for shelf in frame.edition.shelves))


def article_list(frame: Frame, articles: tuple[Card, ...]) -> json_ld.Node | None:
    """A list of articles as the graph names it."""
    if not articles:
        return None
    return {
        "@type": "ItemList",
        "numberOfItems": len(articles),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "url": frame.absolute(card.url), "name": card.title}
            for position, card in enumerate(articles, 1)
        ],
    }
