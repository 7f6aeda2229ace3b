"""The file of CSL that site.yaml names as the style of references."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, at
from tpm_site.model.citation_style import CitationStyle
from tpm_site.model.library import STYLE_NAMES
from tpm_site.sources.reading import read_bytes
from tpm_site.sources.scan import SITE_FILE
from tpm_site.sources.text import decode

_HELP = "get one from the repository of citation styles, and put it there"


def read_style(
    root: Path, name: str, marks: Mapping[str, Mark]
) -> tuple[CitationStyle, tuple[Diagnostic, ...]]:
    """The style that goes by `name`, and why its file cannot be read."""
    unread = CitationStyle(STYLE_NAMES[0])
    if name in STYLE_NAMES:
        return CitationStyle(name), ()
    data, fault = read_bytes(root, name)
    if data is None:
        span = at(SITE_FILE, marks.get("evidence.style"))
        return unread, (fault or Diagnostic(span, "F113", f"there is no {name}", _HELP),)
    text, faults = decode(data, name)
    return (unread if text is None else CitationStyle(name, text)), faults
