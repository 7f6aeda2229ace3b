"""Callouts: a line of `::: kind Heading`, Markdown, and a line of `:::`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from tpm_site.base.span import Mark
from tpm_site.base.suggest import did_you_mean
from tpm_site.markdown.context import Closing, Context, Divider, Opening, Use, render_hole
from tpm_site.markdown.syntax import Syntax
from tpm_site.model.body import Body, Callout

KINDS = ("emergency", "urgent", "non-urgent", "warning", "note", "do", "dont", "checklist")
_OTHERS = ("disagree", "risk", "include")
"""What else begins with three colons; each has a file of its own."""
_INCLUDE = "include"
_FENCE = re.compile(r":{3,}[ \t]*+(?P<kind>[A-Za-z][\w-]*+)?[ \t]*+(?P<heading>.*)$")
_END = ("end", "close")
"""What other programs write behind the colons that close."""
_CODE_FENCE = re.compile(r"(`{3,}|~{3,})")
TERMINATES = ["paragraph", "reference", "blockquote", "list"]


def _enable(md: MarkdownIt) -> None:
    md.block.ruler.before("fence", "callout", _rule, {"alt": TERMINATES})
    for name in ("callout_open", "callout_divider", "callout_close"):
        md.add_render_rule(name, render_hole)
    md.add_render_rule("stray_fence", lambda *_: "")


def fence_at(state: StateBlock, line: int) -> re.Match[str] | None:
    """The colons that a line begins with, and what stands behind them; None where it is no such line."""
    start = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", start) or state.is_code_block(line):
        return None
    return _FENCE.match(state.src, start, state.eMarks[line])


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    fence = fence_at(state, start)
    if not fence:
        return False
    if silent:
        return True
    if not fence["kind"] or fence["kind"].lower() in _END:
        token = state.push("stray_fence", "", 0)
        token.map, token.content = [start, start + 1], fence[0].rstrip()
        state.line = start + 1
        return True
    close = closing_line(state, start, end)
    if close is None and fence["heading"].endswith(":::"):
        end = start + 1  # All of it stands on one line, so what follows is not its text.
    _push(state, fence, start, end if close is None else close, closed=close is not None)
    return True


def closing_line(state: StateBlock, start: int, end: int) -> int | None:
    """The line that closes the callout opened on `start`; callouts nest, code is passed over."""
    depth, code = 1, ""
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return None
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        ticks = _CODE_FENCE.match(text)
        if ticks and (not code or text.startswith(code)):
            code = "" if code else ticks[1]
        fence = None if code else fence_at(state, line)
        if fence and not text.rstrip().endswith(":::", 3):
            depth += -1 if _closes(fence) else 1
        elif fence and not fence["kind"]:
            depth -= 1
        if depth == 0:
            return line
    return None


def _closes(fence: re.Match[str]) -> bool:
    """Whether a line closes the callout it stands in, in our way or another program's."""
    kind = fence["kind"] or "end"
    return kind.lower() in _END or (kind in KINDS and fence["heading"].strip() in _END)


def _push(state: StateBlock, fence: re.Match[str], start: int, end: int, *, closed: bool) -> None:
    token = state.push("callout_open", "", 1)
    token.map, token.content = [start, end], fence[0].rstrip()
    words = fence["heading"].rstrip()
    token.meta = {
        "kind": fence["kind"],
        "kind_at": fence.start("kind") - fence.start(),
        "closed": closed,
        "on_one_line": words.endswith(":::"),
    }
    words = words.rstrip(":").rstrip() if words.endswith(":::") else words
    if words and fence["kind"].lower() != _INCLUDE:
        heading = state.push("inline", "", 0)
        heading.content, heading.map, heading.children = words, [start, start + 1], []
    state.push("callout_divider", "", 0)
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "callout", end
    state.md.block.tokenize(state, start + 1, end)
    state.parentType, state.lineMax = parent, line_max
    last = state.push("callout_close", "", -1)
    last.map = [end, end + 1]
    last.content = state.getLines(end, end + 1, state.blkIndent, False).strip() if closed else ""
    state.line = end + 1 if closed else max(state.line, start + 1)


def _callout(kind: str, parts: Sequence[Body]) -> Callout:
    return Callout(kind, parts[0], parts[1])


def _open(tokens: Sequence[Token], index: int, context: Context) -> None:
    token = tokens[index]
    kind, mark = token.meta["kind"], context.place.inline(token, 0, len(token.content))
    if kind.lower() == _INCLUDE:
        message = "a snippet is included on one line, by one name"
        context.report(mark, "M105", message, "write `::: include red-flags :::`")
    else:
        if kind not in KINDS:
            place = context.place.inline(token, token.meta["kind_at"], len(kind))
            known = (*KINDS, *_OTHERS)
            tail = did_you_mean(kind, known)
            help = f"known: {', '.join(known)}"
            context.report(place, "M105", f'unknown box "{kind}"{tail}', help)
        _check_end(token, mark, context)
        _check_text(tokens, index, mark, context)
    context.fill(token, Opening(partial(_callout, kind)))
    context.uses.callouts.append(Use(kind, mark))


def _check_end(token: Token, mark: Mark, context: Context) -> None:
    if token.meta["on_one_line"]:
        message = "a box cannot be closed on the line that opens it"
        context.report(mark, "M104", message, "write its text and ::: on lines of their own")
    elif not token.meta["closed"]:
        report_open(token.meta["kind"], mark, context)


def report_open(kind: str, mark: Mark, context: Context) -> None:
    """Reports that what begins at a mark has no end."""
    message = f'the box "{kind}" that opens here is never closed'
    indented = ", in line with this one" if mark.column > 1 else ""
    help = f"add a line of ::: after its text{indented}; each box within it needs one, too"
    context.report(mark, "M104", message, help)


def _check_text(tokens: Sequence[Token], index: int, mark: Mark, context: Context) -> None:
    divider = index + 1 if tokens[index + 1].type == "callout_divider" else index + 2
    meta = tokens[index].meta
    is_whole = meta["closed"] and not meta["on_one_line"] and meta["kind"] in KINDS
    if is_whole and tokens[divider + 1].type == "callout_close":
        message = f'the box "{meta["kind"]}" holds no text'
        context.report(mark, "M117", message, "write its text between this line and :::")


def _divide(tokens: Sequence[Token], index: int, context: Context) -> None:
    context.fill(tokens[index], Divider())


def _close(tokens: Sequence[Token], index: int, context: Context) -> None:
    token = tokens[index]
    context.fill(token, Closing())
    if token.content.strip(":"):
        mark = context.place.line(token.map[0] if token.map else 0)
        message = "this line closes a box, and what stands behind its colons would be lost"
        context.report(mark, "M104", message, "close a box with ::: alone")


def _stray(tokens: Sequence[Token], index: int, context: Context) -> None:
    token = tokens[index]
    mark = context.place.inline(token, 0, len(token.content))
    help = "delete it, or open a box above it with `::: note`"
    context.report(mark, "M106", "this line closes a box, but none is open", help)


SYNTAX = Syntax(
    _enable,
    block={
        "callout_open": _open,
        "callout_divider": _divide,
        "callout_close": _close,
        "stray_fence": _stray,
    },
)
