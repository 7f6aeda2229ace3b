"""Digests of source files, read only where their stats say that they may have changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from stat import S_ISREG
from types import MappingProxyType
from typing import NamedTuple

from tpm_site.base.digest import sha256
from tpm_site.engine.memo import LostError, Memo
from tpm_site.engine.pool import map_in_order
from tpm_site.engine.stats import Stat, Stats
from tpm_site.engine.tables import NONE, keep_table, last_table
from tpm_site.model.codec import DecodeError, decode, encode

_NAME = "digests"


class Digested(NamedTuple):
    """A file as it was when it was read."""

    stat: Stat
    digest: str


class Known(NamedTuple):
    """The source files that the run begun at `begun` has seen, by path; `kept` as in `tables`."""

    begun: int = 0
    files: Mapping[str, Digested] = MappingProxyType({})
    kept: tuple[str, ...] = NONE


class _Head(NamedTuple):
    begun: int
    kept: tuple[str, ...]


def last_known(memo: Memo) -> Known:
    """What the last run knew; nothing where the cache has lost it."""
    try:
        head = decode(memo.get(_NAME) or b"", _Head)
        return Known(head.begun, last_table(_NAME, head.kept, Digested, memo), head.kept)
    except (DecodeError, LostError):
        return Known()


def digests_of(stats: Stats, known: Known, locate: Callable[[str], str], jobs: int) -> Mapping[str, str]:
    """The digest of each source file, empty where it cannot be read; none where nothing is known yet.

    In a first build all files are read where they are parsed, and once is enough. `locate` gives the place of
    a file.
    """
    if not known.files:
        return {}
    digests = {path: known.files[path].digest for path, stat in stats.items() if _stands(path, stat, known)}
    others = [path for path, stat in stats.items() if path not in digests and not path.endswith("/")]
    return digests | dict(zip(others, read_digests([locate(path) for path in others], jobs), strict=True))


def _stands(path: str, stat: Stat | None, known: Known) -> bool:
    before = known.files.get(path)
    return before is not None and stat is not None and before.stat == stat and stat.is_settled(known.begun)


def read_digests(files: Sequence[str], jobs: int) -> list[str]:
    """The digest of each file; many are read in several processes."""
    return list(map_in_order(digest_of, files, jobs, lambda _: None))


def digest_of(file: str) -> str:
    """The digest of one file; empty where it cannot be read, or is none: a pipe is not waited for."""
    try:
        opened = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return ""
    try:
        found = os.fstat(opened)
        return sha256(_read(opened, found.st_size)) if S_ISREG(found.st_mode) else ""
    except OSError:
        return ""
    finally:
        os.close(opened)


def _read(opened: int, size: int) -> bytes:
    """All that is in a file, which may have grown meanwhile."""
    data = os.read(opened, size + 1)
    while more := os.read(opened, size + 1):
        data += more
    return data


def keep(digests: Mapping[str, str], stats: Stats, begun: int, last: Known, memo: Memo) -> None:
    """Hands what a run begun at `begun` has found to the next one; `last` is what is kept so far."""
    files: dict[str, Digested] = {}
    for path, digest in digests.items():
        stat, before = stats.get(path), last.files.get(path)
        if digest and stat:
            is_same = before is not None and before.digest == digest and before.stat == stat
            files[path] = before if before is not None and is_same else Digested(stat, digest)
    items, kept = keep_table(_NAME, files, last.files, last.kept)
    memo.put_all([(_NAME, encode(_Head(begun, kept))), *items])
