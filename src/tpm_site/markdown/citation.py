"""Citation marks: `[@kumar-2007-process]`, `[@a; @b]`.

The mark takes the place that AMA style gives it: close to the word, after a comma or full stop.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from tpm_site.markdown.context import Context, render_hole
from tpm_site.markdown.syntax import Syntax
from tpm_site.model.body import Citation

_ID = r"@[A-Za-z0-9][A-Za-z0-9_.:-]*"
_MARK = re.compile(rf"\[({_ID}(?:\s*;\s*{_ID})*)\](?![(\[])")
_ATTEMPT = re.compile(r"\[@[^\]\n]*\](?![(\[])")
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
    attempt = match or _ATTEMPT.match(state.src, start, state.posMax)
    if not attempt:
        return False
    end = attempt.end()
    if not silent:
        if match:
            end = _step_over_stop(state, end)
        token = state.push("citation" if match else "citation_fault", "", 0)
        token.content = attempt[0]
        token.meta["start"] = start
        if match:
            token.meta["ids"] = tuple(i.strip().removeprefix("@") for i in match[1].split(";"))
    state.pos = end
    return True


def _step_over_stop(state: StateInline, end: int) -> int:
    """Moves the mark up to the word before it, and past one comma or full stop after it."""
    state.pending = state.pending.rstrip(" ")
    if not state.pending and state.tokens and state.tokens[-1].type == "softbreak":
        state.tokens.pop()
    after = state.src[end : end + 2]
    if after[:1] and after[0] in _STOPS and after[1:] not in (".", ","):
        state.pending += after[0]
        return end + 1
    return end


def _render_fault(_renderer: object, tokens: list[Token], index: int, *_: object) -> str:
    return ""


def _citation(token: Token, block: Token, context: Context) -> None:
    mark = context.place.inline(block, token.meta["start"], len(token.content))
    context.fill(token, Citation(token.meta["ids"], mark))


def _fault(token: Token, block: Token, context: Context) -> None:
    mark = context.place.inline(block, token.meta["start"], len(token.content))
    message = f"this is not a citation: {token.content}"
    help = "write [@id], or [@first-id; @second-id] with a semicolon and an @ before each id"
    context.report(mark, "M110", message, help)


SYNTAX = Syntax(_enable, inline={"citation": _citation, "citation_fault": _fault})
