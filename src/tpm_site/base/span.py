"""Where something stands in a file. Lines and columns count from 1, columns in characters."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """A stretch of one line, without the file it is in."""

    line: int
    column: int = 1
    length: int = 1


class Span(NamedTuple):
    """A stretch of one line in a file; `file` is relative to the project root, with slashes.

    A length of 0 means the whole line, and in the first line the file as a whole.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def at(file: str, mark: Mark | None) -> Span:
    """The span of a mark in a file; the whole file where there is no mark."""
    return Span(file, *mark) if mark else Span(file)
