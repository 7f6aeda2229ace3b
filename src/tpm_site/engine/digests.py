"""Digests of source files, read only where their stats say that they may have changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from stat import S_ISREG

from tpm_site.base.digest import sha256
from tpm_site.engine.cache import Cache
from tpm_site.engine.stats import Stat, Stats
from tpm_site.model.codec import DecodeError, decode, encode

_KEY = "digests"
_THREADS_FROM = 64
"""So many files are read by several threads at once: most of the time they wait for the system."""


@dataclass(frozen=True, slots=True)
class Known:
    """The digests that the run begun at `begun` found, by path, each with the stat of the file."""

    begun: int = 0
    files: Mapping[str, tuple[Stat, str]] = field(default_factory=dict)


def last_known(cache: Cache) -> Known:
    """What the last run knew; nothing where the cache has lost it."""
    try:
        return decode(cache.get(_KEY) or b"", Known)
    except DecodeError:
        return Known()


def digests_of(stats: Stats, known: Known, locate: Callable[[str], str]) -> Mapping[str, str]:
    """The digest of each source file, empty where it cannot be read; none where nothing is known yet.

    In a first build all files are read where they are parsed, and once is enough. `locate` gives the place of
    a file.
    """
    if not known.files:
        return {}
    digests = {path: known.files[path][1] for path, stat in stats.items() if _stands(path, stat, known)}
    others = [path for path, stat in stats.items() if path not in digests and not path.endswith("/")]
    return digests | dict(zip(others, read_digests([locate(path) for path in others]), strict=True))


def _stands(path: str, stat: Stat | None, known: Known) -> bool:
    before = known.files.get(path)
    return before is not None and stat is not None and before[0] == stat and stat.is_settled(known.begun)


def read_digests(files: Sequence[str]) -> list[str]:
    """The digest of each file."""
    if len(files) < _THREADS_FROM:
        return list(map(digest_of, files))
    from concurrent.futures import ThreadPoolExecutor

    chunks = [files[start : start + _THREADS_FROM] for start in range(0, len(files), _THREADS_FROM)]
    with ThreadPoolExecutor() as threads:
        return [digest for found in threads.map(_digests, chunks) for digest in found]


def _digests(files: Sequence[str]) -> list[str]:
    return list(map(digest_of, files))


def digest_of(file: str) -> str:
    """The digest of one file; empty where it cannot be read, or is none: a pipe is not waited for."""
    try:
        with open(os.open(file, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0) as opened:
            return sha256(opened.readall()) if S_ISREG(os.fstat(opened.fileno()).st_mode) else ""
    except OSError:
        return ""


def keep(digests: Mapping[str, str], stats: Stats, begun: int, cache: Cache) -> None:
    """Hands the digests that a run begun at `begun` has found to the next one."""
    files = {path: (stat, digest) for path, digest in digests.items() if digest and (stat := stats.get(path))}
    cache.put_all([(_KEY, encode(Known(begun, files)))])
