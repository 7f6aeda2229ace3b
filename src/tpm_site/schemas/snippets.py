"""Keys of front matter as VS Code's snippets: its YAML tools do not look into Markdown, and snippets do."""

from __future__ import annotations

from typing import Any

from tpm_site.model.shapes import DAY
from tpm_site.model.written import JsonSchema
from tpm_site.schemas.table import SCHEMAS, json_schema

_TODAY = "${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}"


def snippets(keys: str) -> dict[str, Any]:
    """One for each key, with the description that the first kind has for it; `keys` is docs/keys.md."""
    found: dict[str, Any] = {}
    for name, row in SCHEMAS.items():
        if not row.is_front_matter:
            continue
        schema = json_schema(name, keys)
        for key, value in schema["properties"].items():
            body = _lines(key, value, schema.get("$defs", {}))
            snippet = {"scope": "markdown", "prefix": key, "body": body, "description": value["description"]}
            found.setdefault(key, snippet)
    return found


def _lines(key: str, value: JsonSchema, parts: JsonSchema) -> list[str]:
    """The key, and the places to fill in behind or below it."""
    whole = _whole(value, parts)
    kind = whole.get("type")
    if isinstance(kind, list) and "array" in kind:
        inner = _inner(_whole(whole["items"], parts))
        return [f"{key}:", *(f"  {'- ' if first else '  '}{line}" for first, line in _marked(inner))]
    if isinstance(kind, list) and "object" in kind:
        return [f"{key}:", *(f"  {line}" for line in _inner(whole))]
    return [f"{key}: {_place(whole)}"]


def _marked(lines: list[str]) -> list[tuple[bool, str]]:
    return [(index == 0, line) for index, line in enumerate(lines)]


def _whole(value: JsonSchema, parts: JsonSchema) -> JsonSchema:
    ref = value.get("$ref", "")
    return parts[ref.rpartition("/")[2]] if ref else value


def _inner(value: JsonSchema) -> list[str]:
    """The keys that a record must have; else one place."""
    return [f"{key}: ${number}" for number, key in enumerate(value.get("required", []), 1)] or ["$1"]


def _place(value: JsonSchema) -> str:
    words = next((choice["enum"] for choice in value.get("anyOf", []) if "enum" in choice), None)
    words = ["true", "false"] if "boolean" in value.get("type", []) else words
    if words:
        return f"${{1|{','.join(words)}|}}"
    return _TODAY if value.get("pattern") == DAY["pattern"] else "$1"
