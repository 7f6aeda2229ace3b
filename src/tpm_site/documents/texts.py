"""Markdown that is written in YAML files: definitions, the disclaimer."""

from __future__ import annotations

from tpm_site.base.span import Mark, Span
from tpm_site.markdown.context import Context
from tpm_site.markdown.parser import ParsedText, parse
from tpm_site.markdown.place import RegionPlace


def parse_text(text: str, language: str, span: Span, prefix: str) -> ParsedText:
    """One text of a YAML file; findings are reported at `span`."""
    place = RegionPlace(span.file, "", Mark(span.line, span.column, span.length))
    return parse(text, language, Context(place, prefix, allows_headings=False))
