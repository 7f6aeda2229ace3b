"""Footnotes: `[^1]` in the text, `[^1]: The note.` below. A lost one of either kind is found."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from tpm_site.markdown.context import Context
from tpm_site.markdown.syntax import Syntax

_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")


def _enable(md: MarkdownIt) -> None:
    md.use(footnote_plugin)


def _text(token: Token, block: Token, context: Context) -> None:
    """A reference that is still text has no note."""
    if "[^" not in token.content:
        return
    for match in _REFERENCE.finditer(token.content):
        offset = block.content.find(match[0])
        mark = context.place.inline(block, max(offset, 0), len(match[0]))
        message = f"there is no footnote {match[0]}"
        context.report(mark, "M111", message, f"add it below: {match[0]}: The note.")


def report_unused(env: dict[str, object], lines: tuple[str, ...], context: Context) -> None:
    """Notes that nothing refers to would vanish from the page."""
    notes = env.get("footnotes")
    references = notes.get("refs", {}) if isinstance(notes, dict) else {}
    for label, number in references.items():
        if number != -1:
            continue
        opening = f"[^{label[1:]}]:"
        index = next((i for i, line in enumerate(lines) if line.lstrip().startswith(opening)), 0)
        message = f"nothing refers to the footnote [^{label[1:]}]"
        help = f"write [^{label[1:]}] where it belongs in the text, or delete it"
        context.report(context.place.line(index), "M111", message, help)


SYNTAX = Syntax(_enable, inline={"text": _text})
