"""Signs of Markdown that came to nothing: a patient would read the brackets and the stars.

They are looked for in what is left as text once everything else is parsed. A backslash before a sign
says that it is meant to be read. What is looked for is the table of `signs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from tpm_site.markdown.context import Context, context_of
from tpm_site.markdown.signs import ANYWHERE, AT_LINE_START, HINTS, SIGNS, UNEVEN, either
from tpm_site.markdown.syntax import Syntax

_ANYWHERE, _LINE_START = either(ANYWHERE), either(AT_LINE_START)
_BREAKS = ("softbreak", "hardbreak")
_MOVED_STOPS = ".,"
_STRESS = frozenset(("strong", "star", "lines"))
_OPENED, _CLOSED = ("em_open", "strong_open"), ("em_close", "strong_close")
_STAR_AT_END = {"*": re.compile(r"\*+$"), "_": re.compile("_+$")}
_STAR_AT_START = {"*": re.compile(r"\*+"), "_": re.compile("_+")}


def _enable(md: MarkdownIt) -> None:
    md.core.ruler.after("inline", "left_as_text", _rule)


def _rule(state: StateCore) -> None:
    """A quick look at all texts at once: nearly every page is sound, and the patterns are slow."""
    blocks = [token for token in state.tokens if token.type == "inline"]
    hints = _held(HINTS, blocks)
    if hints:
        context = context_of(state.env)
        for block in blocks:
            if _held(hints, [block]):
                _check(block, context)


def _held(hints: Sequence[str], blocks: Sequence[Token]) -> list[str]:
    """Those of some signs that stand in a text."""
    texts = [child.content for block in blocks for child in block.children or () if child.type == "text"]
    return list(filter("\n".join(("", *texts)).__contains__, hints))


def _check(block: Token, context: Context) -> None:
    """The texts of a paragraph, each found again in the paragraph's source."""
    children, cursor, found, link = block.children or [], 0, set[str](), ""
    if any(child.type == "citation" for child in children):
        found.add("link")  # That a mark stands in the words of a link is reported with the mark.
    for index, child in enumerate(children):
        if child.type in ("link_open", "link_close"):
            link = (child.markup or "words") if child.nesting > 0 else ""
        if child.type != "text" or link == "autolink":
            continue
        # A mark moves the stop behind it to the word before, so the stop stands elsewhere in the source.
        start = max(block.content.find(child.content.rstrip(_MOVED_STOPS), cursor), cursor)
        cursor = start + len(child.content.rstrip(_MOVED_STOPS))
        begins_line = index == 0 or children[index - 1].type in _BREAKS
        for match in _matches(child.content, begins_line=begins_line):
            kind = match.lastgroup or ""
            if kind not in found and not (link and kind == "citation"):
                _report(kind, match, start, block, context)
            if SIGNS[kind].once:
                found.add(kind)
        left = None if found & _STRESS else _beside_stress(children, index)
        if left:
            found |= _STRESS
            mark = context.place.inline(block, start + left.start(), len(left[0]))
            context.report(mark, UNEVEN.code, UNEVEN.message, UNEVEN.help)


def _beside_stress(children: Sequence[Token], index: int) -> re.Match[str] | None:
    """The star that is left in a text where bold or italic words begin or end: it was one too many."""
    text, before = children[index].content, children[max(index - 1, 0) : index]
    behind = children[index + 1 : index + 2]
    left = None
    if before and before[0].type in _CLOSED:
        left = _STAR_AT_START[before[0].markup[0]].match(text)
    if not left and behind and behind[0].type in _OPENED:
        left = _STAR_AT_END[behind[0].markup[0]].search(text)
    return left


def _matches(text: str, *, begins_line: bool) -> Iterator[re.Match[str]]:
    first = _LINE_START.match(text) if begins_line else None
    if first:
        yield first
    yield from _ANYWHERE.finditer(text, first.end() if first else 0)


def _report(kind: str, match: re.Match[str], start: int, block: Token, context: Context) -> None:
    sign, shown = SIGNS[kind], match[0].rstrip()
    if kind == "callout":
        # The line that would close it belongs to the same mistake.
        if shown == "::" and context.colons_missing:
            return
        context.colons_missing = True
    mark = context.place.inline(block, start + match.start(), len(shown))
    context.report(mark, sign.code, sign.message, sign.help)


SYNTAX = Syntax(_enable)
