"""The library and its shelves: articles as cards, and the shelves as links that filter them."""

from __future__ import annotations

from typing import NamedTuple

from tpm_site.model.kinds import Kind
from tpm_site.model.social_card import SocialCard
from tpm_site.pages import json_ld
from tpm_site.pages.cards import action_view, card_view, filter_links
from tpm_site.pages.frame import Frame
from tpm_site.pages.head import Description, head_of
from tpm_site.pages.inputs import ListingInputs, ShelfInput, Teaser
from tpm_site.pages.parts import LinkText
from tpm_site.pages.social_card import card_of, kicker_of
from tpm_site.pages.texts import filled
from tpm_site.pages.views import ListingView
from tpm_site.render.components import Components
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
        image=inputs.picture.images if inputs.picture else None,
        image_alt=inputs.picture.image.alt if inputs.picture else "",
        card=_card(inputs),
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
        body=filled(inputs.text, components),
        filters=filter_links(frame, inputs.total, inputs.shelves, place.url),
        articles=tuple(card_view(frame, teaser) for teaser in inputs.articles),
        feed=frame.href(place.feed),
        action=action_view(frame, inputs.action),
    )


def _place(frame: Frame, shelf: ShelfInput | None) -> _Place:
    """The place of the library, or of one shelf of it."""
    strings, home = frame.strings, frame.home_crumb()
    url = f"{frame.prefix}{urls.LIBRARY}"
    library = LinkText(strings["library"], frame.href(url))
    if shelf is None:
        crumbs = (home, library._replace(current="page"))
        feed = f"{frame.prefix}{urls.FEED}"
        return _Place(url, strings["library"], strings["library_summary"], crumbs, feed)
    feed = urls.feed_of(shelf.url)
    here = LinkText(shelf.title, frame.href(shelf.url), current="page")
    feed_title = strings["feed_title"].format(site=frame.name, name=shelf.title)
    feeds = (LinkText(feed_title, frame.href(feed)),)
    return _Place(shelf.url, shelf.title, shelf.summary, (home, library, here), feed, feeds)


def _card(inputs: ListingInputs) -> SocialCard | None:
    """That of a shelf."""
    frame, shelf = inputs.frame, inputs.shelf
    return card_of(frame, shelf.title, kicker_of(frame, Kind.CATEGORY, ""), inputs.picture) if shelf else None


def article_list(frame: Frame, articles: tuple[Teaser, ...]) -> json_ld.Node | None:
    """A list of articles as the graph names it."""
    if not articles:
        return None
    absolute = frame.place.absolute
    return {
        "@type": "ItemList",
        "numberOfItems": len(articles),
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "url": absolute(teaser.url),
                "name": teaser.title,
            }
            for position, teaser in enumerate(articles, 1)
        ],
    }
