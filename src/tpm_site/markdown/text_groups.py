"""The groups of a text in which its sentences stand together: paragraphs and headings, lists, tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

from markdown_it.token import Token
from msgspec import Struct

from tpm_site.markdown.citation import ids_in
from tpm_site.markdown.prose_definitions import parts_of
from tpm_site.markdown.prose_list import items_of
from tpm_site.markdown.prose_quotation import paragraph_of

_CLOSED_BY = {f"{name}_open": f"{name}_close" for name in ("bullet_list", "ordered_list", "dl", "table")}


class Group(Struct, frozen=True, dict=True):
    """A paragraph or heading, a list, a table: the tokens that hold its text."""

    tokens: Sequence[Token]
    kind: str
    level: int = 0

    @cached_property
    def units(self) -> Sequence[Token]:
        """Its paragraph, items or cells: each a token with its text and its lines."""
        parted = _PARTED.get(self.tokens[0].type) if self.tokens else None
        return tuple(parted(self.tokens[0])) if parted else self.tokens

    @cached_property
    def text(self) -> str:
        return "\n".join(unit.content for unit in self.units)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        return ids_in(self.text)

    @property
    def leads_on(self) -> bool:
        """Whether it ends with a colon, so that what follows belongs to it."""
        return self.text.rstrip("*_ ").endswith(":")

    def is_on(self, lines: Set[int]) -> bool:
        """Whether it has one of some lines, counted from 0."""
        return bool(self.tokens) and _is_on(self.tokens[0].map, self.tokens[-1].map, lines)

    def units_on(self, lines: Set[int]) -> Iterator[Token]:
        """Those of its units that have."""
        return (unit for unit in self.units if _is_on(unit.map, unit.map, lines))


def _is_on(first: list[int] | None, last: list[int] | None, lines: Set[int]) -> bool:
    """Whether one of some lines is among those from one token to another; also where they name none."""
    # The term of a definition has the same line for its first and the one below its last.
    return not first or not last or not lines.isdisjoint(range(first[0], max(last[0] + 1, last[1])))


NOTHING = Group((), "paragraph")


def groups_of(tokens: Sequence[Token]) -> Iterator[Group]:
    """The paragraphs, lists and tables of a text, whether made by markdown-it or read as prose."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type in ("prose_paragraph", "prose_quotation", "inline"):
            level = _level(tokens, index)
            yield Group([token], "heading" if level else "paragraph", level)
        elif token.type in ("prose_list", "prose_definitions"):
            yield Group([token], "list")
        elif token.type == "prose_table":
            yield Group([token], "table")
        elif token.type == "risk_open":
            yield Group([token], "risk")
            index = next(
                place for place in range(index, len(tokens)) if tokens[place].type == "callout_close"
            )
        elif token.type in _CLOSED_BY:
            end = _end_of(tokens, index)
            inner = [inner for inner in tokens[index:end] if inner.type == "inline"]
            yield Group(inner, "table" if token.type == "table_open" else "list")
            index = end
        index += 1


def _level(tokens: Sequence[Token], index: int) -> int:
    """Of a heading, from 1 to 6, else 0."""
    before = tokens[index - 1] if index else None
    return int(before.tag[1:]) if before and before.type == "heading_open" else 0


def _end_of(tokens: Sequence[Token], index: int) -> int:
    """Where what opens here is closed."""
    depth, opening = 0, tokens[index].type
    for place in range(index, len(tokens)):
        depth += (tokens[place].type == opening) - (tokens[place].type == _CLOSED_BY[opening])
        if depth == 0:
            return place
    return len(tokens)


def _rows(token: Token) -> Iterator[Token]:
    first = (token.map or [0])[0]
    for number, line in enumerate(token.content.split("\n"), first):
        yield Token("inline", "", 0, map=[number, number + 1], content=line)


_PARTED = {
    "prose_list": items_of,
    "prose_definitions": parts_of,
    "prose_quotation": paragraph_of,
    "prose_table": _rows,
}
"""What is one token, whose units are others."""


def section_below(groups: Sequence[Group], index: int) -> Iterator[Group]:
    """What stands under one of these, a heading, up to the next one that is no smaller."""
    for place in range(index + 1, len(groups)):
        if 0 < groups[place].level <= groups[index].level:
            return
        yield groups[place]


def notes_of(tokens: Sequence[Token]) -> Mapping[str, tuple[str, ...]]:
    """The ids that each footnote cites, by its name."""
    notes: dict[str, tuple[str, ...]] = {}
    name = ""
    for token in tokens if tokens and tokens[-1].type == "footnote_block_close" else ():
        if token.type in ("footnote_open", "footnote_close"):
            name = str(token.meta.get("label", "")) if token.type == "footnote_open" else ""
        elif name and token.type in ("inline", "prose_paragraph"):
            notes[name] = notes.get(name, ()) + ids_in(token.content)
    return notes
