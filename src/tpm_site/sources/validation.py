"""Plain values to models; pydantic's errors become findings that say how to mend the line."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, at
from tpm_site.base.suggest import did_you_mean, nearest
from tpm_site.sources.yaml_reader import MappingNode, Node, compose, find, key_of, mark_of
from tpm_site.sources.yaml_values import Builder, Value, lost_comments, nested_model

ModelT = TypeVar("ModelT", bound=BaseModel)

_EXAMPLES = {
    "title": "title: What spinal stenosis means",
    "summary": "summary: One sentence that tells the reader what the page is about.",
    "category": "category: back-pain",
    "published": "published: 2026-07-01",
    "name": "name: The name of the practice",
    "base_url": "base_url: https://clinic.example",
    "alt": "alt: What the picture shows, in words",
    "question": "question: How long does it last?",
    "answer": "answer: The answer, in Markdown.",
}
_MAX_OPTIONS = 8


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
        message = "this is not a list of `key: value` lines"
        return None, None, (Diagnostic(at(file, mark_of(node)), "F103", message),)
    builder = Builder(file)
    value = builder.build(node)
    if "#" in text:
        _report_lost_comments(builder, node, text, model)
    record, faults = validate(value, node, model, builder, missing_mark)
    return record, node, faults


def _report_lost_comments(builder: Builder, node: Node, text: str, model: type[BaseModel]) -> None:
    for path, diagnostic in lost_comments(node, text, model, builder.file):
        builder.diagnostics = [
            d
            for d in builder.diagnostics
            if not (d.code == "F105" and path in builder.reported and d.span.line == diagnostic.span.line)
        ]
        builder.reported.add(path)
        builder.diagnostics.append(diagnostic)


def validate(
    value: Value | None, node: Node, model: type[ModelT], builder: Builder, missing_mark: Mark
) -> tuple[ModelT | None, tuple[Diagnostic, ...]]:
    """The model of a built value; None where anything is wrong with it."""
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        for fault in _without_misspelt(error.errors(include_url=False), model):
            diagnostic = _explain(fault, node, model, builder, missing_mark)
            if diagnostic:
                builder.diagnostics.append(diagnostic)
        return None, tuple(builder.diagnostics)
    return (None if builder.diagnostics else record), tuple(builder.diagnostics)


def _without_misspelt(faults: list[Any], model: type[BaseModel]) -> list[Any]:
    """Drops `missing key "summary"` where `sumary` is reported as unknown: it is one slip."""
    extra = {f["loc"] for f in faults if f["type"] == "extra_forbidden"}

    def is_misspelt(fault: Any) -> bool:
        *parent, key = fault["loc"]
        known = _fields_at(model, tuple(parent))
        return any(list(loc[:-1]) == parent and nearest(str(loc[-1]), known) == key for loc in extra)

    return [f for f in faults if f["type"] != "missing" or not is_misspelt(f)]


def _fields_at(model: type[BaseModel], location: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that the model at `location` knows."""
    owner: type[BaseModel] | None = model
    for step in location:
        if owner is not None and step in owner.model_fields:
            owner = nested_model(owner.model_fields[str(step)].annotation)
    return tuple(owner.model_fields) if owner else ()


def _explain(
    fault: Any, root: Node, model: type[BaseModel], builder: Builder, missing_mark: Mark
) -> Diagnostic | None:
    kind, location = fault["type"], tuple(fault["loc"])
    if kind == "missing":
        return _missing(location, root, builder, missing_mark)
    node, path = find(root, location)
    if path in builder.reported:
        return None
    if kind == "extra_forbidden":
        return _unknown_key(location, root, model, builder.file)
    message, help = _wrong(fault, _name(path))
    return Diagnostic(at(builder.file, mark_of(node)), "F103", message, help)


def _missing(
    location: tuple[str | int, ...], root: Node, builder: Builder, missing_mark: Mark
) -> Diagnostic | None:
    parent, path = find(root, location[:-1])
    key = str(location[-1])
    if (*path, key) in builder.reported:
        return None
    mark = mark_of(parent)._replace(length=1) if path else missing_mark
    within = f" in {_name(path)}" if path else ""
    example = _EXAMPLES.get(key, f"{key}: …")
    return Diagnostic(
        at(builder.file, mark), "F102", f'missing key "{key}"{within}', f"add a line such as `{example}`"
    )


def _unknown_key(
    location: tuple[str | int, ...], root: Node, model: type[BaseModel], file: str
) -> Diagnostic:
    name = str(location[-1])
    key = key_of(root, find(root, location)[1])
    known = _fields_at(model, location[:-1])
    mark = mark_of(key) if key is not None else Mark(1)
    tail = did_you_mean(name, known)
    help = "" if tail else f"keys known here: {', '.join(known)}"
    return Diagnostic(at(file, mark), "F101", f'unknown key "{name}"{tail}', help)


def _wrong(fault: Any, name: str) -> tuple[str, str]:
    kind, given = fault["type"], fault["input"]
    if kind == "literal_error":
        return _not_an_option(fault, name)
    if kind == "string_type":
        help = "put it in quotes if it is text" if isinstance(given, list | dict) else ""
        return f"{name} wants text, not {_noun(given)}", help
    if kind in ("tuple_type", "list_type"):
        return (
            f"{name} wants a list, not {_noun(given)}",
            f"write each item on a line of its own after `- `, or [{given}]",
        )
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return f"{name} wants keys of its own on indented lines, not {_noun(given)}", ""
    return f"{name} {fault['msg']}", ""


def _not_an_option(fault: Any, name: str) -> tuple[str, str]:
    options = [o.strip("'") for o in fault["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    given = str(fault["input"])
    tail = did_you_mean(given, options)
    known = f"it can be {', '.join(options)}" if len(options) <= _MAX_OPTIONS or not tail else ""
    return f'{name} cannot be "{given}"{tail}', known


def _noun(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "keys of its own"
    return f"the text {str(value)[:40]!r}"


def _name(path: tuple[str | int, ...]) -> str:
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
