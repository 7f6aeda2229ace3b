"""Files of the bundle that need not be made again: made from the same inputs, and not touched since."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.digest import sha256
from tpm_site.bundle.lists import is_sound
from tpm_site.bundle.writing import Entry
from tpm_site.engine.digests import read_digests
from tpm_site.engine.folders import Folders
from tpm_site.engine.memo import LostError, Memo
from tpm_site.engine.stats import Stat, stat_of_file
from tpm_site.engine.tables import NONE, keep_table, last_table
from tpm_site.model.codec import DecodeError, decode, encode
from tpm_site.pages.frame import Frame
from tpm_site.pages.keys import Ingredients, frame_digest, inputs_digest, inputs_of_key


class Kept(NamedTuple):
    """One file as the last build left it: from what it was made, its line of the manifest, and its stat."""

    key: str
    entry: Entry
    stat: Stat


class _Head(NamedTuple):
    """When the run began that left the files, and what its pages share; `kept` as in `tables`."""

    begun: int = 0
    made_with: Ingredients = Ingredients({}, {})
    kept: tuple[str, ...] = NONE


class Bundle:
    """The files that the last build wrote to one folder; `jobs` processes read them where that is needed."""

    def __init__(self, out: Path, root: Path, memo: Memo, jobs: int) -> None:
        self._out, self._memo, self._folders, self._jobs = out, memo, Folders(out), jobs
        # By its place in the project, for both may have been brought here from another machine.
        place = os.path.relpath(out, root)
        self._seen: dict[str, Stat] = {}
        self._name = f"bundle:{sha256(place.encode(errors='surrogateescape'))}"
        try:
            head = decode(memo.get(self._name) or b"", _Head)
            files = last_table(self._name, head.kept, Kept, memo)
        except (DecodeError, LostError):
            head, files = _Head(), {}
        self.begun, self.made_with, self._parts = head
        self._files = {
            path: kept for path, kept in files.items() if kept.entry.path == path and is_sound(path)
        }

    @property
    def keys(self) -> Mapping[str, str]:
        """By path, what the last build made each file from."""
        return {path: kept.key for path, kept in self._files.items()}

    def key_of(self, path: str) -> str | None:
        """What the last build made a file from; None where it made none of that path."""
        kept = self._files.get(path)
        return kept.key if kept else None

    def inputs(self, path: str) -> bytes | None:
        """The encoded inputs of a page of the last build; None where they are not known any more."""
        kept, data = self._files.get(path), self._memo.get(f"inputs:{self._name}:{path}")
        if kept is None or data is None or inputs_digest(data) != inputs_of_key(kept.key):
            return None
        return data

    def all_kept(self, outputs: Mapping[str, Stat | None]) -> list[Entry]:
        """The entries of all files, where `outputs` are their stats: each was looked at just now."""
        self._seen = {path: stat for path, stat in outputs.items() if stat is not None}
        return [kept.entry for path, kept in self._files.items() if kept.stat == outputs.get(path)]

    def kept(self, keys: Mapping[str, str]) -> list[Entry]:
        """The entries of those files, made from `keys`, that are as they were left."""
        same = [kept for path, key in keys.items() if (kept := self._files.get(path)) and kept.key == key]
        seen = [(kept, stat) for kept in same if (stat := self._stat(kept))]
        # Where the stat is another the bytes may be the same: a bundle may have been copied.
        moved = [kept for kept, stat in seen if stat != kept.stat]
        digests = read_digests([f"{self._out}/{kept.entry.path}" for kept in moved], self._jobs)
        others = {
            kept.entry.path
            for kept, digest in zip(moved, digests, strict=True)
            if digest != kept.entry.sha256
        }
        self._seen |= {kept.entry.path: stat for kept, stat in seen}
        return [kept.entry for kept, _ in seen if kept.entry.path not in others]

    def _stat(self, kept: Kept) -> Stat | None:
        """That of a file of the same size in a folder of the bundle's own; None of any other."""
        folder, _, _ = kept.entry.path.rpartition("/")
        stat = stat_of_file(f"{self._out}/{kept.entry.path}")
        is_same = stat is not None and stat.size == kept.entry.size
        return stat if is_same and self._folders.holds(folder) else None

    def remember(
        self,
        begun: int,
        made_with: Ingredients,
        staged: Iterable[Entry],
        kept: Iterable[Entry],
        keys: Mapping[str, str],
    ) -> Mapping[str, Stat]:
        """Hands the files of this build to the next one, and gives their stats; `keys` are by path.

        Of what was kept, the stat is the one that was seen with it: who has changed it since will be noticed.
        """
        files = {entry.path: self._kept(entry, keys[entry.path]) for entry in kept}
        for entry in staged:
            stat = stat_of_file(f"{self._out}/{entry.path}")
            if stat is not None:
                files[entry.path] = Kept(keys[entry.path], entry, stat)
        items, kept_parts = keep_table(self._name, files, self._files, self._parts)
        self._memo.put_all([(self._name, encode(_Head(begun, made_with, kept_parts))), *items])
        return {path: kept.stat for path, kept in files.items()}

    def _kept(self, entry: Entry, key: str) -> Kept:
        """A file that is in place; what is known of it, where that is all that there is to know."""
        stat, known = self._seen[entry.path], self._files[entry.path]
        return known if known.key == key and known.stat == stat else Kept(key, entry, stat)

    def remember_frames(self, frames: Iterable[Frame]) -> None:
        """Keeps what the pages of each language share, by its digest."""
        self._memo.put_all((f"frame:{frame_digest(frame)}", encode(frame)) for frame in frames)

    def frames(self) -> Mapping[str, Frame]:
        """What the pages of each language share. Raises DecodeError where it is not known any more."""
        digests = self.made_with.frames.items()
        return {language: decode(self._memo.get(f"frame:{d}") or b"", Frame) for language, d in digests}

    def remember_inputs(self, inputs: Iterable[tuple[str, bytes]]) -> None:
        """Keeps what pages are made from, encoded, by path."""
        self._memo.put_all((f"inputs:{self._name}:{path}", data) for path, data in inputs)
