"""Files of the bundle that need not be made again: made from the same inputs, and not touched since."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.digest import sha256
from tpm_site.bundle.writing import Entry
from tpm_site.engine.memo import Memo
from tpm_site.engine.stats import Stat, stat_of
from tpm_site.model.codec import DecodeError, decode, encode


class Kept(NamedTuple):
    """One file as the last build left it: from what it was made, its line of the manifest, and its stat."""

    key: str
    entry: Entry
    stat: Stat


class Bundle:
    """The files that the last build wrote to one folder."""

    def __init__(self, out: Path, memo: Memo) -> None:
        self._out, self._memo = out, memo
        try:
            self._files = decode(memo.get(self._key) or b"", dict[str, Kept])
        except DecodeError:
            self._files = {}

    @property
    def _key(self) -> str:
        return f"bundle:{sha256(os.path.abspath(self._out).encode(errors='surrogateescape'))}"

    def entry(self, path: str, key: str) -> Entry | None:
        """The entry of a file made from `key` that is as it was left; None where it must be made."""
        kept = self._files.get(path)
        if kept is None or kept.key != key or stat_of(f"{self._out}/{path}") != kept.stat:
            return None
        return kept.entry

    def key_of(self, path: str) -> str | None:
        """What the last build made a file from; None where it made none of that path."""
        kept = self._files.get(path)
        return kept.key if kept else None

    def remember(self, entries: Iterable[Entry], keys: Mapping[str, str]) -> None:
        """Hands the files of this build to the next one; `keys` are by path."""
        found = ((entry, stat_of(f"{self._out}/{entry.path}")) for entry in entries)
        files = {entry.path: Kept(keys[entry.path], entry, stat) for entry, stat in found if stat}
        self._memo.put(self._key, encode(files))
