"""Work in several processes comes back in order, each once, and a fault in one of them is ours."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.cli import Terminal
from tests.support.sites import BASE, REPOSITORY, article, write_site
from tpm_site.engine.pool import FEWEST, default_jobs, map_in_order


def nothing(_: int) -> None:
    """Takes note of no progress."""


@pytest.mark.parametrize("count", [0, 1, FEWEST - 1, FEWEST, FEWEST + 1, 3 * FEWEST + 7])
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_are_in_the_order_of_the_values(count: int, jobs: int) -> None:
    assert list(map_in_order(lambda value: value * 2, range(count), jobs, nothing)) == list(
        range(0, 2 * count, 2)
    )


def test_many_values_leave_the_process_and_few_do_not() -> None:
    def process(_: int) -> int:
        return os.getpid()

    assert set(map_in_order(process, range(FEWEST - 1), 2, nothing)) == {os.getpid()}
    assert os.getpid() not in set(map_in_order(process, range(FEWEST), 2, nothing))


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_ends_at_the_number_of_values(jobs: int) -> None:
    told: list[int] = []
    list(map_in_order(str, range(FEWEST + 5), jobs, told.append))
    assert told == sorted(told)
    assert told[-1] == FEWEST + 5


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_the_work_is_raised_here(jobs: int) -> None:
    def divide(value: int) -> float:
        return 1 / (value - 50)

    with pytest.raises(ZeroDivisionError):
        list(map_in_order(divide, range(FEWEST), jobs, nothing))


def kill_self(value: int) -> int:
    """As the kernel does where memory runs out."""
    if value == FEWEST // 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return value


def test_a_worker_that_is_killed_ends_the_work() -> None:
    with pytest.raises(ChildProcessError, match="a process of this run was killed"):
        list(map_in_order(kill_self, range(FEWEST), 2, nothing))
    assert multiprocessing.active_children() == []


def test_a_worker_that_is_killed_halfway_through_a_result_ends_the_work() -> None:
    results = map_in_order(lambda value: bytes(200_000), range(4 * FEWEST), 2, nothing)
    next(results)
    for worker in multiprocessing.active_children():
        worker.kill()
    with pytest.raises(ChildProcessError):
        list(results)


def test_no_worker_outlives_work_that_nobody_waits_for() -> None:
    results = map_in_order(lambda _: bytes(200_000), range(4 * FEWEST), 3, nothing)
    next(results)
    assert len(multiprocessing.active_children()) == 3
    results.close()  # type: ignore[attr-defined]  # It is a generator.
    assert multiprocessing.active_children() == []


def test_a_result_that_cannot_cross_over_is_a_fault_and_no_silence() -> None:
    with pytest.raises(RuntimeError, match="cannot be handed over"):
        list(map_in_order(lambda value: lambda: value, range(FEWEST), 2, nothing))


def test_a_fault_in_a_worker_says_where() -> None:
    with pytest.raises(ValueError, match="invalid literal") as caught:
        list(map_in_order(int, ["x"] * FEWEST, 2, nothing))
    assert "pool.py" in caught.value.__notes__[0]


INTERRUPTED = """
import os, signal
from tpm_site.engine.pool import map_in_order
def work(value):
    os.write(1, b".")
    signal.pause()
try:
    list(map_in_order(work, range(1000), 2, print))
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.parametrize("kill", [os.kill, os.killpg])
def test_an_interrupt_ends_all_processes_in_silence(kill: Callable[[int, int], None]) -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED],
        env=os.environ | {"PYTHONPATH": str(REPOSITORY / "src")},
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout
    assert run.stdout.read(2) == b".."
    kill(run.pid, signal.SIGINT)
    assert run.communicate() == (b"interrupted\n", b"")
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)


def test_a_build_whose_worker_is_killed_says_so_in_a_line_and_keeps_the_last_bundle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tpm_site = Terminal(tmp_path, monkeypatch, capsys)
    write_site(tmp_path, BASE + "".join(article(f"page-{number}") for number in range(FEWEST)))
    assert tpm_site("build", "--jobs", "2").code == 0
    before = {path: path.read_bytes() for path in (tmp_path / "build").rglob("*") if path.is_file()}

    def killing(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    for stage in ("tpm_site.documents.parse.parse_document", "tpm_site.engine.rendering.Renderer.render"):
        shutil.rmtree(tmp_path / ".tpm-cache")
        with monkeypatch.context() as patched:
            patched.setattr(stage, killing)
            run = tpm_site("build", "--jobs", "2")
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith("tpm-site: a process of this run was killed, perhaps for want of memory")
        assert run.err.count("\n") == 1
        assert before == {p: p.read_bytes() for p in (tmp_path / "build").rglob("*") if p.is_file()}


def test_there_is_at_least_one_processor() -> None:
    assert default_jobs() >= 1
