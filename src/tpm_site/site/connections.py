"""What one document leads to: people, treatments, related articles, snippets, references."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.model.common import CallToAction
from tpm_site.model.document import Document
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.site import Connections
from tpm_site.model.ties import Ties
from tpm_site.site.actions import public_action
from tpm_site.site.ids import IdReader
from tpm_site.site.readable import Readable
from tpm_site.site.related import COUNT
from tpm_site.site.snippets import snippets_of
from tpm_site.site.world import World

_BY_NAMED_AUTHORS = (Kind.ARTICLE, Kind.TREATMENT, Kind.PAGE)
_MEDICAL = (Kind.ARTICLE, Kind.TREATMENT)


class Connected(NamedTuple):
    """The connections of a document, and the ids in it that name nothing."""

    connections: Connections
    diagnostics: tuple[Diagnostic, ...]


def connect(now: Readable, world: World) -> Connected:
    """The connections of one document."""
    document, id = now.document, now.document.id
    snippets = snippets_of(id.language, document.facts.includes, world.known)
    names = tuple(snippet.id.slug for snippet in snippets)
    references = _references(document, snippets, world)
    kind = id.kind
    if kind is Kind.SNIPPET:
        return Connected(Connections(snippets=names, references=references), ())
    reader = IdReader(world, document.path, id.language, lambda: now.marks.values, id)
    if kind is Kind.ARTICLE:
        reader.is_shown(document.category, Kind.CATEGORY, "category")
    articles = _articles(id, world)
    connections = Connections(
        related=_related(document, articles, reader) if kind in _MEDICAL else (),
        authors=_authors(document, reader) if kind in _BY_NAMED_AUTHORS else (),
        specialists=_specialists(document, world) if kind in _MEDICAL else (),
        treatments=reader.slugs(document.treatments, Kind.TREATMENT, "treatments"),
        articles=articles,
        action=_action(document, reader) if kind is not Kind.PERSON else None,
        snippets=names,
        references=references,
    )
    return Connected(connections, tuple(reader.diagnostics))


def _articles(id: DocumentId, world: World) -> tuple[str, ...]:
    """The articles about a treatment, or by an author."""
    if id.kind is Kind.TREATMENT:
        return world.on_treatment.get((id.language, id.slug), ())
    if id.kind is Kind.PERSON:
        return world.by_author.get((id.language, id.slug), ())
    return ()


def _related(document: Document, articles: tuple[str, ...], reader: IdReader) -> tuple[str, ...]:
    id, world = document.id, reader.world
    named = reader.slugs(document.related, Kind.ARTICLE, "related")
    others = tuple(slug for slug in articles if slug not in named)
    own = id.slug if id.kind is Kind.ARTICLE else None
    wanted = (*named, *others[: max(COUNT - len(named), 0)])
    return world.neighbours[id.language].of(world.known[id], own, wanted)


def _authors(document: Document, reader: IdReader) -> tuple[str, ...]:
    if document.authors:
        return reader.slugs(document.authors, Kind.PERSON, "authors")
    world, language = reader.world, document.id.language
    default = world.records.config.defaults.authors
    return tuple(slug for slug in default if DocumentId(Kind.PERSON, slug, language) in world.shown)


def _specialists(document: Document, world: World) -> tuple[str, ...]:
    slugs = document.treatments if document.id.kind is Kind.ARTICLE else (document.id.slug,)
    language = document.id.language
    return tuple(sorted({person for slug in slugs for person in world.providers.get((language, slug), ())}))


def _action(document: Document, reader: IdReader) -> CallToAction | None:
    """The document's own call to action, else its category's, else the site's."""
    world = reader.world
    left_out = world.addresses.left_out
    if document.cta is not None:
        return public_action(reader.action_of(document.cta, "cta"), left_out)
    category = world.known.get(DocumentId(Kind.CATEGORY, document.category, document.id.language))
    named = category.action if category else None
    if named is None:
        return world.action
    action = world.records.library.actions.get(named) if isinstance(named, str) else named
    return public_action(action, left_out)


def _references(document: Document, snippets: Iterable[Ties], world: World) -> tuple[str, ...]:
    """The library's references that a document and its snippets name."""
    library = world.records.library.references
    used = {listed.id for listed in document.citations}
    used.update(document.facts.citations, *(snippet.citations for snippet in snippets))
    return tuple(sorted(used & library.keys()))
