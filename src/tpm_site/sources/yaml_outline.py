"""What is wrong with where a line of YAML stands: indentation, hyphens, colons.

Lines and columns count from 0 here, as libyaml counts them.
"""

from __future__ import annotations

import re

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.sources.yaml_lines import BLOCK, ENTRY, STRANGE_ITEM, quoted

_KEY = re.compile(r"\s*(?:- +)?(?P<key>[\w-]+)\s*(?P<colon>[:\uff1a])(?P<value>.*)$")
_ITEM = re.compile(r" *(?P<dash>- +)(?=\S)")
_HYPHEN = re.compile(r" *-(?P<rest>[^\s-].*)")
_EQUALS = re.compile(r"\s*(?P<key>\w+)\s*(?P<sign>=)\s*(?P<value>\S.*)")
_LEAD = re.compile(r" *(?:- +)?")


def hyphen(number: int, lines: list[str], file: str) -> Diagnostic | None:
    """An item whose hyphen has no space after it, in the line of the fault or above it in the same list."""
    for index in range(min(number, len(lines) - 1), 0, -1):
        found = _HYPHEN.match(lines[index])
        before = lines[index - 1].rstrip()
        if found and (before.endswith(":") or _in_list(index, found.start("rest") - 1, lines)):
            return missing_space(index, lines, file)
        if not lines[index].startswith((" ", "-")):
            break
    return None


def missing_space(index: int, lines: list[str], file: str) -> Diagnostic:
    """The finding for a line that begins with a hyphen and no space."""
    line = lines[index].strip()
    span = Span(file, index + 1, lines[index].index("-") + 1, 1)
    return Diagnostic(span, "F005", "a space is missing after this hyphen", f"write - {line[1:].strip()}")


def _in_list(index: int, column: int, lines: list[str]) -> bool:
    """Whether an item stands in the same column above, with nothing further out between."""
    for above in reversed(lines[:index]):
        indent = len(above) - len(above.lstrip())
        if above.strip() and indent <= column:
            return indent == column and above.lstrip().startswith("-")
    return False


def further_in(number: int, lines: list[str], file: str) -> Diagnostic | None:
    """The first key of all, where it stands further in than those below."""
    first = next((i for i, line in enumerate(lines) if line.strip() and not line.startswith("#")), number)
    if first >= number or not lines[first].startswith(" "):
        return None
    span = Span(file, first + 1, 1, len(lines[first]) - len(lines[first].lstrip()))
    return Diagnostic(span, "F005", "the first key stands further in than those below", "delete the spaces")


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
    strange_item = strange_dash(line, lines, file)
    if strange_item:
        return strange_item
    equals = _EQUALS.match(text)
    if equals:
        span = Span(file, line + 1, equals.start("sign") + 1, 1)
        message = "an equals sign stands where a colon belongs"
        return Diagnostic(span, "F005", message, f"write {equals['key']}: {equals['value'].rstrip()}")
    goes_on = f"if it goes on from the line above, {_further(line, lines)}"
    return _standing(line, lines, file, "this line has no colon", f"write it as `key: value`; {goes_on}")


def strange_dash(number: int, lines: list[str], file: str) -> Diagnostic | None:
    """An item that begins with a dash of a word processor, or with a bullet."""
    found = STRANGE_ITEM.match(lines[number])
    if not found:
        return None
    text = found["text"].rstrip()
    text = quoted(text) if ": " in text and not _KEY.match(text) else text
    span = Span(file, number + 1, found.start("sign") + 1, 1)
    message = f"this item of a list begins with {found['sign']}, not with a hyphen"
    return Diagnostic(span, "F005", message, f"write - {text}")


def strange_first(number: int, lines: list[str], file: str) -> Diagnostic | None:
    """The same in this line or the one above, where a list begins or goes on."""
    for index in range(number, max(number - 2, 0), -1):
        before = lines[index - 1].rstrip()
        found = strange_dash(index, lines, file)
        if found and (before.endswith(":") or before.lstrip().startswith("- ")):
            return found
    return None


def not_in_line(lines: list[str], number: int, file: str) -> Diagnostic:
    """A line that starts in a column of its own."""
    line = lines[number] if number < len(lines) else ""
    message, help = "this line is not in line with those above", "start every key in the same column"
    is_item = line.lstrip().startswith("- ")
    block = _block_above(number, lines)
    if block:
        return _standing(number, lines, file, message, f"indent it by {block} spaces, as the text above")
    if not is_item and line.strip() and not _KEY.match(line):
        return _standing(number, lines, file, message, _further(number, lines))
    for above in reversed(lines[:number]):
        item = _ITEM.match(above)
        if item and is_item:
            spaces = item.start("dash")
            help = "begin it in the first column, under the item above"
            if spaces:
                help = f"indent it by {spaces} spaces, to stand under the item above"
        elif item:
            help = f"indent it by {item.end()} spaces, to stand under the first word of the item above"
        if item or not above.startswith((" ", "#")):
            break
    if is_item and "item above" not in help:
        help = "write the items of a list below its key, such as `tags:`, which has no value of its own then"
    return _standing(number, lines, file, message, help)


def _standing(number: int, lines: list[str], file: str, message: str, help: str) -> Diagnostic:
    line = lines[number] if number < len(lines) else ""
    indent = len(line) - len(line.lstrip())
    return Diagnostic(Span(file, number + 1, indent + 1, max(len(line.strip()), 1)), "F005", message, help)


def _further(number: int, lines: list[str]) -> str:
    """How far in a line stands that goes on from those above: two further than its key."""
    for above in reversed(lines[:number]):
        entry = ENTRY.match(above) or _KEY.match(above)
        if entry:
            lead = _LEAD.match(above)
            spaces = (lead.end() if lead else 0) + (2 if entry["key"] else 0)
            return f"indent it by {spaces} spaces"
    return "indent it by 2 spaces"


def _block_above(number: int, lines: list[str]) -> int:
    """How far in the text after a | or > stands, where this line was meant to be a part of it; or 0."""
    line = lines[number] if number < len(lines) else ""
    indent, inner = len(line) - len(line.lstrip()), 0
    for above in reversed(lines[:number]):
        outer = len(above) - len(above.lstrip())
        entry = ENTRY.match(above)
        if entry and BLOCK.fullmatch(entry["value"]):
            return inner if outer < indent < inner else 0
        if above.strip():
            inner = outer
    return 0


def quote_above(lines: list[str], number: int, file: str) -> Diagnostic | None:
    """The quotation mark that was left open on a line above, and swallowed all up to the next."""
    for index in range(number - 1, -1, -1):
        entry = ENTRY.match(lines[index])
        if entry and entry["value"][0] in "\"'" and entry["value"].count(entry["value"][0]) % 2:
            return unclosed_quote(index, entry.start("value"), lines, file)
    return None


def unclosed_quote(line: int, column: int, lines: list[str], file: str) -> Diagnostic:
    """A quotation mark that has no second one: it may be an apostrophe, or closed by a curly one."""
    mark, words = lines[line][column : column + 1], lines[line][column + 1 :].rstrip()
    help = "write the same mark where the text ends"
    if words.endswith(("\u201c", "\u201d", "\u2018", "\u2019")):
        help = f"write the same mark where the text ends: {mark}{words[:-1]}{mark}"
    elif mark == "'" and '"' not in words:
        help = f'{help}; if it is an apostrophe, write "\'{words}"'
    return Diagnostic(
        Span(file, line + 1, column + 1, 1), "F005", "this quotation mark is never closed", help
    )
