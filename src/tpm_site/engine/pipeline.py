"""The way from a project folder to a bundle: scan, parse, resolve, check, plan, render, write."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from functools import partial

from tpm_site.base.codes import Severity
from tpm_site.base.diagnostic import Diagnostic
from tpm_site.bundle.writing import Entry, publish, refuse_foreign, stage, staging_in
from tpm_site.engine.cache import Cache
from tpm_site.engine.findings import findings_of
from tpm_site.engine.parsing import parse_all
from tpm_site.engine.planning import Plan, collect, make_plan
from tpm_site.engine.reading import Sources, read_sources
from tpm_site.engine.rendering import Renderer, render_all
from tpm_site.engine.request import Progress, Report, Request
from tpm_site.model.document import Document, ParsedDocument
from tpm_site.model.site import Site
from tpm_site.render.components import Components
from tpm_site.render.environment import environment_of
from tpm_site.rules.table import check_documents
from tpm_site.rules.waivers import without_waived
from tpm_site.site.resolve import Day, resolve


def run(request: Request, progress: Progress) -> Report:
    """Builds the site, or checks it where `request.out` is None. Errors leave the bundle as it is.

    Raises RefusedFolderError where `out` must not be written to, OSError where the machine fails.
    """
    if request.out is not None:
        refuse_foreign(request.out, request.root)
    sources = read_sources(request)
    if not isinstance(sources, Sources):
        return Report(findings=findings_of(sources, request.root))
    parsed = parse_all(request, sources.tree, progress)
    day = Day(request.today, request.drafts)
    resolved = resolve(sources.records, parsed, sources.tree, day)
    found = [
        *sources.diagnostics,
        *(diagnostic for p in parsed for diagnostic in p.diagnostics),
        *resolved.diagnostics,
        *check_documents(parsed, resolved.site, sources.tree),
    ]
    return _build(request, sources, resolved.site, parsed, found, progress)


def _build(
    request: Request,
    sources: Sources,
    site: Site,
    parsed: tuple[ParsedDocument, ...],
    found: list[Diagnostic],
    progress: Progress,
) -> Report:
    """Plan, render and write, as far as the findings allow."""
    documents = {p.id: p.document for p in parsed if p.document is not None}
    finish = partial(_report, request, documents.values(), site)
    with closing(Cache(request.root, writable=request.out is not None)) as cache:
        collected = collect(sources, site, tuple(documents.values()), cache)
    found += collected.diagnostics
    if _stops(found):
        return finish(found)
    renderer = Renderer(environment_of(sources.tree.templates), sources.strings, sources.tree)
    components = {
        language: Components(renderer.environment, words) for language, words in sources.strings.items()
    }
    plan = make_plan(sources, site, documents, collected, components)
    found += plan.diagnostics
    if _stops(found):
        return finish(found)
    entries, faults = _render_and_write(request, renderer, plan, progress)
    return finish([*found, *faults], pages=len(entries), files=len(entries) + len(plan.outputs))


def _render_and_write(
    request: Request, renderer: Renderer, plan: Plan, progress: Progress
) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    if request.out is None:
        return render_all(renderer, plan.pages, request.jobs, progress, _measure)
    with staging_in(request.out) as staging:
        keep = partial(stage, staging)
        entries, faults = render_all(renderer, plan.pages, request.jobs, progress, keep)
        if not faults:
            ready = [stage(staging, output.path, output.data) for output in plan.outputs]
            publish(request.out, staging, [*entries, *ready])
    return entries, faults


def _measure(path: str, data: bytes) -> Entry:
    return Entry(path, "", len(data))


def _stops(found: Iterable[Diagnostic]) -> bool:
    return any(diagnostic.severity is Severity.ERROR for diagnostic in found)


def _report(
    request: Request,
    documents: Iterable[Document],
    site: Site,
    found: list[Diagnostic],
    pages: int = 0,
    files: int = 0,
) -> Report:
    left, waived = without_waived(found, documents)
    return Report(
        findings=findings_of(left, request.root),
        waived=waived,
        pages=pages,
        files=files,
        left_out=site.left_out,
        changes=site.changes,
    )
