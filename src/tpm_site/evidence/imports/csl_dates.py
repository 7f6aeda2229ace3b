"""Dates of CSL-JSON and Crossref: lists of numbers, text in `raw` or `literal`, or a season."""

from __future__ import annotations

from typing import Any

from tpm_site.evidence.imports.dates import of_parts
from tpm_site.evidence.imports.draft import Gathering
from tpm_site.evidence.imports.taking import take_day, take_issued

_PRINTED = ("published-print", "issued", "published")
_ONLINE = ("published-online", "available-date", "posted")


def take_dates(gathering: Gathering, item: dict[str, Any]) -> None:
    """The day of the printed issue, where there is one; Crossref's `issued` is the earliest of its dates."""
    days = {key: day_of(item.pop(key, None)) for key in (*_PRINTED, *_ONLINE)}
    printed = [days[key] for key in _PRINTED if days[key]]
    for text in printed[:1] or [text for text in days.values() if text][:1]:
        take_issued(gathering, text)
    # Repeats, or days of the same publication that are less exact.
    known = (*printed[:1], days["published-online"])
    for text in dict.fromkeys(printed[1:]):
        if not any(one.startswith(text) or text.startswith(one) for one in known if one):
            gathering.leave_out(f"another date {text}")
    for key in _ONLINE:
        take_day(gathering, "online", days[key])
    take_day(gathering, "accessed", day_of(item.pop("accessed", None)))


def day_of(date: object) -> str:
    """The date in whatever form it is; one that runs over several days as text."""
    if isinstance(date, str):
        return date
    if not isinstance(date, dict):
        return ""
    parts = date.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        text = of_parts(parts[0])
        is_range = len(parts) > 1 and isinstance(parts[1], list) and of_parts(parts[1])
        return f"{text[:4]} {text}/{of_parts(parts[1])}" if is_range and text else text
    for key in ("raw", "literal", "date-time"):
        if isinstance(date.get(key), str):
            return str(date[key])
    return ""
