"""YAML text to a tree of nodes that know where they stand. Types come later, from the model."""

from __future__ import annotations

from collections.abc import Sequence

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span
from tpm_site.sources.yaml_faults import explain
from tpm_site.sources.yaml_loader import Loader, TooDeepError
from tpm_site.sources.yaml_refusals import refused


def compose(text: str, file: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The root node of one YAML document (None where it is empty), or what is wrong with it."""
    try:
        faults = refused(text, file)
        if faults:
            return None, faults
        return Loader(text).get_single_node(), ()
    except TooDeepError as error:
        span = Span(file, error.line + 1, error.column + 1, 1)
        message = "the values here stand too deep in each other"
        return None, (Diagnostic(span, "F007", message, "write them in fewer levels"),)
    except yaml.MarkedYAMLError as error:
        return None, (explain(error, text, file),)
    except yaml.YAMLError as error:
        return None, (Diagnostic(Span(file), "F005", f"this cannot be read: {error}"),)


def mark_of(node: Node) -> Mark:
    """Where a node begins; its length where it ends on the same line."""
    start, end = node.start_mark, node.end_mark
    same_line = end.line == start.line and end.column > start.column
    return Mark(start.line + 1, start.column + 1, end.column - start.column if same_line else 1)


Path = Sequence[str | int]


def find(root: Node, path: Path) -> tuple[Node, tuple[str | int, ...]]:
    """The node at `path`, and the path that really exists: steps not in the tree are skipped."""
    node, real = root, []
    for step in path:
        inner = _child(node, step)
        if inner is not None:
            node = inner
            real.append(step)
    return node, tuple(real)


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: Node = node.value[step]
        return item
    return None


def key_of(root: Node, path: Path) -> Node | None:
    """The key node of the mapping entry at `path`."""
    parent, _ = find(root, path[:-1])
    if isinstance(parent, MappingNode):
        return next((key for key, _ in parent.value if key.value == path[-1]), None)
    return None


__all__ = [
    "MappingNode",
    "Node",
    "Path",
    "ScalarNode",
    "SequenceNode",
    "compose",
    "find",
    "key_of",
    "mark_of",
]
