"""A preview in a process of its own."""

from __future__ import annotations

import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.processes import FailedError
from benchmarks.workshop import PROGRAM

_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


class Preview(NamedTuple):
    """Where it is, without a slash at its end, and its process."""

    address: str
    pid: int


@contextmanager
def preview_of(root: Path) -> Iterator[Preview]:
    """`tpm-site serve` on a free port, as long as the block lasts. Raises FailedError where it ends."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        with log.open("wb") as to:
            command = [str(PROGRAM), "serve", "--root", str(root), "--port", "0"]
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=to, stderr=to)
        try:
            yield Preview(_address(process, log), process.pid)
        finally:
            process.terminate()  # An interrupt is not heard by what was begun in the background.
            process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    while process.poll() is None:
        if found := _ADDRESS.search(log.read_text(encoding="utf-8", errors="replace")):
            return found[0]
        time.sleep(0.01)
    raise FailedError(f"tpm-site serve ends: {log.read_text(encoding='utf-8', errors='replace').strip()}")
