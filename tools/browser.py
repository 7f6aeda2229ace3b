"""A Chromium for the tests: one that is installed, else one that `python -m tools.browser` fetches."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.debian import install, run

NAMES = ("chromium", "chromium-browser", "google-chrome")
MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# With it a font to draw, and a library that Playwright's driver needs.
DEBIAN_PACKAGES = ("chromium", "fonts-dejavu-core", "libatomic1")
PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find_browser() -> Path | None:
    """The browser that `CHROME` names, else one on the machine, else Playwright's own; None without any."""
    if wanted := os.environ.get("CHROME"):
        found = shutil.which(wanted)
        if not found:
            raise FileNotFoundError(f"CHROME names no program: {wanted}")
        return Path(found)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    return MACOS if MACOS.is_file() else _playwrights_own()


def fetch_browser() -> None:
    """Install one: Debian's package where that needs no password, else the build Playwright brings."""
    install(*DEBIAN_PACKAGES)
    if not find_browser():
        run([sys.executable, "-m", "playwright", "install", "chromium"])


def _playwrights_own() -> Path | None:
    """The build that `playwright install` brings; asked for in a process of its own, as it may not start."""
    command = [sys.executable, "-c", PLAYWRIGHTS_OWN]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    path = Path(done.stdout.strip() or "none")
    return path if done.returncode == 0 and path.is_file() else None


if __name__ == "__main__":
    if not find_browser():
        fetch_browser()
    browser = find_browser()
    sys.exit(None if browser else "browser: none found and none could be fetched")
