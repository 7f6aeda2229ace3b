"""A project that is kept at hand and looked at again after each change, for a preview. Writes no bundle."""

from __future__ import annotations

import gc
import time
from collections.abc import Collection, Mapping
from dataclasses import replace

from jinja2 import Environment

from tpm_site.base.codes import Severity
from tpm_site.base.digest import sha256
from tpm_site.engine.cache import FOLDER, Cache
from tpm_site.engine.digests import Known, keep, known_of, last_known
from tpm_site.engine.findings import findings_of
from tpm_site.engine.lock import locked
from tpm_site.engine.memo import LostError, Memo
from tpm_site.engine.past import Look, Past, Scanned
from tpm_site.engine.pipeline import look, look_at, unwaived
from tpm_site.engine.planning import Plan
from tpm_site.engine.reading import Sources
from tpm_site.engine.recipe import recipe
from tpm_site.engine.rendering import Renderer
from tpm_site.engine.request import Progress, Request
from tpm_site.engine.snapshot import Bundle, Snapshot
from tpm_site.engine.stats import Stats, source_stats, stat_of_file
from tpm_site.engine.survey import Survey, keep_survey, last_survey, survey_name
from tpm_site.engine.theme import template_digests
from tpm_site.engine.watch import Watch
from tpm_site.engine.writing import ingredients_of
from tpm_site.model.tree import TemplateText
from tpm_site.render.environment import environment_of

_Compiled = tuple[Mapping[str, TemplateText], Environment, Mapping[str, str]]
"""Templates as they were read, compiled, and digested."""


class Session:
    """Looks at one project again and again. One look at a time; a Snapshot may be read beside one."""

    def __init__(self, request: Request, progress: Progress = lambda *_: None) -> None:
        self._request, self._progress = request, progress
        self._cache = Cache(request.root, recipe(), writable=False)
        self._memo = Memo(self._cache)
        self._known = Known()
        self._last: Look | None = None
        self._good: Look | None = None
        self._compiled: _Compiled | None = None

    def look(self, changed: Collection[str] | None) -> Snapshot:
        """The site as it is now. `changed` are paths of files that may have moved; None: look at everything.

        Raises OSError where the machine fails.
        """
        if self._last is None:
            found = self._first_look()
        else:
            try:
                found = self._look_again(changed)
            except LostError:
                self._cache.close()
                found = self._look_at_all(Past(self._stats()))
        self._last = found
        self._good = found if found.plan else self._good
        return self._snapshot(found)

    def _first_look(self) -> Look:
        """What builds have kept is of use here, and what is found here to the next session."""
        request = self._request
        with locked(request.root / FOLDER):
            self._cache = Cache(request.root, recipe(), writable=True)
            self._memo = Memo(self._cache)
            name, begun = survey_name(drafts=request.drafts), time.time_ns()
            last, stats = last_survey(name, self._memo), self._stats()
            found = self._look_at_all(Past(stats, last_known(self._cache), last))
            self._known = known_of(found.survey.digests, stats, begun)
            if found.plan is not None:
                keep(self._known, self._cache)
                keep_survey(name, found.survey, last, self._memo)
            self._cache.stop_writing()
        # Workers are forked, which is safe only until the process has threads beside this one.
        self._request = replace(request, jobs=1)
        # What there is now stays: looking through it for garbage would take longer than an edit.
        gc.freeze()
        return found

    def _look_again(self, changed: Collection[str] | None) -> Look:
        survey = self._good.survey if self._good else Survey()
        scanned = self._rescan(changed)
        if scanned is not None:
            past = Past({}, self._known, survey, self._good)
            return look_at(scanned, self._request, past, self._memo, self._progress, Watch())
        begun, stats = time.time_ns(), self._stats()
        found = self._look_at_all(Past(stats, self._known, survey, self._good))
        self._known = known_of(found.survey.digests, stats, begun)
        return found

    def _rescan(self, changed: Collection[str] | None) -> Scanned | None:
        """What was scanned last, with new digests of documents; None where more than these may have moved."""
        last = self._last
        if changed is None or last is None or last.scanned.sources is None:
            return None
        digests = dict(last.survey.digests)
        for path in changed:
            if path not in digests or stat_of_file(f"{self._request.root}/{path}") is None:
                return None
            digests[path] = sha256((self._request.root / path).read_bytes())
        return last.scanned._replace(digests=tuple(digests.values()))

    def _look_at_all(self, past: Past) -> Look:
        return look(self._request, past, self._memo, self._progress, Watch())

    def _stats(self) -> Stats:
        return source_stats(self._request.root, self._request.theme)

    def _snapshot(self, found: Look) -> Snapshot:
        left, _ = unwaived(found)
        errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in left)
        findings = findings_of(left, self._request.root)
        if found.plan is None or found.scanned.sources is None:
            return Snapshot(findings, errors)
        return Snapshot(findings, errors, self._bundle(found.plan, found.scanned.sources))

    def _bundle(self, plan: Plan, sources: Sources) -> Bundle:
        templates = sources.templates
        if self._compiled is None or self._compiled[0] != templates:
            self._compiled = (templates, environment_of(templates), template_digests(templates, self._memo))
        _, environment, digests = self._compiled
        renderer = Renderer(environment, sources.strings, sources.tree)
        return Bundle(plan, renderer, ingredients_of(plan, digests))
