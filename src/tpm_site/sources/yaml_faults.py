"""What libyaml says of malformed YAML, in the words of someone who wants to write an article."""

from __future__ import annotations

import re

import yaml

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span

_ENTRY = re.compile(r"(?P<lead>\s*(?:- +)?(?:(?P<key>[\w-]+): +|- +))(?P<value>\S.*?)\s*$")
_UNCLOSED = {
    "while scanning a quoted scalar": "this quotation mark is never closed",
    "while parsing a flow sequence": "this bracket is never closed, or a comma is missing",
    "while parsing a flow mapping": "this brace is never closed, or a comma is missing",
}


def explain(error: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic:
    """One finding for one of libyaml's errors, at the place that the editor must mend."""
    problem, context = error.problem or "", error.context or ""
    if problem == "but found another document":
        return _at(
            error.problem_mark, file, "F007", "a second YAML document begins here", "delete the line of ---"
        )
    if "alias" in problem or "anchor" in problem or context.endswith(("an alias", "an anchor")):
        mark = error.context_mark or error.problem_mark
        return _quotable(mark, text, file) or _at(
            mark, file, "F007", "YAML aliases (* and &) are not used here", "put the value in quotes"
        )
    if context in _UNCLOSED and "escape" not in problem:
        mark = error.context_mark
        fallback = _at(mark, file, "F005", _UNCLOSED[context])
        return (
            _quotable(mark, text, file) if context != "while scanning a quoted scalar" else None
        ) or fallback
    if "escape" in problem:
        return _at(
            error.problem_mark,
            file,
            "F005",
            "a backslash in double quotes begins an escape, and this one is not known",
            "use single quotes, or write the backslash twice",
        )
    if context == "while scanning a simple key":
        return _no_colon(error, file)
    return _quotable(error.problem_mark, text, file) or _general(error, text, file)


def _at(mark: object, file: str, code: str, message: str, help: str = "") -> Diagnostic:
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    return Diagnostic(Span(file, line + 1, column + 1), code, message, help)


def _no_colon(error: yaml.MarkedYAMLError, file: str) -> Diagnostic:
    return _at(
        error.context_mark,
        file,
        "F005",
        "this line has no colon",
        "write it as `key: value`; text that goes on over several lines is indented by two spaces",
    )


def _quotable(mark: object, text: str, file: str) -> Diagnostic | None:
    """A finding that names the quoting, where quotes round the line's value would mend it."""
    line_number = getattr(mark, "line", -1)
    lines = text.split("\n")
    if not 0 <= line_number < len(lines):
        return None
    line = lines[line_number]
    entry = _ENTRY.match(line)
    if not entry or entry["value"][0] in "|>" or line.startswith("\t"):
        return None
    if _parses(line.strip()):
        return None
    value = entry["value"]
    quoted = _quote(value)
    if not _parses(f"{entry['lead'].strip()} {quoted}"):
        return None
    column = max(getattr(mark, "column", 0), 0)
    reason = _reason(value, column - len(entry["lead"]))
    name = f'the value of "{entry["key"]}"' if entry["key"] else "this value"
    return Diagnostic(
        Span(file, line_number + 1, min(column, len(line.rstrip())) + 1),
        "F006",
        f"{name} {reason}, so it needs quotes",
        f"write {entry['lead'].strip()} {quoted}",
    )


def _reason(value: str, offset: int) -> str:
    if value[0] in "\"'":
        return "goes on after its closing quotation mark"
    if value[0] in "[{":
        return f"begins with {value[0]}"
    if value[0] in "*&!%@`,?":
        return f"begins with {value[0]}"
    if ": " in value or value.endswith(":"):
        return "holds a colon followed by a space"
    return "holds a character that YAML reads as its own"


def _quote(value: str) -> str:
    inner = value
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
    if '"' not in inner and "\\" not in inner:
        return f'"{inner}"'
    return "'" + inner.replace("'", "''") + "'"


def _parses(line: str) -> bool:
    try:
        yaml.compose(line, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    return True


def _general(error: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    number = getattr(mark, "line", 0)
    lines = text.split("\n")
    line = lines[number] if number < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _at(mark, file, "F005", "this line is indented with a tab", "indent with spaces")
    if "mapping values are not allowed" in (error.problem or ""):
        return _entry_in_entry(lines, number, file)
    if "did not find expected key" in (error.problem or ""):
        return _at(
            mark,
            file,
            "F005",
            "this line is not in line with the keys above",
            "start every key in the same column, and every item of a list with `- `",
        )
    return _at(mark, file, "F005", f"this is not YAML: {error.problem}", "see `tpm-site explain F005`")


def _entry_in_entry(lines: list[str], number: int, file: str) -> Diagnostic:
    """`key: value` where a value goes on: the line before lacks its colon, or this one is indented."""
    line, before = lines[number], lines[number - 1] if number else ""
    if before.strip() and ":" not in before:
        indent = len(before) - len(before.lstrip())
        return Diagnostic(
            Span(file, number, indent + 1, len(before.strip())),
            "F005",
            "this line has no colon",
            "write it as `key: value`",
        )
    indent = len(line) - len(line.lstrip())
    return Diagnostic(
        Span(file, number + 1, indent + 1),
        "F005",
        "this key stands further in than the key above",
        "start it in the same column as the key above",
    )
