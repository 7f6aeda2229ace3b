"""The plan stage: the pages and their inputs, and the files of the bundle that are ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.bundle.assets import Collected, collect_assets
from tpm_site.bundle.blobs import Blobs
from tpm_site.bundle.host_files import headers_file, redirects_file, robots_file
from tpm_site.bundle.naming import STATIC
from tpm_site.bundle.writing import JOURNAL, MANIFEST, MARKER
from tpm_site.engine.reading import Sources
from tpm_site.model.assets import Output
from tpm_site.model.content import StoredContent
from tpm_site.model.document import ParsedDocument
from tpm_site.model.plan import PagePlan
from tpm_site.model.site import Site
from tpm_site.pages.frame import POLICY, SHARE_IMAGE, Frame, frame_of, place_of
from tpm_site.pages.gather import Gatherer
from tpm_site.pages.plan import Planner, find_clashes, plan_site
from tpm_site.site.urls import SITEMAP
from tpm_site.site.wanted import wanted_by

Load = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the bundle will hold: pages to render, and files that are ready. `frames` are by language."""

    frames: Mapping[str, Frame]
    pages: tuple[PagePlan, ...]
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]


def collect(sources: Sources, site: Site, parsed: Iterable[ParsedDocument], blobs: Blobs) -> Collected:
    """The assets that pages ask for, under their names in the bundle."""
    documents = [p.document for p in parsed if p.document is not None]
    wanted = wanted_by(documents, sources.records, site, sources.tree)
    share = f"assets/{SHARE_IMAGE}"
    whole = (f"{STATIC}{share}",) if any(file.name == share for file in sources.tree.static) else ()
    return collect_assets(sources.tree, wanted._replace(whole=whole), blobs)


def make_plan(
    sources: Sources, site: Site, parsed: Iterable[ParsedDocument], collected: Collected, load: Load
) -> Plan:
    """All pages of all languages, with the files that hosts read. `load` gives a Content by its digest."""
    planners = _planners(sources, site, tuple(parsed), collected, load)
    pages = tuple(plan_site(planners))
    place = place_of(site.config)
    host_files = (
        headers_file(POLICY, place.base),
        redirects_file({old: card.url for old, card in site.redirects.items()}, place.base),
        robots_file(place.absolute(SITEMAP)),
    )
    outputs = (*collected.outputs, *host_files)
    own = (
        *((path, "") for path in (MANIFEST, MARKER, JOURNAL)),
        *((output.path, "") for output in host_files),
    )
    static = ((output.path, f"{STATIC}{output.path}") for output in collected.outputs)
    clashes = find_clashes(pages, (*own, *static))
    frames = {language: planner.gatherer.frame for language, planner in planners.items()}
    return Plan(frames, pages, outputs, tuple(clashes))


def _planners(
    sources: Sources, site: Site, parsed: tuple[ParsedDocument, ...], collected: Collected, load: Load
) -> Mapping[str, Planner]:
    documents = {p.id: p.document for p in parsed if p.document is not None}
    contents = {p.id: StoredContent(p.content, load) for p in parsed if p.document is not None}
    texts = {text.name: text for text in sources.records.texts}
    planners = {}
    for edition in site.editions:
        strings = sources.strings[edition.language]
        frame = frame_of(site.config, edition, strings, collected.assets)
        planners[edition.language] = Planner(
            Gatherer(site, edition, frame, documents, contents, texts, collected.assets, sources.tree)
        )
    return planners
