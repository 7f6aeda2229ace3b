"""How long the stages of a run took, and which pages the longest."""

from __future__ import annotations

import time
from collections.abc import Iterable

_SLOWEST = 10


class Stopwatch:
    """Takes the time of one stage after the other, in seconds of the clock on the wall."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._stages: dict[str, float] = {}

    def done(self, stage: str) -> None:
        """Says that a stage ends here; the next one begins."""
        now = time.perf_counter()
        self._stages[stage], self._last = now - self._last, now

    def lines(self, pages: Iterable[tuple[float, str]]) -> tuple[str, ...]:
        """What it comes to, for a person; `pages` are seconds and paths."""
        total = sum(self._stages.values())
        stages = [_line(seconds, stage) for stage, seconds in self._stages.items()]
        slowest = [_line(seconds, path) for seconds, path in sorted(pages, reverse=True)[:_SLOWEST]]
        head = ["The slowest pages, in the process that rendered them:"] if slowest else []
        return (f"Stages, {total * 1000:.0f} ms together:", *stages, *head, *slowest)


def _line(seconds: float, what: str) -> str:
    return f"  {seconds * 1000:9.1f} ms  {what}"
