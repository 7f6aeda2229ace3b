"""The style that a site's references are written in."""

from __future__ import annotations

from typing import NamedTuple


class CitationStyle(NamedTuple):
    """A style of our own by its name, or the path of a CSL style and all that stands in that file."""

    name: str
    source: str = ""
