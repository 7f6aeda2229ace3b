"""A second front matter at the top of the text: nothing of it is read, and it would become a heading."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from tpm_site.markdown.context import context_of
from tpm_site.markdown.syntax import Syntax

_KEY = r"[A-Za-z_]\w*:"
_BLOCK = re.compile(
    rf"\s*^---[ \t]*\n{_KEY}(?:[ \t].*)?\n(?:(?:{_KEY}|[ \t#-]).*\n|\n)*?---[ \t]*$", re.MULTILINE
)


def _enable(md: MarkdownIt) -> None:
    md.core.ruler.before("block", "second_front_matter", _rule)


def _rule(state: StateCore) -> None:
    match = _BLOCK.match(state.src)
    if match:
        context = context_of(state.env)
        first = len(match[0]) - len(match[0].lstrip())
        mark = context.place.line(match[0].count("\n", 0, first))
        message = "these are keys within the text, of which nothing is read"
        help = "move them to the top of the file, above its second line of ---"
        context.report(mark, "M119", message, help)
        # Its lines are left empty, so that none of them is found again as a heading or a list.
        state.src = "\n" * match[0].count("\n") + state.src[match.end() :]


SYNTAX = Syntax(_enable)
