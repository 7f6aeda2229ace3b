"""Lists whose items hold nothing but `prose`, of one kind of marker, without empty lines: each one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tpm_site.markdown.context import Context
from tpm_site.markdown.prose import LONGEST, NO_DEFINITION, PROSE_LINE, html_of, render_block
from tpm_site.markdown.syntax import Syntax

_NUMBERED = re.compile(r"(\d+)\. ")


def _pattern(item: str, others: str) -> re.Pattern[str]:
    """Items, and behind them nothing that could be one more, or belong to the last one."""
    return re.compile(rf"{item}(?>(?:\n{item})*)(?=\n\n(?![ \t\n{others}])|\n?\Z|\n:::){NO_DEFINITION}")


def _item(marker: str, width: int) -> str:
    return rf"{marker}{PROSE_LINE}(?>(?:\n {{{width}}}{PROSE_LINE})*)"


BULLETS = {sign: _pattern(_item(re.escape(f"{sign} "), 2), "*+-") for sign in "-*+"}
"""By the sign of each item."""
NUMBERS = _pattern(rf"(?:{_item('[0-9][.] ', 3)}|{_item('[0-9]{2}[.] ', 4)})", "*+0-9-")


def _enable(md: MarkdownIt) -> None:
    md.add_render_rule("prose_list", render_block)


def is_list(text: str) -> bool:
    """Whether what looks like a list is one that counts from 1, and none of its items is very long."""
    if len(text) > LONGEST and any(len(item.content) > LONGEST for item in _items(text, 0)):
        return False
    if not text[0].isdigit():
        return True
    numbers = (_NUMBERED.match(line) for line in text.split("\n") if line[0] != " ")
    return all(found and int(found[1]) == number for found, number in zip(numbers, count(1), strict=False))


def items_of(token: Token) -> Iterator[Token]:
    """The items of a list, each a token with its text and its lines."""
    return _items(token.content, (token.map or [0])[0])


def _items(text: str, first: int) -> Iterator[Token]:
    lines, begins = text.split("\n"), first
    words: list[str] = []
    for number, line in enumerate(lines, first):
        if line[0] == " ":
            words.append(line.lstrip(" "))
            continue
        if words:
            yield _token(words, begins, number)
        words, begins = [line.partition(" ")[2]], number
    yield _token(words, begins, first + len(lines))


def _token(words: Sequence[str], begins: int, below: int) -> Token:
    return Token("inline", "", 0, map=[begins, below], content="\n".join(words))


def _list(tokens: Sequence[Token], index: int, context: Context) -> None:
    token = tokens[index]
    items = "".join([f"<li>{html_of(item, context)}</li>\n" for item in items_of(token)])
    tag = "ol" if token.content[0].isdigit() else "ul"
    token.meta["html"] = f"<{tag}>\n{items}</{tag}>\n"


SYNTAX = Syntax(_enable, block={"prose_list": _list})
