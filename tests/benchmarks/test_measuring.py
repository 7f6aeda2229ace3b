"""Commands are run by turns, and what an edit renders is compared with what shows it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.editing import BODY, PARTS, TITLE, Edit, difference, edited, template
from benchmarks.measuring import Contender, by_turns
from benchmarks.processes import FailedError, output_of, peak_memory, timed
from benchmarks.workshop import Workshop
from benchmarks.writer import Corpus


def test_all_run_once_before_any_runs_again() -> None:
    turns: list[tuple[str, int]] = []
    command = (sys.executable, "-c", "")
    ours = Contender("ours", command, lambda run: turns.append(("ours", run)))
    hugo = Contender("Hugo", command, lambda run: turns.append(("Hugo", run)))
    figures = by_turns([ours, hugo], 2)
    assert turns[:4] == [("ours", 0), ("Hugo", 0), ("ours", 1), ("Hugo", 1)]
    assert [(its.who, len(its.wall), len(its.cpu)) for its in figures] == [("ours", 2, 2), ("Hugo", 2, 2)]


def test_a_command_that_fails_is_no_result() -> None:
    fails = (sys.executable, "-c", "import sys; sys.exit('it broke')")
    for run in (timed, peak_memory, output_of):
        with pytest.raises(FailedError, match="it broke"):
            run(fails)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells it")
def test_memory_is_that_of_all_processes() -> None:
    """A child holds what its parent does not."""
    child = "import time; held = bytearray(64 * 1024**2); time.sleep(0.5)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    peak = peak_memory((sys.executable, "-c", code))
    assert peak is not None
    assert peak > 64 * 1024**2


def test_a_difference_is_named() -> None:
    assert difference({"a"}, {"a"}) == ""
    assert difference({"a", "b"}, {"a"}) == "renders 1 that do not show it, such as b"
    assert difference({"a"}, {"a", "b"}) == "does not render 1 that show it, such as b"
    assert difference(set(), set()) == "no page shows it"


@pytest.mark.parametrize(
    ("edit", "pages"),
    [(BODY, "1 rendered"), (PARTS, "1 rendered"), (TITLE, None), (template("category.html"), "8 rendered")],
)
def test_an_edit_renders_what_shows_it(edit: Edit, pages: str | None, tmp_path: Path) -> None:
    (its,) = edited(Corpus(10), edit)(Workshop(tmp_path), 1)
    assert its.fault == ""
    assert pages in (None, its.pages)
