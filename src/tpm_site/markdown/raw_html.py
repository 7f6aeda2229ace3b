"""Raw HTML is not passed on: it is found, shown as text, and the syntax to use is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_inline.html_inline import html_inline
from markdown_it.token import Token

from tpm_site.base.span import Mark
from tpm_site.markdown.context import Context
from tpm_site.markdown.syntax import Syntax, remember_position

_TAG = re.compile(r"\s*<\s*(/?)([A-Za-z!?][\w-]*)")
_TAGS = re.compile(r"<!--.*?(?:-->|\Z)|<\s*/?(?P<name>[A-Za-z!?][\w-]*)[^>\n]*>?", re.DOTALL)
_CALLOUT = "a box: a line of `::: note`, the text, a line of `:::`"
_INSTEAD = {
    "a": "[text](address)",
    "b": "**text**",
    "strong": "**text**",
    "i": "*text*",
    "em": "*text*",
    "br": "a backslash at the end of the line, and in a table a row of its own",
    "code": "`text`",
    "pre": "a line of ```, the text, a line of ```",
    "div": _CALLOUT,
    "section": _CALLOUT,
    "aside": _CALLOUT,
    "span": "plain text",
    "font": "plain text",
    "u": "**text**",
    "p": "an empty line between paragraphs",
    "hr": "a line of ---",
    "img": "![what it shows](picture.png)",
    "figure": '![what it shows](picture.png "caption")',
    "table": "a table with | bars |",
    "ul": "a list whose items begin with `- `",
    "ol": "a list whose items begin with `1. `",
    "li": "a list whose items begin with `- `",
    "dl": "a term, and below it a line that begins with `: `",
    "blockquote": "lines that begin with `> `",
    "details": "`faqs:` among the keys at the top of the file",
    "sup": "[@id] for a citation, [^1] for a footnote",
    "sub": "plain text, or a sign such as \u2082",
    "h1": "`title:` among the keys at the top of the file",
    "iframe": "a link: pages load nothing from elsewhere",
    "form": "a link to the page that has the form",
}
_NOTHING = {
    "!": "delete the comment, or make it a line that begins with # among the keys at the top",
    "script": "delete it: pages run no scripts",
    "style": "delete it: the look of pages comes from the theme",
}
_HEADINGS = {f"h{level}": f"`{'#' * level} Heading`" for level in range(2, 7)}


def _enable(md: MarkdownIt) -> None:
    md.options["html"] = True
    md.inline.ruler.at("html_inline", remember_position(html_inline, frozenset({"html_inline"})))
    md.add_render_rule("html_inline", _render)
    md.add_render_rule("html_block", _render)


def _render(_renderer: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    return escapeHtml(tokens[index].content)


def _report(content: str, context: Context, mark: Mark) -> None:
    match = _TAG.match(content)
    closing, name = (match[1], match[2].lower()) if match else ("", "")
    name = "!" if name.startswith(("!", "?")) else name
    if closing and name in context.html_tags:
        return
    context.html_tags.add(name)
    shown = "an HTML comment" if name == "!" else f"<{closing}{name}>"
    instead = _INSTEAD.get(name) or _HEADINGS.get(name)
    help = f"use {instead}" if instead else "use Markdown; to show a < sign, write \\<"
    context.report(mark, "M101", f"HTML cannot be used here: {shown}", _NOTHING.get(name, help))


def _block(tokens: Sequence[Token], index: int, context: Context) -> None:
    """Every kind of tag in a block of HTML, each where it stands first."""
    token, seen = tokens[index], set[str]()
    for match in _TAGS.finditer(token.content):
        name = (match["name"] or "!").lower()
        if name not in seen:
            seen.add(name)
            length = len(match[0].split("\n", 1)[0])
            _report(match[0], context, context.place.inline(token, match.start(), length))


def _inline(block: Token, children: Sequence[Token], index: int, context: Context) -> None:
    token = children[index]
    start = token.meta.get("start", 0)
    _report(token.content, context, context.place.inline(block, start, len(token.content)))


SYNTAX = Syntax(_enable, block={"html_block": _block}, inline={"html_inline": _inline})
