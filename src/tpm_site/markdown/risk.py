"""Risks: `::: risk Heading`, lines such as `48 of 100 with stimulation`, and a line of `:::`.

All may stand on one line. `risk_text` reads the numbers. A relative risk alone is refused: it does
not say how many people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from tpm_site.markdown.callout import TERMINATES, closing_line, report_open
from tpm_site.markdown.context import Context, Opening, Use, render_hole
from tpm_site.markdown.syntax import Syntax
from tpm_site.model.body import Body, Risk, Share

if TYPE_CHECKING:
    from tpm_site.markdown.risk_text import Piece

KIND = "risk"
_FENCE = re.compile(r":{3,}[ \t]*+risk(?![\w-])[ \t]*+", re.IGNORECASE)
_ITEM = re.compile(r"[ \t]*+(?:(?:[-*+]|\d{1,2}[.)])[ \t]++)?")
_MARKS = re.compile(r" ?\[@[^\[\]]*\]|\]\([^()]*\)|[\[\]*`]")
_EXAMPLE = "`48 of 100 with stimulation, 9 of 100 without`"
_HELP = {"M123": "write", "M124": "say of how many people it is true, in both groups,"}
_FEWEST_COMPARED = 2
_SHOWN = 4
"""So many groups are named that could be read beside what could not."""


def _enable(md: MarkdownIt) -> None:
    md.block.ruler.before("callout", KIND, _rule, {"alt": TERMINATES})
    md.add_render_rule("risk_open", render_hole)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", begin) or state.is_code_block(start):
        return False
    if not _FENCE.match(state.src, begin, state.eMarks[start]):
        return False
    if silent:
        return True
    is_on_one_line = state.src[begin : state.eMarks[start]].rstrip().endswith(":::", 4)
    close = start if is_on_one_line else closing_line(state, start, end)
    last = _first_gap(state, start, end) if close is None else max(close, start + 1)
    _push(state, start, last, is_closed=close is not None)
    ending = state.push("callout_close", "", -1)
    ending.map = [last, last + 1]
    has_line = close is not None and not is_on_one_line
    ending.content = state.getLines(last, last + 1, state.blkIndent, False).strip() if has_line else ""
    state.line = last + 1 if has_line else last
    return True


def _first_gap(state: StateBlock, start: int, end: int) -> int:
    """The first empty line: no more is taken of a risk that has no end."""
    return next((line for line in range(start + 1, end) if state.isEmpty(line)), end)


def _push(state: StateBlock, start: int, last: int, *, is_closed: bool) -> None:
    text = state.getLines(start, last, state.blkIndent, False)
    heading, pieces = _read(text)
    token = state.push("risk_open", "", 1)
    token.map, token.content = [start, last], text
    token.meta = {"pieces": pieces, "is_closed": is_closed}
    shares = [piece._replace(text=piece.label) for piece in pieces if piece.kind == "share"]
    notes = [piece for piece in pieces if piece.kind in ("note", "relative")]
    for number, piece in enumerate((heading, *shares, *notes)):
        if number:
            state.push("callout_divider", "", 0)
        line = start + text.count("\n", 0, piece.start)
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = piece.text, [line, line + 1], []


def _read(text: str) -> tuple[Piece, list[Piece]]:
    """The heading, and all else that is written. Few texts have risks, and the grammar takes long to load."""
    from tpm_site.markdown.risk_text import Piece, read_line

    first, *lines = text.split("\n")
    fence = _FENCE.match(first.lstrip())
    begin = len(first) - len(first.lstrip()) + (fence.end() if fence else 0)
    heading = Piece("note", first[begin:].rstrip().rstrip(":").rstrip(), begin)
    pieces: list[Piece] = []
    place = len(first) + 1
    for line in lines:
        item = _ITEM.match(line)
        indent = item.end() if item else 0
        pieces += read_line(line[indent:], place + indent)
        place += len(line) + 1
    if not pieces:
        pieces, heading = read_line(heading.text, heading.start), heading._replace(text="")
    if not heading.text and pieces and pieces[0].kind == "note":
        heading = pieces.pop(0)
    return heading, pieces


def _risk(shares: Sequence[Piece], parts: Sequence[Body]) -> Risk:
    labels, notes = parts[1 : len(shares) + 1], parts[len(shares) + 1 :]
    found = (
        Share(share.number, share.total, share.written, label, _plain(share.label))
        for share, label in zip(shares, labels, strict=True)
    )
    return Risk(parts[0], tuple(found), tuple(notes))


def _plain(label: str) -> str:
    return " ".join(_MARKS.sub("", label).split())


def _open(tokens: Sequence[Token], index: int, context: Context) -> None:
    token = tokens[index]
    pieces: Sequence[Piece] = token.meta["pieces"]
    mark = context.place.inline(token, 0, len(token.content.split("\n", 1)[0]))
    shares = [piece for piece in pieces if piece.kind == "share"]
    context.uses.callouts.append(Use(KIND, mark))
    found = len(context.diagnostics)
    context.fill(token, Opening(partial(_risk, shares)))
    if not token.meta["is_closed"]:
        report_open(KIND, mark, context)
    _check_pieces(token, pieces, shares, context)
    if not shares and not any(piece.kind in ("unclear", "relative") for piece in pieces):
        context.report(mark, "M123", "this says of no people how many they are", f"write such as {_EXAMPLE}")
    token.meta["is_sound"] = len(context.diagnostics) == found


def _check_pieces(token: Token, pieces: Sequence[Piece], shares: Sequence[Piece], context: Context) -> None:
    seen: set[str] = set()
    for piece in pieces:
        code, message = "M123", ""
        if piece.kind == "unclear":
            message = f'{piece.fault or "this is no number of people"}: "{piece.text}"{_understood(shares)}'
        elif piece.kind == "relative" and len(shares) < _FEWEST_COMPARED:
            code, message = "M124", f'this does not say how many people: "{piece.text}"'
        elif piece.kind == "share" and len(shares) >= _FEWEST_COMPARED:
            name = _plain(piece.label).lower()
            fault = "two groups have the same name" if name else "it is not said who these people are"
            message = f'{fault}: "{piece.text}"' if not name or name in seen else ""
            seen.add(name)
        if message:
            place = context.place.inline(token, piece.start, len(piece.text))
            context.report(place, code, message, f"{_HELP[code]} such as {_EXAMPLE}")


def _understood(shares: Sequence[Piece]) -> str:
    """What could be read beside it."""
    read = "; ".join(f"{s.number} of {s.total} {_plain(s.label)}".rstrip() for s in shares[:_SHOWN])
    return f" (read: {read})" if read else ""


SYNTAX = Syntax(_enable, block={"risk_open": _open})
