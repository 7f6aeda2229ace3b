"""The words of a text as they are compared with lists: small letters, and a zero for each digit."""

from __future__ import annotations

from collections.abc import Iterable

_SMALL_LETTERS, _CAPITALS = b"abcdefghijklmnopqrstuvwxyz", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SMALL = _SMALL_LETTERS + b"-"
_DIGITS = b"0123456789"
_PLAIN = bytes(
    sign if sign in _SMALL else sign + 32 if sign in _CAPITALS else ord("0") if sign in _DIGITS else ord(" ")
    for sign in range(256)
)
_NAMES = bytes(ord("A") if sign in _CAPITALS else ord(" ") for sign in range(256))


def plain_text(text: str) -> str:
    """A text of the same length, with a space for each sign that is in no word. A hyphen may be.

    Without it the numbers in ids of references were figures. Bytes are quickly translated, letters split.
    """
    return text.encode("latin-1", "replace").translate(_PLAIN).decode("ascii")


def places_in(plain: str, sought: Iterable[str]) -> list[int]:
    """Where some of them stand in such a text. What is sought begins, and may end, with a space."""
    padded, places = f" {plain} ", []  # What is found begins with that space, so that its place is right.
    for words in sought:
        place = padded.find(words)
        while place >= 0:
            places.append(place)
            place = padded.find(words, place + 1)
    return places


def plain_words(text: str) -> list[str]:
    """The words of a text."""
    return plain_text(text).split()


def words_of(text: str) -> frozenset[str]:
    """A list of such words, written as a text."""
    return frozenset(text.split())


def has_capital_within(text: str) -> bool:
    """Whether a word has two capitals with at most small letters between, as the name of a trial has.

    Quicker than a pattern.
    """
    return b"AA" in text.encode("latin-1", "replace").translate(_NAMES, _SMALL_LETTERS)
