"""Measures the program and its peers, and writes benchmarks/RESULTS.md: `make bench`.

python -m benchmarks.run [--quick] [--large] [--only WORD]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.cases import Sizes, cases
from benchmarks.growth import told_from
from benchmarks.machine import business, description, now
from benchmarks.processes import FailedError
from benchmarks.report import report, rows
from benchmarks.results import Case, NotMeasuredError, Result
from benchmarks.workshop import Workshop, versions

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"


def main() -> None:
    """Measures what is asked for. Only a whole run is written to the file, and nothing passes or fails."""
    asked = _arguments(sys.argv[1:])
    sizes = Sizes(200, 500, 1_000) if asked.quick else Sizes(huge=100_000 if asked.large else 0)
    chosen = [case for case in cases(sizes) if asked.only.lower() in case.name.lower()]
    begun, results = now(), {}
    with tempfile.TemporaryDirectory(prefix="tpm-site-bench-") as scratch:
        workshop = Workshop(Path(scratch))
        for case in chosen:
            results[case] = _measured(case, workshop)
            sys.stderr.write(f"{rows([results[case]])}\n")
        ended = now()
    day = str(datetime.now(tz=UTC).date())
    shown = [*results.values(), *told_from(results)]
    text = report(day, description(), business(begun, ended), versions(), shown)
    if not (asked.quick or asked.only):
        RESULTS.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _measured(case: Case, workshop: Workshop) -> Result:
    """One case; where it cannot be measured, why. A program of ours that fails meets no target."""
    target = case.target.words if case.target else ""
    try:
        return case.result(case.measure(workshop, case.runs))
    except NotMeasuredError as error:
        return Result(case.name, target=target, missing=str(error))
    except FailedError as error:
        return Result(case.name, target=target, is_met=False if target else None, missing=str(error))


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small corpora; the file is not written")
    parser.add_argument("--large", action="store_true", help="100,000 articles, too, which takes long")
    parser.add_argument("--only", default="", metavar="WORD", help="cases whose name holds it; no file")
    return parser.parse_args(words)


if __name__ == "__main__":
    main()
