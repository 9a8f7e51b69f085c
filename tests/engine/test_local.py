"""What is only true of engines on this machine."""

from __future__ import annotations

import os

import pytest

from sayso.engine.local import Here, Pool, local_engine
from sayso.errors import SaysoError, UsageError
from tests.engine.work import double, process, times_used, vanish


def test_one_job_stays_in_this_process() -> None:
    with local_engine(1) as engine:
        assert isinstance(engine, Here)
        assert list(engine.each(process, [0])) == [os.getpid()]


def test_several_jobs_leave_this_process() -> None:
    with local_engine(2) as engine:
        assert os.getpid() not in set(engine.each(process, range(4)))


@pytest.mark.parametrize("jobs", [0, -1])
def test_less_than_one_job_is_refused(jobs: int) -> None:
    with pytest.raises(UsageError, match="at least 1"):
        local_engine(jobs)


def test_a_worker_keeps_what_it_loaded_between_items_and_runs() -> None:
    with local_engine(2) as engine:
        used = [*engine.each(times_used, range(4)), *engine.each(times_used, range(4))]
    workers = {worker for worker, _ in used}
    assert sum(max(times for worker, times in used if worker == each) for each in workers) == 8


def test_a_killed_worker_is_an_error_that_says_so() -> None:
    with local_engine(2) as engine, pytest.raises(SaysoError, match="killed"):
        list(engine.each(vanish, range(8)))


def test_a_pool_that_lost_a_worker_says_so_again() -> None:
    with local_engine(2) as engine:
        with pytest.raises(SaysoError):
            list(engine.each(vanish, [3]))
        with pytest.raises(SaysoError, match="killed"):
            list(engine.each(double, [1]))


def test_a_closed_pool_takes_no_more_work() -> None:
    engine = Pool(1)
    engine.close()
    with pytest.raises(RuntimeError, match="shutdown"):
        list(engine.each(double, [1]))
