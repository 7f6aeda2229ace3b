"""The syntax of BibTeX: entries with their fields, macros put in, pieces joined, braces kept.

What is broken ends with its entry: the next one begins at the next `@` at the beginning of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct, field

from tpm_site.evidence.imports.draft import Fault

_ENTRY = re.compile(r"@[\s%]*(?:%[^\n]*\n\s*)*(?P<kind>[A-Za-z]+)[\s%]*(?:%[^\n]*\n\s*)*(?P<open>[{(])")
_NEXT = re.compile(r"^[ \t]*@", re.MULTILINE)
_NAME = re.compile(r"\s*(?P<name>[^\s={}(),\"#%']+)\s*=\s*")
_WORD = re.compile(r"[^\s{}(),\"#%=@]+")
_SPACE = re.compile(r"\s*")
_BRACE = re.compile(r"\\[{}]|[{}]")
_BRACE_OR_QUOTE = re.compile(r"\\.|[{}\"]", re.DOTALL)
_DEEPEST, _LONGEST = 200, 1_000_000
"""Braces within each other, and letters of one value."""
_MOST_UNCLOSED = 50
"""For each that is never closed much of the file is looked through in vain."""
MONTHS = {
    name: name
    for name in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
}


class Entry(NamedTuple):
    """`@kind{key, name = value}`: the names in small letters, the values as they stand between their ends."""

    line: int
    kind: str
    key: str
    fields: Mapping[str, str]


class _BrokenError(Exception):
    """Where an entry cannot be read on, and why."""

    def __init__(self, place: int, message: str) -> None:
        super().__init__(message)
        self.place, self.message = place, message


class _UnclosedError(_BrokenError):
    """Something that is opened at a place and never closed."""


class _File(Struct):
    """A file while it is read."""

    text: str
    macros: dict[str, str] = field(default_factory=lambda: dict(MONTHS))
    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unclosed: int = 0
    _ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ends = [found.start() for found in re.finditer("\n", self.text)]

    def line(self, place: int) -> int:
        return bisect_left(self._ends, place) + 1


def read_entries(text: str) -> tuple[list[Entry], list[Fault]]:
    """All entries of a file in their order, and what could not be read."""
    file = _File(text)
    place = text.find("@")
    while place >= 0:
        found = _ENTRY.match(text, place)
        if found is None:
            place = text.find("@", place + 1)
            continue
        try:
            place = _entry(file, found)
        except _BrokenError as error:
            file.faults.append(Fault(file.line(error.place), error.message))
            file.unclosed += isinstance(error, _UnclosedError)
            if file.unclosed > _MOST_UNCLOSED:
                file.faults.append(Fault(file.line(error.place), "what follows is too broken to be read"))
                break
            following = _NEXT.search(text, found.end())
            place = following.end() - 1 if following else -1
            continue
        place = text.find("@", place)
    return file.entries, file.faults


def _entry(file: _File, found: re.Match[str]) -> int:
    """Reads one entry; gives the place behind it."""
    kind, close = found["kind"].lower(), "}" if found["open"] == "{" else ")"
    place = found.end()
    if kind in ("comment", "preamble"):
        return _braced(file.text, place - 1) if found["open"] == "{" else _skipped(file.text, place)
    if kind == "string":
        fields, place = _fields(file, place, close)
        file.macros |= fields
        return place
    key = file.text[place : (end := _end_of_key(file.text, place, close))].strip()
    if "=" in key:  # An entry without a key, as some programs write.
        key, end = "", place
    fields, after = _fields(file, end + (file.text[end : end + 1] == ","), close)
    file.entries.append(Entry(file.line(found.start()), kind, key, fields))
    return after


def _end_of_key(text: str, place: int, close: str) -> int:
    ends = [end for sign in (",", close, "\n@") if (end := text.find(sign, place)) >= 0]
    if not ends:
        raise _UnclosedError(place, "this entry is never closed")
    return min(ends)


def _fields(file: _File, place: int, close: str) -> tuple[dict[str, str], int]:
    """The fields up to the end of an entry. Commas that are missing or too many are passed over."""
    fields: dict[str, str] = {}
    while True:
        place = _after_space(file.text, place)
        if place >= len(file.text):
            raise _UnclosedError(place - 1, "this entry is never closed")
        sign = file.text[place]
        if sign in "})":
            # Old files close with the other sign.
            return fields, place + 1
        if sign == ",":
            place += 1
            continue
        found = _NAME.match(file.text, place)
        if found is None:
            raise _BrokenError(place, "a field such as title = {…} is wanted here")
        value, place = _value(file, found.end())
        fields.setdefault(found["name"].lower(), value)


def _value(file: _File, place: int) -> tuple[str, int]:
    """Pieces joined by #: braces, quotes, numbers and macros."""
    parts: list[str] = []
    begun = place
    while True:
        if sum(map(len, parts)) > _LONGEST:
            raise _BrokenError(begun, "this value is too long")
        place = _after_space(file.text, place)
        sign = file.text[place : place + 1]
        if sign == "{":
            end = _braced(file.text, place)
            parts.append(file.text[place + 1 : end - 1])
        elif sign == '"':
            end = _quoted(file.text, place)
            parts.append(file.text[place + 1 : end - 1])
        else:
            found = _WORD.match(file.text, place)
            if found is None:
                raise _BrokenError(min(place, len(file.text) - 1), "a value is missing here")
            word, end = found[0], found.end()
            parts.append(word if word.isdigit() else file.macros.get(word.lower(), word))
        place = _after_space(file.text, end)
        if file.text[place : place + 1] != "#":
            return "".join(parts), end
        place += 1


def _after_space(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    place = found.end() if found else place
    while text[place : place + 1] == "%":
        end = text.find("\n", place)
        found = _SPACE.match(text, end) if end >= 0 else None
        place = found.end() if found else len(text)
    return place


def _braced(text: str, place: int) -> int:
    """The place behind the brace that closes the one at `place`; a backslash hides none from BibTeX."""
    depth = 0
    for found in _BRACE.finditer(text, place, place + _LONGEST):
        if len(found[0]) > 1:
            continue
        depth += 1 if found[0] == "{" else -1
        if depth > _DEEPEST:
            raise _UnclosedError(found.start(), "braces are nested too deep here")
        if depth == 0:
            return found.end()
    raise _UnclosedError(place, "this brace is never closed")


def _quoted(text: str, place: int) -> int:
    """The place behind a value in quotes; a quote within braces belongs to the text."""
    depth = 0
    for found in _BRACE_OR_QUOTE.finditer(text, place + 1, place + _LONGEST):
        sign = found[0]
        depth += (sign == "{") - (sign == "}")
        if sign == '"' and depth <= 0:
            return found.end()
    raise _UnclosedError(place, "this quote is never closed")


def _skipped(text: str, place: int) -> int:
    end = text.find(")", place)
    return end + 1 if end >= 0 else len(text)
