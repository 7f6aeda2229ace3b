"""The templates of the theme, each replaced by the project's own of the same name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from tpm_site.model.tree import TemplateText, ThemeFile
from tpm_site.sources.scan import overlay

FOLDER = "templates"
STYLE_GUIDE = "styleguide.md"
"""No template for Jinja, but the text of the style guide."""


def scan_templates(root: Path, theme: Path) -> tuple[ThemeFile, ...]:
    """The templates of a project, without what is wrong with their names."""
    return overlay(theme, root, FOLDER, [])


def read_templates(files: Iterable[ThemeFile]) -> Mapping[str, TemplateText]:
    """Read once, so that a page is rendered with what its key is a digest of."""
    return {file.name: TemplateText(file.location, Path(file.location).read_bytes()) for file in files}
