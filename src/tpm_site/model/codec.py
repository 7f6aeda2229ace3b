"""Values to bytes and back: what crosses processes, what the cache keeps, what digests are of.

Equal values give equal bytes. Reading checks types, so that damaged or foreign bytes are an error.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

from msgspec import MsgspecError, Raw, msgpack

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


def raw_fields(data: bytes) -> dict[str, bytes]:
    """What `encode` was given by name, each still encoded. Raises DecodeError."""
    try:
        return {name: bytes(raw) for name, raw in msgpack.decode(data, type=dict[str, Raw]).items()}
    except (MsgspecError, RecursionError) as error:
        raise DecodeError(str(error)) from None


def decode_fields(
    data: bytes, wanted: Mapping[str, Any], addressed: Callable[[str], Addressed]
) -> dict[str, Any]:
    """The values that `encode` was given by name, each of its type. Raises DecodeError.

    `addressed` makes what was written as a digest.
    """
    try:
        raws = msgpack.decode(data, type=dict[str, Raw])
        return {
            name: msgpack.decode(raws[name], type=wanted[name], dec_hook=lambda _, digest: addressed(digest))
            for name in wanted
        }
    except (MsgspecError, RecursionError, KeyError) as error:
        raise DecodeError(str(error)) from None


@cache
def _decoder(wanted: Any) -> msgpack.Decoder[Any]:
    return msgpack.Decoder(wanted)
