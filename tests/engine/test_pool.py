"""Work in several processes comes back in order, each once, and a fault in one of them is ours."""

from __future__ import annotations

import os

import pytest

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


def test_there_is_at_least_one_processor() -> None:
    assert default_jobs() >= 1
