"""Values to JSON, without spaces. A part that many documents share can be encoded once."""

from __future__ import annotations

from msgspec import Raw, json


def json_of(value: object) -> bytes:
    """The JSON of plain values, in UTF-8."""
    return json.encode(value)


def encoded(value: object) -> Raw:
    """A value that is part of others, encoded already."""
    return Raw(json.encode(value))
