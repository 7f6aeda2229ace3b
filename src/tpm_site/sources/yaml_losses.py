"""What YAML drops or swallows without a word: text after ` #`, an item indented too far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, at
from tpm_site.model.written import Prose, fields_of
from tpm_site.sources.list_keys import LIST_KEYS
from tpm_site.sources.yaml_lines import quoted
from tpm_site.sources.yaml_outline import missing_space
from tpm_site.sources.yaml_reader import MappingNode, Node, ScalarNode, SequenceNode
from tpm_site.sources.yaml_values import Builder

_COMMENT = re.compile(r"[ \t]+#|^#")
_ITEM = re.compile(r"\s+(?P<sign>- |\d{1,2}[.)] |:::|\|)")
_AS_ITEM = re.compile(r"- |\d{1,2}[.)] ")
Path = tuple[str | int, ...]


def report_losses(builder: Builder, root: Node, text: str, model: type) -> None:
    """Adds a finding for each loss to those of `builder`."""
    lines = text.split("\n")
    for path, node in builder.folded:
        if path[-1:] and path[-1] in LIST_KEYS and _AS_ITEM.match(node.value):
            continue  # A list was meant, and will be missed.
        found = _swallowed(node, lines, builder.file)
        if found:
            _replace_empty(builder, path, found)
    if "#" not in text:
        return
    prose = prose_keys(model)
    for path, key, node in _plain_scalars(root, (), ""):
        found = _lost(key, node, lines[node.end_mark.line], builder.file) if key in prose else None
        if found:
            _replace_empty(builder, path, found)


def _replace_empty(builder: Builder, path: Path, found: Diagnostic) -> None:
    """A value that is all comment is reported once: as that, not as empty."""
    builder.diagnostics = [
        d
        for d in builder.diagnostics
        if not (d.code == "F105" and path in builder.reported and d.span.line == found.span.line)
    ]
    builder.reported.add(path)
    builder.diagnostics.append(found)


def _plain_scalars(node: Node, path: Path, key: str) -> Iterator[tuple[Path, str, ScalarNode]]:
    if isinstance(node, ScalarNode):
        if not node.style:
            yield path, key, node
    elif isinstance(node, MappingNode):
        for name, inner in node.value:
            if isinstance(name, ScalarNode):
                yield from _plain_scalars(inner, (*path, name.value), name.value)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            yield from _plain_scalars(item, (*path, index), key)


def _lost(key: str, node: ScalarNode, line: str, file: str) -> Diagnostic | None:
    """Text that is dropped as a comment, with the quoting that keeps it."""
    rest = line[node.end_mark.column :]
    comment = _COMMENT.match(rest)
    if not comment:
        return None
    column = node.end_mark.column + comment.end()
    return Diagnostic(
        at(file, Mark(node.end_mark.line + 1, column, len(line) - column + 1)),
        "F006",
        f'everything after " #" is dropped as a comment, so the value of "{key}" needs quotes',
        f"write {quoted((node.value + rest).strip())}; a comment goes on a line of its own",
    )


def _swallowed(node: ScalarNode, lines: list[str], file: str) -> Diagnostic | None:
    """An item of a list, or another line of its own, that was read as part of the line above it."""
    is_block = node.style == ">"  # Which ends where the next line begins, and begins with a line of its sign.
    first, end = node.start_mark.line + 1 + is_block, node.end_mark.line + (not is_block)
    if not node.style and re.match(r" *-\S", lines[first - 1]) and _ITEM.match(lines[first]):
        return missing_space(first - 1, lines, file)
    for number in range(first, min(end, len(lines))):
        item = _ITEM.match(lines[number])
        # Prose may begin a line with a dash or a number; the second of two items is no prose.
        is_meant = item and (item["sign"] == ":::" or (item["sign"] == "- " and not node.style))
        if item and (is_meant or _ITEM.match(lines[number - 1])):
            message = "this line would be joined to the one above it"
            help = "begin every item of a list in the same column"
            if node.style:
                help = "leave the line above it empty, or begin the whole text with | instead of > or quotes"
            return Diagnostic(at(file, Mark(number + 1, item.start("sign") + 1)), "F005", message, help)
    return None


@cache
def prose_keys(model: type) -> frozenset[str]:
    """The names of the free-text fields of a model and of the models within it."""
    keys: set[str] = set()
    for name, kind in fields_of(model).items():
        if _is_prose(kind):
            keys.add(name)
        inner = nested_model(kind)
        if inner is not None:
            keys |= prose_keys(inner)
    return frozenset(keys)


def _is_prose(annotation: object) -> bool:
    if any(isinstance(m, Prose) for m in getattr(annotation, "__metadata__", ())):
        return True
    return any(_is_prose(inner) for inner in get_args(annotation) if inner is not annotation)


def nested_model(annotation: object) -> type | None:
    """The model inside a field's annotation: of the items of a list, of one side of a choice."""
    if isinstance(annotation, type) and fields_of(annotation):
        return annotation
    return next((m for inner in get_args(annotation) if (m := nested_model(inner))), None)
