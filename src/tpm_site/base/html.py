"""HTML that this program has made itself, from text that was escaped on the way."""

from __future__ import annotations

import re

from markupsafe import escape

_SPECIAL = re.compile("[&<>\"']").search


def made_here(html: str) -> str:
    """`html` as it is. Its name in a `Markup(…)` call says that no writer's text is in it raw."""
    return html


def escaped(text: str) -> str:
    """`text` as HTML; most texts hold nothing to escape, and are given back as they are."""
    return escape(text) if _SPECIAL(text) else text
