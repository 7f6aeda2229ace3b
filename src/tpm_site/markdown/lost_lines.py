"""Lines of a paragraph that were meant for items, rows, terms or notes: they would run together.

Typed bullets, lists without their spaces, tables pasted from elsewhere. One line that looks so may be
prose; a finding wants a sign that no prose has, or two lines of the same kind. In a list or a callout one is
enough: a sign of an emergency that runs into its neighbour is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from tpm_site.markdown.context import Context, context_of
from tpm_site.markdown.syntax import Syntax

_LIST = "this was meant for a list"
_TABLE = "this was meant for a table"
_BULLET = re.compile(r"[\u2022\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u27a2\uf0b7\u00b7]\s|[o\u00a7]\t")
_GLUED = re.compile(r"-[A-Z][a-z]|\d{1,2}[.)][A-Za-z](?=[a-z])")
_GLUED_ITEMS = re.compile(r"[-+](?=[^\W\d_])|\*(?=[^\W\d_])(?![^*]*\*)")
_DASHES = re.compile(r"(?:[\u2013\u2014]|--)\s")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s")
_LETTER = re.compile(r"([a-z])[.)]\s|([A-Z])\)\s")
_TERM = re.compile(r":[^\W\d_][\w'\u2019-]*[\s,.;]")
_NOTE = re.compile(r"\[(\d{1,3})\]:\s")
_ROW = re.compile(r"\|.*\|\s*$")
_RULE = re.compile(r"\|?[ \t]*+:?-+:?[ \t]*+(?>(?:\|[ \t]*+:?-+:?[ \t]*+)*)\|?[ \t]*+$")
_SPACE = "write a space before the first word of each item"
_DASH = "begin each item with `- `"
_BARS = "write bars between the cells, and | --- | below the first line"
_EMPTY_LINE = "leave a line empty above it"
_FIRST = frozenset("\u2022\u25cf\u25aa\u25a0\u25e6\u2023\u2043\u27a2\uf0b7\u00b7\u2013\u2014|:-+*")
_SECOND = frozenset(".)")
_NESTING = {"list_item_open": 1, "list_item_close": -1, "callout_open": 1, "callout_close": -1}


def _enable(md: MarkdownIt) -> None:
    md.core.ruler.after("inline", "lost_lines", _rule)


def _rule(state: StateCore) -> None:
    context, below_table, before, depth = context_of(state.env), "", "", 0
    for token in state.tokens:
        depth += _NESTING.get(token.type, 0)
        if token.type == "inline" and before == "paragraph_open":
            lines = token.content.split("\n")
            is_row = _ROW.match(lines[0]) is not None
            if is_row and below_table and not _has_dashes(lines):
                _report_cut(below_table, token, context)
            elif any(map(_may_be_meant, lines)):
                _check(token, context, 1 if depth else 2)
            below_table = "row" if is_row else ""
        elif token.type in ("table_close", "prose_table"):
            below_table = "table"
        elif token.type not in ("paragraph_open", "paragraph_close"):
            below_table = ""
        before = token.type


def _may_be_meant(line: str) -> bool:
    """A quick look: nearly every line begins with a word."""
    line = line.lstrip(" \t")
    first, second = line[:1], line[1:2]
    if first in _FIRST or second in _SECOND or line[2:3] in _SECOND:
        return True
    return (first == "[" and second.isdigit()) or "\t" in line or "|" in line


def _report_cut(above: str, block: Token, context: Context) -> None:
    """Rows with empty lines between them are one mistake, however many they are."""
    if above == "table":
        mark = context.place.line(block.map[0] if block.map else 0)
        message = "an empty line ends the table above, so this row is not in it"
        context.report(mark, "M121", message, "delete the empty lines between the rows")


def _has_dashes(lines: Sequence[str]) -> bool:
    has_bars = len(lines) > 1 and "|" in lines[0] and "|" in lines[1]
    return has_bars and _RULE.match(lines[1].lstrip(" \t")) is not None


def _check(block: Token, context: Context, fewest: int) -> None:
    """Reports what was meant in a paragraph; `fewest` are the lost items that tell a list."""
    lines = [line.lstrip(" \t") for line in block.content.split("\n")]
    if _has_dashes(lines):
        cells = [line.strip().removeprefix("|").removesuffix("|").count("|") + 1 for line in lines[:2]]
        dashes = f"{cells[1]} cell{'s' * (cells[1] != 1)}"
        message = f"the line of dashes has {dashes}, but the head {cells[0]}, so this is no table"
        mark = context.place.line((block.map[0] if block.map else 0) + 1)
        context.report(mark, "M121", message, "write a cell of dashes for each cell of the head")
        return
    for at, length, message, help in _find(lines, fewest):
        offset = sum(len(line) + 1 for line in block.content.split("\n")[:at])
        offset += len(block.content[offset:]) - len(block.content[offset:].lstrip(" \t"))
        context.report(context.place.inline(block, offset, length), "M114", message, help)


def _find(lines: Sequence[str], fewest: int) -> list[tuple[int, int, str, str]]:
    """The line, the length, and what to say; one finding of each kind at most."""
    bullet = _first(lines, _BULLET)
    found = [
        (bullet, 1, _LIST, _DASH),
        (_first(lines, _GLUED), 3, _LIST, _SPACE),
        (_first(lines, _ROW), None, _TABLE, "write a line such as | --- | --- | below its first line"),
        (_columns(lines) if bullet is None else None, None, _TABLE, _BARS),
        (_first(lines[1:], _TERM, 1), 1, "this was meant for a definition", "write a space after the colon"),
        (_first(lines, _NOTE), None, "this was meant for a footnote", "write [^1] in the text, [^1]: here"),
    ]
    if bullet is None and found[1][0] is None:
        found += [
            (_items(lines, _GLUED_ITEMS, fewest), 1, _LIST, _SPACE),
            (_items(lines, _DASHES, fewest), 1, _LIST, _DASH),
            (_counted(lines, _NUMBER), 2, _LIST, _EMPTY_LINE),
            (_counted(lines, _LETTER), 2, _LIST, "begin each item with `1. `, below an empty line"),
        ]
    return [
        (at, len(lines[at].rstrip()) if length is None else length, message, help)
        for at, length, message, help in found
        if at is not None
    ]


def _first(lines: Sequence[str], pattern: re.Pattern[str], skipped: int = 0) -> int | None:
    return next((at + skipped for at, line in enumerate(lines) if pattern.match(line)), None)


def _columns(lines: Sequence[str]) -> int | None:
    """Two lines in a row with tabs between words."""
    has = ["\t" in line.strip() for line in lines]
    return next((at for at, pair in enumerate(pairwise(has)) if all(pair)), None)


def _items(lines: Sequence[str], pattern: re.Pattern[str], fewest: int) -> int | None:
    """The first of `fewest` items or more: at the start, below a colon, or one right below the other."""
    at = [number for number, line in enumerate(lines) if pattern.match(line)]
    if len(at) == 1:
        is_led_to = at[0] > 0 and lines[at[0] - 1].rstrip().endswith(":")
        return at[0] if fewest == 1 or is_led_to else None
    return at[0] if at and (fewest == 1 or _begin_a_list(lines, at)) else None


def _counted(lines: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    """The first of two items or more whose numbers or letters follow on each other."""
    at = [number for number, line in enumerate(lines) if pattern.match(line)]
    if len(at) < 2 or not _begin_a_list(lines, at):
        return None
    first, second = (_value(pattern, lines[number]) for number in at[:2])
    return at[0] if second == first + 1 and (pattern is _NUMBER or first in map(ord, "aA")) else None


def _value(pattern: re.Pattern[str], line: str) -> int:
    match = pattern.match(line)
    sign = (match[match.lastindex or 0] if match else "") or "0"
    return int(sign) if sign.isdigit() else ord(sign)


def _begin_a_list(lines: Sequence[str], at: Sequence[int]) -> bool:
    return at[0] == 0 or at[1] == at[0] + 1 or lines[at[0] - 1].rstrip().endswith(":")


SYNTAX = Syntax(_enable)
