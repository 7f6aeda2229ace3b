"""What libyaml says of malformed YAML, in the words of someone who wants to write an article."""

from __future__ import annotations

import re

import yaml

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.sources.yaml_lines import ENTRY, quoting
from tpm_site.sources.yaml_outline import (
    further_in,
    hyphen,
    no_colon,
    not_in_line,
    quote_above,
    strange_first,
    unclosed_quote,
)

_UNCLOSED = {
    "while parsing a flow sequence": ("]", "this bracket is never closed, or a comma is missing"),
    "while parsing a flow mapping": ("}", "this brace is never closed, or a comma is missing"),
}
_BRACKETS = (*_UNCLOSED, "while parsing a flow node")
_MATES = {"[": "]", "{": "}"}


def explain(error: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic:
    """One finding for one of libyaml's errors, at the place that the editor must mend.

    libyaml's own words are looked at and never shown.
    """
    problem, context, lines = error.problem or "", error.context or "", text.split("\n")
    mark = error.problem_mark or error.context_mark
    number, column = _place(mark, lines)
    begun = _place(error.context_mark or mark, lines)
    if problem == "but found another document":
        message = "a line of --- cannot stand within the file"
        return _at(number, column, file, message, "delete it", "F007")
    if context.endswith((" alias", " anchor", " tag")) or "undefined" in problem:
        return _sign(begun if error.context_mark else (number, column), lines, file)
    if "irective" in context + problem or "YAML document" in problem:
        return _cut_short(lines, number, file)
    if context in _BRACKETS:
        return _bracket(context, begun, number, lines, file)
    if context.endswith("a quoted scalar"):
        return _quote(problem, begun, (number, column), lines, file)
    if context == "while scanning a block scalar" and "tab" not in problem:
        return quoting(begun[0], begun[1], lines, file) or _block(begun, file)
    if context == "while scanning a simple key":
        return hyphen(begun[0], lines, file) or no_colon(begun[0], lines, file)
    return quoting(number, column, lines, file) or _by_problem(problem, number, column, lines, file)


def _place(mark: yaml.Mark | None, lines: list[str]) -> tuple[int, int]:
    """Line and column of a mark, which at the end of a file may stand below its last line."""
    return min(getattr(mark, "line", 0), len(lines) - 1), getattr(mark, "column", 0)


def _at(line: int, column: int, file: str, message: str, help: str = "", code: str = "F005") -> Diagnostic:
    return Diagnostic(Span(file, line + 1, column + 1, 1), code, message, help)


def _sign(place: tuple[int, int], lines: list[str], file: str) -> Diagnostic:
    """A star that was meant for a list or for bold text, an ampersand, an exclamation mark."""
    line, column = place
    if re.match(r"\s*\* ", lines[line]):
        return _at(line, column, file, "an item of a list begins with `- `, not with `* `", "write `- `")
    message = "a value that begins with *, & or ! needs quotes"
    return quoting(line, column, lines, file) or _at(
        line, column, file, message, "put the value in quotes", "F006"
    )


def _quote(
    problem: str, begun: tuple[int, int], place: tuple[int, int], lines: list[str], file: str
) -> Diagnostic:
    if "end of stream" in problem or "document" in problem:
        line, column = begun
        return unclosed_quote(line, column, lines, file)
    message = "after a backslash in double quotes stands a letter that means nothing there"
    return _at(*place, file, message, "use single quotes, or write the backslash twice")


def _block(begun: tuple[int, int], file: str) -> Diagnostic:
    message = "after | or > at the end of a line stands a sign that means nothing there"
    return _at(*begun, file, message, "write | alone, and the text below it, indented")


def _bracket(context: str, begun: tuple[int, int], number: int, lines: list[str], file: str) -> Diagnostic:
    """Text in brackets with more text after it needs quotes; a bracket left open needs its mate."""
    if context not in _UNCLOSED:
        begun = _opening(min(number, len(lines) - 1), lines) or begun
    line, column = begun
    sign = lines[line][column : column + 1]
    closing, message = next((found for found in _UNCLOSED.values() if found[0] == _MATES.get(sign)), ("", ""))
    entry = ENTRY.match(lines[line])
    if entry and (not closing or closing in entry["value"]):
        found = quoting(line, column, lines, file)
        if found:
            return found
    if not closing:
        return _at(line, column, file, "a value is missing here, or needs quotes", "put the value in quotes")
    return _at(line, column, file, message, f"write {closing} after the last item, and commas between them")


def _opening(number: int, lines: list[str]) -> tuple[int, int] | None:
    """Where the list in brackets begins that goes on to this line."""
    for index in range(number, -1, -1):
        entry = ENTRY.match(lines[index])
        if entry and entry["value"][0] in _MATES:
            return index, entry.start("value")
    return None


def _by_problem(problem: str, number: int, column: int, lines: list[str], file: str) -> Diagnostic:
    line = lines[number] if number < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        help = "indent with spaces: delete the tab and press the space bar twice"
        return _at(number, 0, file, "this line is indented with a tab", help)
    if "mapping values are not allowed" in problem:
        return _value_in_value(lines, number, column, file)
    if "document start" in problem:
        return further_in(number, lines, file) or _cut_short(lines, number, file)
    if "expected key" in problem or "'-' indicator" in problem:
        return (
            quote_above(lines, number, file)
            or hyphen(number, lines, file)
            or _no_key(number, column, lines, file)
            or not_in_line(lines, number, file)
        )
    if "cannot start any token" in problem:
        sign = line[column : column + 1]
        message = f"nothing can begin with {sign} here" if sign.isprintable() else "a tab stands here"
        help = "put the whole value in quotes" if sign.isprintable() else "write a space in its place"
        return _at(number, column, file, message, help)
    return _anything_else(number, column, lines, file)


def _anything_else(number: int, column: int, lines: list[str], file: str) -> Diagnostic:
    line = lines[number]
    if "\t" in line:
        return _at(number, line.index("\t"), file, "a tab stands here", "write a space in its place")
    slip = _no_key(number, column, lines, file)
    if slip:
        return slip
    if ENTRY.match(line):
        return not_in_line(lines, number, file)
    help = "write each line as `key: value`, and put a value with signs in it in quotes"
    return _at(number, column, file, "this line cannot be read as it stands", help)


def _no_key(number: int, column: int, lines: list[str], file: str) -> Diagnostic | None:
    """A line that begins with a sign where a word is wanted."""
    sign = lines[number][column : column + 1] if number < len(lines) else ""
    if not sign or sign.isalnum() or sign in "-\"'_":
        return None
    return _at(number, column, file, f"a line cannot begin with {sign} here", "begin it with its key")


def _cut_short(lines: list[str], number: int, file: str) -> Diagnostic:
    """A line that ends the keys, or comes before them, by a rule of YAML's that nobody wants here."""
    for index, line in enumerate(lines[: number + 1]):
        if line.startswith(("...", "%")):
            sign = line[0] if line[0] == "%" else "..."
            key = re.match(r"% *(?P<rest>[\w-]+:.*)", line)
            help = f"write {key['rest']}" if key else "delete the line"
            return _at(index, 0, file, f"a line cannot begin with {sign} here", help)
    return not_in_line(lines, number, file)


def _value_in_value(lines: list[str], number: int, column: int, file: str) -> Diagnostic:
    """`key: value` where a value goes on: a colon is missing above, or this line is indented."""
    first = number - 1
    while first > 0 and lines[first].strip() and not ENTRY.match(lines[first]):
        first -= 1
    entry, line = ENTRY.match(lines[first]) if first >= 0 else None, lines[number]
    slip = hyphen(number, lines, file) or strange_first(number, lines, file)
    if slip:
        return slip
    if not entry:
        return no_colon(max(number - 1, 0), lines, file)
    indent = len(line) - len(line.lstrip())
    if first < number - 1 or not re.fullmatch(r"[\w-]+", line[indent:column]):
        name = f'the value of "{entry["key"]}"' if entry["key"] else "this value"
        message = f"{name} holds a colon followed by a space, so it needs quotes"
        return _at(
            number, column, file, message, "put quotes before its first word and after its last", "F006"
        )
    message = "this key stands further in than the key above"
    return _at(number, indent, file, message, "start it in the same column as the key above")
