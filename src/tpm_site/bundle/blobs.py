"""Where results that cost time are kept between builds."""

from __future__ import annotations

from typing import Protocol


class Blobs(Protocol):
    """A store of bytes by key. It may forget anything at any time."""

    def get(self, key: str) -> bytes | None:
        """What was put under `key`, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keeps `value`, as well as it can."""
