"""Values to JSON, in UTF-8. A part that many documents share can be encoded once."""

from __future__ import annotations

from msgspec import Raw, json

_ENCODER = json.Encoder()


def json_of(value: object) -> bytes:
    """The JSON of plain values, without spaces."""
    return _ENCODER.encode(value)


def json_in_lines(value: object) -> bytes:
    """As `json_of`, for a file that people may read: each item on a line of its own."""
    return json.format(_ENCODER.encode(value), indent=1) + b"\n"


def encoded(value: object) -> Raw:
    """A value that is part of others, encoded already."""
    return Raw(_ENCODER.encode(value))
