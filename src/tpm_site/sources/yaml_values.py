"""Nodes to plain values, and what YAML would swallow on the way: duplicates, comments, aliases."""

from __future__ import annotations

import re
from typing import get_args

from pydantic import BaseModel

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, at
from tpm_site.model.fields import ProseMarker
from tpm_site.sources.yaml_reader import MappingNode, Node, ScalarNode, SequenceNode, mark_of

_PLAIN_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"}
_COMMENT = re.compile(r"[ \t]+#|^#")
Value = str | list["Value"] | dict[str, "Value"]


class Builder:
    """Builds the value of one document, and keeps the findings made on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []
        self.reported: set[tuple[str | int, ...]] = set()
        self._seen: set[int] = set()

    def build(self, node: Node, path: tuple[str | int, ...] = ()) -> Value | None:
        """Text, list or mapping; None where the node is empty or refused, which is reported."""
        if node.tag not in _PLAIN_TAGS:
            self._report(path, node, "F007", f"YAML tags are not used here: {_tag(node)}")
            return None
        if isinstance(node, ScalarNode):
            return self._scalar(node, path)
        if id(node) in self._seen:
            self._report(path, node, "F007", "YAML aliases (* and &) are not used here")
            return None
        self._seen.add(id(node))
        if isinstance(node, SequenceNode):
            items = [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
            return [item for item in items if item is not None]
        return self._mapping(node, path) if isinstance(node, MappingNode) else None

    def _scalar(self, node: ScalarNode, path: tuple[str | int, ...]) -> str | None:
        if node.value == "" and not node.style:
            name = f'"{path[-1]}"' if path and isinstance(path[-1], str) else "this item"
            self._report(path, node, "F105", f"{name} has no value", "write one, or delete the line")
            return None
        value: str = node.value
        return value

    def _mapping(self, node: MappingNode, path: tuple[str | int, ...]) -> dict[str, Value]:
        result: dict[str, Value] = {}
        lines: dict[str, int] = {}
        for key, inner in node.value:
            if not isinstance(key, ScalarNode):
                self._report(path, key, "F007", "a key must be a word")
                continue
            name = key.value
            if name in lines:
                self._report(
                    (*path, name),
                    key,
                    "F104",
                    f'the key "{name}" is given twice, in line {lines[name]} too',
                    "keep one of the two",
                )
                continue
            lines[name] = key.start_mark.line + 1
            value = self.build(inner, (*path, name))
            if value is not None:
                result[name] = value
        return result

    def _report(
        self, path: tuple[str | int, ...], node: Node, code: str, message: str, help: str = ""
    ) -> None:
        self.reported.add(path)
        self.diagnostics.append(Diagnostic(at(self.file, mark_of(node)), code, message, help))


def _tag(node: Node) -> str:
    return str(node.tag).replace("tag:yaml.org,2002:", "!!")


def lost_comments(
    root: Node, text: str, model: type[BaseModel], file: str
) -> list[tuple[tuple[str | int, ...], Diagnostic]]:
    """Words that YAML drops as a comment in a field of free text, with the quoting that keeps them."""
    lines, prose = text.split("\n"), prose_keys(model)
    return [
        (path, found)
        for path, key, node in _plain_scalars(root, (), "")
        if key in prose and (found := _lost(key, node, lines[node.end_mark.line], file))
    ]


def _plain_scalars(
    node: Node, path: tuple[str | int, ...], key: str
) -> list[tuple[tuple[str | int, ...], str, ScalarNode]]:
    if isinstance(node, ScalarNode):
        return [] if node.style else [(path, key, node)]
    found = []
    if isinstance(node, MappingNode):
        for name, inner in node.value:
            if isinstance(name, ScalarNode):
                found += _plain_scalars(inner, (*path, name.value), name.value)
    else:
        for index, item in enumerate(node.value):
            found += _plain_scalars(item, (*path, index), key)
    return found


def _lost(key: str, node: ScalarNode, line: str, file: str) -> Diagnostic | None:
    rest = line[node.end_mark.column :]
    comment = _COMMENT.match(rest)
    if not comment:
        return None
    column = node.end_mark.column + comment.end()
    whole = (node.value + rest).strip()
    quoted = "'" + whole.replace("'", "''") + "'" if '"' in whole else f'"{whole}"'
    return Diagnostic(
        at(file, Mark(node.end_mark.line + 1, column, len(line) - column + 1)),
        "F006",
        f'YAML drops everything after " #" as a comment, so the value of "{key}" needs quotes',
        f"write {quoted}; a comment goes on a line of its own",
    )


def prose_keys(model: type[BaseModel]) -> frozenset[str]:
    """The names of the free-text fields of a model and of the models within it."""
    keys: set[str] = set()
    for name, info in model.model_fields.items():
        if any(isinstance(m, ProseMarker) for m in info.metadata) or _is_prose(info.annotation):
            keys.add(name)
        inner = nested_model(info.annotation)
        if inner is not None:
            keys |= prose_keys(inner)
    return frozenset(keys)


def _is_prose(annotation: object) -> bool:
    if any(isinstance(m, ProseMarker) for m in getattr(annotation, "__metadata__", ())):
        return True
    return any(_is_prose(inner) for inner in get_args(annotation) if inner is not annotation)


def nested_model(annotation: object) -> type[BaseModel] | None:
    """The model inside a field's annotation: of the items of a list, of one side of a choice."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for inner in get_args(annotation) if (m := nested_model(inner))), None)
