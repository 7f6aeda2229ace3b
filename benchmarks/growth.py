"""How time and memory grow with the corpus, and the most memory that builds took: told from other results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from benchmarks.results import Case, Figures, Result

_MEGABYTE = 1024**2
_MOST = 400
"""MB for 10,000 articles."""
_FARTHER_TIMES = 11
_OFF_THE_LINE = 1.1


def told_from(results: Mapping[Case, Result]) -> Iterator[Result]:
    """Rows for what no case measures by itself; none for what was not measured."""
    ours = [(case, result.figures[0]) for case, result in results.items() if result.figures]
    memory_at_most = [
        its.memory for case, its in ours if case.articles == 10_000 and its.cpu and its.memory is not None
    ]
    if memory_at_most:
        peak = max(memory_at_most) / _MEGABYTE
        words = Figures(pages=f"{peak:.0f} MB")
        name = "peak memory, all processes, all builds of 10,000 articles"
        yield Result(name, (words,), f"under {_MOST} MB", peak < _MOST)
    growing = {case.articles: its for case, its in ours if case.is_growth}
    line = sorted(growing.items(), key=lambda entry: entry[0])
    if len(line) > 1:
        yield _of_memory({articles: its.memory for articles, its in line if its.memory})
    times = {articles: its.seconds for articles, its in line}
    if times.keys() >= {10_000, 100_000}:
        factor = times[100_000] / times[10_000]
        words = Figures(pages=f"{factor:.1f} times")
        name = "time of 100,000 articles, built cold, to that of 10,000"
        yield Result(name, (words,), f"at most {_FARTHER_TIMES} times", factor <= _FARTHER_TIMES)


def _of_memory(memory: Mapping[int, int]) -> Result:
    """Judged by the line through the smallest and the last but one: the largest must not lie far above it."""
    shown = ", ".join(f"{size / _MEGABYTE:.0f} MB" for size in memory.values())
    is_met = None
    if len(memory) > 2:
        (first, its), *_, (second, more), (last, most) = memory.items()
        expected = its + (more - its) / (second - first) * (last - first)
        is_met = most <= expected * _OFF_THE_LINE
    sizes = ", ".join(f"{articles:,}" for articles in memory)
    return Result(f"memory of {sizes} articles", (Figures(pages=shown),), "grows linearly", is_met)
