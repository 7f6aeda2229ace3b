"""Positions in a parsed text to positions in the file that it came from.

Every link and citation asks for its place, so what a paragraph or a value is measured by is kept: a
paragraph of a megabyte would else be read anew for each of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import takewhile
from typing import Protocol

from markdown_it.token import Token
from msgspec import Struct

from tpm_site.base.span import Mark

_LINE_STARTS, _LINE_COLUMNS, _LAST_FOUND = "line_starts", "line_columns", "last_found"


class Place(Protocol):
    """Where a text stands in its file."""

    @property
    def file(self) -> str:
        """The file, relative to the project root."""

    def line(self, index: int) -> Mark:
        """The whole of line `index` of the text, counted from 0."""

    def inline(self, block: Token, offset: int, length: int) -> Mark:
        """`length` characters at `offset` of the content of an inline token."""

    def stretch(self, block: Token, offset: int, length: int) -> Mark:
        """As `inline`, for words that may go on in the next line: as far as they stand in the first."""


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


class FilePlace(Struct, frozen=True):
    """A text that stands in the file as it is, from line `first_line` on."""

    file: str
    lines: tuple[str, ...]
    first_line: int = 1

    def line(self, index: int) -> Mark:
        """The line without its indentation."""
        text = self._source(index)
        indent = len(text) - len(text.lstrip())
        return Mark(index + self.first_line, indent + 1, max(len(text.strip()), 1))

    def inline(self, block: Token, offset: int, length: int) -> Mark:
        """Found by the text itself: markdown-it strips indentation, quote marks and table bars."""
        first = block.map[0] if block.map else 0
        if block.content == self._source(first):
            return Mark(first + self.first_line, offset + 1, length)
        starts = block.meta.get(_LINE_STARTS) or block.meta.setdefault(
            _LINE_STARTS, _line_starts(block.content)
        )
        within = bisect_right(starts, offset) - 1
        number = first + within
        columns = block.meta.setdefault(_LINE_COLUMNS, {})
        if within not in columns:
            end = starts[within + 1] - 1 if within + 1 < len(starts) else None
            columns[within] = self._source(number).find(block.content[starts[within] : end])
        column = columns[within] + offset - starts[within]
        if columns[within] < 0:
            column = max(self._source(number).find(block.content[offset : offset + length]), 0)
        return Mark(number + self.first_line, column + 1, length)

    def stretch(self, block: Token, offset: int, length: int) -> Mark:
        """As far as the line goes."""
        line = block.content.find("\n", offset)
        return self.inline(block, offset, length if line < 0 else min(length, line - offset))

    def _source(self, index: int) -> str:
        return self.lines[index] if index < len(self.lines) else ""


class RegionPlace(Struct, frozen=True, dict=True):
    """A text that YAML has folded or unquoted: found again by its words within the raw value."""

    file: str
    raw: str
    start: Mark
    text: str = ""

    def line(self, index: int) -> Mark:
        """The first words of the line, as far as they stand together in the raw value."""
        found, length = self._words(index)
        return self._mark(found, length) if length else self.start

    def inline(self, block: Token, offset: int, length: int) -> Mark:
        """The place in the raw value that reads the same, as often before it as in the paragraph."""
        words = block.content[offset : offset + length]
        last = block.meta.setdefault(_LAST_FOUND, {})
        counted, found = last.get(words, (0, None))
        if found is None or counted > offset:
            begun = self._words(block.map[0])[0] if block.map else 0
            counted, found = 0, self.raw.find(words, begun)
        for _ in range(block.content.count(words, counted, offset)):
            found = self.raw.find(words, found + 1)
        last[words] = offset, found
        found = found if found >= 0 else self.raw.find(words)
        if found < 0:
            return self.line(block.map[0]) if block.map else self.start
        return self._mark(found, length)

    def stretch(self, block: Token, offset: int, length: int) -> Mark:
        """Its first word is found again, and what follows as far as it stands behind it."""
        words = block.content[offset : offset + length]
        mark = self.inline(block, offset, len(words.split(maxsplit=1)[0]))
        line = mark.line - self.start.line
        begun = self._raw_line_starts[line] + mark.column - (1 if line else self.start.column)
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(words, self.raw[begun:], strict=False))
        return mark._replace(length=max(mark.length, len("".join(sign for sign, _ in alike).rstrip())))

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _raw_line_starts(self) -> list[int]:
        return _line_starts(self.raw)

    @cached_property
    def _known(self) -> dict[int, tuple[int, int]]:
        return {}

    def _words(self, index: int) -> tuple[int, int]:
        """Where a line of the text begins in the raw value, and how much of it stands there in one place."""
        if index not in self._known:
            words = self._lines[index].split() if index < len(self._lines) else []
            count = len(words)
            if self._lacks(words):
                count = bisect_left(range(1, count), 1, key=lambda n: self._lacks(words[:n]))
            known = " ".join(words[:count])
            self._known[index] = max(self.raw.find(known), 0), len(known)
        return self._known[index]

    def _lacks(self, words: list[str]) -> int:
        return " ".join(words) not in self.raw

    def _mark(self, found: int, length: int) -> Mark:
        line = bisect_right(self._raw_line_starts, found) - 1
        column = found - self._raw_line_starts[line] + (1 if line else self.start.column)
        return Mark(self.start.line + line, column, length)
