"""Curves of a mark to polygons so fine that no corner is seen."""

from __future__ import annotations

import math
import re
from itertools import pairwise

Point = tuple[float, float]

_STEPS = 24
"""Straight pieces of a curve, and of a quarter of an ellipse."""
_TOKEN = re.compile(r"\s*,?\s*(?:([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?))")
_WANTED = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "Z": 0}
"""How many numbers a command takes."""


class UnknownShapeError(Exception):
    """A drawing has something in it that we do not draw."""


def points_of_round(x: float, y: float, width: float, height: float, by: tuple[float, float]) -> list[Point]:
    """A box with corners that are quarters of an ellipse; `by` are the radii of that."""
    rx, ry = min(by[0], width / 2), min(by[1], height / 2)
    corners = (
        (x + width - rx, y + ry, -90),
        (x + width - rx, y + height - ry, 0),
        (x + rx, y + height - ry, 90),
        (x + rx, y + ry, 180),
    )
    steps = _STEPS if rx and ry else 0
    turns = [90 * step / steps for step in range(steps + 1)] if steps else [0.0]
    found = []
    for cx, cy, start in corners:
        for turn in turns:
            angle = math.radians(start + turn)
            found.append((cx + rx * math.cos(angle), cy + ry * math.sin(angle)))
    return found


def points_of_path(text: str) -> list[Point]:
    """One closed line. Raises UnknownShapeError for arcs, for a second line, and for what is no path."""
    points: list[Point] = []
    name, is_closed = "", False
    tokens = _tokens(text)
    while tokens:
        if tokens[0].isalpha():
            name = tokens.pop(0)
        wanted = _WANTED.get(name.upper())
        if wanted is None or is_closed or len(tokens) < wanted or (name in "Mm" and points):
            raise UnknownShapeError
        numbers = [float(token) for token in tokens[:wanted]]
        del tokens[:wanted]
        is_closed = name in "Zz"
        points += [] if is_closed else _drawn(name, numbers, points[-1] if points else (0.0, 0.0))
        # Further points after the first one are lines.
        name = {"M": "L", "m": "l"}.get(name, name)
    return points


def _tokens(text: str) -> list[str]:
    found, at = [], 0
    while match := _TOKEN.match(text, at):
        found.append(match[1] or match[2])
        at = match.end()
    if text[at:].strip():
        raise UnknownShapeError
    return found


def _drawn(name: str, numbers: list[float], start: Point) -> list[Point]:
    x, y = start if name.islower() else (0.0, 0.0)
    if name in "Hh":
        return [(numbers[0] + x, start[1])]
    if name in "Vv":
        return [(start[0], numbers[0] + y)]
    ends = [(numbers[at] + x, numbers[at + 1] + y) for at in range(0, len(numbers), 2)]
    if len(ends) == 1:
        return ends
    return [_on_curve([start, *ends], step / _STEPS) for step in range(1, _STEPS + 1)]


def _on_curve(points: list[Point], part: float) -> Point:
    """A point of a Bézier curve, by halving in the proportion of `part` again and again."""
    while len(points) > 1:
        points = [(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part) for a, b in pairwise(points)]
    return points[0]
