"""A text in Markdown to its sentences, each with the citations and marks of notes behind its full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_CITATION = r"\[[@^][^\[\]]*+\]"
"""Or the mark of a footnote."""
_END = re.compile(rf"[.!?…](?<![.!?…][.!?…])[.!?…]*+[\"”'’)*_]*+(?:[ \n]*+{_CITATION})*(?=\s|\Z)")
_ABBREVIATIONS = frozenset(
    ("dr", "mr", "mrs", "ms", "prof", "vs", "fig", "approx", "e.g", "i.e", "al", "jan", "feb",
     "aug", "sept", "oct", "nov", "dec", "u.s", "vol", "pp", "cf", "ca")
)  # fmt: skip
"""Words whose full stop ends no sentence. Those that are words without it, too, are left out."""
_LAST_WORD = re.compile(r"[\w.]*\Z")
_LONGEST = 12
"""So many letters are more than an abbreviation has."""
_BEGINS = re.compile(r"\s+[\"“'‘(*_\[]*(?:[A-Z0-9]|[^\W\d_a-z])")
_CLAUSE = re.compile(
    r"\[@[^\[\]]*+\](?:[ \n]*+\[@[^\[\]]*+\])*+"
    r"(?=[,;:]|\s(?:and|but|while|whereas|although|though|yet|so)\b)[,;:]?"
)
"""The marks at the end of a clause that others follow."""


class Sentence(NamedTuple):
    """A sentence as it is written, and where in its text it begins."""

    start: int
    text: str


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a paragraph. A text without a full stop is one."""
    start = 0
    for end in _END.finditer(text):
        if not _is_end(text, start, end):
            continue
        yield _sentence(text, start, end.end())
        start = end.end()
    if text[start:].strip():
        yield _sentence(text, start, len(text))


def clauses(sentence: str) -> Iterator[Sentence]:
    """The parts of a sentence that have sources of their own; what follows the last of these is one, too."""
    start = 0
    for end in _CLAUSE.finditer(sentence):
        yield _sentence(sentence, start, end.end())
        start = end.end()
    if sentence[start:].strip():
        yield _sentence(sentence, start, len(sentence))


def _is_end(text: str, start: int, end: re.Match[str]) -> bool:
    if end.end() < len(text) and not _BEGINS.match(text, end.end()):
        return False
    if text[end.start()] != ".":
        return True
    word = _LAST_WORD.search(text, max(start, end.start() - _LONGEST), end.start())
    last = word[0].casefold() if word else ""
    is_initial = len(last) == 1 and last.isalpha() and last not in ("a", "i")
    return not is_initial and last not in _ABBREVIATIONS


def _sentence(text: str, start: int, end: int) -> Sentence:
    written = text[start:end]
    return Sentence(start + len(written) - len(written.lstrip()), written.strip())
