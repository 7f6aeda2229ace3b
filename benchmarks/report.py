"""RESULTS.md: the machine, and the table of what was measured."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.results import Figures, Result

_HEAD = (
    "| case | program | pages | median | least | most | CPU | memory | target | met |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)
_READING = """\
Median, least and most are wall time of whole processes, run by turns; CPU is the median of the processor time
of all their processes; memory is the most that all of them held together, in a run of its own. All programs
make a page for each article and category, the library, feeds of 30 entries and a sitemap. In rows of the
preview, time is from the file that is saved to the page that is seen, and memory that of the server.
What is **not met** did not reach its target in this run."""


def report(
    day: str, machine: str, business: str, versions: Mapping[str, str], results: Sequence[Result]
) -> str:
    """The whole file. `business` says how busy the machine was with other things."""
    peers = "\n".join(f"- {name}: {what}" for name, what in versions.items())
    judged = [result.is_met for result in results if result.target]
    met, missed, unknown = (judged.count(which) for which in (True, False, None))
    counts = f"{met} targets met, {missed} not met, {unknown} not judged."
    return (
        f"# Results\n\nWritten on {day} by `make bench`. {machine}.\n{business}\n\n{peers}\n\n{_READING}\n\n"
        f"**{counts}**\n\n{table(results)}\n\n"
        "What was learned on the way is in [README.md](README.md).\n"
    )


def table(results: Sequence[Result]) -> str:
    """The results as a Markdown table: a row for each program in each case."""
    return f"{_HEAD}\n{rows(results)}"


def rows(results: Sequence[Result]) -> str:
    """The lines of the table below its head."""
    return "\n".join(row for result in results for row in _rows(result))


def _rows(result: Result) -> Iterator[str]:
    if result.missing:
        verdict = (result.target, _verdict(result))
        yield _row(result.name, "", f"not measured: {result.missing}", *[""] * 5, *verdict)
    for number, figures in enumerate(result.figures):
        what = (result.target, _verdict(result)) if number == 0 else ("", "")
        pages = f"{figures.pages} ({figures.fault})" if figures.fault else figures.pages
        yield _row(result.name if number == 0 else "", figures.who, pages.strip(), *_measures(figures), *what)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/').replace(chr(10), ' ') for cell in cells)} |"


def _measures(figures: Figures) -> tuple[str, ...]:
    wall, memory = figures.wall, figures.memory
    times = (figures.seconds, min(wall), max(wall)) if wall else ()
    return (
        *([seconds_shown(seconds) for seconds in times] or [""] * 3),
        seconds_shown(statistics.median(figures.cpu)) if figures.cpu else "",
        f"{memory / 1024**2:.0f} MB" if memory else "n/a" if wall else "",
    )


def seconds_shown(seconds: float) -> str:
    """Milliseconds below one second."""
    return f"{seconds * 1000:.0f} ms" if seconds < 0.9995 else f"{seconds:.2f} s"


def _verdict(result: Result) -> str:
    if not result.target:
        return ""
    return {True: "met", False: "**not met**", None: "not judged"}[result.is_met]
