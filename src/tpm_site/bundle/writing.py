"""Writes a bundle so that each file is whole or absent, and nothing of others is touched.

Files are written to a staging folder inside the bundle's, then renamed into place one by one; the
manifest comes last. While they are moved, a journal names every path that is of the last build or of
this one: should the build die there, the next one knows what is ours. Only files that the last manifest
or a journal names are ever deleted.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.digest import sha256
from tpm_site.bundle.lists import JOURNAL, MANIFEST, MARKER, STAGING, is_plain_file, is_sound, read_list

__all__ = [
    "JOURNAL", "MANIFEST", "MARKER", "Entry", "RefusedFolderError", "publish", "refuse_foreign", "stage",
    "staging_in",
]  # fmt: skip
_MARKER_TEXT = b"This folder is written by tpm-site: files in it are replaced and deleted.\n"


class RefusedFolderError(Exception):
    """The output folder is one that must not be written to, or not what is to be; the text says why."""


class Entry(NamedTuple):
    """One line of the manifest: path relative to the bundle, SHA-256 in hexadecimal, bytes."""

    path: str
    sha256: str
    size: int


def stage(staging: str, path: str, data: bytes) -> Entry:
    """Writes one file to the staging folder. Safe to call from several processes."""
    _refuse_unsound(path)
    with open(_staged(staging, path), "wb") as file:
        file.write(data)
    return Entry(path, sha256(data), len(data))


def _refuse_unsound(path: str) -> None:
    if not is_sound(path):
        raise RefusedFolderError(f"{path[:80]!a} cannot be the name of a file in a bundle")


def _staged(staging: str, path: str) -> str:
    """Where a file waits: all in one folder, for making and removing folders is slow.

    The whole digest, for two paths that share a name here would share their bytes.
    """
    return os.path.join(staging, sha256(path.encode()))


def refuse_foreign(out: Path, root: Path) -> None:
    """Raises RefusedFolderError where `out` is not empty and not made by tpm-site, or is the source."""
    resolved, source = out.resolve(), root.resolve()
    for name in ("content", "templates", "static", "src"):
        folder = (source / name).resolve()
        if resolved == folder or folder in resolved.parents:
            raise RefusedFolderError(f"{out} lies in {name}/, which the site is made from")
    if resolved == source or resolved in source.parents:
        raise RefusedFolderError(f"{out} holds the project itself")
    if out.is_symlink() and not out.exists():
        raise RefusedFolderError(f"{out} is a link that leads nowhere")
    if out.exists() and not out.is_dir():
        raise RefusedFolderError(f"{out} is a file, not a folder")
    foreign = (path for path in out.iterdir() if not _is_left_over(path)) if out.is_dir() else ()
    if any(foreign) and not is_plain_file(out / MARKER):
        raise RefusedFolderError(
            f"{out} is not empty and was not made by tpm-site; name another folder, or empty it"
        )


def _is_left_over(path: Path) -> bool:
    """Of a build that died before there was a marker: it had made no folder yet."""
    return path.name.startswith(STAGING) and (path.is_symlink() or not path.is_dir())


@contextmanager
def staging_in(out: Path) -> Iterator[str]:
    """A staging folder in `out`, gone afterwards. Only one build writes to `out` at a time."""
    is_new = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    marker = _marked(out, is_new)
    with _locked(marker):
        try:
            for left in out.glob(f"{STAGING}*"):
                left.unlink() if _is_left_over(left) else shutil.rmtree(left)
            staging = tempfile.mkdtemp(prefix=STAGING, dir=out)
            try:
                yield staging
            finally:
                shutil.rmtree(staging, ignore_errors=True)
        finally:
            if is_new and list(out.iterdir()) == [marker]:
                marker.unlink()
                out.rmdir()


def _marked(out: Path, is_new: bool) -> Path:
    """The marker that makes `out` ours; a disk that has no room for it is left as it was."""
    # A name that nobody can guess: what others put there would be written through.
    marker, staged = out / MARKER, out / f"{STAGING}marker-{secrets.token_hex(8)}"
    if not is_plain_file(marker):
        try:
            with open(staged, "xb") as file:
                file.write(_MARKER_TEXT)
            os.replace(staged, marker)
        except OSError:
            staged.unlink(missing_ok=True)
            if is_plain_file(marker):
                return marker  # Another build was faster, and cleared away what waited.
            if is_new:
                with suppress(OSError):
                    out.rmdir()
            raise
    return marker


@contextmanager
def _locked(marker: Path) -> Iterator[None]:
    """Waits until no other build writes to the same folder. Without fcntl there is no waiting."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    with open(os.open(marker, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def publish(out: Path, staging: str, entries: Iterable[Entry], kept: Iterable[Entry] = ()) -> None:
    """Moves what is staged into place, deletes what the last build made and this one did not.

    What is `kept` is in place already. Raises RefusedFolderError, with nothing changed, where something that
    others made is in the way, or a name leads elsewhere or is too long for the disk.
    """
    new = {entry.path: entry for entry in entries}
    every = new | {entry.path: entry for entry in kept}
    _refuse_impossible(out, new)
    folders = _folders_of(new)
    # But for names that no build of ours can have made.
    last = sorted(read_list(out / MANIFEST) | read_list(out / JOURNAL))
    stale = dict.fromkeys(path for path in last if path not in every)
    blocked = [out / path for path in (*new, MANIFEST) if os.path.isdir(f"{out}/{path}")]
    _refuse_obstacles(out, folders, blocked, stale)
    # Both need room on the disk, so both are written before anything is moved.
    _stage_list(staging, MANIFEST, _manifest_of(every.values()))
    _stage_list(staging, JOURNAL, dict.fromkeys(sorted({*last, *every})))
    os.replace(_staged(staging, JOURNAL), out / JOURNAL)
    for path in [p for p in stale if p in folders or any(folder in new for folder in _folders_of([p]))]:
        _delete(out, path)
        del stale[path]
    for directory in blocked:
        _remove_empty(directory)
    for folder in sorted(folders):
        (out / folder).mkdir(exist_ok=True)
    for path in sorted(new):
        os.replace(_staged(staging, path), out / path)
    for path in stale:
        _delete(out, path)
    os.replace(_staged(staging, MANIFEST), out / MANIFEST)
    (out / JOURNAL).unlink()


def _refuse_impossible(out: Path, paths: Iterable[str]) -> None:
    """Some disks take shorter names than others, and halfway through it is too late to learn it."""
    longest = os.pathconf(out, "PC_NAME_MAX")
    for path in paths:
        _refuse_unsound(path)
        if len(path) * 4 > longest and any(len(part.encode()) > longest for part in path.split("/")):
            raise RefusedFolderError(f"a name in {path} is longer than the disk of {out} takes: shorten it")


def _folders_of(paths: Iterable[str]) -> set[str]:
    """Every folder that some paths lie in."""
    found: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
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


def _stage_list(staging: str, name: str, paths: Mapping[str, object]) -> None:
    """Writes a manifest or a journal, down to the disk: what is moved afterwards must not overtake it."""
    data = (json.dumps(paths, indent=1, ensure_ascii=False) + "\n").encode()
    with open(_staged(staging, name), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
