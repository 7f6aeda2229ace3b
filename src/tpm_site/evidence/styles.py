"""The styles of references: two of our own, by name, and any of CSL, see `csl`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tpm_site.evidence.ama import format_ama
from tpm_site.evidence.formatting import FormattedReference
from tpm_site.evidence.vancouver import format_vancouver
from tpm_site.model.citation_style import CitationStyle
from tpm_site.model.reference import Author, Reference

Formatter = Callable[[Reference], FormattedReference]

STYLES: Mapping[str, Formatter] = {"ama": format_ama, "vancouver": format_vancouver}


class StyleError(Exception):
    """A style of CSL that cannot be used: its file, the line there, why, and how to mend it.

    The line is 0 where the file has no part in it.
    """

    def __init__(self, file: str, line: int, message: str, help: str) -> None:
        super().__init__(file, line, message, help)
        self.file, self.line, self.message, self.help = file, line, message, help


def formatter_of(style: CitationStyle) -> Formatter:
    """What formats by a style. Raises StyleError, as does what it gives."""
    if not style.source:
        return STYLES[style.name]
    # What it needs takes long to import, and few sites ask for it.
    from tpm_site.evidence.csl import csl_formatter

    return csl_formatter(style)


def check_style(style: CitationStyle) -> StyleError | None:
    """Why references cannot be written in a style."""
    try:
        formatter_of(style)(_sample())
    except StyleError as error:
        return error
    return None


def _sample() -> Reference:
    """A record to try a style on. To make the first one takes a while."""
    return Reference(
        id="sample",
        type="article-journal",
        title="Sample",
        authors=(Author(name="Doe J"), Author(name="Sample Group", is_group=True)),
        journal="Journal",
        year=2020,
        volume="1",
        pages="1-2",
    )
