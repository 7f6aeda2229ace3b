"""The plan stage: the pages and their inputs, and the files of the bundle that are ready."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.digest import sha256
from tpm_site.bundle.assets import Collected, collect_assets
from tpm_site.bundle.blobs import Blobs
from tpm_site.bundle.card_style import style_of_cards
from tpm_site.bundle.host_files import headers_file, redirects_file, robots_file
from tpm_site.bundle.lists import JOURNAL, MANIFEST, MARKER
from tpm_site.bundle.naming import STATIC
from tpm_site.engine.past import Past
from tpm_site.engine.reading import Sources
from tpm_site.engine.survey import Row, Survey, moved_since
from tpm_site.model.assets import Output
from tpm_site.model.codec import encode
from tpm_site.model.content import StoredContent
from tpm_site.model.kinds import DocumentId, Kind
from tpm_site.model.plan import PagePlan
from tpm_site.model.site import Site
from tpm_site.pages.frame import POLICY, SHARE_IMAGE, frame_of, place_of
from tpm_site.pages.gather import Gatherer, Gatherers
from tpm_site.pages.keys import frame_digest
from tpm_site.pages.plan import Planner, find_clashes, plan_site
from tpm_site.pages.social_card import SOCIAL_CARD
from tpm_site.site.resolve import Resolved
from tpm_site.site.urls import SITEMAP
from tpm_site.site.wanted import wanted_by

Load = Callable[[str], bytes]


class Plan(Struct, frozen=True):
    """What the bundle will hold: pages to render, and files that are ready.

    `common` is the digest of what pages show beside single articles; `inputs` are digests of what pages are
    made from, by path, as far as they are known without gathering it.
    """

    gatherers: Gatherers
    pages: tuple[PagePlan, ...]
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]
    common: str
    inputs: Mapping[str, str]

    @property
    def count(self) -> int:
        """How many pages there are; a card is none."""
        return sum(page.kind != SOCIAL_CARD for page in self.pages)


def collect(sources: Sources, site: Site, blobs: Blobs) -> Collected:
    """The assets that pages ask for, under their names in the bundle."""
    share = f"assets/{SHARE_IMAGE}"
    whole = (f"{STATIC}{share}",) if any(file.name == share for file in sources.tree.static) else ()
    wanted = wanted_by(site, sources.records)
    return collect_assets(sources.tree, wanted._replace(whole=whole), blobs)


def make_plan(
    sources: Sources,
    resolved: Resolved,
    rows: Mapping[str, Row],
    collected: Collected,
    past: Past,
    load: Load,
) -> Plan:
    """All pages of all languages, with the files that hosts read. `load` gives a Content by its digest.

    `past` is what was found in the same world.
    """
    site, place = resolved.site, place_of(resolved.site.config)
    gatherers = _gatherers(sources, resolved, rows, collected, load)
    host_files = (
        headers_file(POLICY, place.base),
        redirects_file({old: card.url for old, card in site.redirects.items()}, place.base),
        robots_file(place.absolute(SITEMAP)),
    )
    outputs = (*collected.outputs, *host_files)
    last = _standing_plan(resolved, past)
    pages = _pages(gatherers, resolved, past, last)
    is_same = last is not None and _paths(pages, outputs) == _paths(last.pages, last.outputs)
    clashes = () if is_same else _clashes(pages, collected.outputs, host_files)
    common = _common_digest(sources, resolved, rows, collected, gatherers)
    known = _standing(pages, rows, past.survey) if past.survey.common == common else {}
    return Plan(gatherers, pages, outputs, clashes, common, known)


def _paths(pages: Iterable[PagePlan], outputs: Iterable[Output]) -> list[str]:
    return [*(page.path for page in pages), *(output.path for output in outputs)]


def _standing_plan(resolved: Resolved, past: Past) -> Plan | None:
    """The last plan, where its pages are those of now, but for articles that have moved.

    A study has a page while one cites it.
    """
    look = past.look
    if look is None or look.resolved is None or look.resolved.world is not resolved.world:
        return None
    if look.resolved.site.citing != resolved.site.citing:
        return None
    old = look.resolved.readable
    others = (id for id in resolved.readable if id.kind is not Kind.ARTICLE)
    return look.plan if all(resolved.readable[id].document is old[id].document for id in others) else None


def _pages(gatherers: Gatherers, resolved: Resolved, past: Past, last: Plan | None) -> tuple[PagePlan, ...]:
    """All pages. Where the last plan stands, only those of articles that have moved may be other ones."""
    if last is None or past.look is None or past.look.resolved is None:
        return tuple(plan_site(gatherers))
    old = past.look.resolved.readable
    moved = {id for id, now in resolved.readable.items() if now.document is not old[id].document}
    planners = {language: Planner(gatherer) for language, gatherer in gatherers.items()}
    pages: list[PagePlan] = []
    for page in last.pages:
        if page.shows is None or page.shows[0] not in moved:
            pages.append(page)
        elif page.kind != SOCIAL_CARD:
            pages += planners[page.shows[0].language].reading(page.shows[0])
    return tuple(pages)


def _clashes(
    pages: Iterable[PagePlan], copied: Iterable[Output], host_files: Iterable[Output]
) -> tuple[Diagnostic, ...]:
    own = ((path, "") for path in (MANIFEST, MARKER, JOURNAL))
    hosts = ((output.path, "") for output in host_files)
    static = ((output.path, f"{STATIC}{output.path}") for output in copied)
    return tuple(find_clashes(pages, (*own, *hosts, *static)))


def _gatherers(
    sources: Sources, resolved: Resolved, rows: Mapping[str, Row], collected: Collected, load: Load
) -> Gatherers:
    site, assets = resolved.site, collected.assets
    texts = {text.name: text for text in sources.records.texts}
    content = contents_of(site, rows, load)
    card_style = style_of_cards(site.config.name, sources.tree) if site.config.social_cards else None
    gatherers = {}
    for edition in site.editions:
        strings = sources.strings[edition.language]
        frame = frame_of(site.config, edition, strings, assets, sources.style, card_style)
        gatherers[edition.language] = Gatherer(
            site, edition, frame, resolved.readable, content, texts, assets, sources.tree, sources.guide
        )
    return gatherers


def contents_of(site: Site, rows: Mapping[str, Row], load: Load) -> Callable[[DocumentId], StoredContent]:
    """The Content of each document."""

    def content(id: DocumentId) -> StoredContent:
        return StoredContent(rows[site.paths[id]].parsed.content, load)

    return content


def _common_digest(
    sources: Sources,
    resolved: Resolved,
    rows: Mapping[str, Row],
    collected: Collected,
    gatherers: Gatherers,
) -> str:
    """The digest of all that the page of a document shows beside that document and other articles."""
    site, assets = resolved.site, collected.assets
    others = [
        (row.parsed.document, (row.parsed.content, row.linked) if row.parsed.id.kind is Kind.SNIPPET else ())
        for row in rows.values()
        if row.parsed.id.kind is not Kind.ARTICLE
    ]
    # A page names its translations, which are other documents: what is there in another language.
    translated = sorted(site.cards) if len(sources.tree.languages) > 1 else ()
    library = (site.library.references, site.library.notices)
    shared = (site.config.defaults, library, sources.records.texts, site.text_hrefs)
    framed = [frame_digest(gatherer.frame) for gatherer in gatherers.values()]
    return sha256(encode((framed, others, translated, shared, assets.files, assets.images)))


def _standing(pages: Iterable[PagePlan], rows: Mapping[str, Row], last: Survey) -> dict[str, str]:
    """What pages are made from, where it is what they were made from at the last survey."""
    moved, known = moved_since(last, rows), last.inputs
    return {
        page.path: known[page.path]
        for page in pages
        if page.shows is not None and page.path in known and moved.isdisjoint(page.shows)
    }
