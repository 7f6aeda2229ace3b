"""The paths of the bundle that are taken. On a disk a path is a file or a folder, never both."""

from __future__ import annotations

from collections.abc import Iterator


class TakenPaths:
    """Whom each path belongs to, and each folder above it."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def owner(self, path: str) -> str | None:
        """Who has taken the path, or one that cannot stand beside it; None where it is free."""
        for known in (self._files, self._folders):
            if path in known:
                return known[path]
        return next((self._files[folder] for folder in _folders(path) if folder in self._files), None)

    def take(self, path: str, owner: str) -> None:
        """Gives a free path away."""
        self._files.setdefault(path, owner)
        for folder in _folders(path):
            if folder in self._folders:
                break
            self._folders[folder] = owner


def _folders(path: str) -> Iterator[str]:
    """The folders that a path lies in, the innermost first."""
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
