"""The cache: one SQLite file under .tpm-cache/. Losing it costs time, never correctness."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from collections.abc import Iterable
from pathlib import Path

from tpm_site.base.digest import sha256

FOLDER = ".tpm-cache"
FILE = f"{FOLDER}/cache.sqlite"
MOST_BYTES = 2_000_000_000
"""A larger file is pruned: what the run has not asked for goes."""
_DIGEST = 64
_LONG, _SHORT = 40, 24
"""Letters of a key, and of what stands for a longer one: a digest of 96 bits."""
_COLUMNS = "blobs (key text primary key, value blob)"
_TABLE = ("table", "blobs", f"CREATE TABLE {_COLUMNS}")
_SELECT = "select value from blobs where key = ? and length(value) <= ?"
_PAGE = 32_768
"""Bytes. Most values are some 10,000 long: on pages of SQLite's usual size each would lie on three."""
_SETTINGS = (
    f"pragma page_size = {_PAGE}",
    "pragma journal_mode = memory",
    "pragma synchronous = off",
    f"create table if not exists {_COLUMNS}",
)
_BESIDE = ("-journal", "-wal", "-shm")
_FAULTS = (sqlite3.Error, OSError, UnicodeError)
"""What comes of a damaged file: sqlite3 cannot always read its own messages."""
_LARGEST = 100_000_000
"""Bytes of a value. Ours are far smaller."""


class Cache:
    """Bytes by key. Any fault of the file makes it forget, and raises nothing.

    Where it is not writable it keeps nothing new, and touches no file. After a fork each process has a
    connection of its own.
    """

    def __init__(self, root: Path, recipe: str, *, writable: bool) -> None:
        self._path = root / FILE
        self._recipe = recipe
        self._writable = writable
        self._process = os.getpid()
        self._connection = _open(self._path) if writable else _open_to_read(self._path)
        self._used: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """What is kept under `key`."""
        connection = self._own_connection()
        if connection is None:
            return None
        versioned = self._versioned(key)
        try:
            row = connection.execute(_SELECT, (versioned, _LARGEST)).fetchone()
        except (sqlite3.Error, UnicodeError) as error:
            self._fail(error)
            return None
        kept = row[0] if row and isinstance(row[0], bytes) else b""
        digest, value = kept[:_DIGEST], kept[_DIGEST:]
        if digest != _digest(key, value):
            return None
        self._used.add(versioned)
        return value

    def has(self, key: str) -> bool:
        """Whether a value is kept under `key`, sound or not."""
        connection, key = self._own_connection(), self._versioned(key)
        if connection is None:
            return False
        try:
            found = connection.execute("select 1 from blobs where key = ?", (key,)).fetchone()
        except (sqlite3.Error, UnicodeError) as error:
            self._fail(error)
            return False
        self._used.add(key)
        return found is not None

    def put(self, key: str, value: bytes) -> bool:
        """Keeps `value` under `key`; says whether it is kept."""
        return self.put_all([(key, value)])

    def put_all(self, items: Iterable[tuple[str, bytes]]) -> bool:
        """Keeps values by their keys, all or none; says whether they are kept."""
        if self._connection is None or not self._writable:
            return False
        rows = [(self._versioned(key), _digest(key, value) + value) for key, value in items]
        self._used.update(key for key, _ in rows)
        try:
            self._connection.execute("begin")
            self._connection.executemany("insert or replace into blobs (key, value) values (?, ?)", rows)
            self._connection.execute("commit")
        except (sqlite3.Error, UnicodeError) as error:
            self._fail(error)
            return False
        return True

    def prune(self, most: int = MOST_BYTES) -> None:
        """Brings a file that has grown too large down to what this run has asked for."""
        if self._connection is None or not self._writable:
            return
        with contextlib.suppress(sqlite3.Error, OSError):
            if self._path.stat().st_size <= most:
                return
            # The keys alone stand in the index: the values need not be read.
            keys = self._connection.execute("select key from blobs").fetchall()
            unused = [row for row in keys if row[0] not in self._used]
            if unused:
                self._connection.execute("begin")
                self._connection.executemany("delete from blobs where key = ?", unused)
                self._connection.execute("commit")
                self._connection.execute("vacuum")

    def forget(self) -> None:
        """Loses everything: begins the file anew."""
        self.close()
        if self._writable:
            _discard(self._path)
            self._connection = _open(self._path)

    def _fail(self, error: Exception) -> None:
        """A damaged file is begun anew by who may write it; one that is busy or full goes unused."""
        is_damaged = not isinstance(error, sqlite3.OperationalError)
        if is_damaged and self._writable:
            self.forget()
        else:
            self.close()

    def stop_writing(self) -> None:
        """Goes on to read, beside others who may write, and from any thread."""
        self.close()
        self._writable = False
        self._connection = _open_to_read(self._path)

    def close(self) -> None:
        """Lets go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _own_connection(self) -> sqlite3.Connection | None:
        """A connection must not be used in a process that was forked off the one that made it."""
        if self._process != os.getpid():
            self._process, self._writable = os.getpid(), False
            self._connection = _open_to_read(self._path)
        return self._connection

    def _versioned(self, key: str) -> str:
        """A key of this recipe. A short one, for SQLite keeps it twice, and one of the two in no order."""
        if len(key) <= _LONG:
            return f"{self._recipe[:_SHORT]}:{key}"
        kind, colon, _ = key.partition(":")
        digest = sha256(f"{self._recipe}:{key}".encode(errors="surrogatepass"))[:_SHORT]
        return f"{kind}:{digest}" if colon else digest


def _digest(key: str, value: bytes) -> bytes:
    """Stands before each value: a run that was killed may leave half a value, or that of another key."""
    return sha256(b"%s\0%s" % (key.encode(errors="surrogatepass"), value)).encode()


def _open(path: Path) -> sqlite3.Connection | None:
    """A connection to a sound file; a damaged one is begun anew, an unwritable one goes unused."""
    for attempt in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if not _is_ours(path):
                return None
            # We leave no such file, and what others put there would be played back: it may name any file.
            for ending in _BESIDE:
                path.with_name(path.name + ending).unlink(missing_ok=True)
            # A journal in memory keeps the cache one file; one broken by a crash is begun anew.
            return _checked(sqlite3.connect(path, timeout=5, isolation_level=None), _SETTINGS)
        except _FAULTS:
            if attempt == 0:
                _discard(path)
    return None


def _open_to_read(path: Path) -> sqlite3.Connection | None:
    beside = (path.with_name(path.name + ending) for ending in _BESIDE)
    try:
        if not _is_ours(path) or not path.exists() or any(map(os.path.lexists, beside)):
            return None
        address = f"{path.absolute().as_uri()}?mode=ro"
        return _checked(sqlite3.connect(address, uri=True, timeout=5, check_same_thread=False))
    except _FAULTS:
        return None


def _checked(connection: sqlite3.Connection, settings: Iterable[str] = ()) -> sqlite3.Connection:
    """A connection to our table and nothing else: a view or a trigger could go on without end.

    Raises sqlite3.DatabaseError where there is more or less; the connection is closed then.
    """
    try:
        for statement in settings:
            connection.execute(statement)
        found = connection.execute("select type, name, sql from sqlite_master where type != 'index'")
        if found.fetchall() != [_TABLE]:
            raise sqlite3.DatabaseError("a table of others")
    except _FAULTS:
        connection.close()
        raise
    return connection


def _is_ours(path: Path) -> bool:
    """Whether it is a plain file or free, in a folder that is no link: nothing of others is touched."""
    if path.parent.is_symlink():
        return False
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return True


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
