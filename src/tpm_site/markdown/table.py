"""Tables, in a box that scrolls by itself on a phone, with the scope of each head cell."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tpm_site.markdown.context import Context
from tpm_site.markdown.syntax import Syntax

_CLASSES = {"text-align:center": "align-center", "text-align:right": "align-end"}


def _enable(md: MarkdownIt) -> None:
    md.enable("table")
    md.add_render_rule("table_open", lambda *_: '<div class="table-scroll" tabindex="0"><table>\n')
    md.add_render_rule("table_close", lambda *_: "</table></div>\n")


def _head_cell(tokens: Sequence[Token], index: int, context: Context) -> None:
    tokens[index].attrSet("scope", "col")
    _align_by_class(tokens, index, context)


def _align_by_class(tokens: Sequence[Token], index: int, context: Context) -> None:
    # The Content-Security-Policy allows no inline style, so alignment is a class.
    token = tokens[index]
    name = _CLASSES.get(str(token.attrs.pop("style", "")))
    if name:
        token.attrSet("class", name)


SYNTAX = Syntax(_enable, block={"th_open": _head_cell, "td_open": _align_by_class})
