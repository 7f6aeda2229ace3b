"""Files of the bundle that need not be made again: made from the same inputs, and not touched since."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.digest import sha256
from tpm_site.bundle.lists import is_sound
from tpm_site.bundle.writing import Entry
from tpm_site.engine.memo import Memo
from tpm_site.engine.stats import Stat, stat_of_file
from tpm_site.model.codec import DecodeError, decode, encode


class Kept(NamedTuple):
    """One file as the last build left it: from what it was made, its line of the manifest, and its stat."""

    key: str
    entry: Entry
    stat: Stat


class Bundle:
    """The files that the last build wrote to one folder."""

    def __init__(self, out: Path, root: Path, memo: Memo) -> None:
        self._out, self._memo = out, memo
        self._folders: dict[str, bool] = {}
        # By its place in the project, for both may have been brought here from another machine.
        place = os.path.relpath(out, root)
        self._key = f"bundle:{sha256(place.encode(errors='surrogateescape'))}"
        self._seen: dict[str, Stat] = {}
        try:
            files = decode(memo.get(self._key) or b"", dict[str, Kept])
        except DecodeError:
            files = {}
        self._files = {
            path: kept for path, kept in files.items() if kept.entry.path == path and is_sound(path)
        }

    def entry(self, path: str, key: str) -> Entry | None:
        """The entry of a file made from `key` that is as it was left; None where it must be made."""
        kept = self._files.get(path)
        if kept is None or kept.key != key:
            return None
        return kept.entry if self._is_as_it_was(kept) else None

    def _is_as_it_was(self, kept: Kept) -> bool:
        """By its stat, or where that is another, by its bytes: a bundle may have been copied."""
        file = f"{self._out}/{kept.entry.path}"
        stat = stat_of_file(file)
        if stat is None or stat.size != kept.entry.size or not self._is_folder(os.path.dirname(file)):
            return False
        self._seen[kept.entry.path] = stat
        try:
            return stat == kept.stat or sha256(Path(file).read_bytes()) == kept.entry.sha256
        except OSError:
            return False

    def _is_folder(self, path: str) -> bool:
        """Whether a folder of the bundle is one itself, and all above it are: none is a link to another."""
        if path not in self._folders:
            is_top = len(path) <= len(str(self._out))
            above = is_top or self._is_folder(os.path.dirname(path))
            self._folders[path] = is_top or (above and not os.path.islink(path))
        return self._folders[path]

    def key_of(self, path: str) -> str | None:
        """What the last build made a file from; None where it made none of that path."""
        kept = self._files.get(path)
        return kept.key if kept else None

    def remember(
        self, staged: Iterable[Entry], kept: Iterable[Entry], keys: Mapping[str, str]
    ) -> Mapping[str, Stat]:
        """Hands the files of this build to the next one, and gives their stats; `keys` are by path.

        Of what was kept, the stat is the one that was seen with it: who has changed it since will be noticed.
        """
        found = [(entry, self._seen[entry.path]) for entry in kept]
        for entry in staged:
            stat = stat_of_file(f"{self._out}/{entry.path}")
            found += [(entry, stat)] if stat else []
        files = {entry.path: Kept(keys[entry.path], entry, stat) for entry, stat in found}
        self._memo.put(self._key, encode(files))
        return {path: kept.stat for path, kept in files.items()}
