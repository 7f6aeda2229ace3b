"""The way from a project folder to a bundle: scan, parse, resolve, check, plan, render, write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tpm_site.base.diagnostic import Diagnostic, has_errors
from tpm_site.engine.checking import check_all
from tpm_site.engine.digests import Known, digests_of
from tpm_site.engine.findings import findings_of
from tpm_site.engine.memo import Memo
from tpm_site.engine.parsing import parse_all
from tpm_site.engine.reading import Sources, read_sources, world_digest
from tpm_site.engine.request import Progress, Report, Request, Written
from tpm_site.engine.stats import Stat, Stats
from tpm_site.engine.survey import Survey, earlier_of, rows_of
from tpm_site.engine.watch import Watch
from tpm_site.rules.waivers import without_waived
from tpm_site.site.resolve import Resolved, resolve
from tpm_site.site.world import Day

if TYPE_CHECKING:
    from tpm_site.engine.planning import Plan


class Look(NamedTuple):
    """What a project comes to before anything is rendered.

    `sources` and `resolved` are None where there are no settings to go by, `plan` where there are errors.
    `survey` is what the next look may begin from.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Sources | None = None
    resolved: Resolved | None = None
    plan: Plan | None = None
    survey: Survey = Survey()


class Past(NamedTuple):
    """What there is to begin from: the stats of files now, and what the last run has known and found out."""

    stats: Stats
    known: Known = Known()
    survey: Survey = Survey()


class Built(NamedTuple):
    """A report, with what the next run may know: the stats of the bundle's files by path, and the survey."""

    report: Report
    outputs: Mapping[str, Stat | None] = MappingProxyType({})
    survey: Survey = Survey()


def run(request: Request, past: Past, memo: Memo, progress: Progress) -> Built:
    """Builds the site, or checks it where `request.out` is None. Errors leave the bundle as it is.

    Raises LostError where the memo loses what it had, OSError where the machine fails.
    """
    watch = Watch()
    found = look(request, past, memo, progress, watch)
    if found.plan is None or found.sources is None:
        return _built(request, found, Written())
    from tpm_site.engine.writing import render_and_write

    written = render_and_write(request, found.sources, found.plan, memo, progress)
    watch.done("render and write")
    built = _built(request, found, written)
    profile = watch.lines(written.times) if request.profile else ()
    return built._replace(report=replace(built.report, profile=profile))


def look(request: Request, past: Past, memo: Memo, progress: Progress, watch: Watch) -> Look:
    """The stages that write nothing."""
    sources, unread = read_sources(request)
    if sources is None:
        return Look(unread)
    tree, world = sources.tree, world_digest(request, sources)
    unchanged = digests_of([source.path for source in tree.documents], request.root, past.stats, past.known)
    last = past.survey
    watch.done("scan")
    parsed = parse_all(request, tree, unchanged, last.rows, memo, progress)
    watch.done("parse")
    resolved = resolve(
        sources.records,
        parsed.documents,
        tree,
        Day(request.today, request.drafts),
        earlier_of(last if last.world == world else Survey()),
    )
    watch.done("resolve")
    checked = check_all(resolved, tree, request.today, last.rows)
    rows = rows_of(parsed, resolved, checked, last)
    watch.done("check")
    # Where there is much to parse, this was imported meanwhile.
    from tpm_site.engine.planning import collect, make_plan

    collected = collect(sources, resolved.site, memo)
    in_files = (diagnostic for row in rows.values() for diagnostic in row.diagnostics)
    found = (*unread, *in_files, *resolved.diagnostics, *collected.diagnostics)
    if has_errors(found):
        return Look(found, sources, resolved, None, Survey(rows, world))
    plan = make_plan(sources, resolved, rows, collected, last if last.world == world else Survey(), memo.load)
    watch.done("plan")
    found += plan.diagnostics
    survey = Survey(rows, world, plan.common)
    return Look(found, sources, resolved, None if has_errors(found) else plan, survey)


def _built(request: Request, look: Look, written: Written) -> Built:
    """The findings that no page waives, and what the run came to."""
    readable = look.resolved.readable.values() if look.resolved else ()
    left, waived = without_waived((*look.diagnostics, *written.faults), (now.document for now in readable))
    is_written = bool(written.outputs)
    report = Report(
        findings=findings_of(left, request.root),
        waived=waived,
        pages=len(look.plan.pages) if look.plan and is_written else 0,
        files=len(written.outputs),
        rendered=written.rendered,
        left_out=look.resolved.site.left_out if look.resolved else (),
        changes=look.resolved.site.changes if look.resolved else (),
        explanation=written.explanation,
    )
    return Built(report, written.outputs, look.survey._replace(inputs=written.inputs))
