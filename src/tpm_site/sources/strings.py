"""templates/strings/LANGUAGE.yaml: the words of the theme in one language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span
from tpm_site.model.tree import SourceTree
from tpm_site.sources.text import decode
from tpm_site.sources.yaml_reader import compose
from tpm_site.sources.yaml_values import Builder

_FALLBACK = "en"


def read_strings(tree: SourceTree, language: str) -> tuple[Mapping[str, str], tuple[Diagnostic, ...]]:
    """The words for `en-US`: from en-US.yaml, else from en.yaml."""
    locations = {file.name: file.location for file in tree.templates}
    base = language.split("-", maxsplit=1)[0]
    names = [f"strings/{language}.yaml", f"strings/{base}.yaml"]
    name = next((n for n in names if n in locations), None)
    if name is None:
        file = f"templates/{names[-1]}"
        help = f"copy templates/strings/{_FALLBACK}.yaml to {file} and translate its words"
        message = f'the theme has no words for the language "{language}"'
        return {}, (Diagnostic(Span(file), "X103", message, help),)
    file = f"templates/{name}"
    text, faults = decode(Path(locations[name]).read_bytes(), file)
    if text is None:
        return {}, faults
    node, faults = compose(text, file)
    if node is None:
        return {}, faults
    builder = Builder(file)
    value = builder.build(node)
    words = value if isinstance(value, dict) else {}
    return {k: v for k, v in words.items() if isinstance(v, str)}, tuple(builder.diagnostics)
