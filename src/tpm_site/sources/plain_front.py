"""Front matter as nearly all of it is written, read at once: libyaml makes objects of each word and place.

Keys, and below them values on one line, in brackets or folded, lists of such values, records of such values.
This gives up at anything else, and at anything of which there may be something to say: then libyaml reads it.
Both give the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from string import ascii_letters, digits
from typing import NamedTuple

from msgspec import Struct, field

from tpm_site.base.span import Mark
from tpm_site.sources.text import INVISIBLE
from tpm_site.sources.yaml_values import Value

_KEY = "([A-Za-z_][A-Za-z0-9_]{0,99})"
_ENTRY = re.compile(rf"{_KEY}:(?: (.+))?")
_SIMPLE = rf"{_KEY}: (?:([A-Za-z0-9/(](?>(?:[^:]++|:(?! ))*)(?<![ :]))|\"([^\"\\]*)\"|'([^'\\]*)')"
"""A key with a value on its line, as most lines of records are: told by one look."""
_FIRST = frozenset(f"{ascii_letters}{digits}/(")
"""What a text without quotes begins with. Other signs may mean something to YAML."""
_FIRST_FOLDED = _FIRST | frozenset('["*')
_WORD = re.compile(r""" *(?:"([^"\\]*)"|'([^'\\]*)'|([A-Za-z0-9/(][^\[\]{},:&*!|>%@`"'?]*+)) *(?=,|\Z)""")
"""One of several in brackets, as far as it holds no sign that means something there. None is read twice."""
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
_BLOCKS = {">-": (" ", ""), ">": (" ", "\n"), "|-": ("\n", ""), "|": ("\n", "\n")}
"""What stands between the lines of a text below its key, and behind the last."""
_DEEPEST = 40
"""The column in which an item of a list may begin."""
_ANSWER = "answer"
_BARE = 3
"""The group of a word without quotes."""
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


class _Read(NamedTuple):
    """One value: what it says, where it stands, as it is written, and the line below it."""

    value: str | list[Value]
    mark: Mark
    raw: str
    below: int


class _UnusualError(Exception):
    """Something that is for libyaml."""


def read_plain(text: str) -> PlainFront | None:
    """What a front matter says; None where it is not quite usual. Its first line is empty."""
    if not _is_usual(text):
        return None
    lines, found, number = text.split("\n"), _Found(), 1
    try:
        while number < len(lines):
            number = _top(lines, number, found) if lines[number] else number + 1
    except _UnusualError:
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
        read = _read(lines, number, len(name) + 2, 0)
        found.value[name], found.marks[name] = read.value, read.mark
        if isinstance(read.value, list):
            _mark_words(name, read, found)
        return read.below
    number += 1
    first = lines[number]
    indent = _indent(first)
    found.marks[name] = Mark(number + 1, indent + 1)
    if first.startswith(_ITEM, indent):
        return _items(lines, number, indent, name, found)
    if not indent:
        raise _UnusualError
    record: dict[str, Value] = {}
    found.value[name] = record
    while number < len(lines) and _is_at(lines[number], indent):
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
    while number < len(lines) and lines[number].startswith(_ITEM, indent) and _is_at(lines[number], indent):
        place, line = f"{name}.{len(items)}", lines[number]
        if not _ENTRY.fullmatch(line, column):
            read = _read(lines, number, column, indent)
            if not isinstance(read.value, str):
                raise _UnusualError
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
            if not _is_at(lines[number], column):
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
        raise _UnusualError
    return re.compile(" " * column + _SIMPLE)


def _in_record(lines: list[str], number: int, indent: int, record: dict[str, Value]) -> tuple[str, _Read]:
    name, raw = _entry(lines[number][indent:], record)
    column = indent + len(name) + 2
    read = _nested(lines, number + 1, indent) if raw is None else _read(lines, number, column, indent)
    record[name] = read.value
    return name, read


