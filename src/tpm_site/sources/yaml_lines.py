"""What is wrong with one line of YAML, as its writer sees it: quotes, colons, indentation.

Lines and columns count from 0 here, as libyaml counts them.
"""

from __future__ import annotations

import re

import yaml

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.sources.yaml_loader import Loader, TooDeepError

ENTRY = re.compile(r"(?P<lead>\s*(?:- +)?(?:(?P<key>[\w-]+): +|- +))(?P<value>\S.*?)\s*$")
_KEY = re.compile(r"\s*(?:- +)?(?P<key>[\w-]+)\s*(?P<colon>[:\uff1a])(?P<value>.*)$")
_ITEM = re.compile(r" *(?P<dash>- +)(?=\S)")
_BLOCK = re.compile(r"[|>][-+\d]*")
_SIGNS = "*&!%@`,?|>-[]{}"
_NEEDS = "so it needs quotes"


def quoting(line: int, column: int, lines: list[str], file: str) -> Diagnostic | None:
    """A finding that names the quoting, where quotes round the line's value would mend it."""
    text = lines[line] if line < len(lines) else ""
    entry = ENTRY.match(text)
    if not entry or _BLOCK.fullmatch(entry["value"]) or text.startswith("\t") or _parses(text.strip()):
        return None
    return needs_quotes(line, column, lines, file)


def needs_quotes(line: int, column: int, lines: list[str], file: str) -> Diagnostic | None:
    """The same, whether or not the line can be read as it stands."""
    entry = ENTRY.match(lines[line])
    if not entry:
        return None
    value, start = entry["value"], entry.start("value")
    mended = f"{entry['lead'].strip()} {quoted(value)}"
    if not _parses(mended):
        return None
    reason, column = _reason(value, start, column)
    name = f'the value of "{entry["key"]}"' if entry["key"] else "this value"
    span = Span(file, line + 1, min(column, len(lines[line].rstrip())) + 1, 1)
    return Diagnostic(span, "F006", f"{name} {reason}, {_NEEDS}", f"write {mended}")


def _reason(value: str, start: int, column: int) -> tuple[str, int]:
    """Why a value needs quotes, and the column of what makes it so."""
    if value[0] in "\"'":
        return "goes on after its closing quotation mark", column
    if value[0] in _SIGNS:
        return f"begins with {value[0]}", start
    colon = re.search(r":(?= |$)", value)
    if colon:
        return "holds a colon followed by a space", start + colon.start()
    return "holds a sign with a meaning of its own", column


def quoted(value: str) -> str:
    """`value` in quotation marks that its own signs do not end."""
    inner = value
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
    if '"' not in inner and "\\" not in inner:
        return f'"{inner}"'
    return "'" + inner.replace("'", "''") + "'"


def _parses(line: str) -> bool:
    try:
        Loader(line).get_single_node()
    except (yaml.YAMLError, TooDeepError):
        return False
    return True


def no_colon(line: int, lines: list[str], file: str) -> Diagnostic:
    """A line that is no `key: value`: its colon is missing, strange, or without a space after it."""
    text = lines[line]
    entry = _KEY.match(text)
    if entry:
        strange = entry["colon"] != ":" or entry["value"][:1].isspace()
        message = "this colon is not followed by a plain space"
        if entry["colon"] != ":":
            message = "this colon is not the one of the keyboard"
        help = f"write {entry['key']}: {entry['value'].strip()}"
        help += " and type the colon and the space anew" if strange else ""
        return Diagnostic(Span(file, line + 1, entry.start("colon") + 1, 1), "F005", message, help)
    indent = len(text) - len(text.lstrip())
    return Diagnostic(
        Span(file, line + 1, indent + 1, max(len(text.strip()), 1)),
        "F005",
        "this line has no colon",
        "write it as `key: value`; if it goes on from the line above, indent it by two spaces",
    )


def not_in_line(lines: list[str], number: int, file: str) -> Diagnostic:
    """A line that starts in a column of its own."""
    line = lines[number] if number < len(lines) else ""
    indent = len(line) - len(line.lstrip())
    message, help = "this line is not in line with those above", "start every key in the same column"
    for above in reversed(lines[:number]):
        item = _ITEM.match(above)
        if item and line.lstrip().startswith("- "):
            spaces = item.start("dash")
            help = "begin it in the first column, under the item above"
            if spaces:
                help = f"indent it by {spaces} spaces, to stand under the item above"
        elif item:
            help = f"indent it by {item.end()} spaces, to stand under the first word of the item above"
        if item or not above.startswith((" ", "#")):
            break
    return Diagnostic(Span(file, number + 1, indent + 1, max(len(line.strip()), 1)), "F005", message, help)


def quote_above(lines: list[str], number: int, file: str) -> Diagnostic | None:
    """The quotation mark that was left open on a line above, and swallowed all up to the next."""
    for index in range(number - 1, -1, -1):
        entry = ENTRY.match(lines[index])
        if entry and entry["value"][0] in "\"'" and entry["value"].count(entry["value"][0]) % 2:
            span = Span(file, index + 1, entry.start("value") + 1, 1)
            message = "this quotation mark is never closed"
            return Diagnostic(span, "F005", message, "write the same mark where the text ends")
    return None
