"""Which folders of a bundle are its own: one may have been moved away, and a link left in its place."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


class Folders:
    """Looks at the folders below `out`, at each once."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._known: dict[str, bool] = {}
        self._seen_below: dict[str, frozenset[str]] = {}

    def holds(self, path: str) -> bool:
        """Whether a folder of the bundle is one itself, and all above it are: none is a link to another."""
        if path not in self._known:
            above, _, name = path.rpartition("/")
            self._known[path] = not path or (self.holds(above) and name in self._below(above))
        return self._known[path]

    def _below(self, folder: str) -> frozenset[str]:
        """The folders in a folder, but for links: one look through it is faster than asking of each."""
        if folder not in self._seen_below:
            with suppress(OSError), os.scandir(f"{self._out}/{folder}") as entries:
                names = frozenset(entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
                self._seen_below[folder] = names
        return self._seen_below.get(folder, frozenset())
