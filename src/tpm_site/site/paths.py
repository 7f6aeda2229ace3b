"""The paths of the bundle that are taken. On a disk a path is a file or a folder, never both."""

from __future__ import annotations

from pathlib import PurePosixPath


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
        above = (self._files.get(str(folder)) for folder in PurePosixPath(path).parents)
        return next((owner for owner in above if owner is not None), None)

    def take(self, path: str, owner: str) -> None:
        """Gives a free path away."""
        self._files.setdefault(path, owner)
        folder = path.rpartition("/")[0]
        while folder and folder not in self._folders:
            self._folders[folder] = owner
            folder = folder.rpartition("/")[0]
