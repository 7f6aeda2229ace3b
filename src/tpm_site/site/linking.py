"""Where each document leads. What an earlier run has found stands, where nothing behind it has moved.

Linking a document depends on that document, on the world, on which ids other pages have, and on which
references they cite. These two only matter to links that name one.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from tpm_site.base.span import Mark
from tpm_site.model.common import CallToAction
from tpm_site.model.document import Document
from tpm_site.model.kinds import DocumentId
from tpm_site.model.site import Connections, Linked
from tpm_site.model.tree import SourceTree
from tpm_site.site.citing import citing_pages, study_urls
from tpm_site.site.connections import Connected, connect
from tpm_site.site.hrefs import Found, Hrefs, hrefs_of, origin_of
from tpm_site.site.links import Places
from tpm_site.site.pictures import picture_path
from tpm_site.site.readable import Readable
from tpm_site.site.sections import Anchors
from tpm_site.site.settings_links import check_href
from tpm_site.site.urls import EVIDENCE
from tpm_site.site.world import World


class Earlier(NamedTuple):
    """What a run has found in the same world; findings of documents in `told` name places in their files."""

    readable: Mapping[DocumentId, Readable]
    linked: Mapping[DocumentId, Linked]
    told: Container[DocumentId] = ()


def link_all(
    readable: Mapping[DocumentId, Readable], world: World, tree: SourceTree, earlier: Earlier
) -> tuple[Mapping[DocumentId, Linked], Places]:
    """Every document with where it leads, and what links may lead to."""
    old = earlier.readable
    moved = [id for id, now in readable.items() if old.get(id) is not now and _has_moved(id, now, earlier)]
    connected = {id: connect(readable[id], world) for id in moved}

    def connections_of(id: DocumentId) -> Connections:
        return connected[id].connections if id in connected else earlier.linked[id].connections

    documents = {id: now.document for id, now in readable.items()}
    if any(_ids_have_moved(id, documents[id], connections_of(id), earlier) for id in moved):
        naming = [id for id, found in documents.items() if any(map(_names_what_may_go, _links(found)))]
        connected |= {id: connect(readable[id], world) for id in naming if id not in connected}
    citing = citing_pages(world.shown, connections_of) if world.records.library.references else {}
    studies = study_urls(citing, tree.languages[0])
    places = Places(world.addresses, Anchors(world.addresses, documents, connections_of, studies), citing)
    shared: Found = {}
    fresh = {id: _link(readable[id], found, world, tree, places, shared) for id, found in connected.items()}
    return {id: fresh[id] if id in fresh else earlier.linked[id] for id in documents}, places


def _names_what_may_go(link: str) -> bool:
    """Whether a link names an id on a page, or the page of a reference, which is there while it is cited."""
    return "#" in link or EVIDENCE in link


def _has_moved(id: DocumentId, now: Readable, earlier: Earlier) -> bool:
    """Whether a document is another one, or stands elsewhere in its file and somebody has said where."""
    before, linked = earlier.readable.get(id), earlier.linked.get(id)
    if before is None or linked is None:
        return True
    if now.document is not before.document and now.document != before.document:
        return True
    if now.packed == before.packed:
        return False
    return id in earlier.told or bool(linked.diagnostics or linked.pictures or linked.downloads)


def _ids_have_moved(id: DocumentId, document: Document, now: Connections, earlier: Earlier) -> bool:
    """Whether pages that show a document may have other ids than they had."""
    before = earlier.readable.get(id)
    if before is None:
        return True
    old, was = before.document, earlier.linked[id].connections
    return _ids(document, now) != _ids(old, was)


def _links(document: Document) -> Iterator[str]:
    """The addresses that a document names, in its texts and in its call to action."""
    yield from document.facts.links
    if isinstance(document.cta, CallToAction):
        yield document.cta.href


def _ids(document: Document, connections: Connections) -> tuple[object, ...]:
    """All of a document and of its connections that `sections.anchors_of` makes something of."""
    facts = document.facts
    parts = (document.sections, document.headings, facts.anchors, facts.citations, document.citations)
    return (*parts, connections.action is None, bool(connections.related), connections.snippets)


def _link(
    now: Readable, connected: Connected, world: World, tree: SourceTree, places: Places, shared: Found
) -> Linked:
    """Where one document leads."""
    document = now.document
    origin = origin_of(document, world.known[document.id].url, tree.languages[0])
    hrefs, faults = hrefs_of(document.facts.links, lambda: now.marks.links, origin, places, shared)
    found = [*connected.diagnostics, *faults]
    if isinstance(document.cta, CallToAction):
        found += check_href(document.cta.href, lambda: now.span("cta.href"), places)
    pictures = dict(_pictures(now, tree))
    downloads = dict(_downloads(now, hrefs))
    return Linked(connected.connections, hrefs, pictures, downloads, tuple(found))


def _downloads(now: Readable, hrefs: Hrefs) -> Iterator[tuple[str, Mark | None]]:
    """The files that a document offers; the first of those with one name comes last."""
    if any(target.attachment for target in hrefs.values()):
        for link, mark in reversed(list(zip(now.document.facts.links, now.marks.links, strict=True))):
            if hrefs[link].attachment:
                yield hrefs[link].attachment, mark


def _pictures(now: Readable, tree: SourceTree) -> Iterator[tuple[str, Mark | None]]:
    """The pictures that a document names and that exist; the first of those with one name comes last."""
    document = now.document
    if document.image is None and not document.facts.pictures:
        return
    marks = now.marks
    image = [(document.image.src, marks.values.get("image.src"))] if document.image else []
    for src, mark in reversed([*zip(document.facts.pictures, marks.pictures, strict=True), *image]):
        path = picture_path(src, document.path, tree)
        if path:
            yield path, mark
