"""A space of another width behind a sign that wants a plain one: what is typed looks right, and is text.

It is found and read as a plain space, so that the same mistake is not found again as another one.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from tpm_site.base.span import Mark
from tpm_site.markdown.context import context_of
from tpm_site.markdown.syntax import Syntax

_NAMES = {
    "\u00a0": "a no-break space",
    "\u2007": "a space as wide as a figure",
    "\u202f": "a narrow no-break space",
    "\u3000": "a space as wide as a Chinese sign",
}
_ODD = "".join(_NAMES)
_MARKS = rf"(?>(?:>(?![{_ODD}]) ?|[-*+][ \t]+|\d{{1,9}}[.)][ \t]+)*)"
_SIGN = r"(?:#{1,6}|[-+]|\*(?!.*\*)|(?P<number>\d{1,9})[.)]|:{3,}|>)"
_LINE = re.compile(rf"[ \t]*+{_MARKS}{_SIGN}(?P<odd>[{_ODD}])")
_CODE = re.compile(r"[ \t>]*(`{3,}|~{3,})")


def _enable(md: MarkdownIt) -> None:
    md.core.ruler.before("block", "odd_space", _rule)


def _rule(state: StateCore) -> None:
    if not any(map(state.src.__contains__, _NAMES)):
        return
    lines, code = state.src.split("\n"), ""
    for index, line in enumerate(lines):
        fence = _CODE.match(line)
        if fence and (not code or fence[1].startswith(code)):
            code = "" if code else fence[1]
        match = None if code else _LINE.match(line)
        if match and _begins_an_item(match, lines[index - 1] if index else ""):
            _report(state, index, match)
            at = match.start("odd")
            lines[index] = f"{line[:at]} {line[at + 1 :]}"
    state.src = "\n".join(lines)


def _begins_an_item(match: re.Match[str], above: str) -> bool:
    """A line of prose may begin with an ordinal: `5. Mai`. The first item is 1, and the others follow it."""
    number = match["number"]
    return number is None or number == "1" or above.lstrip(" \t>").startswith(f"{int(number) - 1}")


def _report(state: StateCore, index: int, match: re.Match[str]) -> None:
    context = context_of(state.env)
    first = context.place.line(index)
    indent = len(match.string) - len(match.string.lstrip())
    mark = Mark(first.line, first.column + match.start("odd") - indent, 1)
    message = f"this is {_NAMES[match['odd']]}, behind which no heading, list or box begins"
    context.report(mark, "M122", message, "delete it, and type a plain space")


SYNTAX = Syntax(_enable)
