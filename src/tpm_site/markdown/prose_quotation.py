"""Quotations of one paragraph that holds nothing but `prose`: each one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tpm_site.markdown.context import Context
from tpm_site.markdown.prose import LONGEST, NO_DEFINITION, PROSE_LINE, html_of, render_block
from tpm_site.markdown.syntax import Syntax

_LINE = rf"> {PROSE_LINE}"
QUOTATION = re.compile(rf"{_LINE}(?>(?:\n{_LINE})*)(?=\n\n|\n?\Z|\n:::){NO_DEFINITION}")
_MARKER = "> "


def _enable(md: MarkdownIt) -> None:
    md.add_render_rule("prose_quotation", render_block)


def is_short(text: str) -> bool:
    """Whether it is not very long."""
    return len(text) <= LONGEST


def paragraph_of(token: Token) -> Iterator[Token]:
    """The paragraph, a token with its text and its lines."""
    words = "\n".join([line.removeprefix(_MARKER) for line in token.content.split("\n")])
    yield Token("inline", "", 0, map=token.map, content=words)


def _quotation(tokens: Sequence[Token], index: int, context: Context) -> None:
    token = tokens[index]
    (paragraph,) = paragraph_of(token)
    token.meta["html"] = f"<blockquote>\n<p>{html_of(paragraph, context)}</p>\n</blockquote>\n"


SYNTAX = Syntax(_enable, block={"prose_quotation": _quotation})