def _nested(lines: list[str], number: int, indent: int) -> _Read:
    """A list of texts below its key, within a record."""
    inner, items = _indent(lines[number]), list[Value]()
    mark = Mark(number + 1, inner + 1)
    if inner < indent:
        raise _UnusualError
    while lines[number].startswith(_ITEM, inner) and _indent(lines[number]) == inner:
        column = inner + len(_ITEM)
        read = _read(lines, number, column, inner)
        if _ENTRY.fullmatch(lines[number], column) or not isinstance(read.value, str):
            raise _UnusualError
        items.append(read.value)
        number = read.below
    if not items:
        raise _UnusualError
    return _Read(items, mark, "", number)


def _entry(line: str, known: dict[str, Value]) -> tuple[str, str | None]:
    entry = _ENTRY.fullmatch(line)
    if not entry or entry[1] in known:
        raise _UnusualError
    return entry[1], entry[2]


def _read(lines: list[str], number: int, column: int, indent: int) -> _Read:
    """The value that begins in a column and ends in this line, or below it in lines that stand deeper."""
    raw = lines[number][column:]
    if raw in _BLOCKS:
        return _below(lines, number, column, indent)
    mark = Mark(number + 1, column + 1, len(raw))
    if raw[:1] == "[":
        return _Read([word for word, *_ in _in_brackets(raw)], mark, raw, number + 1)
    return _Read(_on_a_line(raw), mark, raw, number + 1)


def _on_a_line(raw: str) -> str:
    first = raw[:1]
    if first in _FIRST and ": " not in raw and raw[-1] not in ": ":
        return raw
    inner = raw[1:-1]
    if first in ('"', "'") and len(raw) > 1 and raw[-1] == first and first not in inner and "\\" not in inner:
        return inner
    raise _UnusualError


def _in_brackets(raw: str) -> list[tuple[str, int, int]]:
    """Each word, where it begins, and how long it is as it is written."""
    words, at, end = [], 1, len(raw) - 1
    if raw[-1] != "]":
        raise _UnusualError
    while at <= end:
        found = _WORD.match(raw, at, end)
        if not found:
            raise _UnusualError
        group = found.lastindex or 0
        word = found[group].rstrip(" ") if group == _BARE else found[group]
        quotes = 0 if group == _BARE else 1
        words.append((word, found.start(group) - quotes, len(word) + 2 * quotes))
        at = found.end() + 1
    return words


def _mark_words(name: str, read: _Read, found: _Found) -> None:
    """Where each of the words in brackets stands."""
    line, column, _ = read.mark
    for index, (word, begins, length) in enumerate(_in_brackets(read.raw)):
        mark = found.marks[f"{name}.{index}"] = Mark(line, column + begins, length)
        found.raws[f"{name}.{index}"] = (read.raw[begins : begins + length], mark, word)


def _below(lines: list[str], number: int, column: int, indent: int) -> _Read:
    """A text of one line or several below its key."""
    sign, begins = lines[number][column:], number + 1
    inner = _indent(lines[begins]) if begins < len(lines) else 0
    if inner <= indent:
        raise _UnusualError
    below, is_folded = begins, sign[0] == ">"
    while below < len(lines) and (
        _is_at(lines[below], inner) or (not is_folded and _is_within(lines, below, inner))
    ):
        text = lines[below]
        if text[-1:] == " " or (is_folded and _may_be_item(text, inner)):
            raise _UnusualError
        below += 1
    # What stands deeper than the first line, or below an empty one, is folded in other ways.
    if below == begins or (not lines[below] and below + 1 < len(lines)) or _indent(lines[below]) > indent:
        raise _UnusualError
    between, behind = _BLOCKS[sign]
    words = between.join(line[inner:] for line in lines[begins:below]) + behind
    raw = "\n".join((sign, *lines[begins:below], ""))
    return _Read(words, Mark(number + 1, column + 1), raw, below)


def _is_within(lines: list[str], number: int, indent: int) -> bool:
    """Whether a line belongs to a text kept as it is: it stands deeper, or is empty with more below it."""
    if lines[number]:
        return _indent(lines[number]) > indent
    return number + 1 < len(lines) and _indent(lines[number + 1]) >= indent


def _may_be_item(text: str, indent: int) -> bool:
    return text[indent] not in _FIRST_FOLDED or bool(_NUMBERED.match(text, indent))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_at(line: str, indent: int) -> bool:
    """Whether a line begins in that column."""
    return line[:indent].isspace() and line[indent : indent + 1] not in ("", " ") if indent else bool(line)
