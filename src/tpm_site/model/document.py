"""What parsing makes of one file, and what the other pages may see of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span
from tpm_site.model.body import Body
from tpm_site.model.calendar import Status
from tpm_site.model.common import CallToAction, Image
from tpm_site.model.front import Person
from tpm_site.model.kinds import DocumentId
from tpm_site.model.passage import Headline, Passage
from tpm_site.model.study import Study


class Facts(Struct, frozen=True, array_like=True):
    """What a document's texts name, in order of reading, and the ids that they have.

    `links` are targets as written, `citations` and `includes` ids, `pictures` sources, `callouts` kinds,
    `outside` addresses of the web. `headlines` are claims of front matter: where one of these comes or
    goes, more than words has moved.
    """

    links: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    callouts: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    headlines: tuple[Headline, ...] = ()


class Marks(Struct, frozen=True, array_like=True):
    """Where things stand in the file: front-matter values by name, and the facts, one mark for each."""

    values: Mapping[str, Mark] = field(default_factory=dict)
    links: tuple[Mark, ...] = ()
    citations: tuple[Mark, ...] = ()
    pictures: tuple[Mark, ...] = ()
    includes: tuple[Mark, ...] = ()
    callouts: tuple[Mark, ...] = ()
    outside: tuple[Mark, ...] = ()
    passages: tuple[Mark, ...] = ()


class Listed(NamedTuple):
    """One of a document's `citations`: named by its id, or `is_written` in place."""

    id: str
    is_written: bool


class Document(Struct, frozen=True, array_like=True, kw_only=True):
    """One source file, as far as the rest of the site may depend on it.

    `allow` are the codes that it waives; `studies` are its references that are written in place; `sections`
    the parts of its page that come from front matter; `headings` how many of the second level its own text
    has; `person` is all of the front matter of one who writes or treats.
    """

    id: DocumentId
    path: str
    title: str = ""
    summary: str = ""
    published: date | None = None
    updated: date | None = None
    expires: date | None = None
    draft: bool = False
    category: str = ""
    tags: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    citations: tuple[Listed, ...] = ()
    studies: tuple[Study, ...] = ()
    cta: str | CallToAction | None = None
    image: Image | None = None
    order: int = 0
    person: Person | None = None
    sections: tuple[str, ...] = ()
    headings: int = 0
    facts: Facts = Facts()

    def with_words_of(self, other: Document) -> Document:
        """The same with the title and the summary of another one."""
        return replace(self, title=other.title, summary=other.summary)


class ParsedDocument(Struct, frozen=True, array_like=True):
    """The document where the file allows one, the digest of its Content, and what is wrong with it.

    `marks` are the encoded Marks. They stand apart, for a text that moves down by a line is the same
    document, and encoded, for they are asked for only where there is something to be said.
    """

    id: DocumentId
    path: str
    document: Document | None
    marks: bytes
    content: str
    diagnostics: tuple[Diagnostic, ...]


class Card(Struct, frozen=True, array_like=True):
    """What other pages may see of a document. `url` is rooted, without the base path."""

    id: DocumentId
    url: str
    title: str
    summary: str
    status: Status = Status.LIVE
    category: str = ""
    published: date | None = None
    updated: date | None = None

    @property
    def changed(self) -> date | None:
        """The day on which the content last changed, by its own dates."""
        return self.updated or self.published


class LibraryText(Struct, frozen=True):
    """A Markdown text of a YAML file, parsed; by `name`: term:ID, finding:ID, limits:ID, disclaimer."""

    name: str
    span: Span
    body: Body
    facts: Facts
    marks: Marks
