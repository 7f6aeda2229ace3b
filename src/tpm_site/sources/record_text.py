"""A record as the text of a YAML file: every value so quoted that it is read as it was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tpm_site.model.reference import Author, Reference

Value = str | int | bool | tuple[str, ...] | tuple[Author, ...]
_WIDEST = 110
_PLAIN_KEYS = frozenset(("id", "type", "design", "issued", "online", "updated", "accessed", "unconfirmed"))
_PLAIN_NAME = re.compile(r"[^\W\d_][\w'’. -]*[\w'’.]")
_NO_TEXT = frozenset(("null", "true", "false", "yes", "no"))


def text_of_record(values: Mapping[str, Value], indent: int = 0) -> str:
    """One item of a list of references; its first key stands behind `- `, the others below it."""
    margin = " " * indent
    lines: list[str] = []
    for key in Reference.__struct_fields__:
        if key in values:
            lines += _lines(key, values[key], indent)
    return "".join(f"{margin}{'- ' if at == 0 else '  '}{line}\n" for at, line in enumerate(lines))


def _lines(key: str, value: Value, indent: int) -> list[str]:
    if isinstance(value, bool):
        return [f"{key}: {str(value).lower()}"]
    if isinstance(value, int):
        return [f"{key}: {value}"]
    if isinstance(value, str):
        return [f"{key}: {value if key in _PLAIN_KEYS else quoted(value)}"]
    if key in ("authors", "editors"):
        return _wrapped(f"{key}: [", list(map(_name, value)), _WIDEST - indent - 2)
    if key in _PLAIN_KEYS:
        return [f"{key}: [{', '.join(map(str, value))}]"]
    return [f"{key}:", *(f"  - {quoted(str(item))}" for item in value)]


def _name(author: object) -> str:
    name = author.name if isinstance(author, Author) else str(author)
    is_plain = _PLAIN_NAME.fullmatch(name) and name.lower() not in _NO_TEXT
    text = name if is_plain else quoted(name)
    return f"{{literal: {text}}}" if isinstance(author, Author) and author.is_group else text


def _wrapped(head: str, items: list[str], width: int) -> list[str]:
    """A list in brackets on as many lines as it needs."""
    lines = [head]
    for at, item in enumerate(items):
        piece = item + ("]" if at == len(items) - 1 else ",")
        is_first = lines[-1] == head
        if not is_first and len(lines[-1]) + 1 + len(piece) > width:
            lines.append(f"  {piece}")
        else:
            lines[-1] += piece if is_first else f" {piece}"
    return lines


def quoted(text: str) -> str:
    """Text in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
