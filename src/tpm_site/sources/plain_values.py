"""The values of usual front matter: on one line, in brackets, in lines below their key, folded or kept."""

from __future__ import annotations

import re
from string import ascii_letters, digits
from typing import NamedTuple

from tpm_site.base.span import Mark
from tpm_site.sources.yaml_values import Value

_FIRST = frozenset(f"{ascii_letters}{digits}/(")
"""What a text without quotes begins with. Other signs may mean something to YAML."""
_FIRST_FOLDED = _FIRST | frozenset('["*')
_WORD = re.compile(r""" *(?:"([^"\\]*)"|'([^'\\]*)'|([A-Za-z0-9/(][^\[\]{},:&*!|>%@`"'?]*+)) *(?=,|\Z)""")
"""One of several in brackets, as far as it holds no sign that means something there. None is read twice."""
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
_BLOCKS = {">-": (" ", ""), ">": (" ", "\n"), "|-": ("\n", ""), "|": ("\n", "\n")}
"""What stands between the lines of a text below its key, and behind the last."""
_QUOTES = frozenset("\"'")
_BARE = 3
"""The group of a word without quotes."""


class Read(NamedTuple):
    """One value: what it says, where it stands, as it is written, and the line below it."""

    value: str | list[Value]
    mark: Mark
    raw: str
    below: int


class UnusualError(Exception):
    """Something that is for libyaml."""


def read_value(lines: list[str], number: int, column: int, indent: int) -> Read:
    """The value that begins in a column and ends in this line, or below it in lines that stand deeper."""
    raw = lines[number][column:]
    if raw in _BLOCKS:
        return _below(lines, number, column, indent)
    if goes_on(lines, number + 1, indent):
        return _on_lines(lines, number, column, indent)
    mark = Mark(number + 1, column + 1, len(raw))
    if raw[:1] == "[":
        return Read([word for word, *_ in words_in_brackets(raw)], mark, raw, number + 1)
    return Read(_on_a_line(raw), mark, raw, number + 1)


def goes_on(lines: list[str], number: int, indent: int) -> bool:
    """Whether a line stands deeper than the key above it."""
    return number < len(lines) and lines[number][: indent + 1] == " " * (indent + 1)


def _on_lines(lines: list[str], number: int, column: int, indent: int) -> Read:
    """A text that begins beside its key, and goes on below it."""
    first, below = lines[number][column:], number + 1
    while goes_on(lines, below, indent):
        below += 1
    texts = [line.lstrip(" ") for line in lines[number + 1 : below]]
    more = below
    while more < len(lines) and not lines[more]:
        more += 1
    is_odd = any(text[:1] not in _FIRST or text[-1] == " " or _NUMBERED.match(text) for text in texts)
    if is_odd or first[-1:] in ("", " ") or goes_on(lines, more, indent):
        raise UnusualError
    if first[0] in _FIRST:
        words = " ".join(map(_on_a_line, (first, *texts)))
    else:
        words = _on_a_line(" ".join((first, *texts)))
    raw = "\n".join((first, *lines[number + 1 : below]))
    return Read(words, Mark(number + 1, column + 1), raw, below)


def _on_a_line(raw: str) -> str:
    first = raw[:1]
    if first in _FIRST and ": " not in raw and raw[-1] not in ": ":
        return raw
    inner = raw[1:-1]
    if first not in _QUOTES or len(raw) == 1 or raw[-1] != first or "\\" in inner:
        raise UnusualError
    if first not in inner:
        return inner
    if first == "'" and first not in inner.replace("''", ""):
        return inner.replace("''", first)
    raise UnusualError


def words_in_brackets(raw: str) -> list[tuple[str, int, int]]:
    """Each word, where it begins, and how long it is as it is written."""
    words, at, end = [], 1, len(raw) - 1
    if raw[-1] != "]":
        raise UnusualError
    while at <= end:
        found = _WORD.match(raw, at, end)
        if not found:
            raise UnusualError
        group = found.lastindex or 0
        word = found[group].rstrip(" ") if group == _BARE else found[group]
        quotes = 0 if group == _BARE else 1
        words.append((word, found.start(group) - quotes, len(word) + 2 * quotes))
        at = found.end() + 1
    return words


def _below(lines: list[str], number: int, column: int, indent: int) -> Read:
    """A text of one line or several below its key."""
    sign, begins = lines[number][column:], number + 1
    inner = indent_of(lines[begins]) if begins < len(lines) else 0
    if inner <= indent:
        raise UnusualError
    below, is_folded = begins, sign[0] == ">"
    while below < len(lines) and (
        is_at(lines[below], inner) or (not is_folded and _is_within(lines, below, inner))
    ):
        text = lines[below]
        if text[-1:] == " " or (is_folded and _may_be_item(text, inner)):
            raise UnusualError
        below += 1
    # What stands deeper than the first line, or below an empty one, is folded in other ways.
    if below == begins or (not lines[below] and below + 1 < len(lines)) or indent_of(lines[below]) > indent:
        raise UnusualError
    between, behind = _BLOCKS[sign]
    words = between.join(line[inner:] for line in lines[begins:below]) + behind
    raw = "\n".join((sign, *lines[begins:below], ""))
    return Read(words, Mark(number + 1, column + 1), raw, below)


def _is_within(lines: list[str], number: int, indent: int) -> bool:
    """Whether a line belongs to a text kept as it is: it stands deeper, or is empty with more below it."""
    if lines[number]:
        return indent_of(lines[number]) > indent
    return number + 1 < len(lines) and indent_of(lines[number + 1]) >= indent


def _may_be_item(text: str, indent: int) -> bool:
    return text[indent] not in _FIRST_FOLDED or bool(_NUMBERED.match(text, indent))


def indent_of(line: str) -> int:
    """In how many spaces a line begins."""
    return len(line) - len(line.lstrip(" "))


def is_at(line: str, indent: int) -> bool:
    """Whether a line begins in that column."""
    return line[:indent].isspace() and line[indent : indent + 1] not in ("", " ") if indent else bool(line)
