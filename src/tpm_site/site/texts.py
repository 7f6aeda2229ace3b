"""The links of texts that stand in YAML files."""

from __future__ import annotations

from collections.abc import Iterable

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.model.body import Citation, CitedText, Include, Link, Picture
from tpm_site.model.document import LibraryText
from tpm_site.model.site import Target
from tpm_site.model.walk import holes
from tpm_site.site.addresses import Addresses
from tpm_site.site.links import resolve_link
from tpm_site.site.urls import GLOSSARY


def connect_texts(
    texts: Iterable[LibraryText], addresses: Addresses
) -> tuple[dict[str, dict[str, Target]], tuple[Diagnostic, ...]]:
    """Link target as written to where it leads, by the name of the text."""
    found: dict[str, dict[str, Target]] = {}
    diagnostics: list[Diagnostic] = []
    for text in texts:
        own_url = GLOSSARY if text.name.startswith("term:") else ""
        hrefs: dict[str, Target] = {}
        for hole in holes(text.body):
            span = Span(text.span.file, *hole.mark)
            if isinstance(hole, Link):
                target, fault = resolve_link(hole.target, text.span.file, own_url, addresses)
                hrefs[hole.target] = target
                if fault:
                    diagnostics.append(Diagnostic(span, fault.code, fault.message, fault.help))
            elif isinstance(hole, Citation | CitedText):
                message = "a text in this file shows no references"
                help = "cite it in the article that explains it"
                diagnostics.append(Diagnostic(span, "C104", message, help))
            elif isinstance(hole, Include | Picture):
                message = "a text in this file shows no pictures and no snippets"
                diagnostics.append(Diagnostic(span, "M105", message, "write it out in words"))
        found[text.name] = hrefs
    return found, tuple(diagnostics)
