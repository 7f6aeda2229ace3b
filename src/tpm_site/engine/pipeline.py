"""The way from a project folder to a bundle: scan, parse, resolve, check, plan, render, write."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from importlib import import_module

from msgspec.structs import replace

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.engine.checking import check_all
from tpm_site.engine.findings import findings_of
from tpm_site.engine.heads import survey_name
from tpm_site.engine.memo import Memo
from tpm_site.engine.parsing import parse_all
from tpm_site.engine.past import Look, Past, Scanned
from tpm_site.engine.reading import Sources, read_sources, world_digest
from tpm_site.engine.request import Built, Progress, Report, Request, Written
from tpm_site.engine.showing import keep_showing
from tpm_site.engine.stopwatch import Stopwatch
from tpm_site.engine.survey import Survey, keep_survey, rows_of
from tpm_site.rules.waivers import stop, without_waived
from tpm_site.site.resolve import resolve
from tpm_site.site.world import Day


def run(request: Request, past: Past, memo: Memo, progress: Progress) -> Built:
    """Builds the site, or checks it where `request.out` is None. Errors leave the bundle as it is.

    Raises LostError where the memo loses what it had, OSError where the machine fails.
    """
    stopwatch = Stopwatch()
    found = look(request, past, memo, progress, stopwatch)
    if found.plan is None or found.scanned.sources is None:
        return _built(request, found, Written())
    from tpm_site.engine.writing import render_and_write

    written = render_and_write(request, past.begun, found.scanned.sources, found.plan, memo, progress)
    stopwatch.done("render and write")
    built = _built(request, found, written)
    if request.out is not None and not built.report.errors:
        survey = found.survey._replace(inputs=written.inputs)
        name = survey_name(drafts=request.drafts)
        keep_survey(name, survey, past.survey, memo)
        keep_showing(name, past.begun, found.plan.pages, memo)
    profile = stopwatch.lines(written.times) if request.profile else ()
    return built._replace(report=replace(built.report, profile=profile))


def look(request: Request, past: Past, memo: Memo, progress: Progress, stopwatch: Stopwatch) -> Look:
    """The stages that write nothing."""
    scanned = scan(request, past)
    stopwatch.done("scan")
    return look_at(scanned, request, past, memo, progress, stopwatch)


def scan(request: Request, past: Past) -> Scanned:
    """The first stage: all that is read as a whole, and which documents there are."""
    sources, diagnostics = read_sources(request)
    if sources is None:
        return Scanned(diagnostics)
    paths = [source.path for source in sources.tree.documents]
    digests = tuple(past.digests.get(path, "") for path in paths)
    return Scanned(diagnostics, sources, digests, world_digest(request, sources))


def look_at(
    scanned: Scanned, request: Request, past: Past, memo: Memo, progress: Progress, stopwatch: Stopwatch
) -> Look:
    """The stages from parsing to planning, of what has been scanned."""
    sources = scanned.sources
    if sources is None:
        return Look(scanned.diagnostics, scanned)
    tree, past = sources.tree, past.in_world(scanned.world)
    ready = partial(_get_ready, sources)
    parsed = parse_all(
        request, tree.documents, scanned.digests, past.survey.rows, memo, progress, meanwhile=ready
    )
    stopwatch.done("parse")
    day = Day(request.today, request.drafts)
    resolved = resolve(sources.records, parsed.documents, tree, day, past.before)
    stopwatch.done("resolve")
    checked = check_all(resolved, tree, request.today, past.survey.rows)
    rows = rows_of(parsed, resolved, checked, past.survey.rows)
    stopwatch.done("check")
    # Where there is much to parse, this was imported meanwhile.
    from tpm_site.engine.planning import collect, make_plan

    collected = collect(sources, resolved.site, memo)
    in_files = (diagnostic for row in rows.values() for diagnostic in row.diagnostics)
    found = (*scanned.diagnostics, *in_files, *resolved.diagnostics, *collected.diagnostics)
    library = sources.records.library
    if stop(found, resolved.documents, library):
        return Look(found, scanned, resolved, None, Survey(rows))
    plan = make_plan(sources, resolved, rows, collected, past, memo.load)
    stopwatch.done("plan")
    found += plan.diagnostics
    survey = Survey(rows, scanned.world, plan.common, plan.inputs, past.begun, past.begun)
    return Look(found, scanned, resolved, None if stop(found, resolved.documents, library) else plan, survey)


def _get_ready(sources: Sources) -> None:
    """What the later stages need and no document has a say in; to import it takes a while."""
    import_module("tpm_site.engine.planning")
    import_module("tpm_site.engine.writing")
    from tpm_site.engine.theme import compile_for

    compile_for("article", sources.templates)


def unwaived(look: Look, faults: Iterable[Diagnostic] = ()) -> tuple[tuple[Diagnostic, ...], int]:
    """The findings that nothing waives, and how many are waived; `faults` are those of templates."""
    documents = look.resolved.documents if look.resolved else ()
    library = look.scanned.sources.records.library if look.scanned.sources else None
    return without_waived((*look.diagnostics, *faults), documents, library)


def _built(request: Request, look: Look, written: Written) -> Built:
    """The findings that no page waives, and what the run came to."""
    left, waived = unwaived(look, written.faults)
    is_written = bool(written.outputs)
    report = Report(
        findings=findings_of(left, request.root),
        waived=waived,
        pages=look.plan.count if look.plan and is_written else 0,
        files=len(written.outputs),
        rendered=written.rendered,
        left_out=look.resolved.site.left_out if look.resolved else (),
        changes=look.resolved.site.changes if look.resolved else (),
        explanation=written.explanation,
    )
    return Built(report, written.outputs, look.survey.digests)
