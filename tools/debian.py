"""Packages of Debian and its kin, where they can be had without asking for a password."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def install(*packages: str) -> None:
    """Install them, if this is such a machine and we may."""
    before = as_root()
    if before is not None and shutil.which("apt-get"):
        apt = [*before, "apt-get", "-q", "-y"]
        run([*apt, "update"])
        run([*apt, "install", "--no-install-recommends", *packages])


def unpack(folder: Path, *packages: str) -> None:
    """Unpack what is in them below a folder, and leave the machine itself as it is."""
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        return
    before = as_root()
    if before is not None:
        run([*before, "apt-get", "-q", "-y", "update"])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        run(["apt-get", "-q", "download", *packages], Path(name))
        for package in sorted(Path(name).glob("*.deb")):
            run(["dpkg", "--extract", str(package), str(folder)])


def as_root() -> list[str] | None:
    """What to put before a command to run it as root; None where that is not to be had."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "--non-interactive"]
    allowed = shutil.which("sudo") and run([*sudo, "true"])
    return sudo if allowed else None


def run(command: list[str], folder: Path | None = None) -> bool:
    """Run a command, what it prints on our standard error; whether it went well."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=sys.stderr, env=environment, check=False
    )
    return done.returncode == 0
