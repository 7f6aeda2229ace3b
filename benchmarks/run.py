"""Times whole runs of the program and writes benchmarks/RESULTS.md: `make bench`.

Each case runs several times in a new process; the median counts. Nothing here passes or fails.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import write_corpus

HERE = Path(__file__).resolve().parent
PROGRAM = Path(sys.executable).with_name("tpm-site")
RUNS = 5


class Case(NamedTuple):
    """What is timed: `prepare` runs before each run and is not timed. `target` is in seconds."""

    name: str
    command: Sequence[str]
    prepare: Callable[[], object]
    target: float


class Result(NamedTuple):
    """Seconds of wall time over the runs, and the most memory of one process, in MB."""

    case: Case
    seconds: tuple[float, ...]
    megabytes: float


def _forget(*folders: Path) -> Callable[[], None]:
    def forget() -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    return forget


def cases(scratch: Path) -> list[Case]:
    """All cases, with their corpora written below `scratch`."""
    corpus = scratch / "corpus-1000"
    write_corpus(corpus, 1000)
    own_out, own_cache = scratch / "own", HERE.parent / ".tpm-cache"
    build = [str(PROGRAM), "build"]
    return [
        Case("`tpm-site --version`", [str(PROGRAM), "--version"], lambda: None, 0.08),
        Case(
            "the project's own content, nothing kept",
            [*build, "--root", str(HERE.parent), "--out", str(own_out)],
            _forget(own_out, own_cache),
            1.5,
        ),
        Case(
            "1,000 articles of 1,300 words, nothing kept",
            [*build, "--root", str(corpus)],
            _forget(corpus / "build", corpus / ".tpm-cache"),
            4.0,
        ),
    ]


def measure(case: Case) -> Result:
    """Runs one case."""
    seconds, peak = [], 0
    for _ in range(RUNS):
        case.prepare()
        begun = time.perf_counter()
        process = subprocess.Popen(case.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - begun)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{case.name}: exit code {process.returncode}")
        peak = max(peak, usage.ru_maxrss)
    return Result(case, tuple(seconds), peak / 1024)


def table(results: Sequence[Result]) -> str:
    """The results as a Markdown table."""
    rows = ["| case | median | least | most | target | memory |", "|---|---|---|---|---|---|"]
    for result in results:
        times = (statistics.median(result.seconds), min(result.seconds), max(result.seconds))
        cells = " | ".join(f"{seconds:.2f} s" for seconds in (*times, result.case.target))
        rows.append(f"| {result.case.name} | {cells} | {result.megabytes:.0f} MB |")
    return "\n".join(rows)


def report(results: Sequence[Result]) -> str:
    """The whole of RESULTS.md."""
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        "# Results\n\n"
        f"Written by `make bench` on {datetime.now(tz=UTC).date()}: {platform.machine()}, {jobs} "
        f"processors, {platform.system()}, Python {platform.python_version()}. "
        f"{RUNS} runs each, new processes, wall time. Memory is the largest single process.\n\n"
        f"{table(results)}\n\n"
        "What was learned on the way is in [README.md](README.md).\n"
    )


def main() -> None:
    """Measures all cases and writes the report."""
    with tempfile.TemporaryDirectory() as scratch:
        results = [measure(case) for case in cases(Path(scratch))]
    text = report(results)
    (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
