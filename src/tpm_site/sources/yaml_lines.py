"""What is wrong with the value in one line of YAML, as its writer sees it: the quotes that it needs.

Lines and columns count from 0 here, as libyaml counts them.
"""

from __future__ import annotations

import re

import yaml

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.sources.list_keys import ID_KEYS, LIST_KEYS
from tpm_site.sources.yaml_loader import Loader, TooDeepError

ENTRY = re.compile(r"(?P<lead>\s*(?:- +)?(?:(?P<key>[\w-]+): +|- +))(?P<value>\S(?:.*\S)?)\s*$")
BLOCK = re.compile(r"[|>][-+\d]*")
_SIGNS = "*&!%@`,?|>-[]{}"
_NEEDS = "so it needs quotes"
_OWNER = re.compile(r"(?P<lead> *)(?P<key>[\w-]+):\s*$")
_AROUND = " [\t"
STRANGE_ITEM = re.compile(
    r"\s*(?P<sign>[\u2010-\u2015\u2022\u2023\u2043\u2212\u25aa\u25cf\u25a0\u25e6\u00b7\uf0b7])\s*(?P<text>\S.*)"
)
"""A line that begins with a dash or a typed bullet, where an item begins with a hyphen."""
_ITEMS = re.compile(
    r"""\s*\[?\s*("(?:[^"\\]|\\.)*"(?=\s*(?:[,\]]|$))|'(?:[^']|'')*'(?=\s*(?:[,\]]|$))|[^,\]]+)"""
)
_PLAIN_KEYS = frozenset(("title", "summary", "question", "heading", "text", "label", "term", "name", "alt"))
"""Keys whose values hold no Markdown."""
_CURLY_OPENING = ("\u201c", "\u2018")
_CURLY = re.compile("“[^“”]*”|‘[^‘]*’")
_KEYED = frozenset(("image", "review", "allow", "cta", "organization", "defaults", "policies"))
"""Keys whose value in braces is meant as one."""


def quoting(line: int, column: int, lines: list[str], file: str) -> Diagnostic | None:
    """A finding that names the quoting, where quotes round the line's value would mend it."""
    text = lines[line] if line < len(lines) else ""
    entry = ENTRY.match(text)
    if not entry or BLOCK.fullmatch(entry["value"]) or text.startswith("\t") or parses(text.strip()):
        return None
    if entry["key"] in _KEYED and entry["value"].startswith("{"):
        return None
    return mended_list(line, lines, file) or needs_quotes(line, column, lines, file)


def needs_quotes(line: int, column: int, lines: list[str], file: str) -> Diagnostic | None:
    """The same, whether or not the line can be read as it stands."""
    entry = ENTRY.match(lines[line])
    if not entry:
        return None
    value, start = entry["value"], entry.start("value")
    mended = f"{entry['lead'].strip()} {quoted(value)}"
    if not parses(mended):
        return None
    if entry["key"] == "id" and value.startswith("@"):
        span = Span(file, line + 1, start + 1, 1)
        mended = f"{entry['lead'].strip()} {value.lstrip('@')}"
        return Diagnostic(span, "F005", 'an id stands in "id" without the @', f"write {mended}")
    sign = value[0]
    if entry["key"] in _PLAIN_KEYS and sign in "*`" and parses(mended.replace(sign, "")):
        span = Span(file, line + 1, start + 1, 1)
        message = f'the value of "{entry["key"]}" holds the sign {sign}, which would be shown'
        plain = value.replace(sign, "")
        return Diagnostic(span, "F005", message, f"write {entry['lead'].strip()} {plain}")
    reason, column = _reason(value, start, column)
    name = f'the value of "{entry["key"]}"' if entry["key"] else "this value"
    span = Span(file, line + 1, min(column, len(lines[line].rstrip())) + 1, 1)
    return Diagnostic(span, "F006", f"{name} {reason}, {_NEEDS}", f"write {mended}")


