"""Which templates a template is made with: those that it extends, includes and imports, and so on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

ANY = "*"
"""Stands for a name that is known only when the template runs."""
COMPONENTS = {name: f"components/{name}.html" for name in ("callout", "disagreement", "picture", "risk")}
"""Templates whose macros are called from Python, where a text holds what they show."""


_TAG = r"{%[-+]?\s*(?:extends|include|import|from)\b"
_ANY_TAG = re.compile(_TAG)
_PLAIN_TAG = re.compile(_TAG + r"""\s*(["'])([^"'\\]+)\1\s*(?:[-+]?%}|(?:import|as|ignore|with|without)\b)""")


def references_in(source: bytes) -> tuple[str, ...]:
    """The names that one template asks for, sorted; none where it cannot be read, which is found later.

    A tag that is only quoted or in a comment counts too: a page may depend on more than it is made with.
    """
    text = source.decode("utf-8", "replace")
    plain = _PLAIN_TAG.findall(text)
    if len(plain) == len(_ANY_TAG.findall(text)):
        return tuple(sorted({name for _, name in plain}))
    return _read_by_jinja(source)


def _read_by_jinja(source: bytes) -> tuple[str, ...]:
    from jinja2 import Environment, TemplateError
    from jinja2.meta import find_referenced_templates

    try:
        tree = Environment(autoescape=True).parse(source.decode("utf-8"))
    except (TemplateError, RecursionError, ValueError):
        return ()
    return tuple(sorted(name or ANY for name in set(find_referenced_templates(tree))))


def made_with(name: str, references: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """A template and all that it is made with; `references` are those of each template by name."""
    found: set[str] = set()
    pending = [name]
    while pending:
        name = pending.pop()
        if name in found or name not in references:
            continue
        found.add(name)
        pending += references if ANY in references[name] else references[name]
    return frozenset(found)
