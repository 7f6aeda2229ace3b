"""The pictures and downloads that documents ask for, and which of them the public may have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tpm_site.base.span import Span, at
from tpm_site.model.assets import Wanted
from tpm_site.model.document import Document
from tpm_site.model.kinds import DocumentId
from tpm_site.model.site import Records, Site, Target
from tpm_site.model.tree import SourceTree
from tpm_site.site.pictures import picture_path


def wanted_by(documents: Iterable[Document], records: Records, site: Site, tree: SourceTree) -> Wanted:
    """What pages ask for. That of pages that are left out is looked at, and not published."""
    pictures: dict[str, Span] = {}
    downloads: dict[str, Span] = {}
    public: set[str] = set()
    shown = _shown(site)
    for document in documents:
        found = _pictures(document, tree)
        files = _downloads(document, site.hrefs[document.id])
        pictures = found | pictures
        downloads = files | downloads
        if document.id in shown:
            public |= {*found, *files}
    for name, hrefs in site.text_hrefs.items():
        span = records.library.spans.get(name, Span(""))
        files = {target.attachment: span for target in hrefs.values() if target.attachment}
        downloads = files | downloads
        public |= files.keys()
    return Wanted(pictures, downloads, frozenset(public))


def _shown(site: Site) -> set[DocumentId]:
    """The documents of pages that are shown, with the snippets on them."""
    return {*site.cards, *(id for shown in site.cards for id in site.connections[shown].snippets)}


def _downloads(document: Document, hrefs: Mapping[str, Target]) -> dict[str, Span]:
    """The files that a document offers, each where it is offered first."""
    found: dict[str, Span] = {}
    for link, mark in zip(document.facts.links, document.marks.links, strict=True):
        attachment = hrefs[link].attachment
        if attachment:
            found.setdefault(attachment, at(document.path, mark))
    return found


def _pictures(document: Document, tree: SourceTree) -> dict[str, Span]:
    """The pictures that a document names and that exist, each where it stands first."""
    image = [(document.image.src, document.marks.values.get("image.src"))] if document.image else []
    named = [*zip(document.facts.pictures, document.marks.pictures, strict=True), *image]
    found: dict[str, Span] = {}
    for src, mark in named:
        path = picture_path(src, document.path, tree)
        if path:
            found.setdefault(path, at(document.path, mark))
    return found
