"""What all pages of one language are given: the site's own values, as pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from tpm_site.model.assets import Assets, ImageSet, Rendition
from tpm_site.model.citation_style import CitationStyle
from tpm_site.model.library import Organization, SiteConfig
from tpm_site.model.site import Edition
from tpm_site.model.social_card import CardStyle
from tpm_site.pages.parts import Chrome, LinkText
from tpm_site.pages.wording import locale_of
from tpm_site.site import urls

STYLESHEET = "style.css"
LISTS_STYLESHEET = "lists.css"
"""What pages that lead to others have beside it."""
ICON = "icon.svg"
SHARE_IMAGE = "social.png"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
"""The Content-Security-Policy of every page: nothing from elsewhere, and no scripts.

What asks from within a page, such as Lighthouse for robots.txt, may ask the site itself.
"""


class Place(NamedTuple):
    """Where the site lives: `origin` is scheme and host, `base` the path below it, empty at a root."""

    origin: str
    base: str

    def href(self, url: str) -> str:
        """An address of the site as a page must ask for it; any other address as it is."""
        return f"{self.base}{url}" if url.startswith("/") else url

    def absolute(self, url: str) -> str:
        """An address of the site in full."""
        return f"{self.origin}{self.base}{url}" if url.startswith("/") else url


def place_of(config: SiteConfig) -> Place:
    """The place that `base_url` names."""
    parts = urlsplit(config.base_url)
    return Place(f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/"))


class Frame(Struct, frozen=True, eq=False):
    """Made once for a language, and told from others by that alone, so that what follows from it can be kept.

    `prefix` begins the addresses of the language; `policy` is where the editorial policy stands, `style` how
    references are written, `card_style` how social cards look, None where there are none.
    """

    name: str
    tagline: str
    description: str
    language: str
    default_language: str
    prefix: str
    place: Place
    chrome: Chrome
    organization: Organization
    policy: str
    share_image: ImageSet | None
    card_style: CardStyle | None
    style: CitationStyle

    def href(self, url: str) -> str:
        """An address of the site as a page must ask for it; any other address as it is."""
        return self.place.href(url)

    def absolute(self, url: str) -> str:
        """An address of the site in full."""
        return self.place.absolute(url)

    @property
    def strings(self) -> Mapping[str, str]:
        return self.chrome.strings

    def chrome_at(self, url: str) -> Chrome:
        """The chrome with the navigation's link to the page at `url`, or above it, marked."""
        here = self.href(url)
        return _marked(
            self.chrome, tuple([self._nearness(link.href, here) for link in self.chrome.navigation])
        )

    def _nearness(self, href: str, here: str) -> str:
        """What a link in the navigation is to the page at `here`."""
        if href == here:
            return "page"
        return "true" if here.startswith(href) and href != self.chrome.home else ""

    def home_crumb(self) -> LinkText:
        """The first of every breadcrumb."""
        return LinkText(self.strings["home"], self.chrome.home)


@lru_cache(maxsize=256)
def _marked(chrome: Chrome, marks: tuple[str, ...]) -> Chrome:
    """The chrome with its navigation marked: most pages of a section have the same."""
    links = zip(chrome.navigation, marks, strict=True)
    return replace(chrome, navigation=tuple(link._replace(current=mark) for link, mark in links))


def frame_of(
    config: SiteConfig,
    edition: Edition,
    strings: Mapping[str, str],
    assets: Assets,
    style: CitationStyle,
    card_style: CardStyle | None,
) -> Frame:
    """The frame of one language; without a `card_style` pages have no social cards."""
    place = place_of(config)
    share_image = assets.images.get(f"static/assets/{SHARE_IMAGE}")
    return Frame(
        name=config.name,
        tagline=config.tagline,
        description=config.description,
        language=edition.language,
        default_language=config.language,
        prefix=edition.prefix,
        place=place,
        chrome=_chrome(config, edition, strings, assets, place),
        organization=config.organization,
        policy=config.policies.get("editorial", ""),
        share_image=based(share_image, place.base) if share_image else None,
        card_style=card_style,
        style=style,
    )


def _chrome(
    config: SiteConfig, edition: Edition, strings: Mapping[str, str], assets: Assets, place: Place
) -> Chrome:
    def asset(name: str) -> str:
        return place.href(assets.files.get(name, f"/assets/{name}"))

    return Chrome(
        language=edition.language,
        locale=locale_of(edition.language),
        strings=strings,
        site_name=config.name,
        tagline=config.tagline,
        home=place.href(f"{edition.prefix}{urls.HOME}"),
        navigation=tuple(LinkText(item.label, place.href(item.href)) for item in config.navigation),
        footer=tuple(LinkText(card.title, place.href(card.url)) for card in edition.pages),
        contact=_contact(config.organization),
        stylesheet=asset(STYLESHEET),
        lists_stylesheet=asset(LISTS_STYLESHEET),
        icon=asset(ICON),
        policy=POLICY,
    )


def _contact(organization: Organization) -> tuple[LinkText, ...]:
    """How to reach the practice, as far as it has said so."""
    found = []
    if organization.telephone:
        digits = "".join(c for c in organization.telephone if c.isdigit() or c == "+")
        found.append(LinkText(organization.telephone, f"tel:{digits}"))
    if organization.email:
        found.append(LinkText(organization.email, f"mailto:{organization.email}"))
    if organization.address:
        found.append(LinkText(organization.address, ""))
    return tuple(found)


def based(images: ImageSet, base: str) -> ImageSet:
    """A picture with its paths as a page below `base` must ask for them."""
    renditions = tuple(Rendition(base + r.path, r.width) for r in images.renditions)
    return ImageSet(base + images.path, images.width, images.height, renditions)
