"""Front matter of each kind of Markdown file. Unknown keys are refused."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from tpm_site.model.common import Action, Citation, Ids, Image, Lines, Question
from tpm_site.model.fields import (
    Every,
    Flag,
    Href,
    IsoDate,
    Line,
    OldPath,
    OptionalText,
    Plain,
    Slug,
    Waivers,
    Whole,
)
from tpm_site.model.kinds import Kind
from tpm_site.model.written import Record


class Review(Record, frozen=True, kw_only=True):
    """How often a page is due for review."""

    every: Every


class Waivable(Record, frozen=True, kw_only=True):
    """A text that may waive a rule, with the reason."""

    allow: Waivers = field(default_factory=dict)


class Addressed(Waivable, frozen=True, kw_only=True):
    """A text with an address of its own, and the paths that it had before."""

    aliases: tuple[OldPath, ...] = ()


class Article(Addressed, frozen=True, kw_only=True):
    """An article of the resource library."""

    title: Plain
    summary: Plain
    category: Slug
    published: IsoDate
    updated: IsoDate | None = None
    expires: IsoDate | None = None
    draft: Flag = False
    authors: Ids = ()
    tags: Lines = ()
    topics: Lines = ()
    key_points: Lines = ()
    citations: tuple[Citation, ...] = ()
    faqs: tuple[Question, ...] = ()
    cta: Action | None = None
    related: Ids = ()
    treatments: Ids = ()
    image: Image | None = None
    review: Review | None = None


class Treatment(Addressed, frozen=True, kw_only=True):
    """A treatment that the practice offers."""

    title: Plain
    summary: Plain
    also: Lines = ()
    published: IsoDate | None = None
    updated: IsoDate | None = None
    draft: Flag = False
    topics: Lines = ()
    key_points: Lines = ()
    citations: tuple[Citation, ...] = ()
    faqs: tuple[Question, ...] = ()
    cta: Action | None = None
    related: Ids = ()
    image: Image | None = None
    review: Review | None = None


class Page(Addressed, frozen=True, kw_only=True):
    """A page of the practice: its policy, its address. `index` introduces the home page."""

    title: Plain
    summary: Plain
    published: IsoDate | None = None
    updated: IsoDate | None = None
    draft: Flag = False
    citations: tuple[Citation, ...] = ()
    cta: Action | None = None
    image: Image | None = None


class Category(Addressed, frozen=True, kw_only=True):
    """A shelf of the library."""

    title: Plain
    summary: Plain
    order: Whole = 100
    cta: Action | None = None
    image: Image | None = None


class Person(Addressed, frozen=True, kw_only=True):
    """Someone who writes, reviews or treats; or an organization that does."""

    name: Plain
    kind: Literal["person", "organization"] = "person"
    summary: Plain | None = None
    credentials: Lines = ()
    role: OptionalText = ""
    specialties: Lines = ()
    npi: OptionalText = ""
    orcid: OptionalText = ""
    treatments: Ids = ()
    same_as: tuple[Href, ...] = ()
    image: Image | None = None


class Snippet(Waivable, frozen=True, kw_only=True):
    """A passage that several pages share; its front matter may be left out."""

    title: Line | None = None


Front = Article | Treatment | Page | Category | Person | Snippet

FRONT_OF_KIND: dict[Kind, type[Front]] = {
    Kind.ARTICLE: Article,
    Kind.TREATMENT: Treatment,
    Kind.PAGE: Page,
    Kind.CATEGORY: Category,
    Kind.PERSON: Person,
    Kind.SNIPPET: Snippet,
}
