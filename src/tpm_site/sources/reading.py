"""The bytes of one file of the project: a regular file within its folder, never a pipe or a link out."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tpm_site.base.diagnostic import Diagnostic
from tpm_site.base.span import Span

_COPY = "copy the file here instead of linking to it"


def read_bytes(root: Path, file: str) -> tuple[bytes | None, Diagnostic | None]:
    """The content of `file` below `root`, or why there is none; neither where there is no such file."""
    path = root / file
    try:
        if path.is_symlink():
            fault = bad_link(str(path), file, os.path.realpath(root / file.partition("/")[0]))
            if fault:
                return None, fault
        # Looked at before it is opened: opening a pipe would wait for a writer for ever.
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            return None, no_file(file, mode)
        return path.read_bytes(), None
    except FileNotFoundError:
        return None, None
    except OSError as error:
        return None, unreadable(file, error)


def bad_link(location: str, path: str, home: str) -> Diagnostic | None:
    """What is wrong with a link of the file system; None where it leads to a file below `home`."""
    if not os.path.realpath(location).startswith(home + os.sep):
        message = "this link leads out of its folder and is not followed"
    elif not os.path.exists(location):
        message = "this link leads nowhere"
    elif os.path.isdir(location):
        message = "a link to a folder is not followed"
    else:
        return None
    return Diagnostic(Span(path), "F205", message, _COPY)


def no_file(path: str, mode: int) -> Diagnostic:
    """A folder, a pipe, a socket or a device in the place of a file."""
    if stat.S_ISDIR(mode):
        message, help = "a folder stands where a file is wanted", "rename the folder"
    else:
        message, help = "this is no file with a content, but a pipe or a device", "delete it"
    return Diagnostic(Span(path), "F008", message, help)


def unreadable(path: str, error: OSError) -> Diagnostic:
    """What the machine says of a file or a folder that it does not let us read."""
    return Diagnostic(Span(path), "F008", f"cannot be read: {error.strerror}", "check its permissions")
