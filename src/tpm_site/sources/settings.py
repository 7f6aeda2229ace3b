"""content/site.yaml to its model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Mark, Span
from tpm_site.model.library import SiteConfig
from tpm_site.sources.front_matter import region_of
from tpm_site.sources.reading import read_bytes
from tpm_site.sources.scan import CONTENT, SITE_FILE
from tpm_site.sources.text import decode
from tpm_site.sources.validation import read_record
from tpm_site.sources.yaml_reader import MappingNode, Node, SequenceNode, find, mark_of


class Settings(NamedTuple):
    """The site's settings, or None and why. `disclaimer` is that text as it stands in the file."""

    config: SiteConfig | None
    marks: Mapping[str, Mark]
    diagnostics: tuple[Diagnostic, ...]
    disclaimer: str = ""


def read_settings(root: Path) -> Settings:
    """Reads site.yaml below `root`."""
    data, fault = read_bytes(root, SITE_FILE)
    if data is None:
        return Settings(None, {}, (fault or _absent(root),))
    text, faults = decode(data, SITE_FILE)
    if text is None:
        return Settings(None, {}, faults)
    config, node, faults = read_record(text, SiteConfig, SITE_FILE, Mark(1))
    if node is None or not node.value:
        return Settings(config, {}, faults)
    disclaimer, path = find(node, ("disclaimer",))
    raw = region_of(disclaimer, text).raw if path else ""
    return Settings(config, dict(_marks(node, ())), faults, raw)


def _absent(root: Path) -> Diagnostic:
    message = "there is no content/site.yaml here"
    help = "make one with `name: The name of the practice` and `base_url: https://clinic.example`"
    if root.resolve().name == CONTENT:
        help = "this is a folder named content/: run tpm-site one folder up, or name that one with --root"
    return Diagnostic(Span(SITE_FILE), "F207", message, help)


def _marks(node: Node, path: tuple[str, ...]) -> Iterator[tuple[str, Mark]]:
    yield ".".join(path), mark_of(node)
    if isinstance(node, MappingNode):
        for key, inner in node.value:
            yield from _marks(inner, (*path, str(key.value)))
    elif isinstance(node, SequenceNode):
        for index, inner in enumerate(node.value):
            yield from _marks(inner, (*path, str(index)))
