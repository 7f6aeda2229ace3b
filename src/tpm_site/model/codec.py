"""Values to bytes and back: what crosses processes, what the cache keeps, what digests are of.

Equal values give equal bytes. Reading checks types, so that damaged or foreign bytes are an error.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from msgspec import MsgspecError, msgpack

T = TypeVar("T")


class Addressed:
    """A value that is kept elsewhere under a digest of its bytes: it is written as that digest alone."""

    digest: str


def _as_digest(value: object) -> str:
    if isinstance(value, Addressed):
        return value.digest
    raise TypeError(f"{type(value).__name__} cannot be encoded")


_ENCODER = msgpack.Encoder(order="deterministic", enc_hook=_as_digest)


class DecodeError(Exception):
    """Bytes that do not hold a value of the wanted type."""


def encode(value: object) -> bytes:
    """The bytes of a value made of structs, records, tuples and plain values."""
    return _ENCODER.encode(value)


def decode(data: bytes, wanted: type[T]) -> T:
    """The value that `encode` was given. Raises DecodeError."""
    try:
        return cast("T", _decoder(cast("Hashable", wanted)).decode(data))
    except (MsgspecError, RecursionError) as error:
        raise DecodeError(str(error)) from None


@cache
def _decoder(wanted: Any) -> msgpack.Decoder[Any]:
    return msgpack.Decoder(wanted)
