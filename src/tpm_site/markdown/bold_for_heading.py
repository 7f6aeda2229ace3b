"""A paragraph that is nothing but bold words: no one who listens to the page finds it as a heading."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from tpm_site.markdown.context import context_of
from tpm_site.markdown.syntax import Syntax

_BOLD_LINE = re.compile(r"(\*\*|__)(?=[^\s*_])[^*_\n]+(?<![\s.!,;])\1$")
_MOST_WORDS = 8
_FOLLOWS = frozenset(
    (
        "paragraph_open", "prose_paragraph", "bullet_list_open", "ordered_list_open", "prose_list",
        "table_open", "prose_table",
    )
)  # fmt: skip


def _enable(md: MarkdownIt) -> None:
    md.core.ruler.after("inline", "bold_for_heading", _rule)


def _rule(state: StateCore) -> None:
    context = context_of(state.env)
    if not context.allows_headings:
        return  # In an answer bold words are what stands for a heading.
    for index, token in enumerate(state.tokens):
        if token.type != "inline" or token.level != 1 or not token.content.startswith(("**", "__")):
            continue
        after = state.tokens[index + 2].type if index + 2 < len(state.tokens) else ""
        begins = state.tokens[index - 1].type == "paragraph_open" and after in _FOLLOWS
        if begins and _BOLD_LINE.match(token.content) and len(token.content.split()) <= _MOST_WORDS:
            message = "this line in bold stands for a heading, but is none"
            help = "write ## before it, without the stars; a sentence ends with a full stop"
            context.report(context.place.line((token.map or [0])[0]), "M120", message, help)


SYNTAX = Syntax(_enable)
