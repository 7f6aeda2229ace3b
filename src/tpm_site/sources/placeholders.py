"""What is said of values and texts that wait for the practice: those that begin with PLACEHOLDER:."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span, at
from tpm_site.sources.yaml_reader import ScalarNode, mark_of
from tpm_site.sources.yaml_values import PLACEHOLDER, name_of

Path = tuple[str | int, ...]
STARTER_SUMMARY = "Say in one sentence "
"""Begins the summary of each file that `tpm-site new` makes."""
_WRITE = "write what only the practice knows"


def left_out(path: Path, node: ScalarNode, file: str) -> Diagnostic:
    """A placeholder that pages can do without."""
    name = f"an item of {name_of(path[:-1])}" if isinstance(path[-1], int) else name_of(path)
    message = f"{name} is still a placeholder, so no page shows it"
    return Diagnostic(at(file, mark_of(node)), "F109", message, f"{_WRITE}, or delete the line")


def in_the_way(path: Path, node: ScalarNode, file: str) -> Diagnostic:
    """A placeholder that stands where pages need a value."""
    message = f"{name_of(path)} is still a placeholder, and pages cannot do without it"
    return Diagnostic(at(file, mark_of(node)), "F110", message, _WRITE)


def placeholders_in_text(text: str, first_line: int, file: str, *, draft: bool) -> Iterator[Diagnostic]:
    """Placeholders in a text. A draft may hold some: it is not shown before it is ready."""
    if PLACEHOLDER not in text:
        return
    code, what = "F110", "the text holds a placeholder, so the page would show it"
    if draft:
        code, what = "F109", "the text of this draft holds a placeholder"
    for number, line in enumerate(text.split("\n"), first_line):
        for match in re.finditer(PLACEHOLDER, line):
            span = Span(file, number, match.start() + 1, len(match[0]))
            yield Diagnostic(span, code, what, "write what belongs here, or leave the sentence out")
