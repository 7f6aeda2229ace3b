"""Whether a build would change anything: if no source and no output has moved, the last report stands.

Neither Jinja nor markdown-it is imported to know it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tpm_site.base.digest import sha256
from tpm_site.bundle.lists import JOURNAL, MANIFEST, STAGING
from tpm_site.engine.cache import Cache
from tpm_site.engine.folders import Folders
from tpm_site.engine.request import Report, Request
from tpm_site.engine.stats import Stat, Stats, all_settled, stat_of_file
from tpm_site.model.codec import DecodeError, decode, encode

_UNREADABLE = ("F008", "M202")
"""Findings that no stat may tell the end of: permissions of a folder, a disk that fails."""


class LastRun(Struct, frozen=True):
    """A run that began at `begun`: the stats that it saw, those of what it wrote, and what it reported.

    `others` is the digest of all sources but documents, empty where some of them were written to meanwhile.
    """

    begun: int
    sources: Mapping[str, Stat | None]
    outputs: Mapping[str, Stat | None]
    others: str
    report: Report


def last_run(request: Request, cache: Cache) -> LastRun | None:
    """The last run of this kind; None where nothing is known of one."""
    try:
        return decode(cache.get(_key(request)) or b"", LastRun)
    except DecodeError:
        return None


def standing_report(last: LastRun, request: Request, stats: Stats) -> Report | None:
    """The report of the last run, where a new one would come to the same."""
    if last.sources != stats or not all_settled(stats.values(), last.begun):
        return None
    if last.report.errors:
        return last.report
    stands = request.out is not None and is_whole(request.out, last.outputs)
    return last.report if stands else None


def remember(request: Request, run: LastRun, cache: Cache) -> None:
    """Hands to the next run what this one saw, wrote and reported."""
    if not any(finding.diagnostic.code in _UNREADABLE for finding in run.report.findings):
        manifest = stat_of_file(f"{request.out}/{MANIFEST}")
        whole = replace(run, outputs={**run.outputs, MANIFEST: manifest})
        cache.put_all([(_key(request), encode(whole))])


def others_digest(digests: Mapping[str, str]) -> str:
    """That of all sources but documents; `digests` are theirs, by path."""
    return sha256(encode(dict(digests)))


def is_whole(out: Path, outputs: Mapping[str, Stat | None], own: str = "") -> bool:
    """Whether a bundle is as it was left, its manifest too, and no other build has died in it since.

    `own` is the staging folder of who asks.
    """
    try:
        entries = list(os.scandir(out))
    except OSError:
        return False
    left = (entry for entry in entries if entry.path != own)
    if any(e.is_symlink() or e.name == JOURNAL or e.name.startswith(STAGING) for e in left):
        return False
    if outputs != _stats_of(out, outputs):
        return False
    folders = Folders(out)
    return all(map(folders.holds, {path.rpartition("/")[0] for path in outputs}))


def _stats_of(out: Path, paths: Iterable[str]) -> dict[str, Stat | None]:
    return {path: stat_of_file(f"{out}/{path}") for path in paths}


def _key(request: Request) -> str:
    """All of the request that the result depends on; not how many processes work on it."""
    # By its place in the project, which may have been brought here from another machine.
    out = os.path.relpath(request.out, request.root) if request.out is not None else ""
    options = (out, request.today, request.base_url, request.drafts)
    return f"run:{sha256(encode(options))}"
