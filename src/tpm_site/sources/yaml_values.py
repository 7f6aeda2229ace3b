"""Nodes to plain values, with a finding for each key given twice and each value left out."""

from __future__ import annotations

import re
from typing import TypeGuard

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import at
from tpm_site.sources.text import INVISIBLE
from tpm_site.sources.yaml_lines import is_curly, quoted
from tpm_site.sources.yaml_reader import MappingNode, Node, ScalarNode, SequenceNode, mark_of

# Line ends are made one kind before YAML is read, so a carriage return can only come from an escape.
_REFUSED = re.compile(f"{INVISIBLE.pattern}|\r")
PLACEHOLDER = "PLACEHOLDER"
"""What no reader may see, wherever it stands."""
_BEGINNING = frozenset("Pp \t\n")
_UNUSUAL = _BEGINNING | frozenset("\u201c\u2018")
_WAITING = re.compile(r"\s*(?:PLACEHOLDER|(?i:placeholder):)")
_KEEP = "keep one of the two"
_DELETE = "delete the backslash and the letters and digits that belong to it"
Value = str | list["Value"] | dict[str, "Value"]


class Builder:
    """Builds the value of one document, and keeps the findings made on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []
        self.reported: set[tuple[str | int, ...]] = set()
        self.folded: list[tuple[tuple[str | int, ...], ScalarNode]] = []
        """Texts of several lines that become one line, in which YAML may have swallowed something."""
        self.placeholders: dict[tuple[str | int, ...], ScalarNode] = {}
        """Values that wait for the practice: left out here, so that no page can show one."""

    def build(self, node: Node, path: tuple[str | int, ...] = ()) -> Value | None:
        """Text, list or mapping; None where the node is empty or refused, which is reported."""
        if isinstance(node, ScalarNode):
            return self._scalar(node, path)
        if isinstance(node, SequenceNode):
            self._leave_out_items(node, path)
            # A refused item keeps its place, so that what is said of the others stands at their lines.
            items = [
                item.value if _is_usual(item) else self.build(item, (*path, index))
                for index, item in enumerate(node.value)
            ]
            return ["" if item is None else item for item in items]
        return self._mapping(node, path) if isinstance(node, MappingNode) else None

    def _scalar(self, node: ScalarNode, path: tuple[str | int, ...]) -> str | None:
        if node.value == "" and not node.style:
            name = f'"{path[-1]}"' if path and isinstance(path[-1], str) else "this item"
            self._report(path, node, "F105", f"{name} has no value", "write one, or delete the line")
            return None
        strange = self._invisible(node)
        if strange:
            self._report(path, node, "F001", f"{name_of(path)} {strange}", _DELETE)
            return None
        if PLACEHOLDER in node.value:
            message = f"{name_of(path)} holds a placeholder within its text, so pages would show it"
            self._report(path, node, "F110", message, "write what only the practice knows, or leave it out")
            return None
        if not node.style and is_curly(node.value):
            message = f"{node.value[0]} and {node.value[-1]} do not quote here"
            self._report(path, node, "F006", message, f"type straight ones: {quoted(node.value)}")
            return None
        if node.end_mark.line > node.start_mark.line and node.style != "|":
            self.folded.append((path, node))
        value: str = node.value
        return value

    def _leave_out_items(self, node: SequenceNode, path: tuple[str | int, ...]) -> None:
        """Takes placeholders out of the tree too: an item's number leads to its place in the file."""
        waiting = {(*path, index): item for index, item in enumerate(node.value) if _is_placeholder(item)}
        if waiting:
            self.placeholders |= waiting
            node.value = [item for item in node.value if not _is_placeholder(item)]

    def _mapping(self, node: MappingNode, path: tuple[str | int, ...]) -> dict[str, Value]:
        result: dict[str, Value] = {}
        lines: dict[str, int] = {}
        for key, inner in node.value:
            if not isinstance(key, ScalarNode):
                self._refuse_key(path, node, key)
                continue
            name = key.value
            if name in lines:
                is_next_record = name == next(iter(lines)) and node.start_mark.column > 0
                help = "write `- ` before it if a new item begins here" if is_next_record else _KEEP
                message = f'the key "{name}" is given twice, in line {lines[name]} too'
                self._report((*path, name), key, "F104", message, help)
                if is_next_record:
                    break  # What follows belongs to that item, so it is not given twice.
                continue
            strange = self._invisible(key) if key.style else ""
            if strange:
                self._report((*path, name), key, "F001", f"this key {strange}", _DELETE)
                continue
            lines[name] = key.start_mark.line + 1
            if _is_usual(inner):
                result[name] = inner.value
                continue
            if _is_placeholder(inner):
                self.placeholders[*path, name] = inner
                continue
            value = self.build(inner, (*path, name))
            if value is not None:
                result[name] = value
        return result

    @staticmethod
    def _invisible(node: ScalarNode) -> str:
        """Says so where an escape stands for what no file may hold; the file itself was looked at before."""
        found = _REFUSED.search(node.value) if node.style == '"' else None
        return (
            f"holds an invisible character, written with a backslash: U+{ord(found[0]):04X}" if found else ""
        )

    def _refuse_key(self, path: tuple[str | int, ...], node: MappingNode, key: Node) -> None:
        if node.flow_style:
            help = "put the whole value in quotes"
            self._report(path, node, "F006", "this value begins with {, so it needs quotes", help)
        else:
            help = "write a word, a colon and a space before the value"
            self._report(path, key, "F007", "a list cannot stand where a key is wanted", help)

    def _report(
        self, path: tuple[str | int, ...], node: Node, code: str, message: str, help: str = ""
    ) -> None:
        self.reported.add(path)
        self.diagnostics.append(Diagnostic(at(self.file, mark_of(node)), code, message, help))


def _is_usual(node: Node) -> TypeGuard[ScalarNode]:
    """A quick look: a text on one line of which there is nothing to say."""
    if not isinstance(node, ScalarNode) or node.end_mark.line > node.start_mark.line:
        return False
    value: str = node.value
    is_sound = value != "" and value[0] not in _UNUSUAL and PLACEHOLDER not in value
    return is_sound and (node.style != '"' or value.isprintable())


def _is_placeholder(node: Node) -> TypeGuard[ScalarNode]:
    if not isinstance(node, ScalarNode):
        return False
    # A quick look, for nearly no value begins so.
    return node.value[:1] in _BEGINNING and bool(_WAITING.match(node.value))


def name_of(path: tuple[str | int, ...]) -> str:
    """How a message names a value: `"title"`, `item 2 of "faqs"`, `"question" in item 2 of "faqs"`."""
    parts: list[str] = []
    index: int | None = None
    for step in reversed(path):
        if isinstance(step, int):
            index = step
        elif index is not None:
            parts.append(f'item {index + 1} of "{step}"')
            index = None
        else:
            parts.append(f'"{step}"')
    return " in ".join(parts) if parts else "this"
