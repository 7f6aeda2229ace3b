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
    language = token.info.strip().split(maxsplit=1)[0] if token.info.strip() else ""
    if language and not _is_known(language):
        mark = context.place.line(token.map[0] if token.map else 0)
        message = f'Pygments knows no language "{language}", so this code is shown plain'
        context.report(mark, "M112", message, "write ```text for plain text")


SYNTAX = Syntax(_enable, block={"fence": _fence})
