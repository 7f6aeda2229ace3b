"""A text in Markdown to its sentences, each with the citations and marks of notes behind its full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CITATION = r"\[[@^][^\[\]]*+\]"
"""Or the mark of a footnote."""
_BEGINS = r"\s+[\"“'‘(*_\[]*(?:[A-Z0-9]|[^\W\d_a-z])"
_END = re.compile(rf"[.!?…](?<![.!?…][.!?…])[.!?…]*+[\"”'’)*_]*+(?>(?:[ \n]*+{_CITATION})*)(?={_BEGINS}|\Z)")
_ABBREVIATIONS = (
    "dr", "mr", "mrs", "ms", "prof", "vs", "fig", "approx", "e.g", "i.e", "al", "jan", "feb",
    "aug", "sept", "oct", "nov", "dec", "u.s", "vol", "pp", "cf", "ca",
)  # fmt: skip
"""Words whose full stop ends no sentence. Those that are words without it, too, are left out."""
_LAST_WORD = re.compile(r"[\w.]*\Z")
_LONGEST = 12
"""So many letters are more than an abbreviation has."""
_MARKS = re.compile(
    r"\[@[^\[\]]*+\](?>(?:[ \n]*+\[@[^\[\]]*+\])*)"
    r"(?P<end>(?=[,;:]|\s(?:and|but|while|whereas|although|though|yet|so)\b)[,;:]?)?"
)
"""Marks, with an end where they are those of a clause that others follow. All in a row are looked at once."""


class Sentence(NamedTuple):
    """A sentence as it is written, and where in its text it begins."""

    start: int
    text: str


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a paragraph. A text without a full stop is one."""
    start = 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and _is_shortened(text, start, end.start()):
            continue
        yield _sentence(text, start, end.end())
        start = end.end()
    if text[start:].strip():
        yield _sentence(text, start, len(text))


def clauses(sentence: str) -> Iterator[Sentence]:
    """The parts of a sentence that have sources of their own; what follows the last of these is one, too."""
    start = 0
    for marks in _MARKS.finditer(sentence) if "[@" in sentence else ():
        if marks["end"] is not None:
            yield _sentence(sentence, start, marks.end())
            start = marks.end()
    if sentence[start:].strip():
        yield _sentence(sentence, start, len(sentence))


def _is_shortened(text: str, start: int, stop: int) -> bool:
    """Whether the full stop is that of an initial or an abbreviation. Most words are told by how they end."""
    before = text[max(start, stop - _LONGEST) : stop].casefold()
    if before[-2:-1].isalnum() and not before.endswith(_ABBREVIATIONS):
        return False
    word = _LAST_WORD.search(before)
    last = word[0] if word else ""
    return last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last not in ("a", "i"))


def _sentence(text: str, start: int, end: int) -> Sentence:
    written = text[start:end].strip()
    return Sentence(text.index(written[0], start), written)
