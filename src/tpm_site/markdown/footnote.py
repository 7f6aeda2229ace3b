"""Footnotes: `[^1]` in the text, `[^1]: The note.` below. A lost one of either kind is found."""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from tpm_site.markdown.context import Context
from tpm_site.markdown.syntax import Syntax

_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")


def _enable(md: MarkdownIt) -> None:
    md.use(footnote_plugin)
    md.add_render_rule("footnote_block_open", lambda *_: '<div class="footnotes">\n<ol>\n')
    md.add_render_rule("footnote_block_close", lambda *_: "</ol>\n</div>\n")
    md.add_render_rule("footnote_ref", _render_reference)
    md.add_render_rule("footnote_anchor", _render_anchor)


def _render_reference(renderer: RendererHTML, tokens: list[Token], index: int, *rest: Any) -> str:
    rules = renderer.rules
    target = rules["footnote_anchor_name"](tokens, index, *rest)
    number = tokens[index].meta["id"] + 1
    return (
        f'<sup class="footnote-ref"><a href="#fn{target}" id="fnref{_use(tokens[index], target)}" '
        f'role="doc-noteref">[{number}]</a></sup>'
    )


def _render_anchor(renderer: RendererHTML, tokens: list[Token], index: int, *rest: Any) -> str:
    target = renderer.rules["footnote_anchor_name"](tokens, index, *rest)
    number = tokens[index].meta["id"] + 1
    href = f"#fnref{_use(tokens[index], target)}"
    return f' <a href="{href}" class="footnote-backref" role="doc-backlink" aria-label="{number}">\u21a9\ufe0e</a>'


def _use(token: Token, target: str) -> str:
    """The id of one of several references to the same note."""
    sub_id = token.meta.get("subId", 0)
    return f"{target}:{sub_id}" if sub_id > 0 else target


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
