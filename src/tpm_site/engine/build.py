"""A build or a check, from what the last one left to what the next one may know."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from tpm_site.bundle.writing import RefusedFolderError, refuse_foreign
from tpm_site.engine.cache import FOLDER, Cache
from tpm_site.engine.lock import locked
from tpm_site.engine.recipe import recipe
from tpm_site.engine.request import Progress, Report, Request
from tpm_site.engine.standing import remember, standing_report
from tpm_site.engine.stats import Stats, source_stats

if TYPE_CHECKING:
    from tpm_site.engine.pipeline import Built

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
        report = None if request.clean else standing_report(request, stats, cache)
        if report is not None:
            return _standing(report, request)
        built = _run(request, stats, cache, progress)
        if writable:
            remember(request, stats, begun, built, cache)
            cache.prune()
    return built.report


def _standing(report: Report, request: Request) -> Report:
    """A report that was given before, with what is asked of this run."""
    nothing = "No source and no output has moved since the last build, so nothing was done."
    asked = request.explain or request.profile
    return replace(report, rendered=(), profile=(), explanation=(nothing,) if asked else ())


def _run(request: Request, stats: Stats, cache: Cache, progress: Progress) -> Built:
    """One run of the pipeline; another one with a new cache where something in the old one is to blame."""
    from tpm_site.engine.digests import last_known
    from tpm_site.engine.memo import Memo
    from tpm_site.engine.past import Past
    from tpm_site.engine.pipeline import run
    from tpm_site.engine.survey import Survey, keep_survey, last_survey, survey_name

    memo, name = Memo(cache), survey_name(drafts=request.drafts)
    try:
        last = last_survey(name, memo)
        built = run(request, Past(stats, last_known(cache), last), memo, progress)
    except (OSError, RefusedFolderError):
        raise
    except Exception:
        # What the cache gave may have been lost since, or have come from elsewhere. Without it, all is ours.
        if not memo.has_served:
            raise
        cache.forget()
        memo, last = Memo(cache), Survey()
        built = run(request, Past(stats), memo, progress)
    if request.out is not None and not built.report.errors:
        keep_survey(name, built.survey, last, memo)
    return built
