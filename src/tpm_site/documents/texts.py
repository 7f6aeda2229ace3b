"""The Markdown that stands in YAML files: definitions of the glossary, words on studies, the disclaimer."""

from __future__ import annotations

from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span
from tpm_site.documents.facts import gather_facts
from tpm_site.markdown.context import Context
from tpm_site.markdown.parser import parse
from tpm_site.markdown.place import RegionPlace
from tpm_site.model.document import LibraryText
from tpm_site.model.library import SiteConfig
from tpm_site.model.reference import MARKDOWN_OF_REFERENCE
from tpm_site.model.site import Library

DISCLAIMER = "disclaimer"
TERM = "term:"
"""Begins the name of a definition of the glossary."""


class Written(NamedTuple):
    """Where a text stands, and how it reads there, quotes and indentation included."""

    span: Span
    raw: str


def parse_texts(
    config: SiteConfig, disclaimer: Written, library: Library
) -> tuple[tuple[LibraryText, ...], tuple[Diagnostic, ...]]:
    """All Markdown texts of YAML files."""
    written = [
        (f"{TERM}{id}", term.definition, _written(f"definition:{id}", library), f"{id}-")
        for id, term in library.terms.items()
    ]
    for id, reference in library.references.items():
        for key in MARKDOWN_OF_REFERENCE:
            text = getattr(reference, key)
            if text is not None:
                written.append((f"{key}:{id}", text, _written(f"{key}:{id}", library), f"{key}-{id}-"))
    if config.disclaimer:
        written.append((DISCLAIMER, config.disclaimer, disclaimer, "disclaimer-"))
    texts: list[LibraryText] = []
    diagnostics: list[Diagnostic] = []
    for name, text, (span, raw), prefix in written:
        mark = Mark(span.line, span.column, span.length)
        context = Context(RegionPlace(span.file, raw, mark, text), prefix, allows_headings=False)
        parsed = parse(text, config.language, context)
        facts, marks = gather_facts([parsed.uses], parsed.anchors, {})
        texts.append(LibraryText(name, span, parsed.body, facts, marks))
        diagnostics += parsed.diagnostics
    return tuple(texts), tuple(diagnostics)


def _written(name: str, library: Library) -> Written:
    return Written(library.spans[name], library.raws.get(name, ""))
