"""Signs of Markdown that came to nothing: a patient would read the brackets and the stars.

They are looked for in what is left as text once everything else is parsed. A backslash before a sign
says that it is meant to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from tpm_site.markdown.context import Context, context_of
from tpm_site.markdown.syntax import Syntax

_PLACE = r"(?:[^)\s]*(?:\.(?:gif|jpe?g|md|pdf|png|svg|webp|yaml)\b|://)[^)]*|/[^)\s]*)"
_ANYWHERE = {
    "picture": r"!\[[^\]]*\]?(?: ?\([^)]*\)?|\[[^\]]*\])?",
    "link": rf"(?:\[[^\[\]]*)?\](?:\([^)]*\)?|\[[^\]]*\])|\[[^\[\]]+\] \({_PLACE}\)|\([^()]+\)\[{_PLACE}\]",
    "colons": r":{3,}",
    "id": r"\{[#.][^}]*\}|\{decorative\}",
    "template": r"\{\{|\{%",
    "code": r"`{3,}",
    "strong": r"\*\*",
    "struck": r"~~",
}
_AT_LINE_START = {
    "heading": r"#{2,6}[^\s#].*",
    "callout": r"::(?:$|\s*[A-Za-z]).*",
    "bullet": r"[\u2022\u25cf\u25aa\u25e6\u2023\u00b7]\s",
    "item": r"-[A-Z][a-z]|\d{1,2}[.)][A-Za-z]",
    "task": r"\[[ xX]?\] ",
    "table": r"\|.*\|$",
    "conflict": r"<{7}",
}
_MESSAGES = {
    "picture": (
        "this was meant for a picture",
        "write ![what it shows](picture.png), with no space between the brackets and none in the name",
    ),
    "link": (
        "this was meant for a link",
        "write [text](address), with no space between the brackets and none in the address",
    ),
    "colons": (
        "this line holds colons that begin nothing",
        "begin a callout or a snippet on a line of its own",
    ),
    "id": (
        "these braces belong to nothing",
        "write {#signs} at the end of a heading, in small letters; {decorative} right after a picture",
    ),
    "template": ("this belongs to a template, which no page is", "write out what should stand here"),
    "code": (
        "this was meant for code",
        "write the signs ``` on a line of their own, above and below the code",
    ),
    "strong": (
        "these stars make nothing bold",
        "write ** right before the first word and right after the last, within one paragraph",
    ),
    "struck": ("text cannot be struck out", "delete the signs ~~, and what is no longer true"),
    "heading": ("this was meant for a heading", "write a space after the signs #"),
    "callout": ("this was meant for a callout", "begin and close it with three colons: ::: note"),
    "bullet": ("this was meant for a list", "begin each item with `- `"),
    "item": ("this was meant for a list", "write a space before the first word of each item"),
    "task": ("this was meant for a list to tick off", "write a callout: ::: checklist"),
    "table": ("this was meant for a table", "write a line such as | --- | --- | below its first line"),
    "conflict": (
        "two versions of this file were not brought together",
        "keep one of the two, and delete the lines of <<<<<<<, ======= and >>>>>>>",
    ),
}
_SIGNS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _ANYWHERE.items()))
_LINE_START = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _AT_LINE_START.items()))
_HINTS = ("[", "]", "{", "`", "**", "~~", ":::")
"""One of these is in whatever a pattern that is looked for anywhere can match."""
_START_HINT = re.compile(
    r"^(?:##|::|[\u2022\u25cf\u25aa\u25e6\u2023\u00b7]|-[A-Z]|\d{1,2}[.)]|\[|\||<{7})", re.MULTILINE
)
_ONCE = frozenset({"colons", "strong", "struck", "code", "bullet", "item", "table"})
"""Of these a paragraph has many or none; the first shows the place."""
_BREAKS = ("softbreak", "hardbreak")


def _enable(md: MarkdownIt) -> None:
    md.core.ruler.after("inline", "left_as_text", _rule)


def _rule(state: StateCore) -> None:
    context = context_of(state.env)
    for token in state.tokens:
        if token.type == "inline" and _may_hold_signs(token):
            _check(token, context)


def _may_hold_signs(block: Token) -> bool:
    """A quick look: nearly every paragraph is sound, and the patterns are slow."""
    if _START_HINT.search(block.content):
        return True
    if not _holds_hint(block.content):
        return False
    return _holds_hint("\n".join([c.content for c in block.children or () if c.type == "text"]))


def _holds_hint(text: str) -> bool:
    return any(map(text.__contains__, _HINTS))


def _check(block: Token, context: Context) -> None:
    """The texts of a paragraph, each found again in the paragraph's source."""
    children, cursor, found = block.children or [], 0, set[str]()
    if any(child.type == "citation" for child in children):
        found.add("link")  # That a mark stands in the words of a link is reported with the mark.
    for index, child in enumerate(children):
        if child.type != "text":
            continue
        start = max(block.content.find(child.content, cursor), cursor)
        cursor = start + len(child.content)
        begins_line = index == 0 or children[index - 1].type in _BREAKS
        for match in _matches(child.content, begins_line=begins_line):
            kind = match.lastgroup or ""
            if kind not in found:
                _report(kind, match, start, block, context)
            if kind in _ONCE:
                found.add(kind)


def _matches(text: str, *, begins_line: bool) -> Iterator[re.Match[str]]:
    first = _LINE_START.match(text) if begins_line else None
    if first:
        yield first
    yield from _SIGNS.finditer(text, first.end() if first else 0)


def _report(kind: str, match: re.Match[str], start: int, block: Token, context: Context) -> None:
    message, help = _MESSAGES[kind]
    mark = context.place.inline(block, start + match.start(), len(match[0].rstrip()))
    context.report(mark, "M114", message, help)


SYNTAX = Syntax(_enable)
