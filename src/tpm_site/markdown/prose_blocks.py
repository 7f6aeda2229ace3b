"""Blocks that hold nothing but `prose`: found by a pattern, each one token, headings three.

What stands within a list or a quotation of another kind is markdown-it's: there a line depends on others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tpm_site.markdown.context import Context
from tpm_site.markdown.prose import LINE_START, LONGEST, NO_DEFINITION, PROSE_LINES, html_of, render_block
from tpm_site.markdown.prose_definitions import DEFINITIONS, are_short
from tpm_site.markdown.prose_list import BULLETS, NUMBERS, is_list
from tpm_site.markdown.prose_quotation import QUOTATION, is_short
from tpm_site.markdown.prose_table import TABLE, is_table
from tpm_site.markdown.syntax import Syntax

_PARAGRAPH = re.compile(rf"{LINE_START}{PROSE_LINES}(?=\n\n|\n?\Z|\n:::){NO_DEFINITION}")
_HEADING = re.compile(r"(#{1,6}) +(?=[^\s#])([^\n|]*[^\s#|])(?=\n|\Z)")


class Taken(NamedTuple):
    """The tokens of one block, where its last line ends, and the number of the line below."""

    tokens: list[Token]
    end: int
    line: int


def _enable(md: MarkdownIt) -> None:
    md.add_render_rule("prose_paragraph", render_block)


def _is_paragraph(text: str) -> bool:
    """Bold words may have been meant for a heading."""
    return len(text) <= LONGEST and not (text.startswith("**") and text.endswith("**"))


class _Kind(NamedTuple):
    """Blocks of one kind: the type of their tokens, what they look like, and what is left to be asked."""

    type: str
    pattern: re.Pattern[str]
    holds: Callable[[str], bool]


_PARAGRAPHS = _Kind("prose_paragraph", _PARAGRAPH, _is_paragraph)
_NUMBERED = (_Kind("prose_list", NUMBERS, is_list), _PARAGRAPHS)
_KINDS = {
    **{sign: (_Kind("prose_list", pattern, is_list), _PARAGRAPHS) for sign, pattern in BULLETS.items()},
    **dict.fromkeys("123456789", _NUMBERED),
    "|": (_Kind("prose_table", TABLE, is_table),),
    ">": (_Kind("prose_quotation", QUOTATION, is_short),),
}
"""By the sign that they begin with."""
_ANY_OTHER = (_PARAGRAPHS, _Kind("prose_definitions", DEFINITIONS, are_short))


def take(text: str, start: int, line: int) -> Taken | None:
    """The block that begins at `start`, in the first column of a line; None where it is for markdown-it."""
    sign = text[start]
    if sign == "#":
        return _heading(text, start, line)
    for kind in _KINDS.get(sign, _ANY_OTHER):
        match = kind.pattern.match(text, start)
        if match and kind.holds(match[0]):
            found = match[0]
            below = line + found.count("\n") + 1
            token = Token(kind.type, "", 0, map=[line, below], content=found, block=True)
            return Taken([token], match.end(), below)
    return None


def whole(text: str) -> Token | None:
    """A text that is one paragraph of prose, and its token; None where it is anything else."""
    match = _PARAGRAPH.match(text)
    if not match or text[match.end() :] not in ("", "\n") or not _is_paragraph(match[0]):
        return None
    return Token("prose_paragraph", "p", 0, map=[0, match[0].count("\n") + 1], content=match[0])


def written(paragraph: Token, context: Context) -> str:
    """The HTML of a paragraph."""
    return f"<p>{html_of(paragraph, context)}</p>\n"


def _heading(text: str, start: int, line: int) -> Taken | None:
    match = _HEADING.match(text, start)
    if not match:
        return None
    signs, words = match.groups()
    tag, lines = f"h{len(signs)}", [line, line + 1]
    tokens = [
        Token("heading_open", tag, 1, map=lines, markup=signs, block=True),
        Token("inline", "", 0, map=lines, level=1, content=words, block=True),
        Token("heading_close", tag, -1, markup=signs, block=True),
    ]
    return Taken(tokens, match.end(), line + 1)


def _paragraph(tokens: Sequence[Token], index: int, context: Context) -> None:
    tokens[index].meta["html"] = written(tokens[index], context)


SYNTAX = Syntax(_enable, block={"prose_paragraph": _paragraph})
