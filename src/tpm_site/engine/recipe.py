"""A digest of what makes a build beside its sources: our own code, and the packages beside it."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tpm_site.base.digest import sha256

_RECORDS = (".dist-info", ".egg-info")
_PACKAGE = Path(__file__).resolve().parents[1]
_PACKAGES = (
    "PIL",
    "babel",
    "jinja2",
    "markdown_it",
    "mdit_py_plugins",
    "msgspec",
    "pydantic_core",
    "pygments",
    "yaml",
)
"""Those that have a say in what a page looks like."""


@cache
def recipe() -> str:
    """Changes with every release and every edit of the code, of Python and of any package beside it."""
    parts = [sys.version, *sorted(_packages())]
    for folder, folders, files in os.walk(_PACKAGE):
        folders.sort()
        for name in sorted(files):
            if name.endswith((".py", ".md", ".ttf")):
                # Of 500 files each run reads all: without a buffer and a Path, that takes half as long.
                with open(f"{folder}/{name}", "rb", 0) as file:
                    parts += (name, sha256(file.read()))
    return sha256("\n".join(parts).encode())


def _packages() -> set[str]:
    """Names and versions, as the folders say that pip makes for each."""
    specs = (find_spec(name) for name in _PACKAGES)
    homes = {Path(spec.origin).parents[1] for spec in specs if spec and spec.origin}
    return {entry.name for home in homes for entry in os.scandir(home) if entry.name.endswith(_RECORDS)}
