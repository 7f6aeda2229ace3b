"""What all pages of one language are given: the site's own values, as pages show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from markupsafe import Markup

from tpm_site.model.assets import Assets, ImageSet, Rendition
from tpm_site.model.common import CallToAction
from tpm_site.model.document import Card, Status
from tpm_site.model.library import PLACEHOLDER, Organization, SiteConfig
from tpm_site.model.site import Edition, Shelf
from tpm_site.pages.parts import ActionView, CardView, Chrome, LinkText, ShelfLink
from tpm_site.pages.wording import counted, date_text, locale_of
from tpm_site.site import urls

STYLESHEET = "style.css"
ICON = "icon.svg"
SHARE_IMAGE = "social.png"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""The Content-Security-Policy of every page: nothing from elsewhere, and no scripts."""


@dataclass(frozen=True, slots=True)
class Frame:
    """`origin` is scheme and host, `base` the path below which the site lives (empty at a root)."""

    config: SiteConfig
    edition: Edition
    origin: str
    base: str
    chrome: Chrome
    organization: Organization
    disclaimer: Markup
    share_image: ImageSet | None

    def href(self, url: str) -> str:
        """An address of the site as a page must ask for it; any other address as it is."""
        return f"{self.base}{url}" if url.startswith("/") else url

    def absolute(self, url: str) -> str:
        """An address of the site in full."""
        return f"{self.origin}{self.base}{url}" if url.startswith("/") else url

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def strings(self) -> Mapping[str, str]:
        return self.chrome.strings

    def chrome_at(self, url: str) -> Chrome:
        """The chrome with the navigation's link to the page at `url`, or above it, marked."""
        here = self.href(url)
        navigation = tuple(
            link._replace(current=self._nearness(link.href, here)) for link in self.chrome.navigation
        )
        return replace(self.chrome, navigation=navigation)

    def _nearness(self, href: str, here: str) -> str:
        """What a link in the navigation is to the page at `here`."""
        if href == here:
            return "page"
        return "true" if here.startswith(href) and href != self.chrome.home else ""

    def card(self, card: Card, kicker: str = "") -> CardView:
        """A page as a card."""
        day = date_text(card.published, self.language) if card.published else None
        return CardView(card.title, self.href(card.url), card.summary, kicker, day, self.mark(card))

    def mark(self, card: Card) -> str:
        """What a preview says of a card that is not public."""
        if card.status is Status.LIVE:
            return ""
        return self.strings[f"mark_{card.status.value}"]

    def action(self, action: CallToAction | None) -> ActionView | None:
        """A call to action as it is shown."""
        if action is None:
            return None
        return ActionView(action.heading, action.text, action.label, self.href(action.href))

    def shelf(self, shelf: Shelf, current: str = "") -> ShelfLink:
        """A category as a link."""
        count = counted(self.strings, "article", len(shelf.articles), self.language)
        url = shelf.card.url
        return ShelfLink(shelf.card.title, self.href(url), count, shelf.card.summary, url == current)

    def home_crumb(self) -> LinkText:
        """The first of every breadcrumb."""
        return LinkText(self.strings["home"], self.chrome.home)


def frame_of(
    config: SiteConfig,
    edition: Edition,
    strings: Mapping[str, str],
    assets: Assets,
    disclaimer: Markup,
    share_image: ImageSet | None,
) -> Frame:
    """The frame of one language."""
    parts = urlsplit(config.base_url)
    origin, base = f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/")

    def href(url: str) -> str:
        return f"{base}{url}" if url.startswith("/") else url

    chrome = Chrome(
        language=edition.language,
        locale=locale_of(edition.language),
        strings=strings,
        site_name=config.name,
        tagline=config.tagline,
        home=href(f"{edition.prefix}{urls.HOME}"),
        navigation=tuple(LinkText(item.label, href(item.href)) for item in config.navigation),
        footer=_footer(edition, href),
        contact=_contact(config.organization),
        stylesheet=href(assets.files.get(STYLESHEET, f"/assets/{STYLESHEET}")),
        icon=href(assets.files.get(ICON, f"/assets/{ICON}")),
        policy=POLICY,
    )
    return Frame(
        config,
        edition,
        origin,
        base,
        chrome,
        config.organization,
        disclaimer,
        based(share_image, base) if share_image else None,
    )


def _footer(edition: Edition, href: Callable[[str], str]) -> tuple[LinkText, ...]:
    return tuple(LinkText(card.title, href(card.url)) for card in edition.pages)


def _contact(organization: Organization) -> tuple[LinkText, ...]:
    """How to reach the practice, as far as it has said so."""
    found = []
    if shown(organization.telephone):
        digits = "".join(c for c in organization.telephone if c.isdigit() or c == "+")
        found.append(LinkText(organization.telephone, f"tel:{digits}"))
    if shown(organization.email):
        found.append(LinkText(organization.email, f"mailto:{organization.email}"))
    if shown(organization.address):
        found.append(LinkText(organization.address, ""))
    return tuple(found)


def shown(value: str) -> bool:
    """Whether a value is known: not empty, and not a placeholder."""
    return bool(value) and not value.startswith(PLACEHOLDER)


def based(images: ImageSet, base: str) -> ImageSet:
    """A picture with its paths as a page below `base` must ask for them."""
    renditions = tuple(Rendition(base + r.path, r.width) for r in images.renditions)
    return ImageSet(base + images.path, images.width, images.height, renditions)
