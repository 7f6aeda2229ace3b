"""The way from a project folder to a bundle: scan, parse, resolve, check, plan, render, write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from tpm_site.base.diagnostic import Diagnostic, has_errors
from tpm_site.engine.digests import Known, digests_of
from tpm_site.engine.findings import findings_of
from tpm_site.engine.memo import Memo
from tpm_site.engine.parsing import parse_all
from tpm_site.engine.reading import read_sources
from tpm_site.engine.request import Built, Progress, Report, Request, Written
from tpm_site.engine.stats import Stats
from tpm_site.engine.watch import Watch
from tpm_site.model.document import ParsedDocument
from tpm_site.model.site import Site
from tpm_site.rules.table import check_documents
from tpm_site.rules.waivers import without_waived
from tpm_site.site.resolve import Day, resolve


def run(request: Request, stats: Stats, known: Known, memo: Memo, progress: Progress) -> Built:
    """Builds the site, or checks it where `request.out` is None. Errors leave the bundle as it is.

    `stats` and what is `known` from the last run spare reading files that are as they were.
    Raises LostError where the memo loses what it had, OSError where the machine fails.
    """
    watch = Watch()
    sources, unread = read_sources(request)
    if sources is None:
        return Built(Report(findings=findings_of(unread, request.root)))
    paths = [source.path for source in sources.tree.documents]
    unchanged = digests_of(paths, request.root, stats, known)
    watch.done("scan")
    parsed, digests = parse_all(request, sources.tree, unchanged, memo, progress)
    watch.done("parse")
    site, unresolved = resolve(sources.records, parsed, sources.tree, Day(request.today, request.drafts))
    watch.done("resolve")
    checked = check_documents(parsed, site, sources.tree, request.today)
    watch.done("check")
    # Where there is much to parse, these were imported meanwhile.
    from tpm_site.engine.planning import collect, make_plan
    from tpm_site.engine.writing import render_and_write

    collected = collect(sources, site, parsed, memo)
    end = partial(_built, request, site, parsed, dict(zip(paths, digests, strict=True)))
    in_files = (diagnostic for document in parsed for diagnostic in document.diagnostics)
    found = [*unread, *in_files, *unresolved, *checked, *collected.diagnostics]
    if has_errors(found):
        return end(found)
    plan = make_plan(sources, site, parsed, collected, memo.load)
    watch.done("plan")
    found += plan.diagnostics
    if has_errors(found):
        return end(found)
    written = render_and_write(request, sources, plan, memo, progress)
    watch.done("render and write")
    built = end([*found, *written.faults], pages=len(plan.pages), written=written)
    profile = watch.lines(written.times) if request.profile else ()
    return built._replace(report=replace(built.report, profile=profile))


def _built(
    request: Request,
    site: Site,
    parsed: Iterable[ParsedDocument],
    digests: Mapping[str, str],
    found: Iterable[Diagnostic],
    *,
    pages: int = 0,
    written: Written | None = None,
) -> Built:
    """The findings that no page waives, and what the run came to."""
    documents = (p.document for p in parsed if p.document is not None)
    left, waived = without_waived(found, documents)
    written = written or Written()
    report = Report(
        findings=findings_of(left, request.root),
        waived=waived,
        pages=pages if written.outputs else 0,
        files=len(written.outputs),
        rendered=written.rendered,
        left_out=site.left_out,
        changes=site.changes,
        explanation=written.explanation,
    )
    return Built(report, written.outputs, digests)
