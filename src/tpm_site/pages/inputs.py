"""The inputs of the views: exactly what each kind of page is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tpm_site.model.assets import ImageSet
from tpm_site.model.common import CallToAction
from tpm_site.model.document import Card, Document
from tpm_site.model.front import Person
from tpm_site.model.reference import Reference
from tpm_site.model.site import Shelf
from tpm_site.pages.frame import Frame
from tpm_site.render.fill import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInput:
    """Someone who writes or treats."""

    card: Card
    front: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingInputs:
    """A text to read. `source` holds its links and pictures, `snippets` those it includes."""

    frame: Frame
    document: Document
    card: Card
    source: Source
    snippets: Mapping[str, Source]
    references: Mapping[str, Reference]
    category: Card | None
    authors: tuple[PersonInput, ...]
    specialists: tuple[PersonInput, ...]
    related: tuple[Card, ...]
    kickers: Mapping[str, str]
    translations: tuple[Card, ...]
    action: CallToAction | None
    image: ImageSet | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingInputs:
    """The library, or one of its shelves; the home page; the page for a wrong address."""

    frame: Frame
    document: Document | None
    card: Card | None
    source: Source | None
    snippets: Mapping[str, Source]
    shelf: Shelf | None
    articles: tuple[Card, ...]
    kickers: Mapping[str, str]
    action: CallToAction | None
    image: ImageSet | None
    translations: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileInputs:
    """Someone's own page."""

    frame: Frame
    document: Document
    card: Card
    front: Person
    source: Source
    snippets: Mapping[str, Source]
    treatments: tuple[Card, ...]
    articles: tuple[Card, ...]
    kickers: Mapping[str, str]
    image: ImageSet | None
    translations: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexInputs:
    """A list of cards of one kind."""

    frame: Frame
    url: str
    cards: tuple[Card, ...]
    action: CallToAction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TermInput:
    """A word of the glossary, with its definition parsed."""

    id: str
    term: str
    also: tuple[str, ...]
    definition: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryInputs:
    """The glossary."""

    frame: Frame
    terms: tuple[TermInput, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedInputs:
    """The feed of the site, or of one shelf. `authors` are names, by article."""

    frame: Frame
    url: str
    shelf: Shelf | None
    articles: tuple[Card, ...]
    authors: Mapping[str, tuple[str, ...]]
    kickers: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapInputs:
    """Every page that a search engine may keep, with the day of its last change."""

    frame: Frame
    pages: tuple[tuple[str, str], ...]
    alternates: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectInputs:
    """An old path, and where it leads now."""

    frame: Frame
    target: str
    title: str
