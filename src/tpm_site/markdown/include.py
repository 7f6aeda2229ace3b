"""Snippets: `::: include red-flags :::` on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from tpm_site.markdown.context import Context, Use, render_hole
from tpm_site.markdown.syntax import Syntax
from tpm_site.model.body import Include

_DEEPEST = 6
_LINE = re.compile(r":{3,}[ \t]*+include[ \t]++([^\s:]++)[ \t]*+:{3,}[ \t]*$")


def _enable(md: MarkdownIt) -> None:
    terminates = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("callout", "include", _rule, {"alt": terminates})
    md.add_render_rule("include", render_hole)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", position) or state.is_code_block(start):
        return False
    match = _LINE.match(state.src, position, state.eMarks[start])
    if not match:
        return False
    if not silent:
        token = state.push("include", "", 0)
        token.map, token.content = [start, start + 1], match[1]
        state.line = start + 1
    return True


def _include(tokens: Sequence[Token], index: int, context: Context) -> None:
    token = tokens[index]
    include = Include(token.content)
    context.fill(token, include)
    context.uses.includes.append(Use(token.content, context.place.line(token.map[0] if token.map else 0)))
    if token.level == 0:
        context.outline.append(include)
        # The headings of the snippet are unknown here, so one of any level may follow them.
        context.last_level = _DEEPEST


SYNTAX = Syntax(_enable, block={"include": _include})
