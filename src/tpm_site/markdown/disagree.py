"""Evidence that disagrees: `::: disagree Heading`, two sides or more, and a line of `:::`.

A side is a line that says what was compared, and below it a text that begins with `: ` and cites its sources.
A heading may stand in the place of that line. All that follows, up to the next side, belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from msgspec import Struct, field

from tpm_site.markdown.callout import TERMINATES, closing_line, report_open
from tpm_site.markdown.context import Closing, Context, Divider, Opening, Use, render_hole
from tpm_site.markdown.syntax import Syntax
from tpm_site.model.body import Body, Disagreement, Side

KIND = "disagree"
_FENCE = re.compile(r":{3,}[ \t]*+disagree(?![\w-])[ \t]*+(?P<heading>.*)$", re.IGNORECASE)
_TITLES = {("dt_open", 1): "dt_close", ("heading_open", 0): "heading_close"}
"""What begins a title, and how deep it stands in the block; by what it ends."""
_FRAMES = (("dl_open", 0), ("dl_close", 0), ("dd_open", 1), ("dd_close", 1))
_FEWEST = 2
_HELP = (
    "begin each with a line that says what was compared, an empty one above it, and below it `: ` and a text"
)


class _Block(Struct):
    """What a walk finds of each side: its title, how much was named before it, and what it cites."""

    titles: list[Token] = field(default_factory=list)
    named: list[tuple[int, int]] = field(default_factory=list)
    cites: list[tuple[str, ...]] = field(default_factory=list)


def _enable(md: MarkdownIt) -> None:
    md.block.ruler.before("callout", KIND, _rule, {"alt": TERMINATES})
    for name in ("disagree_open", "side_open", "side_divider", "disagree_close"):
        md.add_render_rule(name, render_hole)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", begin) or state.is_code_block(start):
        return False
    fence = _FENCE.match(state.src, begin, state.eMarks[start])
    if not fence:
        return False
    if silent:
        return True
    close = closing_line(state, start, end)
    words = fence["heading"].rstrip()
    is_on_one_line = close is None and words.endswith(":::")
    last = close or (start + 1 if is_on_one_line else end)
    token = state.push("disagree_open", "", 1)
    token.map, token.content = [start, last], fence[0].rstrip()
    block = _Block()
    token.meta = {"block": block, "is_closed": close is not None or is_on_one_line}
    heading = state.push("inline", "", 0)
    heading.content, heading.map, heading.children = words.rstrip(":").rstrip(), [start, start + 1], []
    state.push("callout_divider", "", 0)
    _push_text(state, start + 1, last, block)
    ending = state.push("disagree_close", "", -1)
    ending.map, ending.meta = [last, last + 1], {"block": block}
    state.line = last if close is None else last + 1
    return True


def _push_text(state: StateBlock, begin: int, end: int, block: _Block) -> None:
    """The tokens of the text, cut into sides."""
    first, parent, line_max = len(state.tokens), state.parentType, state.lineMax
    state.parentType, state.lineMax = KIND, end
    state.md.block.tokenize(state, begin, end)
    state.parentType, state.lineMax = parent, line_max
    state.tokens[first:] = _in_sides(state.tokens[first:], state.level, block)


def _in_sides(tokens: Iterable[Token], level: int, block: _Block) -> Iterator[Token]:
    """Titles become those of sides, and the frames of definition lists go."""
    closing, in_definition = "", False
    for token in tokens:
        depth = token.level - level
        place = token.type, depth
        if place in _FRAMES:
            in_definition = token.type == "dd_open"
        elif place in _TITLES:
            closing = _TITLES[place]
            yield Token("side_open", "", 0, map=token.map, meta={"block": block})
        elif closing and token.type == closing:
            closing = ""
            yield Token("side_divider", "", 0)
        else:
            if closing and token.type == "inline":
                block.titles.append(token)
            # The one paragraph of a definition has no tags of its own: that of a side has.
            token.hidden = token.hidden and not (in_definition and depth == 2)
            yield token


def _disagreement(block: _Block, parts: Sequence[Body]) -> Disagreement:
    sides = zip(parts[2::2], parts[3::2], block.cites, strict=True)
    return Disagreement(parts[0], parts[1], tuple(Side(*side) for side in sides))


def _open(tokens: Sequence[Token], index: int, context: Context) -> None:
    token = tokens[index]
    block: _Block = token.meta["block"]
    mark = context.place.inline(token, 0, len(token.content))
    context.fill(token, Opening(partial(_disagreement, block)))
    context.uses.callouts.append(Use(KIND, mark))
    if not token.meta["is_closed"]:
        report_open(KIND, mark, context)
    if len(block.titles) < _FEWEST:
        count = "only one" if block.titles else "none"
        message = f"evidence that disagrees has two sides or more, and here is {count}"
        context.report(mark, "M125", message, _HELP)


def _side(tokens: Sequence[Token], index: int, context: Context) -> None:
    block: _Block = tokens[index].meta["block"]
    block.named.append((len(context.uses.citations), len(context.uses.includes)))
    context.fill(tokens[index], Divider())


def _divide(tokens: Sequence[Token], index: int, context: Context) -> None:
    context.fill(tokens[index], Divider())


def _close(tokens: Sequence[Token], index: int, context: Context) -> None:
    """All that the sides name is known now. A snippet may cite what this text does not."""
    block: _Block = tokens[index].meta["block"]
    uses = context.uses
    named = [*block.named, (len(uses.citations), len(uses.includes))]
    for title, (first, included), (last, more) in zip(block.titles, named, named[1:], strict=False):
        cited = dict.fromkeys(use.name for use in uses.citations[first:last])
        block.cites.append(tuple(cited))
        if not cited and more == included:
            mark = context.place.inline(title, 0, len(title.content))
            message = f'this side cites nothing: "{title.content}"'
            context.report(mark, "M125", message, "name its sources behind what they say: [@id]")
    context.fill(tokens[index], Closing())


SYNTAX = Syntax(
    _enable,
    block={
        "disagree_open": _open,
        "side_open": _side,
        "side_divider": _divide,
        "disagree_close": _close,
    },
)
