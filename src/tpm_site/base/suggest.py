"""The nearest known word to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where nothing is close."""
    matches = get_close_matches(word.lower(), {k.lower(): k for k in known}, n=1, cutoff=0.6)
    if not matches:
        return None
    return next(k for k in known if k.lower() == matches[0])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A tail for a message: `; did you mean "summary"?`, or nothing."""
    match = nearest(word, tuple(known))
    return f'; did you mean "{match}"?' if match else ""
