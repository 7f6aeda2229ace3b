"""Definition lists whose terms and definitions hold nothing but `prose`: each one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tpm_site.markdown.context import Context
from tpm_site.markdown.prose import LONGEST, NO_DEFINITION, PROSE_LINE, html_of, render_block
from tpm_site.markdown.syntax import Syntax

_GROUP = rf"{PROSE_LINE}(?>(?:\n: {PROSE_LINE})+)"
_MORE = rf"(?!\n+[^\n]*\n+ *[:~][ \t]){NO_DEFINITION}"
"""What would go on with the list: a term of another kind, or one more definition."""
DEFINITIONS = re.compile(
    rf"(?=[^\n]+\n: ){_GROUP}(?>(?:\n\n{_GROUP})*)(?=\n\n(?![ \t\n])|\n?\Z|\n:::){_MORE}"
)
_MARKER = ": "


def _enable(md: MarkdownIt) -> None:
    md.add_render_rule("prose_definitions", render_block)


def are_short(text: str) -> bool:
    """Whether no line is very long."""
    return max(map(len, text.split("\n"))) <= LONGEST


def parts_of(token: Token) -> Iterator[Token]:
    """The terms and definitions, each a token with its text and its line."""
    for number, line in enumerate(token.content.split("\n"), (token.map or [0])[0]):
        if line:
            tag = "dd" if line.startswith(_MARKER) else "dt"
            yield Token("inline", tag, 0, map=[number, number + 1], content=line.removeprefix(_MARKER))


def _definitions(tokens: Sequence[Token], index: int, context: Context) -> None:
    token = tokens[index]
    parts = [f"<{part.tag}>{html_of(part, context)}</{part.tag}>\n" for part in parts_of(token)]
    token.meta["html"] = f"<dl>\n{''.join(parts)}</dl>\n"


SYNTAX = Syntax(_enable, block={"prose_definitions": _definitions})
