"""The machine that results come from, and how busy others kept it meanwhile."""

from __future__ import annotations

import os
import platform
import resource
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_BUSY = 0.1
"""Of the processors, the part that others may take before results are called those of a busy machine."""


class Moment(NamedTuple):
    """Load, and seconds since some beginning: by the clock, of all processors at work, of them our own."""

    load: tuple[float, float, float] | None
    clock: float
    at_work: float | None
    ours: float


def now() -> Moment:
    """The moment of the call."""
    load = os.getloadavg() if hasattr(os, "getloadavg") else None
    own = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    ours = sum(usage.ru_utime + usage.ru_stime for usage in own)
    return Moment(load, time.monotonic(), _seconds_at_work(), ours)


def business(begun: Moment, ended: Moment) -> str:
    """How busy the machine was between two moments, in words."""
    words = [f"Load {_shown(begun.load)} at the start and {_shown(ended.load)} at the end."]
    if begun.at_work is not None and ended.at_work is not None:
        others = (ended.at_work - begun.at_work) - (ended.ours - begun.ours)
        part = max(0.0, others / (ended.clock - begun.clock))
        kept = f"kept {part:.1f} of {processors()} processors busy on average"
        words.append(f"Other programs, the browser of the preview's cases among them, {kept}.")
        if part > _BUSY * processors():
            words.append("**The machine was busy with other things: take these figures as the upper bound.**")
    return " ".join(words)


def description() -> str:
    """Processor, memory, system and Python."""
    memory = _field("/proc/meminfo", "MemTotal")
    parts = [
        _field("/proc/cpuinfo", "model name") or platform.processor() or platform.machine(),
        f"{processors()} processors",
        f"{int(memory.split()[0]) / 1024**2:.1f} GB of memory" if memory else "",
        f"{platform.system()} {platform.release()}",
        f"Python {platform.python_version()}",
    ]
    return ", ".join(part for part in parts if part)


def processors() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _seconds_at_work() -> float | None:
    """Of all processors, since the system began: what is neither idle nor waiting for a disk."""
    with suppress(OSError):
        ticks = [int(tick) for tick in Path("/proc/stat").read_text().partition("\n")[0].split()[1:9]]
        user, nice, system, _idle, _waiting, *interrupts_and_stolen = ticks
        return sum((user, nice, system, *interrupts_and_stolen)) / os.sysconf("SC_CLK_TCK")
    return None


def _field(path: str, name: str) -> str:
    with suppress(OSError):
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == name:
                return value.strip()
    return ""


def _shown(load: tuple[float, float, float] | None) -> str:
    return f"{load[0]:.1f}" if load else "unknown"
