"""The way from a project folder to a bundle: scan, parse, resolve, check, plan, render, write."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from functools import partial

from tpm_site.base.diagnostic import Diagnostic, has_errors
from tpm_site.bundle.writing import refuse_foreign
from tpm_site.engine.cache import Cache
from tpm_site.engine.findings import findings_of
from tpm_site.engine.parsing import parse_all
from tpm_site.engine.planning import collect, make_plan
from tpm_site.engine.reading import read_sources
from tpm_site.engine.rendering import render_and_write
from tpm_site.engine.request import Progress, Report, Request
from tpm_site.model.document import ParsedDocument
from tpm_site.model.site import Site
from tpm_site.rules.table import check_documents
from tpm_site.rules.waivers import without_waived
from tpm_site.site.resolve import Day, resolve


def run(request: Request, progress: Progress) -> Report:
    """Builds the site, or checks it where `request.out` is None. Errors leave the bundle as it is.

    Raises RefusedFolderError where `out` must not be written to, OSError where the machine fails.
    """
    if request.out is not None:
        refuse_foreign(request.out, request.root)
    sources, unread = read_sources(request)
    if sources is None:
        return Report(findings=findings_of(unread, request.root))
    parsed = parse_all(request, sources.tree, progress)
    site, unresolved = resolve(sources.records, parsed, sources.tree, Day(request.today, request.drafts))
    report = partial(_report, request, site, parsed)
    checked = check_documents(parsed, site, sources.tree, request.today)
    found = [*unread, *(d for p in parsed for d in p.diagnostics), *unresolved, *checked]
    with closing(Cache(request.root, writable=request.out is not None)) as cache:
        collected = collect(sources, site, parsed, cache)
    found += collected.diagnostics
    if has_errors(found):
        return report(found)
    plan = make_plan(sources, site, parsed, collected)
    found += plan.diagnostics
    if has_errors(found):
        return report(found)
    pages, faults = render_and_write(request, sources, plan, progress)
    return report([*found, *faults], pages, pages + len(plan.outputs))


def _report(
    request: Request,
    site: Site,
    parsed: Iterable[ParsedDocument],
    found: Iterable[Diagnostic],
    pages: int = 0,
    files: int = 0,
) -> Report:
    """The findings that no page waives, and what the run came to."""
    documents = (p.document for p in parsed if p.document is not None)
    left, waived = without_waived(found, documents)
    return Report(
        findings=findings_of(left, request.root),
        waived=waived,
        pages=pages,
        files=files,
        left_out=site.left_out,
        changes=site.changes,
    )
