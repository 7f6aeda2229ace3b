"""What YAML allows and no editor means: anchors, aliases, tags, values nested without end."""

from __future__ import annotations

import re

import yaml
from yaml.cyaml import CBaseLoader

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.sources.yaml_lines import needs_quotes

MAX_DEPTH = 32
_SIGN = re.compile(r"[&*!]")
_DEEP_LINE = re.compile(r"^[ \t]*(?:[-?:][ \t]+){32}|^[ ]{200}", re.MULTILINE)
_DEEP_HINTS = ("- - -", "? ? ?", ": : :", " " * 200)
_OPENERS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_CLOSERS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def refused(text: str, file: str) -> tuple[Diagnostic, ...]:
    """Findings for what is not used here. A value's first characters would be lost otherwise.

    Depth is among it: libyaml's composer recurses without a limit and would take the process down.
    """
    if not _may_be_refused(text):
        return ()
    depth, found, lines = 0, list[Diagnostic](), text.split("\n")
    for event in yaml.parse(text, Loader=CBaseLoader):
        depth += isinstance(event, _OPENERS) - isinstance(event, _CLOSERS)
        if depth > MAX_DEPTH:
            message = "the values here are nested too deep"
            return (*found, Diagnostic(_start(event, file), "F007", message, "write them in fewer levels"))
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            found.append(_feature(event, lines, file))
    return tuple(found)


def _may_be_refused(text: str) -> bool:
    """A quick look, since nearly every file is sound: a sign where a value begins, or great depth."""
    if text.count("[") + text.count("{") > MAX_DEPTH:
        return True
    if any(hint in text for hint in _DEEP_HINTS) and _DEEP_LINE.search(text):
        return True
    return any(_begins_value(text, sign.start()) for sign in _SIGN.finditer(text))


def _begins_value(text: str, position: int) -> bool:
    before = text[text.rfind("\n", 0, position) + 1 : position].rstrip(" \t")
    return not before or before[-1] in ":-?[{" or (before[-1] == "," and ("[" in before or "{" in before))


def _feature(event: yaml.Event, lines: list[str], file: str) -> Diagnostic:
    span = _start(event, file)
    if isinstance(event, yaml.ScalarEvent) and not str(event.tag).startswith("tag:"):
        quotes = needs_quotes(span.line - 1, span.column - 1, lines, file)
        if quotes:
            return quotes
    sign = lines[span.line - 1][span.column - 1 : span.column]
    message = f"{sign} before a value means something to YAML that is not used here"
    return Diagnostic(span, "F007", message, f"take {sign} and its word out, or put the value in quotes")


def _start(event: yaml.Event, file: str) -> Span:
    mark = event.start_mark
    return Span(file, getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1, 1)
