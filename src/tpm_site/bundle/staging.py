"""Where the files of a bundle wait for their places, in a folder inside the bundle's.

In a first build they lie as they will in the bundle, so that folders can be moved whole. Later, when most
folders are in place, they lie in one: making and removing folders takes longer than writing the files.
"""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from tpm_site.base.digest import sha256
from tpm_site.bundle.lists import JOURNAL, MANIFEST, MARKER, STAGING, is_plain_file, is_sound

_MARKER_TEXT = b"This folder is written by tpm-site: files in it are replaced and deleted.\n"


class RefusedFolderError(Exception):
    """The output folder is one that must not be written to, or not what is to be; the text says why."""


class Entry(NamedTuple):
    """One line of the manifest: path relative to the bundle, SHA-256 in hexadecimal, bytes."""

    path: str
    sha256: str
    size: int


class Staging(NamedTuple):
    """The folder where files wait; `is_first` where no build has written to the bundle's before."""

    folder: str
    is_first: bool
    longest_name: int
    """Bytes of a name on this disk: halfway through moving it is too late to learn it."""

    def place(self, path: str) -> str:
        """Where a file waits. By the whole digest, for two that shared a name would share their bytes."""
        return os.path.join(self.folder, path if self.is_first else sha256(path.encode()))


def stage(staging: Staging, path: str, data: bytes) -> Entry:
    """Writes one file to the staging folder. Safe to call from several processes.

    Raises RefusedFolderError where no bundle, or no bundle on this disk, can hold a file of that name.
    """
    _refuse_impossible(staging, path)
    place = staging.place(path)
    if staging.is_first:
        _make(os.path.dirname(place))
    # There are thousands of them, and a buffer between would take longer than to write.
    with open(place, "wb", buffering=0) as file:
        written = 0
        while written < len(data):
            written += file.write(data[written:])
    return Entry(path, sha256(data), len(data))


def _make(folder: str) -> None:
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:  # Nor is the one above it there.
        os.makedirs(folder, exist_ok=True)


def _refuse_impossible(staging: Staging, path: str) -> None:
    if not is_sound(path):
        raise RefusedFolderError(f"{path[:80]!a} cannot be the name of a file in a bundle")
    longest, out = staging.longest_name, os.path.dirname(staging.folder)
    if len(path) * 4 > longest and any(len(part.encode()) > longest for part in path.split("/")):
        raise RefusedFolderError(f"a name in {path} is longer than the disk of {out} takes: shorten it")


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
def staging_in(out: Path) -> Iterator[Staging]:
    """A staging folder in `out`, gone afterwards. Only one build writes to `out` at a time."""
    is_new = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    marker = _marked(out, is_new)
    with _locked(marker):
        try:
            for left in out.glob(f"{STAGING}*"):
                left.unlink() if _is_left_over(left) else shutil.rmtree(left)
            folder = tempfile.mkdtemp(prefix=STAGING, dir=out)
            is_first = not any(os.path.lexists(out / name) for name in (MANIFEST, JOURNAL))
            try:
                yield Staging(folder, is_first, os.pathconf(out, "PC_NAME_MAX"))
            finally:
                shutil.rmtree(folder, ignore_errors=True)
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
