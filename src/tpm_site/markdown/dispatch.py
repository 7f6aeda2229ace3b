"""markdown-it's two tokenizers, trying at each place only the rules that can begin with its first character.

The rules are its own and ours, in their order; nearly all begin with a sign, and nearly all text is letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from tpm_site.markdown.prose_blocks import take

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]
R = TypeVar("R", BlockRule, InlineRule)
_BLOCK_SIGNS = {
    "fence": "`~",
    "callout": ":",
    "disagree": ":",
    "risk": ":",
    "include": ":",
    "blockquote": ">",
    "hr": "-*_",
    "list": "-+*0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
}
"""What a rule's first line begins with, by name of the rule. One that is not named is tried everywhere."""
_INLINE_SIGNS = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "emphasis": "*_",
    "citation": "[",
    "link": "[",
    "image": "!",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
}
_TEXT, _BOX = "text", "callout"


def enable(md: MarkdownIt) -> None:
    """Puts the tokenizers in the place of markdown-it's. All rules must be there already."""
    md.block = _Blocks(md.block)
    md.inline = _Inlines(md.inline)


class _Blocks(ParserBlock):
    """Blocks, by the first sign of their first line."""

    def __init__(self, other: ParserBlock) -> None:
        vars(self).update(vars(other))
        rules = zip(other.ruler.get_active_rules(), other.ruler.getRules(""), strict=True)
        self._by_sign, self._anywhere = _dispatched(rules, _BLOCK_SIGNS)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token], /) -> None:
        """The blocks of a whole text. Those of nothing but prose need no state, which is slow to make."""
        state, at, line = None, 0, 0
        while at < len(src):
            if src[at] == "\n":
                at, line = at + 1, line + 1
                continue
            taken = take(src, at, line)
            if taken:
                tokens += taken.tokens
                at, line = taken.end + 1, taken.line
                continue
            state = state or StateBlock(src, md, env, tokens)
            state.line = line = state.skipEmptyLines(line)
            if line < state.lineMax:
                self._take(state, line, state.lineMax)
            at, line = state.bMarks[state.line], state.line

    def tokenize(self, state: StateBlock, first: int, end: int, /) -> None:
        line, has_empty_lines = first, False
        while line < end:
            state.line = line = state.skipEmptyLines(line)
            if line >= end or state.sCount[line] < state.blkIndent:
                break
            if state.level >= state.md.options.maxNesting:
                state.line = end
                break
            self._take(state, line, end)
            state.tight = not has_empty_lines
            line = state.line
            # A paragraph in a nested list may have taken the empty line behind it.
            has_empty_lines = has_empty_lines or state.isEmpty(line - 1)
            if line < end and state.isEmpty(line):
                has_empty_lines = True
                line += 1
                state.line = line

    def _take(self, state: StateBlock, line: int, end: int) -> None:
        if state.parentType == _BOX and _take_prose(state, line, end):
            return
        sign = state.src[state.bMarks[line] + state.tShift[line]]
        for rule in self._by_sign.get(sign, self._anywhere):
            if rule(state, line, end, False):
                break


def _take_prose(state: StateBlock, line: int, end: int) -> bool:
    """As in a whole text, where a box stands neither in a list nor in a quotation."""
    start = state.bMarks[line]
    if state.blkIndent or state.tShift[line] or state.src[start - 1] != "\n":
        return False
    taken = take(state.src, start, line)
    if not taken or taken.line > end:
        return False
    for token in taken.tokens:
        token.level += state.level
    state.tokens += taken.tokens
    state.line = taken.line
    return True


class _Inlines(ParserInline):
    """What stands in a line, by its first sign. Text between signs is taken as a whole."""

    def __init__(self, other: ParserInline) -> None:
        vars(self).update(vars(other))
        rules = zip(other.ruler.get_active_rules(), other.ruler.getRules(""), strict=True)
        vars(self)["skipToken"] = self._skip  # The name by which rules ask for it.
        others = ((name, rule) for name, rule in rules if name != _TEXT)
        self._by_sign, self._anywhere = _dispatched(others, _INLINE_SIGNS)

    def tokenize(self, state: StateInline) -> None:
        search, most = self.terminator_re.search, state.md.options["maxNesting"]
        while state.pos < state.posMax:
            found = search(state.src, state.pos, state.posMax)
            sign_at = found.start() if found else state.posMax
            if sign_at > state.pos:
                state.append_pending(state.src[state.pos : sign_at])
                state.pos = sign_at
            elif state.level >= most or not self._taken(state, silent=False):
                state.append_pending(state.src[sign_at])
                state.pos += 1
        if state.pending:
            state.pushPending()

    def _skip(self, state: StateInline) -> None:
        begun = state.pos
        if begun in state.cache:
            state.pos = state.cache[begun]
            return
        found = self.terminator_re.search(state.src, begun, state.posMax)
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax
        elif found is None or found.start() > begun:
            state.pos = found.start() if found else state.posMax
        elif not self._taken(state, silent=True):
            state.pos += 1
        state.cache[begun] = state.pos

    def _taken(self, state: StateInline, *, silent: bool) -> bool:
        """Whether a rule takes what begins here. A silent one is only asked how far it would go."""
        for rule in self._by_sign.get(state.src[state.pos], self._anywhere):
            state.level += silent
            ok = rule(state, silent)
            state.level -= silent
            if ok:
                return True
        return False


def _dispatched(
    rules: Iterable[tuple[str, R]], signs: Mapping[str, str]
) -> tuple[Mapping[str, list[R]], list[R]]:
    """The rules by sign, and those for any other sign; each list in the order of the rules."""
    rules = tuple(rules)
    anywhere = [rule for name, rule in rules if name not in signs]
    every = {sign for name, _ in rules for sign in signs.get(name, "")}
    return {sign: [rule for name, rule in rules if sign in signs.get(name, sign)] for sign in every}, anywhere
