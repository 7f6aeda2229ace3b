"""What a syntax is: how it is set up, and what is done with its tokens after parsing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from msgspec import Struct, field

from tpm_site.markdown.context import Context

BlockHandler = Callable[[Sequence[Token], int, Context], None]
"""Gets all tokens and the index of the one that it is called for."""
InlineHandler = Callable[[Token, Sequence[Token], int, Context], None]
"""Gets the inline token, all its children and the index of the one that it is called for."""
_NONE: Mapping[str, BlockHandler] = MappingProxyType({})
_NO_INLINE: Mapping[str, InlineHandler] = MappingProxyType({})


class Syntax(Struct, frozen=True):
    """One syntax: a file of this package, and a row in the table of `parser`."""

    enable: Callable[[MarkdownIt], object]
    block: Mapping[str, BlockHandler] = field(default_factory=lambda: _NONE)
    inline: Mapping[str, InlineHandler] = field(default_factory=lambda: _NO_INLINE)


def remember_position(
    rule: Callable[[StateInline, bool], bool], kinds: frozenset[str]
) -> Callable[[StateInline, bool], bool]:
    """A rule of markdown-it that notes on its token where in the text it was found."""

    def positioned(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[count:]:
                if token.type in kinds and "start" not in token.meta:
                    token.meta["start"] = start
                    token.meta["length"] = state.pos - start
                    break
        return True

    return positioned
