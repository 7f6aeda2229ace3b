"""From the types of a record to a reader of sound values, which nearly all are, and quickly read.

It gives up at the first thing that is wrong, and cannot say what that is: then `validators` are asked. What
it reads, they read to the same. Without a fault in any file theirs need not even be imported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT
from msgspec.structs import fields

from tpm_site.model.written import Beside, First, Named, Ready, Record, Then, fields_of, marks_of

Read = Callable[[Any], Any]
"""Reads one value. Raises ValueError or TypeError where something is wrong."""
_FAULTS = (ValueError, TypeError, KeyError, AssertionError)


class _UnsoundError(ValueError):
    """A value that is not of its type."""


def read_sound(value: object, model: type) -> Any:
    """The record that a value stands for; None where anything is wrong with it."""
    try:
        return _record(model)(value)
    except _FAULTS:
        return None


@cache
def _record(model: Any) -> Read:
    """Its fields in the order in which they are written; those beside others when all are known."""
    hints = fields_of(model)
    readers = {name: _reader(hint) for name, hint in hints.items()}
    besides = [
        (name, mark.read, tuple(hints)[:place])
        for place, name in enumerate(hints)
        for mark in marks_of(hints[name])
        if isinstance(mark, Beside)
    ]
    defaults = _defaults(model) if besides else {}

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise _UnsoundError
        found = {name: readers[name](given) for name, given in value.items()}
        for name, beside, above in besides:
            if name in found:
                known = {**defaults, **found}
                found[name] = beside(found[name], {key: known[key] for key in above})
        return model(**found)

    return read


def _defaults(model: Any) -> Mapping[str, object]:
    """What fields are that nobody has written."""
    found = {field.name: field.default for field in fields(model) if field.default is not NODEFAULT}
    made = ((f.name, f.default_factory) for f in fields(model) if f.default_factory is not NODEFAULT)
    return found | {name: make() for name, make in made}


def _reader(kind: Any) -> Read:
    if kind in (str, int, bool, date):
        return _of_type(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _marked(parts[0], parts[1:])
    if origin in (Union, UnionType):
        (inner,) = [part for part in parts if part is not type(None)]
        read_inner = _reader(inner)
        return lambda value: None if value is None else read_inner(value)
    if origin is Literal:
        return _one_of(frozenset(parts))
    if origin is tuple:
        return _tuple(_reader(parts[0]))
    if origin is dict:
        return _dict(_reader(parts[0]), _reader(parts[1]))
    if isinstance(kind, type) and issubclass(kind, Record):
        return _record(kind)
    raise LookupError(f"{kind} is no type of a field")


def _of_type(kind: type) -> Read:
    def read(value: Any) -> Any:
        if type(value) is kind:
            return value
        raise _UnsoundError

    return read


def _one_of(words: frozenset[str]) -> Read:
    def read(value: Any) -> Any:
        if type(value) is str and value in words:
            return value
        raise _UnsoundError

    return read


def _tuple(read_item: Read) -> Read:
    def read(value: Any) -> Any:
        if type(value) is list:
            return tuple([read_item(item) for item in value])
        raise _UnsoundError

    return read


def _dict(read_key: Read, read_value: Read) -> Read:
    def read(value: Any) -> Any:
        if type(value) is dict:
            return {read_key(key): read_value(item) for key, item in value.items()}
        raise _UnsoundError

    return read


def _marked(kind: Any, marks: tuple[object, ...]) -> Read:
    if any(isinstance(mark, Named) for mark in marks):
        name, record = map(_reader, get_args(kind))
        return lambda value: name(value) if type(value) is str else record(value)
    plain = read = _reader(kind)
    for mark in marks:
        match mark:
            case First(first):
                read = _after(first, read)
            case Then(then):
                read = _text(then) if kind is str and read is plain else _after(read, then)
            case Ready(ready):
                read = _ready(ready, read)
    return read


def _text(then: Read) -> Read:
    """The most frequent of them, in one step."""

    def read(value: Any) -> Any:
        if type(value) is str:
            return then(value)
        raise _UnsoundError

    return read


def _after(first: Read, then: Read) -> Read:
    return lambda value: then(first(value))


def _ready(ready: Read, read: Read) -> Read:
    def read_or_ready(value: Any) -> Any:
        found = ready(value)
        return read(value) if found is None else found

    return read_or_ready
