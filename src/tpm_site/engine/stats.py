"""What the file system says of files without reading them: enough to know that one is as it was."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from stat import S_ISLNK, S_ISREG
from typing import NamedTuple

_SECOND = 1_000_000_000
_FINE, _COARSE = 20_000_000, 2 * _SECOND


class Stat(NamedTuple):
    """Bytes, times in nanoseconds, and inode. `changed` is set by the system and cannot be set back."""

    size: int
    modified: int
    changed: int
    inode: int

    def is_settled(self, begun: int) -> bool:
        """Whether a run that began at `begun` saw the file as it still is, by the grain of the clock."""
        grain = _FINE if self.changed % _SECOND else _COARSE
        return self.changed < begun - grain


def stat_of_file(path: str) -> Stat | None:
    """The stat of a plain file; None where there is none, or a link or a pipe in its place."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return None
    return _stat(found) if S_ISREG(found.st_mode) else None


def _stat(found: os.stat_result) -> Stat:
    return Stat(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


Stats = Mapping[str, Stat | None]
"""By path; None where there is nothing to stat, such as a link that leads nowhere."""


def stats_below(folders: Mapping[str, str]) -> Stats:
    """The stat of everything below some folders, by its path; `folders` are locations by name.

    Folders themselves are named, too, for an empty one may be a finding.
    """
    return dict(_walk([*folders.items()]))


def _walk(pending: list[tuple[str, str]]) -> Iterator[tuple[str, Stat | None]]:
    while pending:
        name, location = pending.pop()
        try:
            entries = list(os.scandir(location))
        except OSError:
            yield f"{name}/", None
            continue
        yield f"{name}/", _OF_FOLDER
        for entry in entries:
            path = f"{name}/{_printable(entry.name)}"
            if entry.is_dir(follow_symlinks=False):
                pending.append((path, entry.path))
            else:
                yield path, _stat_entry(entry)


def _printable(name: str) -> str:
    """A name that is not UTF-8 is none that a source may have, but its coming and going is a change."""
    return name.encode(errors="surrogateescape").decode(errors="backslashreplace")


def _stat_entry(entry: os.DirEntry[str]) -> Stat | None:
    try:
        return _with_target(entry.stat(follow_symlinks=False), entry.path)
    except OSError:
        return None


def stat_of_source(path: str) -> Stat | None:
    """The stat of one file as `source_stats` gives it."""
    try:
        return _with_target(os.lstat(path), path)
    except OSError:
        return None


def _with_target(own: os.stat_result, path: str) -> Stat:
    """A link is a change by itself, and by what it leads to."""
    if S_ISLNK(own.st_mode):
        with suppress(OSError):
            there = os.stat(path)
            changed = max(own.st_ctime_ns, there.st_ctime_ns)
            return Stat(there.st_size, there.st_mtime_ns, changed, own.st_ino ^ there.st_ino)
    return _stat(own)


_OF_FOLDER = Stat(0, 0, 1, 0)


def source_stats(root: Path, theme: Path) -> Stats:
    """Everything that a build may read: contents, and the templates and static files of both places."""
    below = {name: str(root / name) for name in ("content", "templates", "static")}
    return stats_below(below | {f"theme/{name}": str(theme / name) for name in ("templates", "static")})


def source_location(root: Path, theme: Path, path: str) -> str:
    """Where a file lies that `source_stats` names."""
    below = path.removeprefix("theme/")
    return str((root if below == path else theme) / below)


def only_files_have_moved(before: Stats, now: Stats, locate: Callable[[str], str]) -> bool:
    """Whether the same names are there as before, and what has moved are plain files now.

    A file may have become a link, which reads as the same and may not be followed. `locate` gives the place
    of a file.
    """
    if before.keys() != now.keys():
        return False
    moved = [path for path, stat in now.items() if stat != before[path]]
    return all(stat_of_file(locate(path)) is not None for path in moved)


def all_settled(stats: Iterable[Stat | None], begun: int) -> bool:
    """Whether none of some files may have changed since a run began."""
    return all(stat is None or stat.is_settled(begun) for stat in stats)
