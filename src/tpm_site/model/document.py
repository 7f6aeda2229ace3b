"""What parsing makes of one file, and what the other pages may see of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span
from tpm_site.model.body import EMPTY, Body, Include, Link, Picture
from tpm_site.model.common import Image
from tpm_site.model.front import Front
from tpm_site.model.kinds import DocumentId


class Cited(NamedTuple):
    """One use of a reference."""

    id: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A common question, with the answer parsed."""

    id: str
    question: str
    answer: Body


@dataclass(frozen=True, slots=True)
class Facts:
    """What the checks need to know of a document's texts, in order of reading."""

    links: tuple[Link, ...] = ()
    citations: tuple[Cited, ...] = ()
    pictures: tuple[Picture, ...] = ()
    includes: tuple[Include, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One source file, parsed. `marks` says where each front-matter value stands."""

    id: DocumentId
    path: str
    front: Front
    marks: Mapping[str, Mark]
    body: Body = EMPTY
    key_points: tuple[Body, ...] = ()
    faqs: tuple[AnsweredQuestion, ...] = ()
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """The document where the file allows one, and what is wrong with it."""

    id: DocumentId
    path: str
    document: Document | None
    diagnostics: tuple[Diagnostic, ...]


class Status(StrEnum):
    """Whether a page may be seen on the day of the build, and why not."""

    LIVE = "live"
    DRAFT = "draft"
    FUTURE = "future"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Card:
    """What other pages may see of a document. `url` is rooted, without the base path."""

    id: DocumentId
    path: str
    url: str
    title: str
    summary: str
    status: Status = Status.LIVE
    category: str = ""
    published: date | None = None
    updated: date | None = None
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    image: Image | None = None

    @property
    def changed(self) -> date | None:
        """The day on which the content last changed, by its own dates."""
        return self.updated or self.published


@dataclass(frozen=True, slots=True)
class LibraryText:
    """A Markdown text of a YAML file, parsed. `name` is `term:ID` or `disclaimer`."""

    name: str
    span: Span
    body: Body
