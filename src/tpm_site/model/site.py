"""The site as resolve makes it: addresses, shelves, and links both ways. No bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct, field

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span
from tpm_site.model.calendar import Change, LeftOut
from tpm_site.model.common import CallToAction
from tpm_site.model.document import Card, LibraryText
from tpm_site.model.kinds import DocumentId
from tpm_site.model.library import SiteConfig, Term
from tpm_site.model.reference import Reference
from tpm_site.model.study import Study
from tpm_site.model.watch import Notice, WatchLock


class Library(Struct, frozen=True):
    """The shared records of the content folder, by id, and where each was written.

    `raws` are the definitions of terms as they stand in the file, quotes and indentation included. `broken`
    are the ids of references whose records are at fault themselves; `studies` are the references, as the
    checks see them, and `papers` their ids by what tells one paper from another: its numbers, title and year.
    `watch` is what is known of retractions and the like, None where nobody has asked; `notices` are those of
    it, by the DOI in lower case and by the PMID of the paper.
    """

    references: Mapping[str, Reference]
    actions: Mapping[str, CallToAction]
    terms: Mapping[str, Term]
    spans: Mapping[str, Span]
    raws: Mapping[str, str] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    studies: Mapping[str, Study] = field(default_factory=dict)
    papers: Mapping[str, str] = field(default_factory=dict)
    watch: WatchLock | None = None
    notices: Mapping[str, tuple[Notice, ...]] = field(default_factory=dict)


class Records(Struct, frozen=True):
    """What the YAML files hold: settings, with the place of each value, records, and their texts."""

    config: SiteConfig
    marks: Mapping[str, Mark]
    library: Library
    texts: tuple[LibraryText, ...]


class Shelf(Struct, frozen=True):
    """A category, and its articles, newest first."""

    card: Card
    articles: tuple[Card, ...]


class Edition(Struct, frozen=True):
    """The site in one language. `prefix` is empty for the default language, else `/es`."""

    language: str
    prefix: str
    articles: tuple[Card, ...]
    shelves: tuple[Shelf, ...]
    treatments: tuple[Card, ...]
    people: tuple[Card, ...]
    pages: tuple[Card, ...]
    home: Card | None


class Target(NamedTuple):
    """Where a link leads: an address of the site, or a file that is published as an asset.

    Neither where it leads to a page that is left out today.
    """

    href: str | None = None
    attachment: str = ""


class Connections(Struct, frozen=True, array_like=True):
    """What one document leads to, by the slugs of what is shown; `references` are ids of the library's.

    All are of the document's own language. `specialists` are in no order that a reader sees.
    """

    related: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    specialists: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    action: CallToAction | None = None
    snippets: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


class Linked(Struct, frozen=True, array_like=True):
    """Where one document leads: its connections, its links as written to where they lead, and what is wrong.

    `pictures` and `downloads` are the files that it asks for, with the place where it does so first.
    """

    connections: Connections
    hrefs: Mapping[str, Target]
    pictures: Mapping[str, Mark | None]
    downloads: Mapping[str, Mark | None]
    diagnostics: tuple[Diagnostic, ...] = ()


class Site(Struct, frozen=True):
    """The resolved site.

    `cards` are the pages that are shown, `paths` the files of all documents. `text_hrefs` are the links of
    library texts, by name, as written, to where they lead. `redirects` maps an old path to the page that it
    leads to. `action` is what pages show that name no call to action. `citing` are the pages that cite a
    reference of the library, by language and its id.
    """

    config: SiteConfig
    library: Library
    editions: tuple[Edition, ...]
    linked: Mapping[DocumentId, Linked]
    cards: Mapping[DocumentId, Card]
    paths: Mapping[DocumentId, str]
    action: CallToAction | None
    text_hrefs: Mapping[str, Mapping[str, Target]]
    redirects: Mapping[str, Card]
    left_out: tuple[LeftOut, ...]
    changes: tuple[Change, ...]
    citing: Mapping[str, Mapping[str, tuple[DocumentId, ...]]]
