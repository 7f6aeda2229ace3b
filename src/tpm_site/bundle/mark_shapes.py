"""The mark of a site, an SVG drawing, to shapes of one colour each: as much of SVG as a mark needs.

Those are `rect`, `circle`, `ellipse`, `polygon` and `path` without arcs and holes, in plain colours, moved,
turned and scaled. A drawing that has more in it is not guessed at: it comes to nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, NoReturn
from xml.parsers import expat

from tpm_site.bundle.mark_paths import Point, UnknownShapeError, points_of_path, points_of_round

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBERS = re.compile(_NUMBER)
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_TRANSFORM = re.compile(r"\s*(rotate|translate|scale)\(([^()]*)\)\s*,?")
_GEOMETRY = {"x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "points", "d", "viewBox"}
_KNOWN = _GEOMETRY | {"fill", "transform", "id", "xmlns", "role", "aria-hidden"}
_SILENT = {"title", "desc", "metadata"}
_MOST_SHAPES = 200
_FEWEST_POINTS = 3
_FARTHEST = 100.0
"""Sizes of the drawing that a point may lie away from it; no such number holds NaN."""


class Shape(NamedTuple):
    """A polygon, its points as parts of the drawing's width and height, and its colour as `#rrggbb`."""

    points: tuple[Point, ...]
    fill: str


def shapes_of(data: bytes) -> tuple[Shape, ...]:
    """The shapes from the lowest to the highest; none where the drawing has more in it than we draw."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except (UnknownShapeError, expat.ExpatError, LookupError, ValueError, ArithmeticError):
        return ()
    return tuple(reader.shapes)


Move = Callable[[Point], Point]


class _Reader:
    """Takes shapes out of elements. Each level has its colour, and how its points are moved."""

    def __init__(self) -> None:
        self.shapes: list[Shape] = []
        self._levels: list[tuple[str, Move]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _SILENT:
            attributes = {}
        if not attributes.keys() <= _KNOWN or (not self._levels and tag != "svg"):
            raise UnknownShapeError
        fill, above = self._levels[-1] if self._levels else ("#000000", _box(attributes.get("viewBox", "")))
        fill = _colour(attributes["fill"]) if "fill" in attributes else fill
        moves = [above, *_moves(attributes.get("transform", ""))]
        self._levels.append((fill, _one_after_another(moves)))
        if tag not in ("svg", "g") and tag not in _SILENT and fill:
            points = tuple(map(self._levels[-1][1], _points(tag, attributes)))
            # SVG draws nothing of a shape without an area.
            self.shapes += [Shape(points, fill)] if len(points) >= _FEWEST_POINTS else []
            is_drawable = all(abs(number) < _FARTHEST for point in points for number in point)
            if not is_drawable or len(self.shapes) > _MOST_SHAPES:
                raise UnknownShapeError

    def end(self, _: str) -> None:
        self._levels.pop()


def _one_after_another(moves: list[Move]) -> Move:
    """The innermost move comes first."""

    def move(point: Point) -> Point:
        for one in reversed(moves):
            point = one(point)
        return point

    return move


def _box(text: str) -> Move:
    """From the numbers of a drawing to parts of its size."""
    left, top, width, height = _numbers(text)
    return lambda point: ((point[0] - left) / width, (point[1] - top) / height)


def _moves(text: str) -> Iterator[Move]:
    at = 0
    while match := _TRANSFORM.match(text, at):
        yield _move(match[1], _numbers(match[2]))
        at = match.end()
    if text[at:].strip():
        raise UnknownShapeError


def _move(name: str, numbers: list[float]) -> Move:
    first, *others = numbers
    if name == "translate":
        down = others[0] if others else 0.0
        return lambda point: (point[0] + first, point[1] + down)
    if name == "scale":
        second = others[0] if others else first
        return lambda point: (point[0] * first, point[1] * second)
    x, y = others or (0.0, 0.0)
    cos, sin = math.cos(math.radians(first)), math.sin(math.radians(first))
    return lambda point: (
        x + (point[0] - x) * cos - (point[1] - y) * sin,
        y + (point[0] - x) * sin + (point[1] - y) * cos,
    )


def _points(tag: str, attributes: Mapping[str, str]) -> list[Point]:
    def number(name: str, default: float = 0.0) -> float:
        return float(attributes[name]) if name in attributes else default

    if tag == "rect":
        rx = number("rx", number("ry"))
        round_by = (rx, number("ry", rx))
        return points_of_round(number("x"), number("y"), number("width"), number("height"), round_by)
    if tag in ("circle", "ellipse"):
        rx, ry = number("rx", number("r")), number("ry", number("r"))
        return points_of_round(number("cx") - rx, number("cy") - ry, 2 * rx, 2 * ry, (rx, ry))
    if tag == "polygon":
        numbers = _numbers(attributes["points"])
        return list(zip(numbers[::2], numbers[1::2], strict=True))
    if tag == "path":
        return points_of_path(attributes["d"])
    raise UnknownShapeError


def _colour(text: str) -> str:
    """In six digits; empty where nothing is filled."""
    if text == "none":
        return ""
    if not _COLOUR.fullmatch(text):
        raise UnknownShapeError
    digits = text[1:].lower()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(digit * 2 for digit in digits)


def _numbers(text: str) -> list[float]:
    return [float(number) for number in _NUMBERS.findall(text)]


def _refuse(*_: object) -> NoReturn:
    raise UnknownShapeError
