"""From the types of a record to a validator of pydantic's core, which finds all that is wrong at once.

Its models are not used: to import them and to make them takes longer than all else that reading files needs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT
from msgspec.structs import FieldInfo, fields
from pydantic_core import CoreSchema, SchemaValidator, ValidationError, core_schema

from tpm_site.model.written import Beside, First, Named, Ready, Record, Then, fields_of

_PLAIN: dict[object, Callable[[], CoreSchema]] = {
    str: core_schema.str_schema,
    int: core_schema.int_schema,
    bool: core_schema.bool_schema,
    date: core_schema.date_schema,
}


def validated(value: object, model: type) -> tuple[Any, list[Any]]:
    """The record that a value stands for, or all of pydantic's errors."""
    try:
        return _validator(model).validate_python(value), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


@cache
def _validator(model: Any) -> SchemaValidator:
    return SchemaValidator(_record(model), core_schema.CoreConfig(extra_fields_behavior="forbid"))


def _record(model: type) -> CoreSchema:
    hints = fields_of(model)
    keys = [
        core_schema.dataclass_field(
            field.name, _with_default(field, _schema(hints[field.name])), kw_only=True
        )
        for field in fields(model)
    ]
    # What was found comes as the arguments of a call, the keywords first.
    return core_schema.no_info_after_validator_function(
        lambda found: model(**found[0]), core_schema.dataclass_args_schema(model.__name__, keys)
    )


def _with_default(field: FieldInfo, schema: CoreSchema) -> CoreSchema:
    if field.default is not NODEFAULT:
        return core_schema.with_default_schema(schema, default=field.default)
    if field.default_factory is not NODEFAULT:
        return core_schema.with_default_schema(schema, default_factory=field.default_factory)
    return schema


def _schema(kind: Any) -> CoreSchema:
    if kind in _PLAIN:
        return _PLAIN[kind]()
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _marked(parts[0], parts[1:])
    if origin in (Union, UnionType):
        inner = [part for part in parts if part is not type(None)]
        if len(inner) == 1:
            return core_schema.nullable_schema(_schema(inner[0]))
    if origin is Literal:
        return core_schema.literal_schema(list(parts))
    if origin is tuple:
        return core_schema.tuple_schema([_schema(parts[0])], variadic_item_index=0)
    if origin is dict:
        return core_schema.dict_schema(_schema(parts[0]), _schema(parts[1]))
    if isinstance(kind, type) and issubclass(kind, Record):
        return _record(kind)
    raise TypeError(f"{kind} is no type of a field")


def _marked(kind: Any, marks: tuple[object, ...]) -> CoreSchema:
    if any(isinstance(mark, Named) for mark in marks):
        name, record = get_args(kind)
        return core_schema.tagged_union_schema({"named": _schema(name), "written": _schema(record)}, _named)
    schema = _schema(kind)
    for mark in marks:
        match mark:
            case First(read):
                schema = core_schema.no_info_before_validator_function(read, schema)
            case Then(read):
                schema = core_schema.no_info_after_validator_function(read, schema)
            case Beside(read):
                schema = _beside(read, schema)
            case Ready(read):
                schema = _ready(read, schema)
    return schema


def _named(value: object) -> str:
    return "named" if isinstance(value, str) else "written"


def _beside(read: Callable[..., object], schema: CoreSchema) -> CoreSchema:
    def beside(value: object, info: core_schema.ValidationInfo[Any]) -> object:
        return read(value, info.data)

    return core_schema.with_info_after_validator_function(beside, schema)


def _ready(read: Callable[[object], object | None], schema: CoreSchema) -> CoreSchema:
    def ready(value: object, validate: core_schema.ValidatorFunctionWrapHandler) -> object:
        found = read(value)
        return validate(value) if found is None else found

    return core_schema.no_info_wrap_validator_function(ready, schema)
