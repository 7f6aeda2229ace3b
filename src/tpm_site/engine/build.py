"""A build or a check, from what the last one left to what the next one may know."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from tpm_site.bundle.staging import RefusedFolderError, refuse_foreign
from tpm_site.engine.cache import FOLDER, Cache
from tpm_site.engine.compiled_patterns import use_kept_patterns
from tpm_site.engine.lock import locked
from tpm_site.engine.recipe import recipe
from tpm_site.engine.request import Built, Progress, Report, Request
from tpm_site.engine.standing import LastRun, last_run, others_digest, remember, standing_report
from tpm_site.engine.stats import (
    Stats,
    only_files_have_moved,
    source_location,
    source_stats,
    stat_of_source,
)

if TYPE_CHECKING:
    from tpm_site.engine.memo import Memo

SITE_FILE = "content/site.yaml"


def build(request: Request, progress: Progress) -> Report:
    """Builds the site, or checks it where `request.out` is None. Errors leave the bundle as it is.

    Raises RefusedFolderError where `out` must not be written to, OSError where the machine fails.
    """
    if request.out is None or not (request.root / SITE_FILE).exists():
        return _build(replace(request, out=None), progress, writable=False)
    refuse_foreign(request.out, request.root)
    with locked(request.root / FOLDER):
        return _build(request, progress, writable=True)


def _build(request: Request, progress: Progress, *, writable: bool) -> Report:
    begun = time.time_ns()
    stats = source_stats(request.root, request.theme)
    with closing(Cache(request.root, recipe(), writable=writable)) as cache:
        if request.clean:
            cache.forget()
        last = None if request.clean else last_run(request, cache)
        report = standing_report(last, request, stats) if last else None
        if report is not None:
            return _standing(report, request)
        report = _run(_Start(begun, stats, last), request, cache, progress)
        if writable:
            cache.prune()
    return report


def _standing(report: Report, request: Request) -> Report:
    """A report that was given before, with what is asked of this run."""
    nothing = "No source and no output has moved since the last build, so nothing was done."
    asked = request.explain or request.profile
    return replace(report, rendered=(), profile=(), explanation=(nothing,) if asked else ())


class _Start(NamedTuple):
    """When a run began, how the sources looked then, and the last run of its kind."""

    begun: int
    stats: Stats
    last: LastRun | None


def _run(start: _Start, request: Request, cache: Cache, progress: Progress) -> Report:
    """A run of the pipeline, or as much of one as is needed, and what the next one may know of it."""
    use_kept_patterns()
    from tpm_site.engine.digests import Known, digest_of, digests_of, keep, last_known
    from tpm_site.engine.memo import Memo

    begun, stats, _ = start
    locate = partial(source_location, request.root, request.theme)
    memo = Memo(cache)
    last = last_known(memo)
    digests = digests_of(stats, last, locate, request.jobs)
    try:
        built = _built(start, digests, request, memo, progress)
    except (OSError, RefusedFolderError):
        raise
    except Exception:
        # What the cache gave may have been lost since, or have come from elsewhere. Without it, all is ours.
        if not memo.has_served:
            raise
        cache.forget()
        memo, last, digests = Memo(cache), Known(), {}
        built = _built(start._replace(last=None), digests, request, memo, progress)
    if request.out is not None:
        others = [path for path in stats if path not in built.sources and not path.endswith("/")]
        known = {path: digests.get(path) or digest_of(locate(path)) for path in others}
        keep({**known, **built.sources}, stats, begun, last, memo)
        # What was written to meanwhile may have been read as it was before, or as it was in between.
        is_as_read = all(stat_of_source(locate(path)) == stats[path] for path in others)
        digest = others_digest(known) if is_as_read else ""
        remember(request, LastRun(begun, stats, built.outputs, digest, built.report), cache)
    return built.report


def _built(
    start: _Start, digests: Mapping[str, str], request: Request, memo: Memo, progress: Progress
) -> Built:
    """A build that makes only the pages of other words, where nothing else has moved; else a whole one."""
    begun, stats, last = start
    locate = partial(source_location, request.root, request.theme)
    if last is not None and only_files_have_moved(last.sources, stats, locate):
        from tpm_site.engine.amending import amend

        built = amend(begun, last, digests, request, memo)
        if built is not None:
            return built
    from tpm_site.engine.heads import survey_name
    from tpm_site.engine.past import Past
    from tpm_site.engine.pipeline import run
    from tpm_site.engine.survey import last_survey

    survey = last_survey(survey_name(drafts=request.drafts), memo)
    return run(request, Past(begun, digests, survey), memo, progress)
