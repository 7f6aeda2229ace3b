"""Whether a build would change anything: if no source and no output has moved, the last report stands.

Neither Jinja nor markdown-it nor pydantic is imported to know it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tpm_site.base.digest import sha256
from tpm_site.bundle.lists import JOURNAL, MANIFEST, STAGING
from tpm_site.engine.cache import Cache
from tpm_site.engine.digests import keep, known_of
from tpm_site.engine.request import Report, Request
from tpm_site.engine.stats import Stat, Stats, all_settled, stat_of_file
from tpm_site.model.codec import DecodeError, decode, encode

if TYPE_CHECKING:
    from tpm_site.engine.pipeline import Built

_UNREADABLE = ("F008", "M202")
"""Findings that no stat may tell the end of: permissions of a folder, a disk that fails."""


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
    if last.report.errors:
        return last.report
    stands = request.out is not None and _is_whole(request.out, last.outputs)
    return last.report if stands else None


def remember(request: Request, stats: Stats, begun: int, built: Built, cache: Cache) -> None:
    """Hands to the next run what this one saw, wrote and reported."""
    if built.survey.rows:
        keep(known_of(built.survey.digests, stats, begun), cache)
    if not any(finding.diagnostic.code in _UNREADABLE for finding in built.report.findings):
        manifest = stat_of_file(f"{request.out}/{MANIFEST}")
        written = {**built.outputs, MANIFEST: manifest}
        cache.put_all([(_key(request), encode(LastRun(begun, stats, written, built.report)))])


def _is_whole(out: Path, outputs: Mapping[str, Stat | None]) -> bool:
    """Whether a bundle is as it was left, its manifest too, and no other build has died in it since."""
    try:
        entries = list(os.scandir(out))
    except OSError:
        return False
    # A folder that was moved away and linked back would be followed by the stats below it.
    if any(e.is_symlink() or e.name == JOURNAL or e.name.startswith(STAGING) for e in entries):
        return False
    return outputs == _stats_of(out, outputs)


def _stats_of(out: Path, paths: Iterable[str]) -> dict[str, Stat | None]:
    return {path: stat_of_file(f"{out}/{path}") for path in paths}


def _key(request: Request) -> str:
    """All of the request that the result depends on; not how many processes work on it."""
    out = os.path.abspath(request.out) if request.out is not None else ""
    places = (os.path.abspath(request.root), os.path.abspath(request.theme), out)
    options = (request.today, request.base_url, request.drafts)
    return f"run:{sha256(encode((places, options)))}"
