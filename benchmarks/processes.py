"""Runs a command as a whole process: how long it takes, and how much memory all of its processes hold."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

_BETWEEN_LOOKS = 0.01
"""Seconds between two looks at the memory of a command."""


class FailedError(Exception):
    """A command that ended with another exit code than 0; its last words are the message."""


class Times(NamedTuple):
    """Seconds by the clock, and seconds of processor time of the command and all that it started."""

    wall: float
    cpu: float


def timed(command: Sequence[str]) -> Times:
    """Runs a command. Raises FailedError."""
    with tempfile.TemporaryFile() as log:
        begun = time.perf_counter()
        process = _started(command, log)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        _raise_if_failed(process, log)
    return Times(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: Sequence[str]) -> int | None:
    """The most bytes that the processes of a command hold together. None where the system cannot tell.

    Runs the command, and looks often: that slows it down, so what is timed is another run.
    Raises FailedError.
    """
    peak: int | None = None
    with tempfile.TemporaryFile() as log:
        process = _started(command, log)
        while process.poll() is None:
            held = memory_of_all(process.pid)
            peak = max(peak or 0, held) if held else peak
            time.sleep(_BETWEEN_LOOKS)
        _raise_if_failed(process, log)
    return peak


def memory_of_all(pid: int) -> int | None:
    """The bytes that a process and those it started hold now. None where the system cannot tell."""
    held = [size for one in _with_descendants(pid) if (size := _memory_of(one)) is not None]
    return sum(held) if held else None


def output_of(command: Sequence[str]) -> str:
    """What a command prints. Raises FailedError."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedError(_last_words(done.stderr) or f"exit code {done.returncode}")
    return done.stdout


def _started(command: Sequence[str], log: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)


def _raise_if_failed(process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    if process.returncode:
        log.seek(0)
        words = _last_words(log.read().decode(errors="replace"))
        raise FailedError(words or f"exit code {process.returncode}")


def _last_words(text: str) -> str:
    return " / ".join(line.strip() for line in text.strip().splitlines()[-3:])


def _with_descendants(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _with_descendants(int(child))


def _memory_of(pid: int) -> int | None:
    """The process's part of the pages it uses: one that several processes share counts once in their sum."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return None
