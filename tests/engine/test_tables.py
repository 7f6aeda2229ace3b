"""Large records in parts: what is read is what was kept last, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tpm_site.engine.cache import Cache
from tpm_site.engine.memo import LostError, Memo
from tpm_site.engine.tables import NONE, keep_table, last_table, part_of

ROWS = {f"content/articles/{number}.md": f"row {number}" for number in range(500)}


@pytest.fixture
def memo(tmp_path: Path) -> Memo:
    return Memo(Cache(tmp_path, "recipe", writable=True))


def test_a_table_is_read_as_it_was_kept(memo: Memo) -> None:
    items, kept = keep_table("table", ROWS, {}, NONE)
    memo.put_all(items)
    assert last_table("table", kept, str, memo) == ROWS
    assert last_table("empty", *keep_empty(memo), str, memo) == {}


def keep_empty(memo: Memo) -> tuple[tuple[str, ...]]:
    items, kept = keep_table("empty", {}, {}, NONE)
    memo.put_all(items)
    return (kept,)


def test_only_parts_in_which_something_has_moved_are_kept_anew(memo: Memo) -> None:
    items, kept = keep_table("table", ROWS, {}, NONE)
    memo.put_all(items)
    moved = "content/articles/7.md"
    rows = ROWS | {moved: "another row"}
    del rows["content/articles/8.md"]
    items, kept = keep_table("table", rows, ROWS, kept)
    expected = {part_of(moved), part_of("content/articles/8.md")}
    assert {key for key, _ in items} == {f"table:{number}" for number in expected}
    memo.put_all(items)
    assert last_table("table", kept, str, memo) == rows


def test_parts_of_two_runs_are_no_table(memo: Memo) -> None:
    first, kept = keep_table("table", ROWS, {}, NONE)
    memo.put_all(first)
    second, _ = keep_table("table", ROWS | {"content/articles/7.md": "another row"}, ROWS, kept)
    memo.put_all(second)
    with pytest.raises(LostError):
        last_table("table", kept, str, memo)
    with pytest.raises(LostError):
        last_table("table", kept[:5], str, memo)
    with pytest.raises(LostError):
        last_table("table", kept, int, memo)
