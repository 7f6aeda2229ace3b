"""What Crossref knows of a paper's fate: retractions, corrections, expressions of concern, newer versions."""

from __future__ import annotations

from typing import Any

from tpm_site.evidence.imports.csl_dates import day_of
from tpm_site.evidence.imports.draft import Gathering
from tpm_site.evidence.imports.plain import plain
from tpm_site.evidence.updates import kind_of_update, name_of_update


def take_updates(gathering: Gathering, item: dict[str, Any]) -> None:
    """`updated-by` is what others said of this one; `update-to` makes this one a notice about others."""
    updates = _updates(item.pop("updated-by", None))
    gathering.add("corrections", map(_words, updates))
    for update in updates:
        kind = kind_of_update(_type(update))
        if kind == "retraction":
            gathering.values["retracted"] = True
        elif kind == "concern":
            gathering.values["concern"] = True
        elif kind == "superseded":
            gathering.put("superseded", _words(update))
    for update in _updates(item.pop("update-to", None)):
        gathering.notes.append(f"this is itself a notice: {_words(update)}")


def _updates(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _type(update: dict[str, Any]) -> str:
    return str(update.get("type", ""))


def _words(update: dict[str, Any]) -> str:
    """`Retraction: doi:10.1000/1 (2020-01-02, source: retraction-watch)`."""
    label = plain(str(update.get("label") or name_of_update(_type(update)).replace("_", " ")))
    doi = update.get("DOI")
    beside = (day_of(update.get("updated")), f"source: {update['source']}" if update.get("source") else "")
    tail = ", ".join(filter(None, beside))
    return f"{label.capitalize()}: doi:{plain(str(doi))}" + (f" ({tail})" if tail else "")
