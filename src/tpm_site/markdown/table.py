"""Tables, in a box that scrolls by itself on a phone, with the scope of each head cell."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from tpm_site.markdown.context import Context, context_of
from tpm_site.markdown.syntax import Syntax

_CLASSES = {"text-align:center": "align-center", "text-align:right": "align-end"}
ALIGNED = {
    (False, False): "",
    (True, False): "",
    (True, True): ' class="align-center"',
    (False, True): ' class="align-end"',
}
"""The attribute of a column's cells, by whether its dashes have a colon before and after them."""


def _enable(md: MarkdownIt) -> None:
    md.enable("table")
    md.core.ruler.after("block", "row_lengths", _check_rows)
    md.add_render_rule("table_open", _render_open)
    md.add_render_rule("table_close", lambda *_: "</table></div>\n")


def _render_open(_renderer: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    return opening(tokens[index].meta["label"])


def opening(label: str) -> str:
    """The tags that begin a table, in its box."""
    name = f' role="region" aria-labelledby="{label}"' if label else ""
    return f'<div class="table-scroll" tabindex="0"{name}><table>\n'


def _name(tokens: Sequence[Token], index: int, context: Context) -> None:
    tokens[index].meta["label"] = label_of(context)


def label_of(context: Context) -> str:
    """A box that scrolls takes the focus, so it needs a name: that of the section it stands in."""
    return next(reversed(context.anchors), "page-title") if context.allows_headings else ""


def _check_rows(state: StateCore) -> None:
    """A cell beyond those of the head is dropped without a word, and one too few is empty."""
    columns, lines = 0, None
    for token in state.tokens:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and token.map and columns:
            lines = lines or state.src.split("\n")
            row = lines[token.map[0]].lstrip(" \t>").strip()
            cells = escapedSplit(row.removeprefix("|").removesuffix("|"))
            _check_row(cells, columns, token.map[0], context_of(state.env))


def _check_row(cells: Sequence[str], columns: int, line: int, context: Context) -> None:
    count = f"{len(cells)} cell{'s' * (len(cells) != 1)}"
    lost = " | ".join(cell.strip() for cell in cells[columns:])
    if lost.strip(" |"):
        message = f'this row has {count}, but the head {columns}: "{lost}" would be lost'
        help = "add a cell to the first two lines, or write \\| where a bar is meant as text"
        context.report(context.place.line(line), "M116", message, help)
    elif len(cells) < columns:
        message = f"this row has {count}, but the head {columns}"
        help = "write a cell for each, if only | |; if this is no row, leave a line empty above it"
        context.report(context.place.line(line), "M121", message, help)


def _head_cell(tokens: Sequence[Token], index: int, context: Context) -> None:
    tokens[index].attrSet("scope", "col")
    # The first column may hold the names of the rows, which need none themselves.
    if not tokens[index + 1].content and tokens[index - 1].type != "tr_open":
        mark = context.place.line((tokens[index + 1].map or [0])[0])
        context.report(mark, "A102", "a column of this table has no heading", "say what its cells hold")
    _align_by_class(tokens, index, context)


def _align_by_class(tokens: Sequence[Token], index: int, context: Context) -> None:
    # The Content-Security-Policy allows no inline style, so alignment is a class.
    token = tokens[index]
    name = _CLASSES.get(str(token.attrs.pop("style", "")))
    if name:
        token.attrSet("class", name)


SYNTAX = Syntax(_enable, block={"table_open": _name, "th_open": _head_cell, "td_open": _align_by_class})
