"""A number of people as a drawing: a hundred signs or a thousand, those who are counted larger and in colour.

A row of signs is one dashed line with round ends, so that a drawing takes half a kilobyte.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_STEP = 10
_COLUMNS = {100: 10, 1000: 40}
"""Of more people no eye could tell one from another, so that there is no drawing."""


class IconArray(NamedTuple):
    """A drawing: its size, and the paths of those who are `counted` and of the `others`."""

    width: int
    height: int
    counted: str
    others: str


def icon_array(count: int, total: int) -> IconArray | None:
    """A drawing of `count` of `total` people, row by row; None where there are too many to draw."""
    columns = _COLUMNS.get(total)
    if columns is None:
        return None
    width, height = columns * _STEP, total // columns * _STEP
    return IconArray(
        width, height, "".join(_lines(0, count, columns)), "".join(_lines(count, total, columns))
    )


def _lines(first: int, last: int, columns: int) -> Iterator[str]:
    """A line for each row of the signs from `first` up to `last`, a little longer than to the last one."""
    while first < last:
        row, column = divmod(first, columns)
        signs = min(columns - column, last - first)
        x, y = (place * _STEP + _STEP // 2 for place in (column, row))
        yield f"M{x} {y}h{(signs - 1) * _STEP + 1}"
        first += signs
