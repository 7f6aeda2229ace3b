"""What Crossref knows of a paper's fate: retractions, corrections, expressions of concern, newer versions."""

from __future__ import annotations

from typing import Any

from tpm_site.evidence.imports.csl_dates import day_of
from tpm_site.evidence.imports.draft import Gathering
from tpm_site.evidence.imports.plain import plain

_RETRACTIONS = frozenset(("retraction", "removal", "withdrawal", "partial_retraction"))
_CONCERNS = frozenset(("expression_of_concern", "concern"))
_NEWER = frozenset(("new_version", "new_edition"))


def take_updates(gathering: Gathering, item: dict[str, Any]) -> None:
    """`updated-by` is what others said of this one; `update-to` makes this one a notice about others."""
    updates = _updates(item.pop("updated-by", None))
    gathering.add("corrections", map(_words, updates))
    for update in updates:
        kind, text = _kind(update), _words(update)
        if kind in _RETRACTIONS:
            gathering.values["retracted"] = True
        elif kind in _CONCERNS:
            gathering.values["concern"] = True
        elif kind in _NEWER:
            gathering.put("superseded", text)
    for update in _updates(item.pop("update-to", None)):
        gathering.notes.append(f"this is itself a notice: {_words(update)}")


def _updates(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _kind(update: dict[str, Any]) -> str:
    return str(update.get("type", "")).lower().replace("-", "_").replace(" ", "_")


def _words(update: dict[str, Any]) -> str:
    """`Retraction: doi:10.1000/1 (2020-01-02, source: retraction-watch)`."""
    label = plain(str(update.get("label") or _kind(update).replace("_", " ")))
    doi = update.get("DOI")
    beside = (day_of(update.get("updated")), f"source: {update['source']}" if update.get("source") else "")
    tail = ", ".join(filter(None, beside))
    return f"{label.capitalize()}: doi:{plain(str(doi))}" + (f" ({tail})" if tail else "")
