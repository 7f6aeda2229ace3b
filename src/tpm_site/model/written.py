"""What editors write: records, and how the type of a field says what a value means.

A field is a type with marks: `Annotated[str, Then(line)]` is text that `line` reads further. Whoever reads
files makes a validator of it, whoever describes them a JSON Schema; the model itself needs neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from msgspec import Struct

JsonSchema = dict[str, Any]


class Record(Struct, frozen=True, kw_only=True):
    """The base of all written things. Keys that it does not have are refused."""


class First(Struct, frozen=True, eq=False):
    """Reads a value before its type is looked at."""

    read: Callable[[object], object]


class Then(Struct, frozen=True, eq=False):
    """Reads a value that is of its type."""

    read: Callable[[Any], object]


class Beside(Struct, frozen=True, eq=False):
    """Reads a value that is of its type, with the values of the fields above it, by name."""

    read: Callable[[Any, Mapping[str, Any]], object]


class Ready(Struct, frozen=True, eq=False):
    """Gives a whole value where it can; where it gives None, the value is read as its type says."""

    read: Callable[[object], object | None]


class Shape(Struct, frozen=True, eq=False):
    """What a value looks like, as JSON Schema."""

    schema: JsonSchema


class Prose(Struct, frozen=True, eq=False):
    """Marks free text, where a lost ` # comment` would be lost words."""


class Named(Struct, frozen=True, eq=False):
    """Marks a choice: text is a name, of the first type; anything else is of the second."""


class RefusedError(ValueError):
    """A value that does not fit. `message` follows the name of its key; `help` says how to mend it."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help


def fields_of(model: type) -> Mapping[str, Any]:
    """The types of a record's fields, with their marks, in the order in which they are declared."""
    return _fields(model)


@cache
def _fields(model: Any) -> Mapping[str, Any]:
    if not issubclass(model, Struct):
        return {}
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.__struct_fields__}


def marks_of(field: object) -> tuple[object, ...]:
    """The marks of a field's own type, not those of what it is made of."""
    return get_args(field)[1:] if get_origin(field) is Annotated else ()
