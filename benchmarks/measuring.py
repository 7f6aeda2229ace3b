"""Runs programs by turns."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import NamedTuple

from benchmarks.processes import Times, peak_memory, timed
from benchmarks.results import Figures


class Contender(NamedTuple):
    """A program to run. `prepare` is called before each run, with its number, and is not timed."""

    who: str
    command: Sequence[str]
    prepare: Callable[[int], object] = lambda run: None


def by_turns(contenders: Sequence[Contender], runs: int) -> list[Figures]:
    """The figures of each. All run once before any runs again, for a machine is not always as fast.

    One more run of each is for its memory.
    """
    times: list[list[Times]] = [[] for _ in contenders]
    for run in range(runs):
        for contender, its_times in zip(contenders, times, strict=True):
            _make_ready(contender, run)
            its_times.append(timed(contender.command))
    figures = []
    for contender, its_times in zip(contenders, times, strict=True):
        _make_ready(contender, runs)
        wall, cpu = zip(*its_times, strict=True)
        memory = peak_memory(contender.command)
        figures.append(Figures(who=contender.who, wall=wall, cpu=cpu, memory=memory))
    return figures


def _make_ready(contender: Contender, run: int) -> None:
    contender.prepare(run)
    if hasattr(os, "sync"):
        os.sync()  # Else one pays for writing what another has made.
