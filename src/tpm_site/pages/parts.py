"""What views are made of: the values that templates and components are given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup
from msgspec import Struct

from tpm_site.render.picture import PictureView


class DateText(NamedTuple):
    """A day, for `<time datetime>` and for the reader."""

    iso: str
    text: str


class LinkText(NamedTuple):
    """A link; `current` is "page" where it leads to the page it stands on, "true" to one above it."""

    label: str
    href: str
    current: str = ""


class ShelfLink(Struct, frozen=True):
    """A category as a link: how many articles it holds, in words, or as a number where it is a filter."""

    label: str
    href: str
    count: str
    summary: str = ""
    current: bool = False


class CardView(NamedTuple):
    """A page as a card; `mark` says Draft, or why else it is not public, in a preview."""

    title: str
    href: str
    summary: str
    kicker: str = ""
    date: DateText | None = None
    mark: str = ""


class QuestionView(NamedTuple):
    """A common question; `id` is its deep link."""

    id: str
    question: str
    answer: Markup


class NoteView(NamedTuple):
    """What has become of a source: `kind` is retracted, concern, corrected or superseded."""

    kind: str
    text: str


class ReferenceView(NamedTuple):
    """A numbered reference; `uses` lead back to each place that cites it."""

    id: str
    number: int
    notes: tuple[NoteView, ...]
    content: Markup
    links: tuple[LinkText, ...]
    uses: tuple[LinkText, ...]


class EvidenceView(NamedTuple):
    """What a page rests on, in sentences; `more` leads to all studies of the site."""

    sentences: tuple[str, ...]
    more: LinkText | None


class ActionView(NamedTuple):
    """A call to action."""

    heading: str
    text: str
    label: str
    href: str


class PersonView(NamedTuple):
    """Someone who writes or treats: a name, its letters, a role and a page."""

    name: str
    credentials: str
    role: str
    href: str
    summary: str = ""


class Byline(NamedTuple):
    """Who wrote a page and when, how long it takes to read, and when review is due."""

    authors: tuple[PersonView, ...]
    published: DateText | None
    updated: DateText | None
    minutes: str
    review: DateText | None


class Head(Struct, frozen=True, kw_only=True):
    """What the head element says. All addresses but assets are absolute."""

    title: str
    description: str
    canonical: str
    kind: str
    noindex: bool
    image: PictureView | None
    published: str
    modified: str
    section: str
    alternates: tuple[LinkText, ...]
    feeds: tuple[LinkText, ...]
    json_ld: Markup


class Chrome(Struct, frozen=True, kw_only=True, eq=False):
    """What all pages of one language share, made once; labels come from strings/LANGUAGE.yaml."""

    language: str
    locale: str
    strings: Mapping[str, str]
    site_name: str
    tagline: str
    home: str
    navigation: tuple[LinkText, ...]
    footer: tuple[LinkText, ...]
    contact: tuple[LinkText, ...]
    stylesheet: str
    lists_stylesheet: str
    icon: str
    policy: str


class PageView(Struct, frozen=True, kw_only=True):
    """What every HTML page has; `mark` is the banner of a page that is not public."""

    chrome: Chrome
    head: Head
    crumbs: tuple[LinkText, ...]
    title: str
    summary: str
    mark: str
