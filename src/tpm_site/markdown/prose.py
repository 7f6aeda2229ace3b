"""Prose: words, quotations, links, citations, bold and italic, which nearly all text is, to HTML at once.

markdown-it would make a dozen tokens of each paragraph, and half a dozen rules would walk over them. Here a
pattern says that a text is nothing but prose. It gives up where a sign could mean anything else, or where
a rule would have something to say; then markdown-it reads the text. Both give the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import cycle, pairwise

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.smartquotes import APOSTROPHE
from markdown_it.token import Token

from tpm_site.markdown.citation import ID, TIDY_CERTAINTY, cite, stop_behind
from tpm_site.markdown.context import Closing, Context, Opening
from tpm_site.markdown.link import lead, normal
from tpm_site.markdown.syntax import Syntax
from tpm_site.markdown.typography import has_dashes, with_dashes

LONGEST = 4_000
"""Up to so many characters markdown-it sets all quotation marks, too."""
_WORDS = r"[^\x00-\x1f\x7f!\"#&'*:<=>@\[\\\]^_`{|}~]++|:(?!:)|!(?!\[)|=(?!=)|(?<=[^\W_])'(?=[^\W_])"
_WITHIN = rf"(?=[^\W_])(?>(?:{_WORDS})+)"
_CITATION = rf"(?<!\n)\[{ID}(?>(?: *; *{ID})*){TIDY_CERTAINTY}\](?!\()(?![.,]? *\[)"
_LINK = rf"\[{_WITHIN}\]\([A-Za-z0-9./#][A-Za-z0-9./#:_?=%+~@,;-]*+\)"
_STRESS = rf"(?<![^ \n(])(?:\*\*{_WITHIN}(?<! )\*\*|\*{_WITHIN}(?<! )\*)(?=[ \n.,;:!?)]|\Z)"
_PART = rf"{_WORDS}|{_CITATION}|{_LINK}|{_STRESS}"
_OPENING, _CLOSING = r"(?<![^ \n(])\"(?=[^\W_])", r"(?<=[^\W_]|[.,!?])\"(?=[ \n.,;:!?)]|\Z)(?! *\[)"
LINE_START = r"(?=[^\W_]|[(*]|\[[^\W_])(?!\d{1,9}[.)])(?!.[.)]|..[.)])"
"""What begins a line must begin nothing else: no list, nothing meant for one, no address of a link."""
PROSE_PARTS = rf"{_PART}|{_OPENING}(?>(?:{_PART})*){_CLOSING}"
"""One after the other they make up a line of prose."""
_BREAK = rf"(?<! )\n{LINE_START}"
PROSE_LINE = rf"{LINE_START}(?>(?:{PROSE_PARTS})+)(?<!\s)"
"""A line by itself, as an item or a definition is one."""
PROSE_LINES = rf"(?>(?:{_PART}|{_BREAK}|{_OPENING}(?>(?:{_PART}|{_BREAK})*){_CLOSING})+)(?<!\s)"
NO_DEFINITION = r"(?!\n+ *[:~][ \t])"
"""What no block may have below it: it would be the term of a definition, or hold one more."""
_PROSE = re.compile(PROSE_LINES)
_UNIT = re.compile(r"[\[*\n](?:(?<=\[)[^\]]*+\](?:\([^)]*+\))?|(?<=\*)\*?+[^*]*+\*++|(?<=\n))")
"""What is no words, in what is known to be prose. It begins with a set of signs: that is found quickly."""
_QUOTE = re.compile('"')
_IN_BRACKETS = re.compile(r"\[[^\]]*+\](?:\([^)]*+\))?")
"""The same where there are no others. It begins with one sign: that is found at once."""


def _enable(md: MarkdownIt) -> None:
    md.core.ruler.at("inline", _inlines)
    md.add_render_rule("prose", render)


def _inlines(state: StateCore) -> None:
    """As markdown-it's rule of this name, which it asks where a text may hold more than prose."""
    may_be_sign, is_prose = state.md.inline.terminator_re.search, _PROSE.fullmatch
    for before, token in pairwise([Token("", "", 0), *state.tokens]):
        if token.type != "inline":
            continue
        token.children, text = token.children or [], token.content
        if text and not may_be_sign(text):
            token.children.append(Token("text", "", 0, content=text))
        elif before.type != "heading_open" and len(text) <= LONGEST and is_prose(text):
            token.children.append(Token("prose", "", 0))
        else:
            state.md.inline.parse(text, state.md, state.env, token.children)


def html_of(block: Token, context: Context) -> str:
    """Prose as HTML, with a marker for each hole; `block` is the token that holds it."""
    text, last = block.content, 0
    parts: list[str] = []
    """Text and what stands between, in turn."""
    for unit in (_UNIT if "*" in text or "\n" in text else _IN_BRACKETS).finditer(text):
        start, end = unit.span()
        before, sign = text[last:start], text[start]
        if sign == "\n":
            parts += before, sign
        elif sign == "*":
            parts += before, *_stress(unit[0])
        elif text[start + 1] == "@":
            stop = stop_behind(text, end)
            parts += before.rstrip(" ") + stop, cite(block, unit, context)
            end += len(stop)
        else:
            parts += before, *_link(block, unit, context)
        last = end
    parts.append(text[last:])
    if context.has_dashes and has_dashes(text):
        parts[::2] = map(with_dashes, parts[::2])
    if '"' in text:
        marks = cycle(context.quotes[:2])
        parts[::2] = [_QUOTE.sub(lambda _: next(marks), part) if '"' in part else part for part in parts[::2]]
    return "".join(parts).replace("'", APOSTROPHE)


def _link(block: Token, unit: re.Match[str], context: Context) -> tuple[str, str, str]:
    words, _, address = unit[0][1:-1].partition("](")
    href = normal(address)
    filling = lead(href, "", context.place.inline(block, unit.start(), len(unit[0])), context)
    if filling is None:
        return f'<a href="{escapeHtml(href)}">', words, "</a>"
    if isinstance(filling, Opening):
        return context.hole(filling), words, context.hole(Closing())
    return f"<a{context.hole(filling)}>", words, "</a>"


def _stress(text: str) -> tuple[str, str, str]:
    if text.startswith("**"):
        return "<strong>", text[2:-2], "</strong>"
    return "<em>", text[1:-1], "</em>"


def render(_renderer: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    """The render rule of a token that was written before."""
    html: str = tokens[index].meta["html"]
    return html


def render_block(renderer: object, tokens: Sequence[Token], index: int, *_: object) -> str:
    """As `render`; markdown-it begins a line below a paragraph without its tags: below a figure."""
    line = "\n" if index and tokens[index - 1].hidden else ""
    return line + render(renderer, tokens, index)


def _inline(block: Token, children: Sequence[Token], index: int, context: Context) -> None:
    children[index].meta["html"] = html_of(block, context)


SYNTAX = Syntax(_enable, inline={"prose": _inline})
