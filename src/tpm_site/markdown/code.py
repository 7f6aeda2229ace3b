"""Fenced code, coloured by Pygments with class names that the stylesheet knows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from tpm_site.markdown.context import Context
from tpm_site.markdown.syntax import Syntax


def _enable(md: MarkdownIt) -> None:
    md.options["highlight"] = _highlight


@cache
def _is_known(language: str) -> bool:
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        get_lexer_by_name(language)
    except ClassNotFound:
        return False
    return True


def _highlight(content: str, language: str, attributes: str) -> str:
    """The inside of `code`; empty leaves it to markdown-it, which escapes it."""
    if not language or not _is_known(language):
        return ""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    return str(highlight(content, lexer, HtmlFormatter(nowrap=True))) or escapeHtml(content)


def _fence(tokens: Sequence[Token], index: int, context: Context) -> None:
    token = tokens[index]
    first, end = token.map or (0, 0)
    language = token.info.strip().split(maxsplit=1)[0] if token.info.strip() else ""
    if language and not _is_known(language):
        message = f'the language "{language}" is not known, so this code is shown in one colour'
        context.report(context.place.line(first), "M112", message, "write ```text for plain text")
    if end - first < 2 + len(token.content.splitlines()):
        message = "the code that begins here is never closed: all that follows would be shown as code"
        context.report(context.place.line(first), "M115", message, f"add a line of {token.markup} after it")


def _indented(tokens: Sequence[Token], index: int, context: Context) -> None:
    """Nobody who writes for patients indents code by four spaces; it is a slip, and hard to see."""
    mark = context.place.line((tokens[index].map or (0,))[0])
    message = "this text is indented by four spaces or more, so it would be shown as code"
    help = "take spaces out, or write code between two lines of ```"
    context.report(mark, "M114", message, help)


SYNTAX = Syntax(_enable, block={"fence": _fence, "code_block": _indented})
