"""Page ranges in full: 179-88 is 179-188."""

from __future__ import annotations

import re

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_LABEL = re.compile(r"\A(?:pages?|pp?\.?)\s*(?=[A-Za-z]?\d)", re.IGNORECASE)
_RANGE = re.compile(
    r"(?P<head>[A-Za-z]*)(?P<first>\d{1,9})-+(?P<second_head>[A-Za-z]*)(?P<last>\d{1,9})(?P<tail>\b.*)?"
)


def full_pages(text: str) -> str:
    """Each range of a list of pages with its last page in full; e-locators as they are."""
    text = " ".join(text.translate(_DASHES).replace("--", "-").split())
    text = re.sub(r"\s*-\s*", "-", _LABEL.sub("", text))
    return ", ".join(filter(None, (_full(part.strip()) for part in text.split(","))))


def _full(part: str) -> str:
    found = _RANGE.match(part)
    if not found:
        return part
    head, first, last = found["head"], found["first"], found["last"]
    second_head = found["second_head"]
    if second_head and second_head.lower() != head.lower():
        return part
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if int(last) < int(first):
        return part
    if first == last and not found["tail"]:
        return f"{head}{first}"
    return f"{head}{first}-{head}{last}{found['tail'] or ''}"


def of_ends(start: str, end: str) -> str:
    """The range from two fields; the first may hold all of it."""
    start, end = start.strip(), end.strip()
    is_range = "-" in start.translate(_DASHES)
    return full_pages(start if is_range or not end or start == end else f"{start}-{end}" if start else end)
