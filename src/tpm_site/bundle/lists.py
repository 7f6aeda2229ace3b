"""What may be named in a bundle, and the lists of such names that a build finds: manifest and journal.

Whoever can write to the output folder can write such a list, so nothing in one is believed unseen.
"""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

MANIFEST = "manifest.json"
MARKER = ".tpm-site"
JOURNAL = ".tpm-site-pending"
STAGING = ".tpm-site-staging-"
LONGEST_NAME, LONGEST_PATH = 255, 2000
"""Bytes of one part, and of all of them."""
_LARGEST = 64 << 20
"""Bytes of a list: half a million files."""


def is_sound(path: str) -> bool:
    """Whether a build of ours may write a file there: below the bundle, and not where its own files are."""
    try:
        parts = path.encode().split(b"/")
    except UnicodeEncodeError:
        return False
    own = parts[0].decode().casefold()
    return (
        not any(part in (b"", b".", b"..") or len(part) > LONGEST_NAME for part in parts)
        and len(path.encode()) <= LONGEST_PATH
        and "\\" not in path
        and "\0" not in path
        and own not in (MANIFEST, MARKER, JOURNAL)
        and not own.startswith(STAGING)
    )


def read_list(file: Path) -> frozenset[str]:
    """The sound paths that a manifest or a journal names; none where it is damaged or no plain file."""
    try:
        named = json.loads(_read(file))
    except (OSError, ValueError, RecursionError):
        return frozenset()
    return frozenset(filter(is_sound, named)) if isinstance(named, dict) else frozenset()


def is_plain_file(path: Path) -> bool:
    """Whether it is a file itself: no link to one, and no pipe, which nobody may ever write to."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _read(file: Path) -> bytes:
    # Without O_NONBLOCK a pipe is waited for as soon as it is opened.
    with open(os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as opened:
        about = os.fstat(opened.fileno())
        return opened.read() if stat.S_ISREG(about.st_mode) and about.st_size <= _LARGEST else b""
