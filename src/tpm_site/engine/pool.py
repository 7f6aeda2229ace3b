"""Work on many values in several processes, where there are enough of them to be worth it."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

FEWEST = 120
"""Below this many values the start of processes costs more than it saves; see benchmarks/."""
_CHUNK = 40
T = TypeVar("T")
R = TypeVar("R")

_work: Callable[[Any], Any] | None = None
_values: Sequence[Any] = ()


def default_jobs() -> int:
    """As many as the processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def map_in_order(
    work: Callable[[T], R], values: Sequence[T], jobs: int, progress: Callable[[int], None]
) -> Iterator[R]:
    """`work` of each value, in the order of `values`. `progress` gets how many are done.

    Workers are forked: they inherit `values` without copying, and only results cross over.
    """
    if jobs < 2 or len(values) < FEWEST or "fork" not in multiprocessing.get_all_start_methods():
        for index, value in enumerate(values):
            yield work(value)
            progress(index + 1)
        return
    spans = [(start, start + _CHUNK) for start in range(0, len(values), _CHUNK)]
    context = multiprocessing.get_context("fork")
    with context.Pool(jobs, _inherit, (work, values)) as pool:
        done = 0
        for results in pool.imap(_work_on, spans):
            yield from results
            done += len(results)
            progress(done)


def _inherit(work: Callable[[Any], Any], values: Sequence[Any]) -> None:
    global _work, _values
    _work, _values = work, values


def _work_on(span: tuple[int, int]) -> list[Any]:
    work = _work
    return [work(value) for value in _values[slice(*span)]] if work else []
