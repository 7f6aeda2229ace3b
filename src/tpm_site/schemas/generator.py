"""From the types of records to JSON Schema, with what we know of their keys beside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields

from tpm_site.model.reference import Reference
from tpm_site.model.shapes import a_list, keys, one_of
from tpm_site.model.written import JsonSchema, Record, Shape, fields_of
from tpm_site.schemas.keys import Key

Words = Mapping[type, Mapping[str, Key]]


def schema_of(model: type, words: Words) -> JsonSchema:
    """The schema of one record, its keys in the order of `words`, which are shown beside them."""
    parts: dict[str, JsonSchema] = {}
    whole = _record(model, words, parts)
    return ({"$defs": dict(sorted(parts.items()))} if parts else {}) | whole


def _record(model: type, words: Words, parts: dict[str, JsonSchema]) -> JsonSchema:
    hints, known = fields_of(model), {field.name: field for field in fields(model)}
    properties = {
        name: _value(hints[name], words, parts) | _default(known[name]) | _described(said)
        for name, said in words[model].items()
    }
    if model is Reference:
        properties["unconfirmed"] |= a_list({"enum": list(hints)})
    description = {"description": (model.__doc__ or "").partition("\n\n")[0]}
    return keys(properties) | description | {"required": [name for name in hints if known[name].required]}


def _default(field: FieldInfo) -> JsonSchema:
    """What stands where nothing is written, where that tells an editor something."""
    is_plain = field.default is not NODEFAULT and field.default not in (None, "", ())
    return {"default": field.default} if is_plain else {}


def _value(kind: Any, words: Words, parts: dict[str, JsonSchema]) -> JsonSchema:
    """What a value of a type looks like; the records within it are put among the `parts`."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        shape = next((mark.schema for mark in reversed(inner) if isinstance(mark, Shape)), None)
        return shape if shape is not None else _value(inner[0], words, parts)
    if origin in (Union, UnionType):
        # What is not there is left out: the files know no null.
        choices = [_value(choice, words, parts) for choice in inner if choice is not type(None)]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    if origin is Literal:
        return one_of(inner)
    if origin is tuple:
        return a_list(_value(inner[0], words, parts))
    if origin is dict:
        # The one mapping whose keys are words: `oldest`, by design.
        age = _value(inner[1], words, parts) | {"description": "How old such a source may be."}
        return keys(dict.fromkeys(get_args(inner[0]), age))
    return _plain(kind, words, parts)


def _plain(kind: type, words: Words, parts: dict[str, JsonSchema]) -> JsonSchema:
    if issubclass(kind, Record):
        if kind.__name__ not in parts:
            parts[kind.__name__] = {}  # Its place is taken before what it holds looks for one.
            parts[kind.__name__] = _record(kind, words, parts)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return {"type": _NAMES[kind]} | ({"format": "date"} if kind is date else {})


_NAMES: dict[type, str] = {str: "string", int: "integer", bool: "boolean", date: "string"}


def _described(words: Key) -> JsonSchema:
    sentence = words.sentence()
    plain = re.sub(r"`([^`]*)`", r"\1", sentence)
    described: JsonSchema = {"description": plain[:1].upper() + plain[1:]}
    return described | ({"markdownDescription": sentence} if plain != sentence else {})
