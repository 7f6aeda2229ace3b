"""The head of a page: meta data, addresses, and the parts of the JSON-LD graph."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from tpm_site.model.assets import ImageSet
from tpm_site.model.calendar import Status
from tpm_site.model.social_card import HEIGHT, WIDTH, SocialCard
from tpm_site.pages import json_ld
from tpm_site.pages.frame import Frame
from tpm_site.pages.inputs import Translation
from tpm_site.pages.parts import Head, LinkText
from tpm_site.pages.social_card import card_address
from tpm_site.render.picture import PictureView, picture_view
from tpm_site.site import urls


class Description(Struct, frozen=True, kw_only=True):
    """What is said of a page, in its head and in its graph.

    `schema_type` is a type of schema.org, `extra` further properties of that node, `nodes` further
    nodes. `crumbs` end with the page itself. `card` is its social card, which goes before
    `image`.
    """

    url: str
    title: str
    summary: str
    crumbs: tuple[LinkText, ...]
    schema_type: str = "WebPage"
    kind: str = "website"
    published: date | None = None
    modified: date | None = None
    section: str = ""
    image: ImageSet | None = None
    image_alt: str = ""
    card: SocialCard | None = None
    noindex: bool = False
    translations: tuple[Translation, ...] = ()
    feeds: tuple[LinkText, ...] = ()
    extra: tuple[tuple[str, Any], ...] = ()
    nodes: tuple[json_ld.Node, ...] = ()


def head_of(frame: Frame, page: Description) -> Head:
    """The head, with the graph made from the same values."""
    canonical = frame.absolute(page.url)
    name = frame.name
    title = name if page.title == name else f"{page.title} | {name}"
    site_feed = LinkText(name, frame.href(f"{frame.prefix}{urls.FEED}"))
    return Head(
        title=title,
        description=page.summary,
        canonical=canonical,
        kind=page.kind,
        noindex=page.noindex,
        image=_share_image(frame, page),
        published=page.published.isoformat() if page.published else "",
        modified=page.modified.isoformat() if page.modified else "",
        section=page.section,
        alternates=_alternates(frame, page.translations),
        feeds=(site_feed, *page.feeds),
        json_ld=json_ld.graph(_nodes(frame, page, canonical)),
    )


def _share_image(frame: Frame, page: Description) -> PictureView | None:
    """The picture that other sites show of a shared page, by its full address."""
    if page.card is not None:
        return _card_image(frame, page.url, page.card)
    images = page.image or frame.share_image
    if images is None or images.path.endswith(".svg"):
        images = frame.share_image
    if images is None:
        return None
    alt = page.image_alt if images is page.image else frame.name
    return picture_view(images, alt)._replace(src=f"{frame.place.origin}{images.path}")


def _card_image(frame: Frame, url: str, card: SocialCard) -> PictureView:
    """Networks keep a picture by its address for weeks, so this changes with what is on the card."""
    address = f"{frame.absolute(card_address(url))}?v={card.version}"
    return PictureView(address, "", WIDTH, HEIGHT, f"{card.style.name}: {card.title}")


def _alternates(frame: Frame, translations: Sequence[Translation]) -> tuple[LinkText, ...]:
    if len(translations) < 2:
        return ()
    links = [LinkText(card.language, frame.absolute(card.url)) for card in translations]
    default = next((c for c in translations if c.language == frame.default_language), None)
    if default:
        links.append(LinkText("x-default", frame.absolute(default.url)))
    return tuple(links)


def _nodes(frame: Frame, page: Description, canonical: str) -> list[object]:
    node = json_ld.without_empty(
        {
            "@type": page.schema_type,
            "@id": f"{canonical}#page",
            "url": canonical,
            "name": page.title,
            "description": page.summary,
            "inLanguage": frame.language,
            "datePublished": page.published.isoformat() if page.published else "",
            "dateModified": page.modified.isoformat() if page.modified else "",
            "isPartOf": {"@id": json_ld.website_id(frame)},
            "publisher": {"@id": json_ld.organization_id(frame)},
            "breadcrumb": {"@id": f"{canonical}#breadcrumb"} if len(page.crumbs) > 1 else None,
            "image": _card_address(frame, page),
            "primaryImageOfPage": _image_node(frame, page),
            **dict(page.extra),
        }
    )
    is_home = page.url == f"{frame.prefix}{urls.HOME}"
    site = json_ld.site_nodes(frame) if is_home else json_ld.named_site_nodes(frame)
    nodes: list[object] = [node, *page.nodes, *site]
    if len(page.crumbs) > 1:
        nodes.append(json_ld.breadcrumb_node(frame, canonical, page.crumbs))
    return nodes


def _image_node(frame: Frame, page: Description) -> json_ld.Node | None:
    if page.image is None:
        return None
    return json_ld.without_empty(
        {
            "@type": "ImageObject",
            "url": f"{frame.place.origin}{page.image.path}",
            "width": _pixels(page.image.width),
            "height": _pixels(page.image.height),
            "caption": page.image_alt,
        }
    )


def _card_address(frame: Frame, page: Description) -> str | None:
    """The card stands for the page, and is not shown on it; how large it is stands in the head."""
    return _card_image(frame, page.url, page.card).src if page.card is not None else None


def _pixels(value: int) -> json_ld.Node:
    return {"@type": "QuantitativeValue", "value": value, "unitText": "px"}


def is_hidden(status: Status) -> bool:
    """Whether search engines must not keep a page: it is shown in a preview only."""
    return status is not Status.LIVE
