"""One Markdown file: its front matter as a model, and its text with the line it begins on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from msgspec import Struct

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span
from tpm_site.model.front import FRONT_OF_KIND, Front, Snippet
from tpm_site.model.kinds import Kind
from tpm_site.sources.placeholders import placeholders_in_text
from tpm_site.sources.plain_front import read_plain
from tpm_site.sources.sound import read_sound
from tpm_site.sources.text import INVISIBLE, decode
from tpm_site.sources.validation import read_record
from tpm_site.sources.yaml_reader import MappingNode, Node, ScalarNode, SequenceNode, compose, find, mark_of

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*$\n?", re.MULTILINE)
_FENCE = Mark(1, 1, 3)
_WITH_MARKDOWN = ("key_points.", "faqs.")
# What is meant for one of these two lines, and is none.
_DASHES_BELOW = re.compile(r"^(?P<line>[-\u2010-\u2015]{2,})[ \t]*$", re.MULTILINE)
_CODE = re.compile(r"\s*(?P<line>`{3,}[^\n]*)\n-{3,}[ \t]*\n")
_TITLE = re.compile(r"\s*# (?P<title>[^\n]*\S)[^\n]*(?:\n|\Z)")
_NEARLY_OPENING = re.compile(r"\s*(?P<line>(?:[-\u2010-\u2015]{2,}|\+{3})[^\n]*)")
_NEARLY_CLOSING = re.compile(r"^[ \t]*(?P<line>[-\u2010-\u2015]{2,}|\.{3}|\+{3})[ \t]*$\n?", re.MULTILINE)
_HEADING = re.compile(r"^#{2,6}[ \t]+\S[^\n]*", re.MULTILINE)


class Region(Struct, frozen=True):
    """A front-matter value that holds Markdown: its raw lines, where they begin, and what they say.

    `text` is None where the value is no text, or one that no file may hold.
    """

    raw: str
    mark: Mark
    text: str | None = None

    def holds(self, span: Span) -> bool:
        """Whether a place in the same file lies within this value."""
        before = self.raw.split("\n")[: max(span.line - self.mark.line, 0) + 1]
        first = self.mark.column if len(before) == 1 else 1
        last_line = self.mark.line + self.raw.count("\n")
        return self.mark.line <= span.line <= last_line and 0 <= span.column - first <= len(before[-1])


class SourceText(Struct, frozen=True):
    """A file taken apart. `front` is None where the front matter is at fault."""

    front: Front | None
    marks: Mapping[str, Mark]
    regions: Mapping[str, Region]
    body: str
    body_line: int
    diagnostics: tuple[Diagnostic, ...]
    head: str = ""

    def place_of(self, *path: str | int) -> Mark | None:
        """Where a value stands, however deep in the head. That is read again, so this is for reports."""
        node, _ = compose(self.head, "")
        return mark_of(find(node, path)[0]) if node is not None else None


class _Head(NamedTuple):
    """A front matter that was read: what it says, where its values stand, and what is wrong."""

    front: Front | None
    marks: Mapping[str, Mark]
    regions: Mapping[str, Region]
    faults: tuple[Diagnostic, ...]


def read_source(data: bytes, kind: Kind, file: str) -> SourceText:
    """Takes one Markdown file apart. Every fault is a finding; nothing is raised."""
    text, faults = decode(data, file)
    if text is None:
        return SourceText(None, {}, {}, "", 1, faults)
    opening = _OPENING.match(text)
    if not opening:
        return _without_front_matter(text, kind, file)
    end, body, unclosed = _closing(text, opening.end(), file)
    if end < 0:
        return SourceText(None, {}, {}, "", 1, unclosed)
    yaml_text = "\n" + text[opening.end() : end]
    body_line = text.count("\n", 0, body) + 1
    front, marks, regions, faults = _front(yaml_text, FRONT_OF_KIND[kind], file)
    front = None if unclosed else front
    draft = getattr(front, "draft", False)
    waiting = placeholders_in_text(text[body:], body_line, file, draft=draft)
    return SourceText(
        front, marks, regions, text[body:], body_line, (*unclosed, *faults, *waiting), yaml_text
    )


def _front(text: str, model: type[Front], file: str) -> _Head:
    plain = read_plain(text)
    front = read_sound(plain.value, model) if plain else None
    if plain and front is not None:
        raws = plain.raws.items()
        regions = {name: Region(*raw) for name, raw in raws if name.startswith(_WITH_MARKDOWN)}
        return _Head(front, plain.marks, regions, ())
    return _head_by_libyaml(text, model, file)


def _head_by_libyaml(text: str, model: type[Front], file: str) -> _Head:
    front, node, faults = read_record(text, model, file, _FENCE)
    marks, regions = _places(node, text) if node is not None else ({}, {})
    return _Head(front, marks, regions, faults)


def _closing(text: str, start: int, file: str) -> tuple[int, int, tuple[Diagnostic, ...]]:
    """Where the front matter ends (-1: nowhere), where the text begins, and what is wrong with that."""
    # Patterns that look for the beginning of a line are slow; what they begin with is found quickly.
    closing = _CLOSING.search(text, text.find("\n---", start - 1) + 1 or len(text))
    end = closing.start() if closing else len(text)
    too_long = _dashes_above(text, start, end)
    if too_long:
        return too_long.start(), too_long.end(), (_wrong_closing(text, too_long, file),)
    heading = _HEADING.search(text, start, end) if text.find("\n##", start - 1, end) >= 0 else None
    if heading:
        help = "write --- on a line of its own below the last key; a comment begins with one # only"
        span = _span(text, heading.start(), heading[0], file)
        fault = Diagnostic(span, "F004", "a line of --- is missing above this heading", help)
        return heading.start(), heading.start(), (fault,)
    if closing:
        return closing.start(), closing.end(), ()
    nearly = _NEARLY_CLOSING.search(text, start)
    if nearly:
        return nearly.start(), nearly.end(), (_wrong_closing(text, nearly, file),)
    message = "the second line of --- is missing, which ends the keys that begin here"
    help = "write --- on a line of its own below the last key"
    fault = Diagnostic(Span(file, *_FENCE), "F004", message, help)
    return -1, -1, (fault,)


def _dashes_above(text: str, start: int, end: int) -> re.Match[str] | None:
    """A line of other dashes than three hyphens where the keys end, above a line across the text."""
    for sign in ("\n--", "\n\u2013", "\n\u2014"):
        at = text.find(sign, start - 1, end)
        nearly = _NEARLY_CLOSING.match(text, at + 1, end) if at >= 0 else None
        if nearly:
            return nearly
    return None


def _wrong_closing(text: str, found: re.Match[str], file: str) -> Diagnostic:
    span = _span(text, found.start("line"), found["line"], file)
    message = "the line below the keys must be --- and nothing else"
    return Diagnostic(span, "F004", message, "write three hyphens, without spaces before them")


def _span(text: str, start: int, found: str, file: str) -> Span:
    line_start = text.rfind("\n", 0, start) + 1
    return Span(file, text.count("\n", 0, start) + 1, start - line_start + 1, len(found.rstrip()))


def _without_front_matter(text: str, kind: Kind, file: str) -> SourceText:
    if kind is Kind.SNIPPET:
        waiting = placeholders_in_text(text, 1, file, draft=False)
        return SourceText(Snippet(), {}, {}, text, 1, tuple(waiting))
    nearly = _NEARLY_OPENING.match(text) or _CODE.match(text)
    if nearly:
        return SourceText(None, {}, {}, "", 1, (_wrong_opening(text, nearly, file),))
    title = _TITLE.match(text)
    line = f"`title: {title['title']}`" if title else "title"
    help = f"write above the text a line of ---, then {line}, summary and the other keys, then a line of ---"
    span = Span(file, 1, 1, max(text.find("\n"), 1))
    fault = Diagnostic(span, "F003", "the file does not begin with a line of ---", help)
    # The heading becomes the title, so there is nothing more to say of it.
    below = title.end() if title else 0
    return SourceText(None, {}, {}, text[below:], text.count("\n", 0, below) + 1, (fault,))


def _wrong_opening(text: str, found: re.Match[str], file: str) -> Diagnostic:
    span = _span(text, found.start("line"), found["line"], file)
    if found["line"].startswith("`"):
        help = "delete this line, and the line of ``` at the end of the file"
        return Diagnostic(span, "F003", "the file does not begin with a line of ---", help)
    message = "a file begins with a line of --- and nothing else"
    help = "write three hyphens here, without spaces or other signs"
    if found.start("line"):
        help = "delete what stands above and before this line, empty lines too"
    closing = _DASHES_BELOW.search(text, found.end())
    if closing and closing["line"].strip() != "---":
        line = text.count("\n", 0, closing.start("line")) + 1
        help = f"{help}; the same in line {line}, below the keys"
    return Diagnostic(span, "F003", message, help)


def _places(node: Node, text: str) -> tuple[dict[str, Mark], dict[str, Region]]:
    """Marks of the values that later stages may find at fault, and the regions of Markdown."""
    marks: dict[str, Mark] = {}
    regions: dict[str, Region] = {}
    for name, _, value in _entries(node):
        marks[name] = mark_of(value)
        for index, item in enumerate(value.value if isinstance(value, SequenceNode) else ()):
            place = f"{name}.{index}"
            marks[place] = mark_of(item)
            if name == "key_points":
                regions[place] = region_of(item, text)
            elif name == "faqs":
                regions[place] = next(
                    (region_of(v, text) for k, _, v in _entries(item) if k == "answer"),
                    region_of(item, text),
                )
        for inner_name, inner_key, inner in _entries(value):
            # A waiver is named by its key, everything else by its value.
            marks[f"{name}.{inner_name}"] = mark_of(inner_key if name == "allow" else inner)
    return marks, regions


def _entries(node: Node) -> Iterator[tuple[str, Node, Node]]:
    """The entries of a mapping: name, key node, value node; none of anything else."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode):
                yield key.value, key, value


def region_of(node: Node, text: str) -> Region:
    """The raw text of a value in the file, from its first character to its last."""
    said = node.value if isinstance(node, ScalarNode) and not INVISIBLE.search(node.value) else None
    return Region(text[node.start_mark.index : node.end_mark.index], mark_of(node), said)
