"""Positions in a parsed text to positions in the file that it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from markdown_it.token import Token

from tpm_site.base.span import Mark


class Place(Protocol):
    """Where a text stands in its file."""

    @property
    def file(self) -> str:
        """The file, relative to the project root."""

    def line(self, index: int) -> Mark:
        """The whole of line `index` of the text, counted from 0."""

    def inline(self, block: Token, offset: int, length: int) -> Mark:
        """`length` characters at `offset` of the content of an inline token."""


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A text that stands in the file as it is, from line `first_line` on."""

    file: str
    lines: tuple[str, ...]
    first_line: int = 1

    def line(self, index: int) -> Mark:
        """The line without its indentation."""
        text = self.lines[index] if index < len(self.lines) else ""
        indent = len(text) - len(text.lstrip())
        return Mark(index + self.first_line, indent + 1, max(len(text.strip()), 1))

    def inline(self, block: Token, offset: int, length: int) -> Mark:
        """Found by the text itself: markdown-it strips indentation, quote marks and table bars."""
        content = block.content
        number = (block.map[0] if block.map else 0) + content.count("\n", 0, offset)
        line_start = content.rfind("\n", 0, offset) + 1
        line_end = content.find("\n", offset)
        piece = content[line_start : line_end if line_end >= 0 else None]
        source = self.lines[number] if number < len(self.lines) else ""
        start = source.find(piece)
        if start >= 0:
            return Mark(number + self.first_line, start + offset - line_start + 1, length)
        start = source.find(content[offset : offset + length])
        return Mark(number + self.first_line, max(start, 0) + 1, length)


@dataclass(frozen=True, slots=True)
class RegionPlace:
    """A text that YAML has folded or unquoted: found again by its words within the raw value."""

    file: str
    raw: str
    start: Mark
    text: str = ""

    def line(self, index: int) -> Mark:
        """The first words of the line, as far as they stand together in the raw value."""
        words = self._words(index)
        found = self.raw.find(words) if words else -1
        return self._mark(found, len(words)) if found >= 0 else self.start

    def inline(self, block: Token, offset: int, length: int) -> Mark:
        """The place in the raw value that reads the same, as often before it as in the paragraph."""
        words = block.content[offset : offset + length]
        begun = self.raw.find(self._words(block.map[0])) if block.map else 0
        found = self.raw.find(words, max(begun, 0))
        for _ in range(block.content.count(words, 0, offset)):
            found = self.raw.find(words, found + 1)
        found = found if found >= 0 else self.raw.find(words)
        if found < 0:
            return self.line(block.map[0]) if block.map else self.start
        return self._mark(found, length)

    def _words(self, index: int) -> str:
        """A line of the text, or as many of its first words as the raw value has in one place."""
        lines = self.text.split("\n")
        words = lines[index].split() if index < len(lines) else []
        while words and " ".join(words) not in self.raw:
            words.pop()
        return " ".join(words)

    def _mark(self, found: int, length: int) -> Mark:
        line_start = self.raw.rfind("\n", 0, found) + 1
        line = self.start.line + self.raw.count("\n", 0, found)
        column = found - line_start + 1 if line_start else self.start.column + found
        return Mark(line, column, length)
