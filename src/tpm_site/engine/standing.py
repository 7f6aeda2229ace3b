"""Whether a build would change anything: if no source and no output has moved, the last report stands.

Neither Jinja nor markdown-it nor pydantic is imported to know it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tpm_site.base.digest import sha256
from tpm_site.engine.cache import Cache
from tpm_site.engine.digests import keep
from tpm_site.engine.request import Built, Report, Request
from tpm_site.engine.stats import Stat, Stats, all_settled, stat_of
from tpm_site.model.codec import DecodeError, decode, encode

_UNREADABLE = "F008"
"""A finding that no stat tells the end of: permissions of a folder, a disk that fails."""


@dataclass(frozen=True, slots=True)
class LastRun:
    """A run that began at `begun`: the stats that it saw, those of what it wrote, and what it reported."""

    begun: int
    sources: Mapping[str, Stat | None]
    outputs: Mapping[str, Stat | None]
    report: Report


def standing_report(request: Request, stats: Stats, cache: Cache) -> Report | None:
    """The report of the last run of this kind, where a new one would come to the same."""
    try:
        last = decode(cache.get(_key(request)) or b"", LastRun)
    except DecodeError:
        return None
    if last.sources != stats or not all_settled(stats.values(), last.begun):
        return None
    if request.out is None or last.report.errors:
        return last.report
    return last.report if last.outputs == _stats_of(request.out, last.outputs) else None


def remember(request: Request, stats: Stats, begun: int, built: Built, cache: Cache) -> None:
    """Hands to the next run what this one saw, wrote and reported."""
    keep(built.digests, stats, begun, cache)
    if not any(finding.diagnostic.code == _UNREADABLE for finding in built.report.findings):
        written = _stats_of(request.out, built.outputs) if request.out is not None else {}
        cache.put_all([(_key(request), encode(LastRun(begun, stats, written, built.report)))])


def _stats_of(out: Path, paths: Iterable[str]) -> dict[str, Stat | None]:
    return {path: stat_of(f"{out}/{path}") for path in paths}


def _key(request: Request) -> str:
    """All of the request that the result depends on; not how many processes work on it."""
    out = os.path.abspath(request.out) if request.out is not None else ""
    places = (os.path.abspath(request.root), os.path.abspath(request.theme), out)
    options = (request.today, request.base_url, request.drafts)
    return f"run:{sha256(encode((places, options)))}"
