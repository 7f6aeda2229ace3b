"""The library and its shelves: articles as cards, and the shelves as links that filter them."""

from __future__ import annotations

from markupsafe import Markup

from tpm_site.model.document import Card
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


def listing_view(inputs: ListingInputs, components: Components) -> ListingView:
    """Everything that library.html and category.html show."""
    frame, shelf, strings = inputs.frame, inputs.shelf, inputs.frame.strings
    library = LinkText(strings["library"], frame.href(f"{frame.edition.prefix}{urls.LIBRARY}"))
    crumbs: tuple[LinkText, ...] = (frame.home_crumb(), library)
    feeds: tuple[LinkText, ...] = ()
    if shelf:
        url, title, summary = shelf.card.url, shelf.card.title, shelf.card.summary
        crumbs = (*crumbs, LinkText(title, frame.href(url), current=True))
        feed = urls.feed_of(url)
        feed_title = strings["feed_title"].format(site=frame.config.name, name=title)
        feeds = (LinkText(feed_title, frame.href(feed)),)
    else:
        url, title = f"{frame.edition.prefix}{urls.LIBRARY}", strings["library"]
        summary = strings["library_summary"]
        crumbs = (frame.home_crumb(), library._replace(current=True))
        feed = f"{frame.edition.prefix}{urls.FEED}"
    page = Description(
        url=url,
        title=title,
        summary=summary,
        crumbs=crumbs,
        schema_type="CollectionPage",
        image=inputs.image,
        image_alt=_alt(inputs),
        translations=inputs.translations,
        feeds=feeds,
        extra=(("mainEntity", article_list(frame, inputs.articles)),),
    )
    return ListingView(
        chrome=frame.chrome_at(url),
        head=head_of(frame, page),
        crumbs=crumbs,
        title=title,
        summary=summary,
        mark="",
        body=filled(inputs, components),
        filters=_filters(frame, url),
        articles=tuple(frame.card(c, inputs.kickers.get(c.category, "")) for c in inputs.articles),
        feed=frame.href(feed),
        action=frame.action(inputs.action),
    )


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
