"""One Markdown file: its front matter as a model, and its text with the line it begins on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span
from tpm_site.model.front import FRONT_OF_KIND, Front
from tpm_site.model.kinds import Kind
from tpm_site.sources.text import decode
from tpm_site.sources.validation import read_record
from tpm_site.sources.yaml_reader import MappingNode, Node, ScalarNode, SequenceNode, mark_of

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*$\n?", re.MULTILINE)
_FENCE = Mark(1, 1, 3)


@dataclass(frozen=True, slots=True)
class Region:
    """A front-matter value that holds Markdown: its raw lines, and where they begin."""

    raw: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file taken apart. `front` is None where the front matter is at fault."""

    front: Front | None
    marks: Mapping[str, Mark]
    regions: Mapping[str, Region]
    body: str
    body_line: int
    diagnostics: tuple[Diagnostic, ...]


def read_source(data: bytes, kind: Kind, file: str) -> SourceText:
    """Takes one Markdown file apart. Every fault is a finding; nothing is raised."""
    text, faults = decode(data, file)
    if text is None:
        return SourceText(None, {}, {}, "", 1, faults)
    opening = _OPENING.match(text)
    if not opening:
        return _without_front_matter(text, kind, file)
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        message = "the front matter that opens here is never closed"
        fault = Diagnostic(Span(file, *_FENCE), "F004", message, "add a line of --- after its last key")
        return SourceText(None, {}, {}, "", 1, (fault,))
    yaml_text = "\n" + text[opening.end() : closing.start()]
    model = FRONT_OF_KIND[kind]
    front, node, faults = read_record(yaml_text, model, file, _FENCE)
    body_line = text.count("\n", 0, closing.end()) + 1
    marks, regions = _places(node, yaml_text, model) if node is not None else ({}, {})
    return SourceText(front, marks, regions, text[closing.end() :], body_line, faults)


def _without_front_matter(text: str, kind: Kind, file: str) -> SourceText:
    if kind is Kind.SNIPPET:
        return SourceText(FRONT_OF_KIND[kind](), {}, {}, text, 1, ())
    message = "the file does not begin with front matter"
    if re.match(r"\s*---", text):
        message = "the line that opens the front matter must be the first, and hold nothing but ---"
    help = "begin it with a line of ---, then title, summary and the other keys, then a line of ---"
    fault = Diagnostic(Span(file), "F003", message, help)
    return SourceText(None, {}, {}, text, 1, (fault,))


def _places(
    node: Node, text: str, model: type[BaseModel]
) -> tuple[dict[str, Mark], dict[str, Region]]:
    """Marks of the values that later stages may find at fault, and the regions of Markdown."""
    marks: dict[str, Mark] = {}
    regions: dict[str, Region] = {}
    if not isinstance(node, MappingNode):
        return marks, regions
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            continue
        name = key.value
        marks[name] = mark_of(value)
        if isinstance(value, SequenceNode):
            for index, item in enumerate(value.value):
                marks[f"{name}.{index}"] = mark_of(item)
                if name == "key_points":
                    regions[f"{name}.{index}"] = region_of(item, text)
                elif name == "faqs" and isinstance(item, MappingNode):
                    for inner_key, inner in item.value:
                        if inner_key.value == "answer":
                            regions[f"{name}.{index}"] = region_of(inner, text)
        elif isinstance(value, MappingNode):
            for inner_key, inner in value.value:
                # A waiver is named by its key, everything else by its value.
                place = inner_key if name == "allow" else inner
                marks[f"{name}.{inner_key.value}"] = mark_of(place)
    return marks, regions


def region_of(node: Node, text: str) -> Region:
    """The raw text of a value in the file, from its first character to its last."""
    return Region(text[node.start_mark.index : node.end_mark.index], mark_of(node))
