"""The inputs of the views: exactly what each kind of page is made from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from tpm_site.model.assets import ImageSet
from tpm_site.model.calendar import Status
from tpm_site.model.common import CallToAction, Image
from tpm_site.model.content import StoredContent
from tpm_site.model.fields import Interval
from tpm_site.model.front import Person
from tpm_site.model.kinds import Kind
from tpm_site.model.linked import LinkedBody
from tpm_site.model.reference import Design, Reference
from tpm_site.model.watch import Notice
from tpm_site.pages.frame import Frame


class Teaser(NamedTuple):
    """A page as others show it; `kicker` is the title of its category."""

    title: str
    url: str
    summary: str
    kicker: str = ""
    published: date | None = None
    status: Status = Status.LIVE


class ShelfInput(NamedTuple):
    """A category as a link, and how many articles stand in it."""

    title: str
    url: str
    summary: str
    articles: int


class Kicker(NamedTuple):
    """The category that a page stands in, as a link."""

    title: str
    url: str


class Translation(NamedTuple):
    """The same page in one language, itself included."""

    language: str
    url: str


class Picture(NamedTuple):
    """The picture that stands for a page, where it has one that can be shown."""

    images: ImageSet
    image: Image


class PersonInput(Struct, frozen=True, kw_only=True):
    """Someone who writes or treats."""

    url: str
    front: Person


class TextInput(Struct, frozen=True, kw_only=True):
    """A document's own text, and what its holes lead to."""

    content: StoredContent
    hrefs: Mapping[str, str]
    images: Mapping[str, ImageSet]
    snippets: Mapping[str, LinkedBody]


class ReadingInputs(Struct, frozen=True, kw_only=True):
    """A text to read: an article, a treatment, a page of the site's own.

    `references` are those of the library, `notices` what is known of those that are written in place, by
    their numbers; `review` is how often a page is due that does not say so itself,
    None where it has no date to count from.
    """

    frame: Frame
    kind: Kind
    text: TextInput
    url: str
    title: str
    summary: str
    status: Status
    published: date | None
    updated: date | None
    expires: date | None
    tags: tuple[str, ...]
    references: Mapping[str, Reference]
    notices: Mapping[str, tuple[Notice, ...]]
    category: Kicker | None
    authors: tuple[PersonInput, ...]
    specialists: tuple[PersonInput, ...]
    related: tuple[Teaser, ...]
    translations: tuple[Translation, ...]
    action: CallToAction | None
    picture: Picture | None
    review: Interval | None
    disclaimer: LinkedBody | None

    @property
    def changed(self) -> date | None:
        """The day on which the content last changed, by its own dates."""
        return self.updated or self.published


class ListingInputs(Struct, frozen=True, kw_only=True):
    """The library, or one of its shelves. `total` counts all articles; `shelf` is None for the library."""

    frame: Frame
    text: TextInput | None
    shelf: ShelfInput | None
    shelves: tuple[ShelfInput, ...]
    total: int
    articles: tuple[Teaser, ...]
    action: CallToAction | None
    picture: Picture | None = None
    translations: tuple[Translation, ...] = ()


class HomeInputs(Struct, frozen=True, kw_only=True):
    """The home page. `introduction` is content/pages/index.md as a card, `text` what it says."""

    frame: Frame
    text: TextInput | None
    introduction: Teaser | None
    updated: date | None
    shelves: tuple[ShelfInput, ...]
    newest: tuple[Teaser, ...]
    treatments: tuple[Teaser, ...]
    action: CallToAction | None
    picture: Picture | None = None
    translations: tuple[Translation, ...] = ()


class NotFoundInputs(Struct, frozen=True, kw_only=True):
    """The page that answers a wrong address."""

    frame: Frame
    shelves: tuple[ShelfInput, ...]


class ProfileInputs(Struct, frozen=True, kw_only=True):
    """Someone's own page."""

    frame: Frame
    person: PersonInput
    text: TextInput
    treatments: tuple[Teaser, ...]
    articles: tuple[Teaser, ...]
    picture: Picture | None
    translations: tuple[Translation, ...]


class IndexInputs(Struct, frozen=True, kw_only=True):
    """A list of cards of one kind."""

    frame: Frame
    url: str
    cards: tuple[Teaser, ...]
    action: CallToAction | None


class TermInput(Struct, frozen=True, kw_only=True):
    """A word of the glossary, with its definition parsed."""

    id: str
    term: str
    also: tuple[str, ...]
    definition: LinkedBody


class GlossaryInputs(Struct, frozen=True, kw_only=True):
    """The glossary."""

    frame: Frame
    terms: tuple[TermInput, ...]


class Citing(NamedTuple):
    """A page that cites a study, as the pages of studies name it."""

    title: str
    url: str


class StudyEntry(NamedTuple):
    """A study as the list of all shows it; `cited_by` are the addresses of pages."""

    id: str
    name: str
    title: str
    design: Design | None
    participants: int | None
    retracted: bool
    finding: LinkedBody | None
    limits: LinkedBody | None
    cited_by: tuple[str, ...]


class EvidenceInputs(Struct, frozen=True, kw_only=True):
    """The list of all studies that pages cite, and those pages, each once."""

    frame: Frame
    studies: tuple[StudyEntry, ...]
    citing: tuple[Citing, ...]


class StudyInputs(Struct, frozen=True, kw_only=True):
    """One study, and the pages that cite it. `newer` is the name of the version that takes its place."""

    frame: Frame
    record: Reference
    finding: LinkedBody | None
    limits: LinkedBody | None
    newer: str
    citing: tuple[Citing, ...]
    translations: tuple[Translation, ...]


class StyleGuideInputs(Struct, frozen=True, kw_only=True):
    """The style guide: the template that its text is."""

    frame: Frame
    source: bytes


class FeedItem(NamedTuple):
    """One article of a feed; `authors` are names."""

    title: str
    summary: str
    url: str
    published: date | None
    changed: date | None
    authors: tuple[str, ...]
    category: str


class FeedInputs(Struct, frozen=True, kw_only=True):
    """The feed of the site, or of one shelf."""

    frame: Frame
    url: str
    shelf: ShelfInput | None
    articles: tuple[FeedItem, ...]


class SitemapInputs(Struct, frozen=True, kw_only=True):
    """Every page that a search engine may keep, with the day of its last change."""

    frame: Frame
    pages: tuple[tuple[str, str], ...]
    alternates: Mapping[str, tuple[Translation, ...]]


class SocialCardInputs(Struct, frozen=True, kw_only=True):
    """The card of the page at `url`. `style` is the digest of what all cards share, which the frame holds."""

    frame: Frame
    url: str
    title: str
    kicker: str
    style: str


class RedirectInputs(Struct, frozen=True, kw_only=True):
    """An old path, and where it leads now."""

    frame: Frame
    target: str
    title: str
