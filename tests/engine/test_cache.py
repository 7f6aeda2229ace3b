"""The cache may lose anything at any time, and never gives back what was not put in."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tpm_site.engine.cache import FILE, Cache
from tpm_site.engine.pool import FEWEST, map_in_order

VALUE = bytes(range(256)) * 200
"""Larger than a page of the database."""


def filled(root: Path) -> Path:
    cache = Cache(root, "recipe", writable=True)
    for number in range(5):
        cache.put(f"key {number}", VALUE)
    cache.close()
    return root / FILE


def test_what_was_put_is_there_in_the_next_run(tmp_path: Path) -> None:
    filled(tmp_path)
    cache = Cache(tmp_path, "recipe", writable=True)
    assert (cache.get("key 1"), cache.get("key 9")) == (VALUE, None)
    cache.put("key 1", b"new")
    assert cache.get("key 1") == b"new"
    cache.close()


def test_an_empty_value_is_a_value(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "recipe", writable=True)
    cache.put("nothing", b"")
    assert cache.get("nothing") == b""
    cache.close()


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_cache_is_begun_anew(tmp_path: Path, data: bytes) -> None:
    filled(tmp_path).write_bytes(data)
    cache = Cache(tmp_path, "recipe", writable=True)
    assert cache.get("key 1") is None
    cache.put("key 1", VALUE)
    assert cache.get("key 1") == VALUE
    cache.close()


@pytest.mark.parametrize("start", range(0, 60_000, 2_500))
def test_a_damaged_row_is_a_miss(tmp_path: Path, start: int) -> None:
    file = filled(tmp_path)
    data = bytearray(file.read_bytes())
    data[start : start + 64] = b"\xff" * 64
    file.write_bytes(data)
    cache = Cache(tmp_path, "recipe", writable=True)
    for number in range(5):
        assert cache.get(f"key {number}") in (VALUE, None)
    cache.put("another", VALUE)
    cache.close()


def test_a_row_of_another_kind_is_a_miss(tmp_path: Path) -> None:
    connection = sqlite3.connect(filled(tmp_path))
    connection.execute("update blobs set value = 7 where key like '%1'")
    connection.execute("update blobs set value = 'text' where key like '%2'")
    connection.commit()
    connection.close()
    cache = Cache(tmp_path, "recipe", writable=True)
    assert [cache.get(f"key {number}") for number in (1, 2, 3)] == [None, None, VALUE]
    cache.close()


@pytest.mark.parametrize("key", ["key {}", "a key of more than forty letters, of which a digest is kept: {}"])
def test_the_value_of_another_key_is_a_miss(tmp_path: Path, key: str) -> None:
    """An index that a crash has left older than its table leads to the wrong row."""
    cache = Cache(tmp_path, "recipe", writable=True)
    cache.put_all([(key.format(1), b"one"), (key.format(2), b"two")])
    cache.close()
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        rows = connection.execute("select key, value from blobs").fetchall()
        values = reversed([value for _, value in rows])
        swapped = [(value, name) for (name, _), value in zip(rows, values, strict=True)]
        connection.executemany("update blobs set value = ? where key = ?", swapped)
        connection.commit()
    cache = Cache(tmp_path, "recipe", writable=True)
    assert [cache.get(key.format(number)) for number in (1, 2)] == [None, None]
    cache.close()


def test_after_any_damage_the_file_is_of_use_again(tmp_path: Path) -> None:
    file = filled(tmp_path)
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)
    for _ in range(2):
        cache = Cache(tmp_path, "recipe", writable=True)
        if cache.get("key 1") is None:
            cache.put("key 1", VALUE)
        cache.close()
    cache = Cache(tmp_path, "recipe", writable=True)
    assert cache.get("key 1") == VALUE
    cache.close()


def test_another_recipe_starts_afresh(tmp_path: Path) -> None:
    filled(tmp_path)
    cache = Cache(tmp_path, "another recipe", writable=True)
    assert cache.get("key 1") is None
    cache.close()


def test_a_process_that_is_forked_off_reads_by_a_connection_of_its_own(tmp_path: Path) -> None:
    filled(tmp_path)
    cache = Cache(tmp_path, "recipe", writable=True)
    keys = [f"key {number % 5}" for number in range(FEWEST)]
    assert list(map_in_order(cache.get, keys, 2, lambda done: None)) == [VALUE] * FEWEST
    cache.put("key 5", VALUE)
    assert cache.get("key 5") == VALUE
    cache.close()


def test_a_file_that_has_grown_too_large_loses_what_was_not_asked_for(tmp_path: Path) -> None:
    file = filled(tmp_path)
    before = file.stat().st_size
    cache = Cache(tmp_path, "recipe", writable=True)
    assert cache.get("key 1") == VALUE
    cache.prune(most=before)
    assert cache.get("key 2") == VALUE
    cache.close()
    cache = Cache(tmp_path, "recipe", writable=True)
    assert cache.get("key 1") == VALUE
    cache.prune(most=before - 1)
    assert [cache.get(f"key {number}") for number in (1, 2)] == [VALUE, None]
    cache.close()
    assert file.stat().st_size < before


@pytest.mark.parametrize("link", [".tpm-cache", ".tpm-cache/cache.sqlite"])
def test_a_cache_that_is_a_link_to_somewhere_else_is_left_alone(tmp_path: Path, link: str) -> None:
    other, root = tmp_path / "other", tmp_path / "root"
    file = filled(other)
    before = file.read_bytes()
    target = other / ".tpm-cache" if link == ".tpm-cache" else file
    (root / link).parent.mkdir(parents=True)
    (root / link).symlink_to(target)
    for writable in (True, False):
        cache = Cache(root, "recipe", writable=writable)
        cache.put("key 1", b"new")
        assert cache.get("key 1") is None
        cache.close()
    assert file.read_bytes() == before


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_what_lies_beside_the_cache_is_not_played_back(tmp_path: Path, ending: str) -> None:
    """A journal may name any file of the user, which SQLite would then delete; a pipe would be waited for."""
    file = filled(tmp_path)
    beside = file.with_name(file.name + ending)
    os.mkfifo(beside)
    for writable, kept in ((False, None), (True, VALUE)):
        cache = Cache(tmp_path, "recipe", writable=writable)
        assert cache.get("key 1") == kept
        cache.close()
    assert not beside.exists()


ENDLESS = "with recursive n(x) as (select 1 union all select x + 1 from n) select x as key, x as value from n"
OTHERS = {
    "a view in the place of the table": ["drop table blobs", f"create view blobs as {ENDLESS}"],
    "a trigger": [
        "create trigger more after insert on blobs begin insert into blobs values (random(), 1); end",
    ],
    "another table": ["create table more (x)"],
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_cache_with_tables_of_others_is_begun_anew(tmp_path: Path, name: str) -> None:
    file = filled(tmp_path)
    with closing(sqlite3.connect(file)) as connection, connection:
        for statement in OTHERS[name]:
            connection.execute(statement)
    cache = Cache(tmp_path, "recipe", writable=False)
    assert cache.get("key 1") is None
    cache.close()
    cache = Cache(tmp_path, "recipe", writable=True)
    assert cache.get("key 1") is None
    assert cache.put("key 1", VALUE)
    cache.close()


@pytest.mark.parametrize("old", [b"tableblobsblobs", b"CREATE TABLE"])
def test_a_damaged_schema_is_begun_anew(tmp_path: Path, old: bytes) -> None:
    file = filled(tmp_path)
    data = file.read_bytes()
    assert old in data
    file.write_bytes(data.replace(old, b"\x96" + old[1:-1] + b"\x96", 1))
    for writable in (False, True):
        cache = Cache(tmp_path, "recipe", writable=writable)
        assert cache.get("key 1") is None
        cache.close()


def test_a_pipe_in_the_place_of_the_cache_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / ".tpm-cache").mkdir()
    os.mkfifo(tmp_path / FILE)
    for writable in (True, False):
        cache = Cache(tmp_path, "recipe", writable=writable)
        assert cache.get("key 1") is None
        cache.close()


def test_reading_touches_no_file(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "recipe", writable=False)
    cache.put("key", VALUE)
    assert cache.get("key") is None
    cache.close()
    assert list(tmp_path.iterdir()) == []
    file = filled(tmp_path)
    before = file.read_bytes()
    cache = Cache(tmp_path, "recipe", writable=False)
    cache.put("key 1", b"new")
    assert cache.get("key 1") == VALUE
    cache.close()
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() == before


def test_a_folder_where_the_cache_belongs_goes_unused(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir(parents=True)
    cache = Cache(tmp_path, "recipe", writable=True)
    cache.put("key", VALUE)
    assert cache.get("key") is None
    cache.close()


def test_one_that_another_process_holds_is_a_miss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda path, **options: connect(path, **{**options, "timeout": 0})
    )
    other = connect(filled(tmp_path), isolation_level=None)
    other.execute("begin exclusive")
    cache = Cache(tmp_path, "recipe", writable=False)
    assert cache.get("key 1") is None
    cache.close()
    other.close()
