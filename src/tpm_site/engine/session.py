"""A project that is kept at hand and looked at again after each change, for a preview. Writes no bundle."""

from __future__ import annotations

import gc
import time
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from msgspec.structs import replace

from tpm_site.base.codes import Severity
from tpm_site.base.digest import sha256
from tpm_site.documents.parse import parse_document
from tpm_site.engine.cache import FOLDER, Cache
from tpm_site.engine.digests import digest_of, digests_of, keep, last_known
from tpm_site.engine.findings import findings_of
from tpm_site.engine.heads import survey_name
from tpm_site.engine.lock import locked
from tpm_site.engine.memo import LostError, Memo
from tpm_site.engine.past import Look, Past, Scanned
from tpm_site.engine.pipeline import look, look_at, unwaived
from tpm_site.engine.planning import Plan
from tpm_site.engine.reading import Sources
from tpm_site.engine.recipe import recipe
from tpm_site.engine.rendering import Renderer
from tpm_site.engine.request import Progress, Request
from tpm_site.engine.retelling import retell
from tpm_site.engine.snapshot import Bundle, Since, Snapshot
from tpm_site.engine.stats import Stat, Stats, source_location, source_stats, stat_of_file
from tpm_site.engine.stopwatch import Stopwatch
from tpm_site.engine.survey import keep_survey, last_survey
from tpm_site.engine.theme import template_digests
from tpm_site.engine.writing import ingredients_of
from tpm_site.model.kinds import Kind
from tpm_site.model.tree import SourceFile, TemplateText
from tpm_site.render.environment import environment_of

_Compiled = tuple[Mapping[str, TemplateText], Environment, Mapping[str, str]]
"""Templates as they were read, compiled, and digested."""


class Seen(NamedTuple):
    """How a file looked to a look that began at `begun`, in nanoseconds."""

    stat: Stat | None
    begun: int


