"""Digests of bytes: names of assets, keys of the cache, lines of the manifest."""

from __future__ import annotations

import hashlib

FINGERPRINT_LENGTH = 10


def sha256(data: bytes) -> str:
    """The SHA-256 of `data`, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def fingerprint(data: bytes) -> str:
    """A short digest that changes with the content, for use in a file name."""
    return sha256(data)[:FINGERPRINT_LENGTH]
