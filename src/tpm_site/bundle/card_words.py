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
_WORD = re.compile(r"[^ ]+ *")
_PIECE = re.compile(r"[^ ]{2,}?[-\u2013\u2014/](?=[^ ]{3})|[^ ]+ *")
"""A word with the space behind it; of one with a hyphen what stands before and what behind that."""
_WORTH = 1.3
"""So many times larger the title must be for words to be broken at their hyphens."""
_SHORT, _LONELY = 3, 0.08
"""Letters of a word, such as an article, that no line should end in; what it costs, in lengths squared."""
_PAUSE, _RESTED = ":;,.?!\u2026\u2014", 0.15
"""Signs that a line may well end in, and what that takes off."""


class Setting(NamedTuple):
    """A title as it is set."""

    lines: tuple[str, ...]
    size: int


def set_title(title: str, measure: Measure, width: int, height: int) -> Setting:
    """The title in the largest size in which it fits into a box of pixels. Nothing of it sticks out."""
    whole, broken = (_largest(p.findall(title) or [""], measure, width, height) for p in (_WORD, _PIECE))
    found = broken if broken and (not whole or broken.size > whole.size * _WORTH) else whole
    if found:
        return found
    pieces = _PIECE.findall(title)
    return Setting(_cut(pieces, lambda text: measure(text, SIZES[-1]), width), SIZES[-1])


def _largest(pieces: Sequence[str], measure: Measure, width: int, height: int) -> Setting | None:
    """The largest setting that breaks no piece; None where there is none."""
    ems = _ems(measure)
    longest = max(ems(piece.rstrip()) for piece in pieces)
    for size in SIZES:
        room = width / size
        most = MOST_LINES - (size >= _LARGE) - (size >= _HUGE)
        most = min(most, int(height / (size * LEADING)))
        if longest <= room and len(_filled(pieces, ems, room)) <= most:
            lines = _balanced(pieces, ems, room)
            if all(measure(line, size) <= width for line in lines):
                return Setting(lines, size)
    return None


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
            cost = (length - ideal) ** 2 + (_end_cost(line) * ideal**2 if lines > 1 else 0.0)
            rest, others = best(end, lines - 1) if lines > 1 else (0.0, ())
            found.append((cost + rest, (line, *others)))
        return min(found, default=(float("inf"), ()))

    return best(0, count)[1]


def _end_cost(line: str) -> float:
    """What it costs to end a line as this one does."""
    if line[-1:] in _PAUSE:
        return -_RESTED
    return _LONELY if len(line.rpartition(" ")[2]) <= _SHORT else 0.0


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
