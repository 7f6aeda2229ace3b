"""Digests of source files, read only where their stats say that they may have changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tpm_site.base.digest import sha256
from tpm_site.engine.cache import Cache
from tpm_site.engine.stats import Stat, Stats
from tpm_site.model.codec import DecodeError, decode, encode

_KEY = "digests"


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


def digests_of(paths: Sequence[str], root: Path, stats: Stats, known: Known) -> list[str]:
    """The digest of each file; empty where it cannot be read, or where nothing at all is known yet.

    In a first build all files are read where they are parsed, and once is enough.
    """
    if not known.files:
        return [""] * len(paths)
    return [_digest(path, root, stats.get(path), known) for path in paths]


def _digest(path: str, root: Path, stat: Stat | None, known: Known) -> str:
    before = known.files.get(path)
    if before and stat and before[0] == stat and stat.is_settled(known.begun):
        return before[1]
    try:
        return sha256((root / path).read_bytes())
    except OSError:
        return ""


def known_of(digests: Mapping[str, str], stats: Stats, begun: int) -> Known:
    """What a run that began at `begun` and saw those stats has come to know."""
    files = {path: (stat, digest) for path, digest in digests.items() if digest and (stat := stats.get(path))}
    return Known(begun, files)


def keep(known: Known, cache: Cache) -> None:
    """Hands digests to the next run."""
    cache.put_all([(_KEY, encode(known))])
