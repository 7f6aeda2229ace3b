"""How much a style of CSL writes out: macros may call each other, so that a short file is endless work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_CSL = "{http://purl.org/net/xbiblio/csl}"
_MOST = 1_000_000
"""Calls of macros for one reference. Long styles have some thousand."""


def fault_of_macros(style: Any) -> str:
    """Why the macros of a style, as lxml has it, cannot be written out; empty where they can."""
    calls = {macro.get("name", ""): _called(macro) for macro in style.iter(f"{_CSL}macro")}
    order, circle = _callees_first(calls)
    if circle:
        return f'the macro "{circle}" calls itself'
    counts: dict[str, int] = {}
    for name in order:
        counts[name] = 1 + sum(counts.get(callee, 0) for callee in calls[name])
    endless = next((name for name in order if counts[name] > _MOST), "")
    return f'the macro "{endless}" calls more than {_MOST:,} others' if endless else ""


def _called(macro: Any) -> tuple[str, ...]:
    elements = macro.iter(f"{_CSL}text", f"{_CSL}key")
    return tuple(name for element in elements if (name := element.get("macro")))


def _callees_first(calls: Mapping[str, Iterable[str]]) -> tuple[list[str], str]:
    """All macros, each behind those that it calls; and one that calls itself, where there is one."""
    order: dict[str, None] = {}
    for first in calls:
        path = [(first, iter(calls[first]))]
        within = {first}
        while path:
            name, rest = path[-1]
            callee = next((one for one in rest if one in calls and one not in order), None)
            if callee is None:
                order[name] = None
                within.discard(name)
                path.pop()
            elif callee in within:
                return list(order), callee
            else:
                within.add(callee)
                path.append((callee, iter(calls[callee])))
    return list(order), ""
