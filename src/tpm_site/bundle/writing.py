"""Writes a bundle so that each file is whole or absent, and nothing of others is touched.

Files are written to a staging folder inside the bundle's, then renamed into place; the manifest comes
last. While they are moved, a journal names every path that is of the last build or of
this one: should the build die there, the next one knows what is ours. Only files that the last manifest
or a journal names are ever deleted.
"""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from tpm_site.bundle.lists import JOURNAL, MANIFEST, read_list
from tpm_site.bundle.staging import Entry, RefusedFolderError, Staging
from tpm_site.model.json_text import json_in_lines

__all__ = ["Entry", "publish"]


def publish(out: Path, staging: Staging, entries: Iterable[Entry], kept: Iterable[Entry] = ()) -> None:
    """Moves what is staged into place, deletes what the last build made and this one did not.

    What is `kept` is in place already. Raises RefusedFolderError, with nothing changed, where something that
    others made is in the way, or a name leads elsewhere.
    """
    new = {entry.path: entry for entry in entries}
    every = new | {entry.path: entry for entry in kept}
    folders = _folders_of(new)
    absent = _absent(out, folders)
    # But for names that no build of ours can have made.
    last = sorted(read_list(out / MANIFEST) | read_list(out / JOURNAL))
    stale = dict.fromkeys(path for path in last if path not in every)
    in_place = [path for path in (*new, MANIFEST) if _folder_of(path) not in absent]
    blocked = [out / path for path in in_place if os.path.isdir(f"{out}/{path}")]
    _refuse_obstacles(out, folders - absent, blocked, stale)
    # Both need room on the disk, so both are written before anything is moved.
    _stage_list(staging, MANIFEST, _manifest_of(every.values()))
    _stage_list(staging, JOURNAL, dict.fromkeys(sorted({*last, *every})))
    os.replace(staging.place(JOURNAL), out / JOURNAL)
    for path in [p for p in stale if p in folders or any(folder in new for folder in _folders_of([p]))]:
        _delete(out, path)
        del stale[path]
    for directory in blocked:
        _remove_empty(directory)
    _move(out, staging, new, folders, absent)
    for path in stale:
        _delete(out, path)
    os.replace(staging.place(MANIFEST), out / MANIFEST)
    (out / JOURNAL).unlink()


def _move(out: Path, staging: Staging, paths: Iterable[str], folders: set[str], absent: set[str]) -> None:
    """Moves what is staged into place: folders whole, where they are not there and lie so in the staging."""
    whole = absent if staging.is_first else set()
    for folder in sorted(folders - whole):
        (out / folder).mkdir(exist_ok=True)
    tops = (folder for folder in whole if _folder_of(folder) not in whole)
    for path in sorted([*tops, *(path for path in paths if _folder_of(path) not in whole)]):
        os.replace(staging.place(path), f"{out}/{path}")


def _absent(out: Path, folders: Iterable[str]) -> set[str]:
    """The folders where nothing is: what lies below one of them need not be looked at."""
    found: set[str] = set()
    for folder in sorted(folders):
        if _folder_of(folder) in found or not os.path.lexists(f"{out}/{folder}"):
            found.add(folder)
    return found


def _folder_of(path: str) -> str:
    """The folder that a file or a folder lies in, empty for the bundle's own."""
    return path.rpartition("/")[0]


def _folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that some paths lie in."""
    found: set[str] = set()
    for path in paths:
        folder = _folder_of(path)
        while folder and folder not in found:
            found.add(folder)
            folder = _folder_of(folder)
    return found


def _refuse_obstacles(out: Path, folders: set[str], blocked: Iterable[Path], stale: Container[str]) -> None:
    """Looks at what stands where folders and files (`blocked` by folders) belong; the last build may go."""
    for folder in sorted(folders):
        path = out / folder
        if path.is_symlink() and not _leads_inside(path, out):
            raise RefusedFolderError(f"{path} is a link that leads out of the output folder")
        if path.exists() and not path.is_dir() and folder not in stale:
            raise RefusedFolderError(f"{path} was not made by tpm-site, and a folder belongs there")
    if (out / JOURNAL).is_dir():
        raise RefusedFolderError(f"{out / JOURNAL} was not made by tpm-site, and a file belongs there")
    for path in blocked:
        below = (file.relative_to(out).as_posix() for file in path.rglob("*") if not file.is_dir())
        if not path.is_symlink() and any(file not in stale for file in below):
            raise RefusedFolderError(f"{path} was not made by tpm-site, and a file belongs there")


def _remove_empty(directory: Path) -> None:
    """Removes a folder whose files are gone; a link to one is replaced like a file."""
    if directory.is_dir() and not directory.is_symlink():
        for folder in sorted((path for path in directory.rglob("*") if path.is_dir()), reverse=True):
            folder.rmdir()
        directory.rmdir()


def _leads_inside(path: Path, out: Path) -> bool:
    """Whether a path, links followed, is the output folder or lies in it."""
    home, real = os.path.realpath(out), os.path.realpath(path)
    return real == home or real.startswith(home + os.sep)


def _delete(out: Path, path: str) -> None:
    target = out / path
    if not _leads_inside(target.parent, out):
        return
    if not target.is_dir():
        with suppress(FileNotFoundError, NotADirectoryError):
            target.unlink()
    for folder in target.parents:
        if folder == out:
            break
        try:
            folder.rmdir()
        except FileNotFoundError:
            continue  # A build that died may have made only the folders above.
        except OSError:
            break


def _manifest_of(entries: Iterable[Entry]) -> Mapping[str, object]:
    return {entry.path: {"sha256": entry.sha256, "size": entry.size} for entry in sorted(entries)}


def _stage_list(staging: Staging, name: str, paths: Mapping[str, object]) -> None:
    """Writes a manifest or a journal, down to the disk: what is moved afterwards must not overtake it."""
    with open(staging.place(name), "wb") as file:
        file.write(json_in_lines(paths))
        file.flush()
        os.fsync(file.fileno())
