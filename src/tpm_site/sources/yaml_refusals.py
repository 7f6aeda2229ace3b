"""What YAML allows and no editor means: anchors, aliases and tags."""

from __future__ import annotations

import re

import yaml
from yaml.cyaml import CBaseLoader

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.sources.yaml_lines import needs_quotes
from tpm_site.sources.yaml_loader import MAX_DEPTH

# Each begins with one sign, which is found quickly.
_SIGNS = (re.compile(r"&(?=[\w-])"), re.compile(r"\*(?=[\w-])"), re.compile("!"))
_MARK = re.compile(r"\?(?=\s)")
_OPENERS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_BRACKETS = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
_MATES = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_CLOSERS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def refused(text: str, file: str) -> tuple[Diagnostic, ...]:
    """Findings for what is not used here, one a line. A value's first characters would be lost otherwise."""
    marked = _marked_key(text, file) if _may_begin_value(_MARK, text) else None
    if marked:
        return (marked,)
    if not any(_may_begin_value(sign, text) for sign in _SIGNS):
        return ()
    depth, found, lines = 0, dict[int, Diagnostic](), text.split("\n")
    for event in yaml.parse(text, Loader=CBaseLoader):
        depth += isinstance(event, _OPENERS) - isinstance(event, _CLOSERS)
        if depth > MAX_DEPTH:
            break  # libyaml's time grows with the square of the depth, and the composer stops here too.
        number = _start(event, file).line
        if number not in found and (getattr(event, "anchor", None) or getattr(event, "tag", None)):
            found[number] = _feature(event, lines, file)
    return tuple(found.values())


def _may_begin_value(sign: re.Pattern[str], text: str) -> bool:
    """A quick look, since nearly every file is sound: a sign behind another one, or first in its line."""
    for found in sign.finditer(text):
        position = found.start() - 1
        while position >= 0 and text[position] in " \t":
            position -= 1
        if position < 0 or text[position] in "\n-:?[{,":
            return True
    return False


def _marked_key(text: str, file: str) -> Diagnostic | None:
    """A key that a question mark announces; its value would be looked for in a line of its own."""
    depth, lines = 0, text.split("\n")
    for token in yaml.scan(text, Loader=CBaseLoader):
        depth += isinstance(token, _BRACKETS) - isinstance(token, _MATES)
        mark = token.start_mark
        if depth > MAX_DEPTH:
            break  # For the same reason as in `refused`.
        if isinstance(token, yaml.KeyToken) and lines[mark.line][mark.column : mark.column + 1] == "?":
            line = lines[mark.line]
            help = "delete the question mark; a key stands before a colon, and its value behind it"
            if re.search(r"[\[{]", line[: mark.column]):
                help = "put the text in quotes"
            message = "nothing can begin with ? here"
            return Diagnostic(Span(file, mark.line + 1, mark.column + 1, 1), "F007", message, help)
    return None


def _feature(event: yaml.Event, lines: list[str], file: str) -> Diagnostic:
    span = _start(event, file)
    if isinstance(event, yaml.ScalarEvent) and not str(event.tag).startswith("tag:"):
        quotes = needs_quotes(span.line - 1, span.column - 1, lines, file)
        if quotes:
            return quotes
    sign = lines[span.line - 1][span.column - 1 : span.column]
    message = f"{sign} before a value has a meaning that is not used here"
    return Diagnostic(span, "F007", message, f"take {sign} and its word out, or put the value in quotes")


def _start(event: yaml.Event, file: str) -> Span:
    mark = event.start_mark
    return Span(file, getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1, 1)