def mended_list(line: int, lines: list[str], file: str) -> Diagnostic | None:
    """A finding that names the list that was meant, where a key wants one."""
    entry = ENTRY.match(lines[line])
    key = (entry["key"] or owner(line, lines)) if entry else ""
    if not entry or key not in LIST_KEYS or (entry["key"] and entry["value"][0] in "\"'"):
        return None
    value, is_id = entry["value"], key in ID_KEYS
    in_brackets = value.startswith("[")
    if (in_brackets and "]" not in value) or not (entry["key"] or is_id):
        return None
    # A comma outside of brackets may be one of a sentence.
    found = _ITEMS.findall(value) if in_brackets or is_id else [value]
    items = [item for one in found if one.strip(_AROUND) and (item := _item(one, is_id=is_id))]
    mended = f"{entry['key']}: [{', '.join(items)}]" if entry["key"] else f"- {', '.join(items)}"
    if not items or not parses(mended):
        return None
    code, reason = _list_reason(value, key, items, is_id=is_id)
    return Diagnostic(Span(file, line + 1, entry.start("value") + 1, 1), code, reason, f"write {mended}")


def _item(found: str, *, is_id: bool) -> str:
    item = found.strip().removeprefix("- ").strip(_AROUND)
    if is_id:
        item = item.strip("@`\"'[ ")
    if len(item) > 1 and item[0] == item[-1] == "`":
        item = item[1:-1]
    is_sound = parses(f"[{item}]") and item[:1] not in _SIGNS and ": " not in item and not is_curly(item)
    return item if is_sound or (item[:1] in "\"'" and parses(f"[{item}]")) else quoted(item)


def _list_reason(value: str, key: str, items: list[str], *, is_id: bool) -> tuple[str, str]:
    """Code and message: what is wrong with a list in brackets, or with what should be one."""
    if is_id and "@" in value:
        return "F005", f'an id stands in "{key}" without the @'
    if value[0] != "[":
        why = f"begins with {value[0]}" if value[0] in _SIGNS else "holds a colon followed by a space"
        return "F006", f'an item of "{key}" {why}, {_NEEDS}'
    if any(item[0] in "\"'" and item not in value for item in items):
        return "F006", f'an item of "{key}" holds a sign with a meaning of its own, {_NEEDS}'
    if not value.endswith("]"):
        return "F005", f'text stands behind the bracket that closes "{key}"'
    if value.count("]") > value.count("["):
        return "F005", f'the list of "{key}" is closed twice'
    return "F005", f'an item of "{key}" is empty, or holds a sign that cannot stand there'


def owner(line: int, lines: list[str]) -> str:
    """The key that an item of a list belongs to."""
    indent = len(lines[line]) - len(lines[line].lstrip())
    for above in reversed(lines[:line]):
        found = _OWNER.match(above)
        if found and found.end("lead") <= indent:
            return found["key"]
    return ""


def _reason(value: str, start: int, column: int) -> tuple[str, int]:
    """Why a value needs quotes, and the column of what makes it so."""
    if value[0] in "\"'":
        return f"goes on after its second {value[0]}", column
    if value[0] in _SIGNS:
        return f"begins with {value[0]}", start
    colon = re.search(r":(?= |$)", value)
    if colon:
        return "holds a colon followed by a space", start + colon.start()
    return "holds a sign with a meaning of its own", column


def is_curly(value: str) -> bool:
    """Whether a whole value stands in the quotes of a word processor, which quote nothing here."""
    return value[:1] in _CURLY_OPENING and bool(_CURLY.fullmatch(value))


def quoted(value: str) -> str:
    """`value` in quotation marks that its own signs do not end."""
    inner = value
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
    if _CURLY.fullmatch(inner):
        inner = inner[1:-1]
    if '"' not in inner and "\\" not in inner:
        return f'"{inner}"'
    return "'" + inner.replace("'", "''") + "'"


def parses(line: str) -> bool:
    """Whether a line can be read by itself."""
    try:
        Loader(line).get_single_node()
    except (yaml.YAMLError, TooDeepError):
        return False
    return True
