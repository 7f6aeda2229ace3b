"""An nginx for the tests: one that is installed, else one that `python -m tools.nginx` fetches.

Debian's package would start a server on port 80, so it is unpacked into .tools/ and not installed.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from tools.debian import unpack

FOLDER = Path(__file__).resolve().parent.parent / ".tools" / "nginx"
PACKAGES = ("nginx", "nginx-common")
# Debian's shells do not look into the first; the others are Homebrew's, whose list of types lies elsewhere.
PROGRAMS = ("usr/sbin/nginx", "opt/homebrew/bin/nginx", "usr/local/bin/nginx")
TYPES = ("etc/nginx/mime.types", "opt/homebrew/etc/nginx/mime.types", "usr/local/etc/nginx/mime.types")


class Nginx(NamedTuple):
    """The program, and the file that tells it the types of files."""

    program: Path
    types: Path


def find_nginx() -> Nginx | None:
    """The one on the machine, else the one that was fetched; None without any."""
    if os.name != "posix":
        return None
    for root in (Path("/"), FOLDER):
        programs = [root / name for name in PROGRAMS]
        if root == Path("/") and (found := shutil.which("nginx")):
            programs.insert(0, Path(found))
        program = next((path for path in programs if os.access(path, os.X_OK)), None)
        types = next((root / name for name in TYPES if (root / name).is_file()), None)
        if program and types:
            return Nginx(program, types)
    return None


def fetch_nginx() -> None:
    """Unpack Debian's."""
    unpack(FOLDER, *PACKAGES)


if __name__ == "__main__":
    if not find_nginx():
        fetch_nginx()
    sys.exit(None if find_nginx() else "nginx: none found and none could be fetched")