class Session:
    """Looks at one project again and again. One look at a time; a Snapshot may be read beside one."""

    def __init__(self, request: Request, progress: Progress = lambda *_: None) -> None:
        self._request, self._progress = request, progress
        self._cache = Cache(request.root, recipe(), writable=False)
        self._memo = Memo(self._cache, self._content)
        self._seen: dict[str, Seen] = {}
        self._digests: dict[str, str] = {}
        self._read: Mapping[str, str] = {}
        """Those of the documents that the last look saw, in their order: to gather them takes a while."""
        self._last: Look | None = None
        self._good: Look | None = None
        self._compiled: _Compiled | None = None
        self._shown: Snapshot | None = None

    def look(self, changed: Collection[str] | None) -> Snapshot:
        """The site as it is now. `changed` are paths of files that may have moved; None: look at everything.

        Raises OSError where the machine fails.
        """
        if self._last is None:
            found = self._first_look()
        else:
            try:
                found = self._look_again(changed, self._last)
            except LostError:
                self._cache.close()
                found = self._look_at_all(Past(time.time_ns()))
        if self._shown is None or found is not self._last:
            self._shown = self._snapshot(found)
        if found is not self._last:
            self._read = found.survey.digests
            self._digests |= self._read
        self._last = found
        self._good = found if found.plan else self._good
        return self._shown

    def has_moved(self, path: str) -> bool:
        """Whether a file is not as the newest look saw it. May be asked beside a look."""
        seen = self._seen.get(path)
        return stat_of_file(self._locate(path)) != (seen.stat if seen else None)

    def _first_look(self) -> Look:
        """What builds have kept is of use here, and what is found here to the next session."""
        request = self._request
        with locked(request.root / FOLDER):
            self._cache = Cache(request.root, recipe(), writable=True)
            self._memo = Memo(self._cache, self._content)
            name, begun, stats = survey_name(drafts=request.drafts), time.time_ns(), self._stats()
            last = last_survey(name, self._memo)
            known = last_known(self._memo)
            digests = digests_of(stats, known, self._locate, request.jobs)
            found = self._look_at_all(Past(begun, digests, last))
            if found.plan is not None:
                keep({**digests, **found.survey.digests}, stats, begun, known, self._memo)
                keep_survey(name, found.survey, last, self._memo)
            self._cache.stop_writing()
        self._seen = {path: Seen(stat, begun) for path, stat in stats.items()}
        # Workers are forked, which is safe only until the process has threads beside this one.
        self._request = replace(request, jobs=1)
        # What there is now stays: looking through it for garbage would take longer than an edit.
        gc.freeze()
        return found

    def _look_again(self, changed: Collection[str] | None, last: Look) -> Look:
        moved = self._moved(changed)
        if not moved:
            return last
        good = self._good or Look((), Scanned(()))
        scanned = self._rescan(moved, last)
        if scanned is None:
            self._digests |= {path: digest_of(self._locate(path)) for path in moved}
            return self._look_at_all(Past(time.time_ns(), self._digests, good.survey, self._good))
        if scanned.digests == tuple(self._read.values()):
            return last
        retold = retell(scanned, self._request, last, self._memo, self._progress)
        if retold is not None:
            return retold
        past = Past(time.time_ns(), {}, good.survey, self._good)
        return look_at(scanned, self._request, past, self._memo, self._progress, Stopwatch())

    def _moved(self, changed: Collection[str] | None) -> set[str]:
        """The sources that are not as they were seen, or may not be. Now they are seen as they are."""
        begun = time.time_ns()
        stats = self._stats() if changed is None else {p: stat_of_file(self._locate(p)) for p in changed}
        moved = {path for path, stat in stats.items() if not self._is_as_seen(path, stat)}
        moved -= {path for path in moved if self._reads_as_seen(path, stats[path])}
        if changed is None:
            moved |= self._seen.keys() - stats.keys()
            self._seen = {p: seen for p, seen in self._seen.items() if p in stats}
        self._seen |= {path: Seen(stats.get(path), begun) for path in moved if path in stats}
        return moved

    def _is_as_seen(self, path: str, stat: Stat | None) -> bool:
        seen = self._seen.get(path)
        return seen is not None and seen.stat == stat and (stat is None or stat.is_settled(seen.begun))

    def _reads_as_seen(self, path: str, stat: Stat | None) -> bool:
        """Whether a file that was written right before it was seen has not been written to once more."""
        seen = self._seen.get(path)
        if seen is None or stat is None or seen.stat != stat or not self._digests.get(path):
            return False
        self._seen[path] = Seen(stat, time.time_ns())
        return digest_of(self._locate(path)) == self._digests[path]

    def _rescan(self, moved: set[str], last: Look) -> Scanned | None:
        """What was scanned last, with new digests of documents; None where more than these may have moved."""
        digests = dict(self._read)
        if not moved <= digests.keys() or any(stat_of_file(self._locate(path)) is None for path in moved):
            return None
        digests |= {path: digest_of(self._locate(path)) for path in moved}
        return last.scanned._replace(digests=tuple(digests.values())) if all(digests.values()) else None

    def _content(self, digest: str) -> bytes | None:
        """A Content that the cache has lost, made again of its file."""
        for row in self._good.survey.rows.values() if self._good else ():
            if row.parsed.content == digest:
                source = SourceFile(row.parsed.id, row.parsed.path)
                _, content = parse_document(source, Path(self._locate(source.path)).read_bytes())
                return content if sha256(content) == digest else None
        return None

    def _locate(self, path: str) -> str:
        return source_location(self._request.root, self._request.theme, path)

    def _look_at_all(self, past: Past) -> Look:
        return look(self._request, past, self._memo, self._progress, Stopwatch())

    def _stats(self) -> Stats:
        return source_stats(self._request.root, self._request.theme)

    def _snapshot(self, found: Look) -> Snapshot:
        left, _ = unwaived(found)
        errors = sum(diagnostic.severity is Severity.ERROR for diagnostic in left)
        findings = findings_of(left, self._request.root)
        if found.plan is None or found.scanned.sources is None:
            return Snapshot(findings, errors)
        bundle = self._bundle(found.plan, found.scanned.sources, self._since(found))
        return Snapshot(findings, errors, bundle)

    def _since(self, found: Look) -> Since | None:
        """What a state comes after, where only words have moved on the pages of their own texts."""
        last, shown = self._last, self._shown.files if self._shown else None
        if last is None or found.resolved is not last.resolved or not isinstance(shown, Bundle):
            return None
        old, new = last.survey.rows, found.survey.rows
        # Where the site is the same, so are its files and their order.
        moved = [
            path for (path, row), before in zip(new.items(), old.values(), strict=True) if row is not before
        ]
        is_shared = any(old[path].parsed.id.kind is Kind.SNIPPET for path in moved)
        return None if is_shared else Since(shown, frozenset(moved))

    def _bundle(self, plan: Plan, sources: Sources, since: Since | None) -> Bundle:
        templates = sources.templates
        if self._compiled is None or self._compiled[0] != templates:
            self._compiled = (templates, environment_of(templates), template_digests(templates, self._memo))
        _, environment, digests = self._compiled
        renderer = Renderer(environment, sources.strings, sources.tree)
        return Bundle(plan, renderer, ingredients_of(plan, digests), since)
