"""What libyaml says of malformed YAML, in the words of someone who wants to write an article."""

from __future__ import annotations

import re

import yaml

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.sources.yaml_lines import ENTRY, no_colon, not_in_line, quote_above, quoting

_UNCLOSED = {
    "while parsing a flow sequence": ("]", "this bracket is never closed, or a comma is missing"),
    "while parsing a flow mapping": ("}", "this brace is never closed, or a comma is missing"),
}


def explain(error: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic:
    """One finding for one of libyaml's errors, at the place that the editor must mend."""
    problem, context, lines = error.problem or "", error.context or "", text.split("\n")
    mark = error.problem_mark or error.context_mark
    number, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    begun = getattr(error.context_mark, "line", number), getattr(error.context_mark, "column", column)
    if problem == "but found another document":
        message = "a line of --- cannot stand within the file"
        return _at(number, column, file, message, "delete it", "F007")
    if context.endswith((" alias", " anchor")) or "undefined alias" in problem:
        return _star(begun if error.context_mark else (number, column), lines, file)
    if context in _UNCLOSED:
        return _open_bracket(begun, lines, file, *_UNCLOSED[context])
    if "escape" in problem or "hexdecimal" in problem:
        message = "after a backslash in double quotes stands a letter that means nothing there"
        return _at(number, column, file, message, "use single quotes, or write the backslash twice")
    if context == "while scanning a quoted scalar":
        help = "write the same mark where the text ends"
        return _at(*begun, file, "this quotation mark is never closed", help)
    if context == "while scanning a simple key":
        return no_colon(begun[0], lines, file)
    return quoting(number, column, lines, file) or _by_problem(problem, number, column, lines, file)


def _at(line: int, column: int, file: str, message: str, help: str = "", code: str = "F005") -> Diagnostic:
    return Diagnostic(Span(file, line + 1, column + 1, 1), code, message, help)


def _star(place: tuple[int, int], lines: list[str], file: str) -> Diagnostic:
    """A star that was meant for a list or for bold text, or an ampersand."""
    line, column = place
    if re.match(r"\s*\* ", lines[line]):
        return _at(line, column, file, "an item of a list begins with `- `, not with `* `", "write `- `")
    message = "a value that begins with * or & needs quotes"
    return quoting(line, column, lines, file) or _at(
        line, column, file, message, "put the value in quotes", "F006"
    )


def _open_bracket(
    begun: tuple[int, int], lines: list[str], file: str, closing: str, message: str
) -> Diagnostic:
    """Text in brackets with more text after it needs quotes; a bracket left open needs its mate."""
    line, column = begun
    entry = ENTRY.match(lines[line])
    if entry and closing in entry["value"]:
        found = quoting(line, column, lines, file)
        if found:
            return found
    return _at(line, column, file, message, f"write {closing} after the last item, and commas between them")


def _by_problem(problem: str, number: int, column: int, lines: list[str], file: str) -> Diagnostic:
    line = lines[number] if number < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        help = "indent with spaces: delete the tab and press the space bar twice"
        return _at(number, 0, file, "this line is indented with a tab", help)
    if "mapping values are not allowed" in problem:
        return _value_in_value(lines, number, column, file)
    if "document start" in problem or "directive" in problem:
        return _cut_short(lines, number, file)
    if "expected key" in problem or "'-' indicator" in problem:
        return quote_above(lines, number, file) or not_in_line(lines, number, file)
    if "cannot start any token" in problem:
        sign = line[column : column + 1]
        return _at(
            number, column, file, f"nothing can begin with {sign} here", "put the whole value in quotes"
        )
    return _at(number, column, file, f"this cannot be read: {problem}", "see `tpm-site explain F005`")


def _cut_short(lines: list[str], number: int, file: str) -> Diagnostic:
    """A line that ends the keys, or comes before them, by a rule of YAML's that nobody wants here."""
    for index, line in enumerate(lines[: number + 1]):
        if line.startswith(("...", "%")):
            sign = line[0] if line[0] == "%" else "..."
            return _at(index, 0, file, f"a line cannot begin with {sign} here", "delete the line")
    return not_in_line(lines, number, file)


def _value_in_value(lines: list[str], number: int, column: int, file: str) -> Diagnostic:
    """`key: value` where a value goes on: a colon is missing above, or this line is indented."""
    first = number - 1
    while first > 0 and lines[first].strip() and not ENTRY.match(lines[first]):
        first -= 1
    entry, line = ENTRY.match(lines[first]) if first >= 0 else None, lines[number]
    if not entry:
        return no_colon(number - 1, lines, file)
    indent = len(line) - len(line.lstrip())
    if first < number - 1 or not re.fullmatch(r"[\w-]+", line[indent:column]):
        name = f'the value of "{entry["key"]}"' if entry["key"] else "this value"
        message = f"{name} holds a colon followed by a space, so it needs quotes"
        return _at(
            number, column, file, message, "put quotes before its first word and after its last", "F006"
        )
    message = "this key stands further in than the key above"
    return _at(number, indent, file, message, "start it in the same column as the key above")
