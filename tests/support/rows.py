"""A table in YAML as the project reads YAML: every scalar is text, and who takes it says what it means."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tpm_site.sources.yaml_reader import compose
from tpm_site.sources.yaml_values import Builder


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file that can be read."""
    node, faults = compose(path.read_text(encoding="utf-8"), path.name)
    assert node is not None, faults
    rows: Any = Builder(path.name).build(node)
    return list(rows)
