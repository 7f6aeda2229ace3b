"""The plan stage: assets are named, the pages and their inputs laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span, at
from tpm_site.bundle.assets import Collected, Wanted, collect_assets
from tpm_site.bundle.blobs import Blobs
from tpm_site.bundle.host_files import headers_file, redirects_file, robots_file
from tpm_site.bundle.naming import STATIC
from tpm_site.bundle.writing import JOURNAL, MANIFEST, MARKER
from tpm_site.documents.texts import DISCLAIMER
from tpm_site.engine.reading import Sources
from tpm_site.model.assets import Output
from tpm_site.model.document import Document
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.plan import PagePlan
from tpm_site.model.site import Edition, Site
from tpm_site.pages.frame import POLICY, SHARE_IMAGE, frame_of
from tpm_site.pages.gather import Gatherer
from tpm_site.pages.inputs import TermInput
from tpm_site.pages.plan import Planner, find_clashes, plan_site
from tpm_site.render.components import Components
from tpm_site.render.fill import Filler, Source
from tpm_site.site.pictures import picture_path, pictures_of
from tpm_site.site.urls import SITEMAP


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the bundle will hold: pages to render, and files that are ready."""

    pages: tuple[PagePlan, ...]
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]


def collect(sources: Sources, site: Site, documents: Sequence[Document], blobs: Blobs) -> Collected:
    """The assets that pages ask for. Those of pages that are left out are looked at, and not published."""
    pictures: dict[str, Span] = {}
    downloads: dict[str, Span] = {}
    public: set[str] = set()
    for document in documents:
        marks = {p.src: p.mark for p in reversed(document.facts.pictures)}
        paths = {src: picture_path(src, document.path, sources.tree) for src in pictures_of(document)}
        for src, path in paths.items():
            if path:
                mark = marks.get(src) or document.marks.get("image.src")
                pictures.setdefault(path, at(document.path, mark))
        targets = site.connections[document.id].hrefs.values()
        files = [target.attachment for target in targets if target.attachment]
        downloads |= {path: Span(document.path) for path in files if path not in downloads}
        if document.id in site.cards or document.id.kind is Kind.SNIPPET:
            public |= {*filter(None, paths.values()), *files}
    for name, hrefs in site.text_hrefs.items():
        for target in hrefs.values():
            if target.attachment:
                downloads.setdefault(target.attachment, sources.records.library.spans.get(name, Span("")))
                public.add(target.attachment)
    wanted = Wanted(pictures, downloads, frozenset(public), _share_image(sources))
    return collect_assets(sources.tree, wanted, blobs)


def _share_image(sources: Sources) -> tuple[str, ...]:
    """The picture that stands for pages that have none, where the theme has one."""
    name = f"assets/{SHARE_IMAGE}"
    return (f"{STATIC}{name}",) if any(file.name == name for file in sources.tree.static) else ()


def make_plan(
    sources: Sources,
    site: Site,
    documents: Mapping[DocumentId, Document],
    collected: Collected,
    components: Mapping[str, Components],
) -> Plan:
    """All pages of all languages, with the files that hosts read. `components` are by language."""
    planners = tuple(
        _planner(sources, site, edition, documents, collected, components[edition.language])
        for edition in site.editions
    )
    pages = tuple(plan_site(planners))
    frame = planners[0].gatherer.frame
    redirects = {old: card.url for old, card in site.redirects.items()}
    host_files = (
        headers_file(POLICY, frame.base),
        redirects_file(redirects, frame.base),
        robots_file(frame.absolute(SITEMAP)),
    )
    outputs = (*collected.outputs, *host_files)
    own = (
        *((path, "") for path in (MANIFEST, MARKER, JOURNAL)),
        *((output.path, "") for output in host_files),
    )
    static = ((output.path, f"{STATIC}{output.path}") for output in collected.outputs)
    clashes = find_clashes(pages, (*own, *static))
    return Plan(pages, outputs, tuple(clashes))


def _planner(
    sources: Sources,
    site: Site,
    edition: Edition,
    documents: Mapping[DocumentId, Document],
    collected: Collected,
    components: Components,
) -> Planner:
    share_image = collected.assets.images.get(f"{STATIC}assets/{SHARE_IMAGE}")
    strings = sources.strings[edition.language]
    bare = frame_of(site.config, edition, strings, collected.assets, Markup(""), share_image)
    gatherer = Gatherer(site, bare, documents, collected.assets, sources.tree)
    disclaimer = _disclaimer(sources, gatherer, components)
    frame = frame_of(site.config, edition, strings, collected.assets, disclaimer, share_image)
    gatherer = Gatherer(site, frame, documents, collected.assets, sources.tree)
    return Planner(gatherer, _terms(sources, gatherer))


def _disclaimer(sources: Sources, gatherer: Gatherer, components: Components) -> Markup:
    text = next((t for t in sources.records.texts if t.name == DISCLAIMER), None)
    if text is None:
        return Markup("<p>{}</p>\n").format(gatherer.frame.strings["disclaimer_text"])
    hrefs = gatherer.hrefs(gatherer.site.text_hrefs[DISCLAIMER])
    return Filler(components, {}, {}).fill(Source(text.body, hrefs, {}))


def _terms(sources: Sources, gatherer: Gatherer) -> tuple[TermInput, ...]:
    bodies = {text.name: text.body for text in sources.records.texts}
    found = []
    for id, term in sorted(sources.records.library.terms.items()):
        name = f"term:{id}"
        hrefs = gatherer.hrefs(gatherer.site.text_hrefs[name])
        definition = Source(bodies[name], hrefs, {})
        found.append(TermInput(id=id, term=term.term, also=term.also, definition=definition))
    return tuple(found)
