"""A title to lines of about the same length, as large as there is room for; of words and widths alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

Measure = Callable[[str, int], float]
"""The width of a text in pixels, in a size: small letters are of whole pixels, so that none tells another."""
Ems = Callable[[str], float]
"""The width of a text in any size, as a part of that."""
_UNIT = 1000
"""A size in which widths are all but exact."""
MOST_LINES = 4
SIZES = (124, 112, 102, 92, 86, 80, 74, 68, 62, 57, 52, 48, 44, 40, 36, 33, 30, 27, 24)
"""Pixels. Below the last one nobody could read a card, so that what is longer ends in an ellipsis."""
LEADING = 1.16
_LARGE, _HUGE = 80, 100
"""From such sizes on three lines, or two, are enough: more would fill the card, and say less."""
_PIECE = re.compile(r"[^ ]{2,}?[-\u2013\u2014/](?=[^ ]{3})|[^ ]+ *")
"""A word with the space behind it; of one with a hyphen what stands before and what behind that."""
_SHORT = 3
"""Letters of a word, such as an article, that should not end a line."""
_UNWANTED = 0.08
"""What it costs to end a line in a short word or a hyphen, as a part of the line's length squared."""


class Setting(NamedTuple):
    """A title as it is set."""

    lines: tuple[str, ...]
    size: int


def set_title(title: str, measure: Measure, width: int, height: int) -> Setting:
    """The title in the largest size in which it fits into a box of pixels. Nothing of it sticks out."""
    ems = _ems(measure)
    pieces = _PIECE.findall(title) or [""]
    longest = max(ems(piece.rstrip()) for piece in pieces)
    for size in SIZES:
        room = width / size
        most = MOST_LINES - (size >= _LARGE) - (size >= _HUGE)
        most = min(most, int(height / (size * LEADING)))
        if longest <= room and len(_filled(pieces, ems, room)) <= most:
            lines = _balanced(pieces, ems, room)
            if all(measure(line, size) <= width for line in lines):
                return Setting(lines, size)
    return Setting(_cut(pieces, lambda text: measure(text, SIZES[-1]), width), SIZES[-1])


def set_line(text: str, measure: Measure, width: int, sizes: Sequence[int]) -> Setting:
    """A text that stays in one line, in the first of some sizes in which it fits; else cut."""
    size = next((size for size in sizes if measure(text, size) <= width), sizes[-1])
    return Setting((_shortened(text, lambda text: measure(text, size), width),), size)


def _ems(measure: Measure) -> Ems:
    return lambda text: measure(text, _UNIT) / _UNIT


def _filled(pieces: Sequence[str], ems: Ems, room: float) -> tuple[str, ...]:
    """Lines that each take as much as there is room for: no way needs fewer of them."""
    lines = [pieces[0]]
    for piece in pieces[1:]:
        longer = lines[-1] + piece
        if ems(longer.rstrip()) <= room:
            lines[-1] = longer
        else:
            lines.append(piece)
    return tuple(line.rstrip() for line in lines)


def _balanced(pieces: Sequence[str], ems: Ems, room: float) -> tuple[str, ...]:
    """As many lines as are needed, of lengths as alike as can be."""
    count = len(_filled(pieces, ems, room))
    ideal = ems("".join(pieces)) / count

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[str, ...]]:
        """The cost of setting the pieces from `start` on in so many lines, and those lines."""
        found = []
        for end in range(start + 1, len(pieces) - lines + 2) if lines > 1 else (len(pieces),):
            line = "".join(pieces[start:end]).rstrip()
            length = ems(line)
            if length > room:
                break
            unwanted = lines > 1 and _is_unwanted(pieces[end - 1])
            cost = (length - ideal) ** 2 + _UNWANTED * ideal**2 * unwanted
            rest, others = best(end, lines - 1) if lines > 1 else (0.0, ())
            found.append((cost + rest, (line, *others)))
        return min(found, default=(float("inf"), ()))

    return best(0, count)[1]


def _is_unwanted(piece: str) -> bool:
    """Whether it would be better not to end a line in it."""
    return len(piece.rstrip()) <= _SHORT or piece == piece.rstrip()


def _cut(pieces: Sequence[str], ems: Ems, room: float) -> tuple[str, ...]:
    """The smallest size: words that are longer than a line are broken, and what has no room is left out."""
    lines = _filled([part for piece in pieces for part in _parts(piece, ems, room)], ems, room)
    if len(lines) <= MOST_LINES:
        return lines
    rest = " ".join(lines[MOST_LINES - 1 :])
    return (*lines[: MOST_LINES - 1], _shortened(rest, ems, room))


def _shortened(text: str, ems: Ems, room: float) -> str:
    """A text of one line; what has no room is left out, and said to be."""
    if ems(text) <= room:
        return text
    while text and ems(f"{text}…") > room:
        text = text[:-1].rstrip(" ,;:.")
    return f"{text}…"


def _parts(piece: str, ems: Ems, room: float) -> list[str]:
    found = [""]
    for letter in piece:
        if ems(found[-1] + letter) > room:
            found.append("")
        found[-1] += letter
    return found
