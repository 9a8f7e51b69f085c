"""What every engine promises, run for each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import pytest

from sayso.engine.base import Engine
from sayso.engine.local import Here, Pool
from tests.engine.work import Counted, double, doubled, initial, joined, reciprocal

ENGINES: dict[str, Callable[[], Engine]] = {"here": Here, "pool of one": lambda: Pool(1), "pool of two": lambda: Pool(2)}


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    made = ENGINES[request.param]()
    yield made
    made.close()


def test_results_come_in_the_order_of_the_items(engine: Engine) -> None:
    assert list(engine.each(double, range(50))) == list(range(0, 100, 2))


def test_a_function_of_many_gives_one_result_an_item_in_their_order(engine: Engine) -> None:
    assert list(engine.through(doubled, range(10))) == list(range(0, 20, 2))
    assert list(engine.through(doubled, [])) == []
    items = Counted()
    results = engine.through(doubled, items)
    assert items.drawn == []
    assert list(islice(results, 3)) == [0, 2, 4]
    assert len(items.drawn) < 20


def test_no_items_give_no_results(engine: Engine) -> None:
    assert list(engine.each(double, [])) == []
    assert list(engine.grouped(joined, [], key=initial)) == []


def test_items_without_end_are_drawn_only_as_results_are_taken(engine: Engine) -> None:
    items = Counted()
    assert list(islice(engine.each(double, items), 3)) == [0, 2, 4]
    assert len(items.drawn) < 20


def test_nothing_is_drawn_before_a_result_is_asked_for(engine: Engine) -> None:
    items = Counted()
    engine.each(double, items)
    assert items.drawn == []


def test_an_exception_is_raised_as_it_is_after_the_results_before_it(engine: Engine) -> None:
    results = engine.each(reciprocal, [1, 2, 0, 4])
    assert [next(results), next(results)] == [1.0, 0.5]
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_an_engine_works_on_after_an_exception(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError):
        list(engine.each(reciprocal, [0]))
    assert list(engine.each(double, [1])) == [2]


def test_an_engine_works_on_after_a_run_that_was_broken_off(engine: Engine) -> None:
    next(engine.each(double, Counted()))
    assert list(engine.each(double, [1, 2])) == [2, 4]


def test_groups_come_in_the_order_of_their_keys_and_keep_the_order_of_their_items(engine: Engine) -> None:
    words = ["boat", "ash", "bay", "crew", "anchor"]
    assert list(engine.grouped(joined, words, key=initial)) == ["ash+anchor", "boat+bay", "crew"]
