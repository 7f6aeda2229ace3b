"""Front matter as nearly all of it is written, read at once: libyaml makes objects of each word and place.

Keys, and below them values on one line, in brackets or folded, lists of such values, records of such values.
This gives up at anything else, and at anything of which there may be something to say: then libyaml reads it.
Both give the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from msgspec import Struct, field

from tpm_site.base.span import Mark
from tpm_site.sources.plain_values import (
    Read,
    UnusualError,
    goes_on,
    indent_of,
    is_at,
    read_value,
    words_in_brackets,
)
from tpm_site.sources.text import INVISIBLE
from tpm_site.sources.yaml_values import Value

_KEY = "([A-Za-z_][A-Za-z0-9_]{0,99})"
_ENTRY = re.compile(rf"{_KEY}:(?: (.+))?")
_SIMPLE = rf"{_KEY}: (?:([A-Za-z0-9/(](?>(?:[^:]++|:(?! ))*)(?<![ :]))|\"([^\"\\]*)\"|'([^'\\]*)')"
"""A key with a value on its line, as most lines of records are: told by one look."""
_DEEPEST = 40
"""The column in which an item of a list may begin."""
_ANSWER = "answer"
_ITEM = "- "
_SEEN = bytes(range(0x20, 0x7F)) + b"\n"
_RAISED = (" #", "\n#")
"""Where one of these stands, there may be something to say: a comment that was meant as words."""


class PlainFront(NamedTuple):
    """The values of a front matter, where they stand, and the raw texts of those that hold Markdown.

    `marks` and `raws` are by name: `title`, `faqs.0`, `cta.text`. `raws` are of items, or of answers in them.
    """

    value: dict[str, Value]
    marks: Mapping[str, Mark]
    raws: Mapping[str, tuple[str, Mark, str]]


class _Found(Struct):
    """What was read so far."""

    value: dict[str, Value] = field(default_factory=dict)
    marks: dict[str, Mark] = field(default_factory=dict)
    raws: dict[str, tuple[str, Mark, str]] = field(default_factory=dict)


def read_plain(text: str) -> PlainFront | None:
    """What a front matter says; None where it is not quite usual. Its first line is empty."""
    if not _is_usual(text):
        return None
    lines, found, number = text.split("\n"), _Found(), 1
    try:
        while number < len(lines):
            number = _top(lines, number, found) if lines[number] else number + 1
    except UnusualError:
        return None
    return PlainFront(found.value, found.marks, found.raws)


def _is_usual(text: str) -> bool:
    """Whether it holds nothing but letters and signs that can be seen, and no sign of a finding."""
    if "#" in text and any(sign in text for sign in _RAISED):
        return False
    if not text.endswith("\n") or "placeholder" in text.lower():
        return False
    if text.isascii():
        return not text.encode().translate(None, _SEEN)
    return text.replace("\n", "").isprintable() and not INVISIBLE.search(text)


def _top(lines: list[str], number: int, found: _Found) -> int:
    """Reads the key in a line, and all that belongs to it; gives the line below."""
    name, raw = _entry(lines[number], found.value)
    if raw is not None:
        read = read_value(lines, number, len(name) + 2, 0)
        found.value[name], found.marks[name] = read.value, read.mark
        if isinstance(read.value, list):
            _mark_words(name, read, found)
        return read.below
    number += 1
    first = lines[number]
    indent = indent_of(first)
    found.marks[name] = Mark(number + 1, indent + 1)
    if first.startswith(_ITEM, indent):
        return _items(lines, number, indent, name, found)
    if not indent:
        raise UnusualError
    record: dict[str, Value] = {}
    found.value[name] = record
    while number < len(lines) and is_at(lines[number], indent):
        key, read = _in_record(lines, number, indent, record)
        # A waiver is named by its key, everything else by its value.
        own = Mark(number + 1, indent + 1, len(key)) if name == "allow" else read.mark
        found.marks[f"{name}.{key}"] = own
        number = read.below
    return number


def _items(lines: list[str], number: int, indent: int, name: str, found: _Found) -> int:
    items: list[Value] = []
    found.value[name] = items
    column = indent + len(_ITEM)
    simple_at = _simple_at(column).fullmatch
    while number < len(lines) and lines[number].startswith(_ITEM, indent) and is_at(lines[number], indent):
        place, line = f"{name}.{len(items)}", lines[number]
        if not _ENTRY.fullmatch(line, column):
            read = read_value(lines, number, column, indent)
            if not isinstance(read.value, str):
                raise UnusualError
            found.marks[place] = read.mark
            found.raws[place] = (read.raw, read.mark, read.value)
            items.append(read.value)
            number = read.below
            continue
        found.marks[place] = Mark(number + 1, column + 1)
        record: dict[str, Value] = {}
        items.append(record)
        lines[number] = " " * column + line[column:]
        while number < len(lines):
            simple = simple_at(lines[number])
            if simple and simple[1] not in record and simple[1] != _ANSWER:
                record[simple[1]] = simple[simple.lastindex or 0]
                number += 1
                continue
            if record and goes_on(lines, number, column):
                number -= 1  # What was read as simple has more lines below.
                record.popitem()
            elif not is_at(lines[number], column):
                break
            key, read = _in_record(lines, number, column, record)
            if key == _ANSWER and isinstance(read.value, str):
                found.raws[place] = (read.raw, read.mark, read.value)
            number = read.below
    return number


@cache
def _simple_at(column: int) -> re.Pattern[str]:
    """A simple line of a record that begins in a column."""
    if column > _DEEPEST:
        raise UnusualError
    return re.compile(" " * column + _SIMPLE)


def _in_record(lines: list[str], number: int, indent: int, record: dict[str, Value]) -> tuple[str, Read]:
    name, raw = _entry(lines[number][indent:], record)
    column = indent + len(name) + 2
    read = _nested(lines, number + 1, indent) if raw is None else read_value(lines, number, column, indent)
    record[name] = read.value
    return name, read


def _nested(lines: list[str], number: int, indent: int) -> Read:
    """A list of texts below its key, within a record."""
    inner, items = indent_of(lines[number]), list[Value]()
    mark = Mark(number + 1, inner + 1)
    if inner < indent:
        raise UnusualError
    while lines[number].startswith(_ITEM, inner) and indent_of(lines[number]) == inner:
        column = inner + len(_ITEM)
        read = read_value(lines, number, column, inner)
        if _ENTRY.fullmatch(lines[number], column) or not isinstance(read.value, str):
            raise UnusualError
        items.append(read.value)
        number = read.below
    if not items:
        raise UnusualError
    return Read(items, mark, "", number)


def _entry(line: str, known: dict[str, Value]) -> tuple[str, str | None]:
    entry = _ENTRY.fullmatch(line)
    if not entry or entry[1] in known:
        raise UnusualError
    return entry[1], entry[2]


def _mark_words(name: str, read: Read, found: _Found) -> None:
    """Where each of the words in brackets stands."""
    line, column, _ = read.mark
    for index, (word, begins, length) in enumerate(words_in_brackets(read.raw)):
        mark = found.marks[f"{name}.{index}"] = Mark(line, column + begins, length)
        found.raws[f"{name}.{index}"] = (read.raw[begins : begins + length], mark, word)
