"""The words of a text as they are compared with lists: small letters, and a zero for each digit."""

from __future__ import annotations

_SMALL, _CAPITALS = b"abcdefghijklmnopqrstuvwxyz-", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = b"0123456789"
_PLAIN = bytes(
    sign if sign in _SMALL else sign + 32 if sign in _CAPITALS else ord("0") if sign in _DIGITS else ord(" ")
    for sign in range(256)
)
_NAMES = bytes(ord("A") if sign in _CAPITALS else ord(" ") for sign in range(256))


def plain_words(text: str) -> list[str]:
    """The words of a text; all signs but hyphens part them.

    A hyphen does not: the numbers in ids of references are no figures. Bytes are quickly translated, letters
    quickly split.
    """
    return text.encode(errors="replace").translate(_PLAIN).decode("ascii").split()


def words_of(text: str) -> frozenset[str]:
    """A list of such words, written as a text."""
    return frozenset(text.split())


def has_two_capitals(text: str) -> bool:
    """Whether two capitals stand side by side, as in the names of trials. Quicker than a pattern."""
    return b"AA" in text.encode(errors="replace").translate(_NAMES)
