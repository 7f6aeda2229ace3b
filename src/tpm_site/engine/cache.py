"""The cache: one SQLite file under .tpm-cache/. Losing it costs time, never correctness."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from tpm_site import __version__
from tpm_site.base.digest import sha256

FILE = ".tpm-cache/cache.sqlite"
_DIGEST = 64


class Cache:
    """Bytes by key. Any fault of the file makes it forget, and raises nothing.

    Where it is not writable it keeps nothing new, and touches no file.
    """

    def __init__(self, root: Path, *, writable: bool) -> None:
        self._writable = writable
        self._connection = _open(root / FILE) if writable else _open_to_read(root / FILE)

    def get(self, key: str) -> bytes | None:
        """What is kept under `key`."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(
                "select value from blobs where key = ?", (_versioned(key),)
            ).fetchone()
        except sqlite3.Error:
            return None
        kept = row[0] if row and isinstance(row[0], bytes) else b""
        digest, value = kept[:_DIGEST], kept[_DIGEST:]
        return value if digest == _digest(value) else None

    def put(self, key: str, value: bytes) -> None:
        """Keeps `value` under `key`."""
        if self._connection is None or not self._writable:
            return
        try:
            with self._connection:
                self._connection.execute(
                    "insert or replace into blobs values (?, ?)", (_versioned(key), _digest(value) + value)
                )
        except sqlite3.Error:
            self.close()

    def close(self) -> None:
        """Lets go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _digest(value: bytes) -> bytes:
    """Stands before each value: a run that was killed may leave a row of half a value."""
    return sha256(value).encode()


def _versioned(key: str) -> str:
    return f"{__version__}:{key}"


def _open(path: Path) -> sqlite3.Connection | None:
    """A connection to a sound file; a damaged one is begun anew, an unwritable one goes unused."""
    for attempt in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=5, isolation_level=None)
            # A journal in memory keeps the cache one file; one broken by a crash is begun anew.
            connection.execute("pragma journal_mode = memory")
            connection.execute("pragma synchronous = off")
            connection.execute(
                "create table if not exists blobs (key text primary key, value blob) without rowid"
            )
            connection.execute("select key, value from blobs limit 1").fetchone()
        except (sqlite3.Error, OSError):
            if attempt == 0:
                _discard(path)
            continue
        return connection
    return None


def _open_to_read(path: Path) -> sqlite3.Connection | None:
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5)
        connection.execute("select key, value from blobs limit 1").fetchone()
    except (sqlite3.Error, OSError):
        return None
    return connection


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
