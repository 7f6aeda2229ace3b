"""The Markdown that stands in YAML files: definitions of the glossary, the disclaimer."""

from __future__ import annotations

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span
from tpm_site.markdown.context import Context
from tpm_site.markdown.parser import parse
from tpm_site.markdown.place import RegionPlace
from tpm_site.model.document import LibraryText
from tpm_site.model.library import SiteConfig
from tpm_site.model.site import Library

DISCLAIMER = "disclaimer"


def parse_texts(
    config: SiteConfig, disclaimer: Span, library: Library
) -> tuple[tuple[LibraryText, ...], tuple[Diagnostic, ...]]:
    """All texts of YAML files; what is wrong in one is reported where the value begins."""
    written = [
        (f"term:{id}", term.definition, library.spans[f"definition:{id}"], f"{id}-")
        for id, term in library.terms.items()
    ]
    if config.disclaimer:
        written.append((DISCLAIMER, config.disclaimer, disclaimer, "disclaimer-"))
    texts: list[LibraryText] = []
    diagnostics: list[Diagnostic] = []
    for name, text, span, prefix in written:
        mark = Mark(span.line, span.column, span.length)
        context = Context(RegionPlace(span.file, "", mark), prefix, allows_headings=False)
        parsed = parse(text, config.language, context)
        texts.append(LibraryText(name, span, parsed.body))
        diagnostics += parsed.diagnostics
    return tuple(texts), tuple(diagnostics)
