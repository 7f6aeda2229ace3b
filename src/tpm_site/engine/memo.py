"""Results by a digest of what they were made from: in the cache, and in memory where it keeps nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tpm_site.engine.cache import Cache

_MOST_AT_HAND = 10_000_000
"""Bytes. To ask the file takes 50 microseconds; the contents of a thousand articles are 10 MB."""


class LostError(Exception):
    """The cache has lost what it had when the run began: another run has emptied it, or a disk fails."""


class Memo:
    """What runs have made, by key. What is put in is there until the run ends, or LostError is raised."""

    def __init__(self, cache: Cache, remake: Callable[[str], bytes | None] = lambda _: None) -> None:
        """`remake` makes again what is kept under a key, where that can be done."""
        self._cache, self._remake = cache, remake
        self._fresh: dict[str, bytes] = {}
        self._room = _MOST_AT_HAND
        self.has_served = False

    def get(self, key: str) -> bytes | None:
        """What was put under `key`, in this run or an earlier one."""
        found = self._fresh.get(key)
        if found is None:
            found = self._cache.get(key)
            self.has_served = self.has_served or found is not None
        return found

    def has(self, key: str) -> bool:
        """Whether something is kept under `key`."""
        return key in self._fresh or self._cache.has(key)

    def put_all(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Keeps values by their keys."""
        items = tuple(items)
        is_kept = self._cache.put_all(items)
        # Nothing at hand may be older than what is kept.
        self._fresh.update(item for item in items if not is_kept or item[0] in self._fresh)

    def have_at_hand(self, items: Iterable[tuple[str, bytes]]) -> None:
        """Keeps what is soon asked for out of the file too, as long as there is room."""
        for key, value in items:
            if self._room < len(value):
                return
            self._room -= len(value)
            self._fresh[key] = value

    def put(self, key: str, value: bytes) -> None:
        """Keeps one value."""
        self.put_all([(key, value)])

    def load(self, key: str) -> bytes:
        """As `get`, for a key that is known to be kept. Raises LostError."""
        found = self.get(key)
        if found is None:
            found = self._remake(key)
            if found is None:
                raise LostError(key)
            self._fresh[key] = found
        return found
