"""A title to lines of about the same length, as large as there is room for; of words and widths alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

Measure = Callable[[str, int], float]
"""The width of a text in pixels, in a size: small letters are of whole pixels, so that none tells another."""
_UNIT = 1000
"""A size in which widths are all but exact."""
MOST_LINES = 4
SIZES = (124, 112, 102, 92, 86, 80, 74, 68, 62, 57, 52, 48, 44, 40, 36, 33, 30, 27, 24)
"""Pixels. Below the last one nobody could read a card, so that what is longer ends in an ellipsis."""
LEADING = 1.16
_LARGE, _HUGE = 80, 100
"""From such sizes on three lines, or two, are enough: more would fill the card, and say less."""
_LONGEST = 1000
"""Letters, far more than have room: what comes behind them is not looked at."""
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


class _Pieces:
    """Pieces of a text, each with the space behind it, and how wide they are beside each other."""

    def __init__(self, pieces: Sequence[str], measure: Callable[[str], float]) -> None:
        self.count = len(pieces)
        self._pieces = pieces
        # Each piece is measured alone: the same words stand in many titles, and are measured once.
        self._widths = [measure(piece.rstrip(" ")) for piece in pieces]
        space = measure(" ")
        whole = (w + space * piece.endswith(" ") for w, piece in zip(self._widths, pieces, strict=True))
        self._starts = [0.0, *accumulate(whole)]

    @property
    def widest(self) -> float:
        return max(self._widths)

    def width(self, start: int, end: int) -> float:
        """That of the pieces from `start` to before `end`, without the space at the end."""
        return self._starts[end - 1] - self._starts[start] + self._widths[end - 1]

    def text(self, start: int, end: int) -> str:
        """The same as words."""
        return "".join(self._pieces[start:end]).rstrip(" ")


def set_title(title: str, measure: Measure, width: int, height: int) -> Setting:
    """The title in the largest size in which it fits into a box of pixels. Nothing of it sticks out."""
    title = title[:_LONGEST]
    words, pieces = _WORD.findall(title) or [""], _PIECE.findall(title) or [""]
    whole = _largest(words, measure, width, height)
    broken = _largest(pieces, measure, width, height) if len(pieces) > len(words) else None
    found = broken if broken and (not whole or broken.size > whole.size * _WORTH) else whole
    return found or Setting(_cut(pieces, lambda text: measure(text, SIZES[-1]), width), SIZES[-1])


def set_line(text: str, measure: Measure, width: int, sizes: Sequence[int]) -> Setting:
    """A text that stays in one line, in the first of some sizes in which it fits; else cut."""
    text = text[:_LONGEST]
    size = next((size for size in sizes if measure(text, size) <= width), sizes[-1])
    return Setting((_shortened(text, lambda text: measure(text, size), width),), size)


def _largest(words: Sequence[str], measure: Measure, width: int, height: int) -> Setting | None:
    """The largest setting that breaks no word; None where there is none."""
    pieces = _Pieces(words, lambda text: measure(text, _UNIT) / _UNIT)
    for size in SIZES:
        room = width / size
        most = MOST_LINES - (size >= _LARGE) - (size >= _HUGE)
        most = min(most, int(height / (size * LEADING)))
        if pieces.widest > room or (count := len(_filled(pieces, room))) > most:
            continue
        lines = _balanced(pieces, count, room)
        if lines and all(measure(line, size) <= width for line in lines):
            return Setting(lines, size)
    return None


def _filled(pieces: _Pieces, room: float) -> list[str]:
    """Lines that each take as much as there is room for: no way needs fewer of them."""
    lines, start = [], 0
    for end in range(1, pieces.count + 1):
        if end == pieces.count or pieces.width(start, end + 1) > room:
            lines.append(pieces.text(start, end))
            start = end
    return lines


def _balanced(pieces: _Pieces, count: int, room: float) -> tuple[str, ...]:
    """So many lines, of lengths as alike as can be."""
    ideal = pieces.width(0, pieces.count) / count

    @cache
    def best(start: int, lines: int) -> tuple[float, tuple[str, ...]]:
        """The cost of setting the pieces from `start` on in so many lines, and those lines."""
        found = []
        for end in range(start + 1, pieces.count - lines + 2) if lines > 1 else (pieces.count,):
            length = pieces.width(start, end)
            if length > room:
                break
            line = pieces.text(start, end)
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


def _cut(words: Sequence[str], measure: Callable[[str], float], width: int) -> tuple[str, ...]:
    """The smallest size: words that are longer than a line are broken, and what has no room is left out."""
    parts = [part for word in words for part in _parts(word, measure, width)]
    lines = _filled(_Pieces(parts, measure), width)
    if len(lines) > MOST_LINES:
        lines[MOST_LINES - 1 :] = [" ".join(lines[MOST_LINES - 1 :])]
    return tuple(_shortened(line, measure, width) for line in lines)


def _shortened(text: str, measure: Callable[[str], float], width: float) -> str:
    """A text of one line; what has no room is left out, and said to be."""
    if measure(text) <= width:
        return text
    while text and measure(f"{text}…") > width:
        text = text[:-1].rstrip(" ,;:.")
    return f"{text}…"


def _parts(word: str, measure: Callable[[str], float], width: int) -> list[str]:
    if measure(word.rstrip(" ")) <= width:
        return [word]
    found = [""]
    for letter in word:
        if measure((found[-1] + letter).rstrip(" ")) > width:
            found.append("")
        found[-1] += letter
    return found
