"""The sentence around a place of a file, as a person would read it there: without signs, keys and quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tpm_site.markdown.sentences import sentences

_KEY = r"(?:- +)?[a-z_]+:"
_BEGINS = re.compile(rf"\s*(?:[-*+] +|\d+[.)] +|\| ?|: +|> ?|\[\^[^\]]+\]: *|{_KEY} +(?:[|>]-? *)?[\"']?)")
"""What a line may begin with before its text: the sign of an item, a key of YAML."""
_FENCE = re.compile(rf"\s*(?::::|---\s*$|#|{_KEY}\s*+[|>]?-?\s*$)")
_SIGNS = re.compile(r"\[@[^\[\]]*+\]|\]\((?>(?:[^)\s\]]++|\](?!\())*)\)|\{[#.][^{}]*+\}|[*`\[|]|\"$")
_SPACE_BEFORE_STOP = re.compile(r" (?=[.,;:?!](?:\s|$))")


def sentence_at(lines: Sequence[str], line: int, column: int) -> str:
    """The sentence at a line and a column, both counted from 1; empty where the file has no such place."""
    if not 0 < line <= len(lines):
        return ""
    first = last = line - 1
    while first > 0 and not _BEGINS.match(lines[first]) and _goes_on(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _goes_on(lines[last + 1]) and not _BEGINS.match(lines[last + 1]):
        last += 1
    starts = [_start_of(lines[first]), *(_indentation(text) for text in lines[first + 1 : last + 1])]
    parts = [text[start:].rstrip() for text, start in zip(lines[first : last + 1], starts, strict=True)]
    above = line - 1 - first
    place = sum(len(part) + 1 for part in parts[:above]) + max(column - 1 - starts[above], 0)
    text = "\n".join(parts)
    found = [said.text for said in sentences(text) if said.start <= place]
    return _plain(found[-1] if found else text)


def _start_of(line: str) -> int:
    begun = _BEGINS.match(line)
    return begun.end() if begun else _indentation(line)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _goes_on(line: str) -> bool:
    """Whether a line belongs to the paragraph of the one beside it."""
    return bool(line.strip()) and not _FENCE.match(line)


def _plain(text: str) -> str:
    return _SPACE_BEFORE_STOP.sub("", " ".join(_SIGNS.sub("", text).split()))
