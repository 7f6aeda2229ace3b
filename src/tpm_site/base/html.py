"""HTML that this program has made itself, from text that was escaped on the way."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_SPECIAL = re.compile("[&<>\"']").search


def made_here(html: str) -> Markup:
    """`html` as it is. The name says that no writer's text is in it raw."""
    # Not by the class, which first looks whether it is given HTML already.
    return str.__new__(Markup, html)


def escaped(text: str) -> str:
    """`text` as HTML; most texts hold nothing to escape, and are given back as they are."""
    return escape(text) if _SPECIAL(text) else text
