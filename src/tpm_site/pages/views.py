"""One view for each template of a page: exactly what that template may show."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup
from msgspec import Struct

from tpm_site.model.body import Heading
from tpm_site.pages.parts import (
    ActionView,
    Byline,
    CardView,
    Chrome,
    EvidenceView,
    LinkText,
    PageView,
    PersonView,
    QuestionView,
    ReferenceView,
    ShelfLink,
)
from tpm_site.render.picture import PictureView


class HomeView(PageView, frozen=True, kw_only=True):
    """home.html"""

    body: Markup
    shelves: tuple[ShelfLink, ...]
    newest: tuple[CardView, ...]
    treatments: tuple[CardView, ...]
    action: ActionView | None


class ListingView(PageView, frozen=True, kw_only=True):
    """library.html and category.html: `filters` are links, the current one marked."""

    body: Markup
    filters: tuple[ShelfLink, ...]
    articles: tuple[CardView, ...]
    feed: str
    action: ActionView | None


class ReadingView(PageView, frozen=True, kw_only=True):
    """What a text to read has: article.html, treatment.html, page.html."""

    kicker: LinkText | None
    also: tuple[str, ...]
    byline: Byline
    picture: PictureView | None
    key_points: tuple[Markup, ...]
    contents: tuple[Heading, ...]
    body: Markup
    questions: tuple[QuestionView, ...]
    evidence: EvidenceView | None
    references: tuple[ReferenceView, ...]
    specialists: tuple[PersonView, ...]
    practice: PersonView | None
    disclaimer: Markup
    action: ActionView | None
    related: tuple[CardView, ...]


class IndexView(PageView, frozen=True, kw_only=True):
    """treatments.html and people.html: a list of cards."""

    cards: tuple[CardView, ...]
    action: ActionView | None


class ProfileView(PageView, frozen=True, kw_only=True):
    """person.html"""

    person: PersonView
    picture: PictureView | None
    specialties: tuple[str, ...]
    body: Markup
    treatments: tuple[CardView, ...]
    articles: tuple[CardView, ...]


class TermView(NamedTuple):
    """A word of the glossary."""

    id: str
    term: str
    also: tuple[str, ...]
    definition: Markup


class LetterView(NamedTuple):
    """The words that begin with one letter."""

    id: str
    letter: str
    terms: tuple[TermView, ...]


class GlossaryView(PageView, frozen=True, kw_only=True):
    """glossary.html"""

    letters: tuple[LetterView, ...]


class StudyCard(NamedTuple):
    """A study as the list shows it; `facts` are who reported it and how many took part."""

    title: str
    href: str
    facts: str
    mark: str
    finding: Markup
    limits: Markup
    citing: tuple[LinkText, ...]


class StudyGroup(NamedTuple):
    """Studies of one kind; `id` is a deep link."""

    id: str
    heading: str
    studies: tuple[StudyCard, ...]


class EvidenceListView(PageView, frozen=True, kw_only=True):
    """evidence.html"""

    groups: tuple[StudyGroup, ...]


class Fact(NamedTuple):
    """What is known of a study under a name."""

    label: str
    value: str


class StudyView(PageView, frozen=True, kw_only=True):
    """study.html: `notices` are what must be known before all else, `links` lead to where it can be read."""

    kicker: LinkText
    notices: tuple[str, ...]
    finding: Markup
    limits: Markup
    facts: tuple[Fact, ...]
    reference: Markup
    links: tuple[LinkText, ...]
    citing: tuple[LinkText, ...]


class Specimen(NamedTuple):
    """An example of the style guide: words and source, then what it gives; `part` names a component."""

    part: str
    words: Markup
    result: Markup


class StyleGuideView(PageView, frozen=True, kw_only=True):
    """styleguide.html: `sample` is an article made of the examples, `rest` what follows the last one."""

    sample: ReadingView
    rest: Markup
    specimens: tuple[Specimen, ...]
    term: TermView
    shelves: tuple[ShelfLink, ...]
    filters: tuple[ShelfLink, ...]


class NotFoundView(PageView, frozen=True, kw_only=True):
    """404.html"""

    shelves: tuple[ShelfLink, ...]


class RedirectView(Struct, frozen=True, kw_only=True):
    """redirect.html: `target` is rooted, `canonical` absolute."""

    chrome: Chrome
    title: str
    target: str
    canonical: str


class FeedEntry(NamedTuple):
    """One article of a feed; dates are RFC 3339, addresses absolute."""

    title: str
    summary: str
    href: str
    published: str
    updated: str
    authors: tuple[str, ...]
    category: str


class FeedView(Struct, frozen=True, kw_only=True):
    """feed.xml: Atom 1.0."""

    title: str
    subtitle: str
    language: str
    id: str
    self_href: str
    home: str
    updated: str
    author: str
    entries: tuple[FeedEntry, ...]


class SitemapEntry(NamedTuple):
    """One address; `modified` is empty where no date is known."""

    href: str
    modified: str
    alternates: tuple[LinkText, ...] = ()


class SitemapView(Struct, frozen=True, kw_only=True):
    """sitemap.xml"""

    entries: tuple[SitemapEntry, ...]
