"""The set-up of markdown-it-py, and the way from a text to its Body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, normalize
from markdown_it.token import Token
from msgspec import Struct

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.markdown import (
    bold_for_heading,
    callout,
    citation,
    code,
    definition,
    disagree,
    dispatch,
    footnote,
    heading,
    include,
    left_as_text,
    link,
    lost_lines,
    odd_space,
    picture,
    prose,
    prose_blocks,
    prose_definitions,
    prose_list,
    prose_quotation,
    prose_table,
    raw_html,
    risk,
    second_front_matter,
    table,
    typography,
)
from tpm_site.markdown.context import ENV_KEY, Closing, Context, Divider, Opening, Uses
from tpm_site.markdown.passages import ReadText, collect, read_text
from tpm_site.markdown.syntax import BlockHandler, InlineHandler
from tpm_site.model.body import Body, Segment

SYNTAXES = (
    table.SYNTAX,
    footnote.SYNTAX,
    definition.SYNTAX,
    callout.SYNTAX,
    disagree.SYNTAX,
    risk.SYNTAX,
    include.SYNTAX,
    raw_html.SYNTAX,
    heading.SYNTAX,
    citation.SYNTAX,
    link.SYNTAX,
    picture.SYNTAX,
    code.SYNTAX,
    typography.SYNTAX,
    lost_lines.SYNTAX,
    bold_for_heading.SYNTAX,
    odd_space.SYNTAX,
    second_front_matter.SYNTAX,
    left_as_text.SYNTAX,
    prose.SYNTAX,
    prose_blocks.SYNTAX,
    prose_list.SYNTAX,
    prose_definitions.SYNTAX,
    prose_quotation.SYNTAX,
    prose_table.SYNTAX,
)
MAX_NESTING = 40
_MARKER = re.compile("\0(\\d+)\0")


class ParsedText(Struct, frozen=True):
    """A text as a Body, with what it names, its anchors and what is wrong with it."""

    body: Body
    uses: Uses
    anchors: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


@cache
def parser(language: str) -> MarkdownIt:
    """The parser for one language; parsers keep no state between texts."""
    md = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    md.options["quotes"] = typography.quotes_of(language)
    for syntax in SYNTAXES:
        syntax.enable(md)
    md.core.ruler.at("normalize", _normalize)
    dispatch.enable(md)
    return md


def _normalize(state: StateCore) -> None:
    """Two searches are quicker than to replace what nearly no text holds."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


_BLOCK: dict[str, BlockHandler] = {k: h for s in SYNTAXES for k, h in s.block.items()}
_INLINE: dict[str, InlineHandler] = {k: h for s in SYNTAXES for k, h in s.inline.items()}


def parse(text: str, language: str, context: Context) -> ParsedText:
    """Parses one text. Whatever it holds, the result is a Body and findings."""
    paragraph = prose_blocks.whole(text)  # Most answers are one.
    if paragraph is None:
        return parse_marked(text, language, context)
    _set_typography(text, language, context)
    html, read = prose_blocks.written(paragraph, context), read_text(text)
    collect([paragraph], read, language, context)
    body = Body(_assemble(_MARKER.split(html), context), (), _count(read, context.uses))
    return ParsedText(body, context.uses, (), tuple(context.diagnostics))


def _set_typography(text: str, language: str, context: Context) -> None:
    context.language, context.quotes = language, typography.quotes_of(language)
    context.has_dashes = typography.has_dashes(text)


def parse_marked(text: str, language: str, context: Context) -> ParsedText:
    """As `parse`, for a text of any kind."""
    md = parser(language)
    _set_typography(text, language, context)
    env: dict[str, Any] = {ENV_KEY: context}
    if context.prefix:
        env["docId"] = context.prefix.rstrip("-")
    try:
        tokens = md.parse(text, env)
        _collect(tokens, context)
        rendered = md.renderer.render(tokens, md.options, env)
    except RecursionError:
        _report_depth(context, 0)
        return ParsedText(Body(), Uses(), (), tuple(context.diagnostics))
    read = read_text(text)
    collect(tokens, read, language, context)
    lines = tuple(text.split("\n"))
    footnote.report_lost(env, lines, context)
    link.report_lost(env, lines, context)
    segments = _assemble(_MARKER.split(rendered), context)
    body = Body(segments, tuple(context.outline), _count(read, context.uses))
    return ParsedText(body, context.uses, tuple(context.anchors), tuple(context.diagnostics))


def _count(read: ReadText, uses: Uses) -> int:
    """About how many words there are to read, but for ids and addresses."""
    found = len(read.words) if read.text.isascii() else len(read.text.split())
    return max(found - len(uses.citations) - len(uses.links), 0)


def _collect(tokens: Sequence[Token], context: Context) -> None:
    """One walk over the tokens: each syntax makes its holes and its findings."""
    too_deep = False
    for index, token in enumerate(tokens):
        handle = _BLOCK.get(token.type)
        if handle:
            handle(tokens, index, context)
        if token.type == "inline":
            children = token.children or ()
            for position, child in enumerate(children):
                handle_inline = _INLINE.get(child.type)
                if handle_inline:
                    handle_inline(token, children, position, context)
        if token.level >= MAX_NESTING - 1 and not too_deep:
            too_deep = True
            _report_depth(context, token.map[0] if token.map else 0)


def _report_depth(context: Context, line: int) -> None:
    message = "lists, quotations or boxes stand too deep in each other here, and text would be lost"
    context.report(context.place.line(line), "M113", message, "take some of the levels out")


def _assemble(pieces: Sequence[str], context: Context) -> tuple[Segment, ...]:
    """Rendered text and hole numbers, in turn, to segments; nested holes are closed on a stack."""
    levels: list[tuple[Opening | None, list[Body], list[Segment]]] = [(None, [], [])]
    for position, piece in enumerate(pieces):
        opening, parts, segments = levels[-1]
        if position % 2 == 0:
            if piece:
                segments.append(piece)
            continue
        filling = context.fillings[int(piece)]
        if isinstance(filling, Opening):
            levels.append((filling, [], []))
        elif isinstance(filling, Divider):
            parts.append(Body(tuple(segments)))
            segments.clear()
        elif isinstance(filling, Closing) and opening is not None:
            levels.pop()
            levels[-1][2].append(opening.make([*parts, Body(tuple(segments))]))
        elif not isinstance(filling, Closing):
            segments.append(filling)
    return tuple(levels[0][2])
