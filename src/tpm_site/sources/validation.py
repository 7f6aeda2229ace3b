"""Plain values to models; whatever does not fit becomes a finding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from tpm_site.base.diagnostic import Diagnostic, has_errors
from tpm_site.base.span import Mark, at
from tpm_site.sources.one_slip import Faults, without_echoes
from tpm_site.sources.placeholders import left_out
from tpm_site.sources.sound import read_sound
from tpm_site.sources.value_faults import explain, fields_at, unknown_key
from tpm_site.sources.yaml_losses import report_losses
from tpm_site.sources.yaml_reader import MappingNode, Node, compose, mark_of
from tpm_site.sources.yaml_values import Builder, Value

ModelT = TypeVar("ModelT")


def read_record(
    text: str, model: type[ModelT], file: str, missing_mark: Mark
) -> tuple[ModelT | None, Node | None, tuple[Diagnostic, ...]]:
    """One YAML document as one model: the model, its nodes, and what is wrong.

    `missing_mark` is where a missing key is reported.
    """
    node, faults = compose(text, file)
    if faults:
        return None, None, faults
    if node is None:
        node = MappingNode("tag:yaml.org,2002:map", [])
    elif not isinstance(node, MappingNode):
        message = "lines of `key: value` are wanted here"
        help = "begin each line with its key, without `- ` before it"
        return None, None, (Diagnostic(at(file, mark_of(node)), "F103", message, help),)
    builder = Builder(file)
    value = builder.build(node)
    report_losses(builder, node, text, model)
    record, faults = validate(value, node, model, builder, missing_mark)
    return record, node, faults


def validate(
    value: Value | None, node: Node, model: type[ModelT], builder: Builder, missing_mark: Mark
) -> tuple[ModelT | None, tuple[Diagnostic, ...]]:
    """The model of a built value; None where anything is wrong with it."""
    record: ModelT | None = read_sound(value, model)
    errors: list[Any] = []
    if record is None:
        # To import it takes longer than to read a file, and most projects have no fault.
        from tpm_site.sources.validators import validated

        record, errors = validated(value, model)
    for fault in without_echoes(Faults(errors, node, model, builder)) if errors else ():
        diagnostic = explain(fault, node, model, builder, missing_mark)
        if diagnostic:
            builder.diagnostics.append(diagnostic)
    faults = (*builder.diagnostics, *_left_out(builder, node, model))
    return (None if errors or has_errors(faults) else record), faults


def _left_out(builder: Builder, root: Node, model: type) -> Iterator[Diagnostic]:
    """The placeholders that nothing missed; a key that nothing knows is that in the first place."""
    for path, node in builder.placeholders.items():
        known = fields_at(model, path[:-1])
        if isinstance(path[-1], str) and known and path[-1] not in known:
            yield unknown_key(path, root, model, builder.file)
        else:
            yield left_out(path, node, builder.file)
