"""Large records by path, kept in parts: only those are written again in which something has moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from zlib import crc32

from tpm_site.base.digest import sha256
from tpm_site.engine.memo import LostError, Memo
from tpm_site.model.codec import DecodeError, decode, encode

PARTS = 64
NONE = ("",) * PARTS
"""The digests of the parts of a table of which nothing is kept."""
Row = TypeVar("Row")
Items = list[tuple[str, bytes]]


def part_of(path: str) -> int:
    """The number of the part that the row of a path is kept in."""
    return crc32(path.encode()) % PARTS


def last_part(name: str, number: int, kept: Sequence[str], wanted: type[Row], memo: Memo) -> dict[str, Row]:
    """One part of a table. Raises LostError where the cache has it no more, or has another one."""
    data = memo.load(f"{name}:{number}")
    try:
        if sha256(data) == kept[number]:
            rows: dict[str, Row] = decode(data, _by_path(wanted))
            return rows
    except (DecodeError, IndexError):
        pass
    raise LostError(name)


def last_table(name: str, kept: Sequence[str], wanted: type[Row], memo: Memo) -> dict[str, Row]:
    """All rows of a table. Raises LostError where the cache has lost some of it."""
    rows: dict[str, Row] = {}
    for number in range(PARTS):
        rows |= last_part(name, number, kept, wanted, memo)
    return rows


def keep_table(
    name: str, rows: Mapping[str, Row], old: Mapping[str, Row], kept: Sequence[str]
) -> tuple[Items, tuple[str, ...]]:
    """What to keep so that `rows` can be read again, and the digests of its parts.

    `kept` are those of the `old` table; a row that has not moved is the very same value in both.
    """
    moved = {part_of(path) for path in {**rows, **old} if rows.get(path) is not old.get(path)}
    moved |= {number for number, digest in enumerate(kept) if not digest}
    parts: dict[int, dict[str, Row]] = {number: {} for number in moved}
    for path, row in rows.items():
        number = part_of(path)
        if number in moved:
            parts[number][path] = row
    return keep_parts(name, parts, kept)


def keep_parts(
    name: str, parts: Mapping[int, Mapping[str, Any]], kept: Sequence[str]
) -> tuple[Items, tuple[str, ...]]:
    """The same for whole parts; what is kept of the others stands."""
    digests = list(kept)
    items: Items = []
    for number, rows in parts.items():
        data = encode(rows)
        digests[number] = sha256(data)
        items.append((f"{name}:{number}", data))
    return items, tuple(digests)


def _by_path(wanted: Any) -> Any:
    return dict[str, wanted]
