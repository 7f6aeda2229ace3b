"""The memo gives back what was put in last, be it in the cache or at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tpm_site.engine.cache import Cache
from tpm_site.engine.memo import Memo


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    made = Cache(tmp_path, "recipe", writable=True)
    yield made
    made.close()


def test_what_is_at_hand_is_not_in_the_cache(cache: Cache) -> None:
    memo = Memo(cache)
    memo.have_at_hand([("key", b"value")])
    assert (memo.get("key"), cache.get("key")) == (b"value", None)
    assert not memo.has_served


def test_a_newer_value_takes_the_place_of_one_at_hand(cache: Cache) -> None:
    memo = Memo(cache)
    memo.have_at_hand([("key", b"old")])
    memo.put("key", b"new")
    assert (memo.get("key"), cache.get("key")) == (b"new", b"new")


def test_there_is_room_for_so_much_at_hand(cache: Cache) -> None:
    memo = Memo(cache)
    memo.have_at_hand((f"key {number}", bytes(4_000_000)) for number in range(4))
    assert [memo.has(f"key {number}") for number in range(4)] == [True, True, False, False]


def test_where_nothing_can_be_kept_all_is_at_hand(tmp_path: Path) -> None:
    memo = Memo(Cache(tmp_path, "recipe", writable=False))
    memo.put("key", b"old")
    memo.put("key", b"new")
    assert memo.load("key") == b"new"
