"""The items of a JSON file, each with the line it begins in. What comes before a broken place is read."""

from __future__ import annotations

import json
import re
from typing import Any

from tpm_site.evidence.imports.draft import Fault

_SPACE = re.compile(r"[\s,]*")
Items = list[tuple[int, dict[str, Any]]]


def read_items(text: str) -> tuple[Items, list[Fault]]:
    """The items of a list, the item that the file is, or those that an answer of Crossref holds."""
    start = len(text) - len(text.lstrip())
    if text.startswith("[", start):
        return _list(text, start + 1)
    found, _, fault = _value(text, start)
    if fault:
        return [], [fault]
    inner = _inner(found)
    items: Items = [(1, one) for one in inner if isinstance(one, dict)]
    return items, [] if items else [
        Fault(1, "this holds no references: a list of items is wanted, or one item")
    ]


def _inner(found: object) -> list[object]:
    """What an answer wraps: `message`, and `items` in it."""
    for key in ("message", "items"):
        if isinstance(found, dict) and key in found and "title" not in found:
            found = found[key]
    return found if isinstance(found, list) else [found]


def _list(text: str, place: int) -> tuple[Items, list[Fault]]:
    items: Items = []
    faults: list[Fault] = []
    line, counted = 1, 0
    while True:
        space = _SPACE.match(text, place)
        place = space.end() if space else place
        line, counted = line + text.count("\n", counted, place), place
        if text.startswith("]", place):
            return items, faults
        found, place, fault = _value(text, place)
        if fault:
            return items, [*faults, fault]
        if isinstance(found, dict):
            items.append((line, found))
        else:
            faults.append(Fault(line, "this is no item: one has keys and values between { and }"))


def _value(text: str, place: int) -> tuple[object, int, Fault | None]:
    try:
        found, end = json.JSONDecoder().raw_decode(text, place)
    except json.JSONDecodeError as error:
        return None, place, Fault(error.lineno, f"this is no JSON: {error.msg}")
    except RecursionError:
        return None, place, Fault(text.count("\n", 0, place) + 1, "the values here are nested too deep")
    except ValueError:
        # Python reads no number of thousands of digits.
        return None, place, Fault(text.count("\n", 0, place) + 1, "a number here is too long")
    return found, end, None
