"""Citation marks: `[@kumar-2007-process]`, `[@a; @b]`.

The mark takes the place that AMA style gives it: close to the word, after a comma or full stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tpm_site.markdown.context import Context, Use, render_hole
from tpm_site.markdown.syntax import Syntax
from tpm_site.model.body import Citation
from tpm_site.model.passage import CERTAINTIES
from tpm_site.model.reference import Certainty

ID = r"@[A-Za-z0-9][A-Za-z0-9_.:-]*+"
_NO_LINK = r"(?!\(|\[(?![@^]))"
_IDS = re.compile(ID)
_LEVEL = r"(?i:high|moderate|low|very[\s-]low)"
CERTAINTY = rf"(?>(?:,\s*+{_LEVEL}(?>(?:\s++(?i:certainty))?)\s*+)?)"
"""How sure one can be of what the mark stands behind, as GRADE counts it."""
TIDY_CERTAINTY = r"(?>(?:, ?(?i:high|moderate|low|very[ -]low)(?>(?: (?i:certainty))?))?)"
"""The same as nearly all write it, on one line and with single spaces."""
_MARK = re.compile(rf"\[{ID}(?:\s*;\s*{ID})*{CERTAINTY}\]{_NO_LINK}")
_SAID_CERTAINTY = re.compile(rf"\[{ID}(?:\s*;\s*{ID})*,\s*({_LEVEL})(?:\s+(?i:certainty))?\s*\]")
_ANY_ID = re.compile(rf"\[{ID}[^\[\]]*+\]|\]\(cite:([^()\s]++)\)")
_ATTEMPT = re.compile(rf"\[@[^\[\]]*+\]{_NO_LINK}")
_NEVER_CLOSED = re.compile(rf"\[{ID}(?![^\]\[]*+\])")
_STOPS = ".,"


def _enable(md: MarkdownIt) -> None:
    md.inline.ruler.before("link", "citation", _rule)
    md.add_render_rule("citation", render_hole)
    md.add_render_rule("citation_fault", _render_fault)


def _rule(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("[@", start):
        return False
    match = _MARK.match(state.src, start, state.posMax)
    found = match or _fault_at(state, start)
    if not found:
        return False
    state.pos = found.end()
    if match and not silent:
        state.pos = _push_mark(state, match)
    elif not silent:
        token = state.push("citation_fault", "", 0)
        token.content, token.meta["start"] = found[0], start
    return True


def _fault_at(state: StateInline, start: int) -> re.Match[str] | None:
    """What was meant for a citation, and is none."""
    attempt = _ATTEMPT.match(state.src, start, state.posMax)
    return attempt or _NEVER_CLOSED.match(state.src, start, state.posMax)


def _push_mark(state: StateInline, match: re.Match[str]) -> int:
    """Adds a mark; returns where to read on. Next to another mark the two become one."""
    places = _places(match)
    state.pending = state.pending.rstrip(" ")
    if not state.pending and state.tokens and state.tokens[-1].type == "softbreak":
        state.tokens.pop()
    if not state.pending and state.tokens and state.tokens[-1].type == "citation":
        before = state.tokens.pop().meta["places"]
        before += places  # In place: a copy for each of many marks in a row would be quadratic.
        places = before
    stop = stop_behind(state.src, match.end())
    state.pending += stop
    state.push("citation", "", 0).meta["places"] = places
    return match.end() + len(stop)


def _places(mark: re.Match[str]) -> list[tuple[str, int, int]]:
    """Each id of a mark, where it stands, and how long it is; an id by itself has its brackets with it."""
    written = mark[0]
    if ";" not in written:
        return [(written[2:-1].partition(",")[0], mark.start(), len(written))]
    ids = _IDS.finditer(written)
    return [(id[0][1:], mark.start() + id.start(), len(id[0])) for id in ids]


def ids_in(text: str) -> tuple[str, ...]:
    """The ids that a text in Markdown cites, each once."""
    if "@" not in text and "cite:" not in text:
        return ()
    marks = _ANY_ID.finditer(text)
    ids = ([mark[1]] if mark[1] else [id[0][1:] for id in _IDS.finditer(mark[0])] for mark in marks)
    return tuple(dict.fromkeys(chain.from_iterable(ids)))


def certainty_in(text: str) -> Certainty | None:
    """How sure a sentence says that one can be of it; the least, where it says so of several sources."""
    if "[@" not in text:
        return None
    said = {"-".join(found[1].lower().split()) for found in _SAID_CERTAINTY.finditer(text)}
    return next((certainty for certainty in CERTAINTIES if certainty in said), None)


def stop_behind(text: str, end: int) -> str:
    """A comma or full stop that follows a mark: it is moved to the word before it."""
    after = text[end : end + 2]
    return after[0] if after[:1] and after[0] in _STOPS and after[1:] not in (".", ",") else ""


def _render_fault(_renderer: object, tokens: list[Token], index: int, *_: object) -> str:
    return ""


def cite(block: Token, mark: re.Match[str], context: Context) -> str:
    """The hole of a mark in prose."""
    uses = _used(block, _places(mark), context)
    return context.hole(Citation(tuple(use.name for use in uses)))


def _used(block: Token, places: Sequence[tuple[str, int, int]], context: Context) -> list[Use]:
    uses = [Use(id, context.place.inline(block, start, length)) for id, start, length in places]
    context.uses.citations += uses
    return uses


def _citation(block: Token, children: Sequence[Token], index: int, context: Context) -> None:
    token = children[index]
    uses = _used(block, token.meta["places"], context)
    context.fill(token, Citation(tuple(use.name for use in uses)))
    if index < _last_end_of_a_link(block, children):
        message = "a citation cannot stand in the words of a link"
        context.report(uses[0].mark, "M110", message, "put it behind the link: [words](address) [@id]")


def _last_end_of_a_link(block: Token, children: Sequence[Token]) -> int:
    """Where a link would end, but for the mark in its words: its end is text now. Looked for once."""
    if "last_end" not in block.meta:
        ends = (i for i, child in enumerate(children) if child.type == "text" and "](" in child.content)
        block.meta["last_end"] = max(ends, default=-1)
    return int(block.meta["last_end"])


def _fault(block: Token, children: Sequence[Token], index: int, context: Context) -> None:
    token = children[index]
    mark = context.place.stretch(block, token.meta["start"], len(token.content))
    message = f"this is not a citation: {' '.join(token.content.split())}"
    help = (
        "write [@id], or [@first-id; @second-id] with a semicolon and an @ before each id; how sure one can "
        "be is said as in [@id, low certainty]: high, moderate, low or very low"
    )
    context.report(mark, "M110", message, help)


SYNTAX = Syntax(_enable, inline={"citation": _citation, "citation_fault": _fault})
