"""The pictures and downloads that documents ask for, and which of them the public may have."""

from __future__ import annotations

from tpm_site.base.span import Span, at
from tpm_site.model.assets import Wanted
from tpm_site.model.kinds import DocumentId
from tpm_site.model.site import Records, Site
from tpm_site.site.snippets import snippet_id


def wanted_by(site: Site, records: Records) -> Wanted:
    """What pages ask for. That of pages that are left out is looked at, and not published."""
    pictures: dict[str, Span] = {}
    downloads: dict[str, Span] = {}
    public: set[str] = set()
    asking = {id: linked for id, linked in site.linked.items() if linked.pictures or linked.downloads}
    shown = _shown(site) if asking else set()
    for id, linked in asking.items():
        for path, mark in linked.pictures.items():
            pictures.setdefault(path, at(site.paths[id], mark))
        for path, mark in linked.downloads.items():
            downloads.setdefault(path, at(site.paths[id], mark))
        if id in shown:
            public |= {*linked.pictures, *linked.downloads}
    for name, hrefs in site.text_hrefs.items():
        span = records.library.spans.get(name, Span(""))
        for target in hrefs.values():
            if target.attachment:
                downloads.setdefault(target.attachment, span)
                public.add(target.attachment)
    return Wanted(pictures, downloads, frozenset(public))


def _shown(site: Site) -> set[DocumentId]:
    """The documents of pages that are shown, with the snippets on them."""
    included = (
        snippet_id(slug, id.language) for id in site.cards for slug in site.linked[id].connections.snippets
    )
    return {*site.cards, *included}
