"""Headings: stable ids, the outline, and levels that do not jump.

`## Signs {#signs}` gives an id of one's own, which stays when the words change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from tpm_site.base.slug import slugify
from tpm_site.base.span import Mark
from tpm_site.markdown.context import Context, context_of
from tpm_site.markdown.syntax import Syntax
from tpm_site.model.body import Heading
from tpm_site.model.sections import SECTIONS

_OWN_ID = re.compile(r"\{#([a-z0-9][a-z0-9-]*)\}")
_UNDERLINES = ("-", "=")
_RESERVED_PREFIX = ("ref-", "cite-", "fn", "faq-", "page-")


def _enable(md: MarkdownIt) -> None:
    md.core.ruler.before("inline", "heading_id", _take_own_id)


def _take_own_id(state: StateCore) -> None:
    context = context_of(state.env)
    for token, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "heading_open" and inline.content.endswith("}"):
            match = _OWN_ID.fullmatch(inline.content, max(inline.content.rfind("{"), 0))
            if match:
                token.meta["id"] = _own(match[1], context)
                context.own_ids.setdefault(token.meta["id"], _check_own(match, inline, context))
                inline.content = inline.content[: match.start()].rstrip()


def _check_own(match: re.Match[str], inline: Token, context: Context) -> Mark:
    """An id that another heading or a part of the page has would get another name without a word."""
    mark = context.place.inline(inline, match.start(1) - 1, len(match[1]) + 1)
    if _is_reserved(match[1]):
        message = f'the id "{match[1]}" belongs to a part of the page'
        context.report(mark, "F206", message, f"write another, such as {{#about-{match[1]}}}")
    first = context.own_ids.get(_own(match[1], context))
    if first:
        message = f'the id "{match[1]}" is given twice, in line {first.line} too'
        context.report(mark, "F206", message, "give one of the two headings another id")
    return mark


def plain_text(inline: Token) -> str:
    """The words of an inline token, those that a picture stands for included, without marks and citations."""
    return "".join(map(_words, inline.children or ())).strip()


def _words(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "image":
        return plain_text(token)
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


def _open(tokens: Sequence[Token], index: int, context: Context) -> None:
    token, level = tokens[index], int(tokens[index].tag[1])
    mark = context.place.line(token.map[0] if token.map else 0)
    text = plain_text(tokens[index + 1])
    _check(tokens, index, text, mark, context)
    if not context.allows_headings:
        return
    context.last_level = max(level, 2)
    identifier = _identifier(token.meta.get("id"), slugify(text) or "section", context)
    token.attrSet("id", identifier)
    context.anchors[identifier] = mark
    if token.level == 0:
        context.outline.append(Heading(level, identifier, text))


def _check(tokens: Sequence[Token], index: int, text: str, mark: Mark, context: Context) -> None:
    token, level = tokens[index], int(tokens[index].tag[1])
    if token.markup in _UNDERLINES and token.map:
        line = context.place.line(token.map[1] - 1)
        message = "this line makes a heading of the text above it"
        instead = f"write {'#' * max(level, 2)} before a heading" if context.allows_headings else "delete it"
        context.report(line, "M119", message, f"leave a line empty above it, or {instead}")
        return
    if not context.allows_headings:
        context.report(mark, "M103", "a heading cannot stand here", "write it as **bold** text")
        return
    _check_level(level, mark, context)
    if not text:
        context.report(mark, "A102", "this heading has no words", "write some, or delete the line")
    elif token.level == 0 and _has_nothing_below(tokens, index, context):
        message = "there is nothing below this heading"
        context.report(mark, "M118", message, "write the text that belongs here, or delete the heading")


def _has_nothing_below(tokens: Sequence[Token], index: int, context: Context) -> bool:
    after = tokens[index + 3] if index + 3 < len(tokens) else None
    if after is None or after.type == "footnote_block_open":
        return not context.prefix  # A snippet may end in a heading: the page that includes it goes on.
    return after.type == "heading_open" and after.tag <= tokens[index].tag


def _check_level(level: int, mark: Mark, context: Context) -> None:
    if level == 1:
        message = "the title is the page's only heading of the first level"
        context.report(mark, "M103", message, "begin this heading with ##")
    elif level > context.last_level + 1:
        last, expected = "#" * context.last_level, "#" * (context.last_level + 1)
        message = f"this heading of {'#' * level} follows one of {last}"
        if last == "#":
            message = f"the first heading of a text has two signs ##, not {level}"
        context.report(mark, "M102", message, f"begin it with {expected}")


def _own(wanted: str, context: Context) -> str:
    """An id that is not the page's own."""
    return context.prefix + (f"section-{wanted}" if _is_reserved(wanted) else wanted)


def _is_reserved(id: str) -> bool:
    return id in SECTIONS or id.startswith(_RESERVED_PREFIX)


def _identifier(given: str | None, words: str, context: Context) -> str:
    """The id that the writer gave, else one made of the words that no writer's id needs."""
    identifier = wanted = given or _own(words, context)
    while identifier in context.anchors or (not given and identifier in context.own_ids):
        # Counted on from the last time: a thousand headings of the same words take a thousand steps.
        context.same_ids[wanted] = number = context.same_ids.get(wanted, 1) + 1
        identifier = f"{wanted}-{number}"
    return identifier


SYNTAX = Syntax(_enable, block={"heading_open": _open})
