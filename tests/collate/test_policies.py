from __future__ import annotations

import pytest

from sayso.collate.policies import Rule, best_of
from sayso.model.collation import FigureReading, VoiceGroup
from sayso.model.span import Span


def reading(low: float | None, *, high: float | None = None, day: str | None = "2031-03-04") -> FigureReading:
    return FigureReading(report="r1", span=Span(report="r1", start=0, end=2), text="12", low=low, high=high, as_of=day)


@pytest.mark.parametrize(
    ("rule", "best"), [("most conservative", 9), ("most recent", 12), ("most voices", 14), ("range", None), ("keep pending", None)]
)
def test_each_rule_has_its_number(rule: Rule, best: float | None) -> None:
    readings = [reading(14), reading(14), reading(9), reading(12, day="2031-03-05")]
    assert best_of(readings, (), rule) == best


def test_readings_of_one_voice_count_once() -> None:
    readings = [reading(14), reading(14), reading(14), reading(9), reading(9)]
    assert best_of(readings, [VoiceGroup(readings=(0, 1, 2), reason="The same text in both.")], "most voices") == 9


def test_of_numbers_with_as_many_voices_the_later_counts() -> None:
    assert best_of([reading(9), reading(14, day="2031-03-05")], (), "most voices") == 14


def test_numbers_with_as_many_voices_of_one_day_give_none() -> None:
    assert best_of([reading(9), reading(14)], (), "most voices") is None


@pytest.mark.parametrize("rule", ["most conservative", "most recent", "most voices"])
def test_readings_that_only_say_at_most_vouch_for_no_number(rule: Rule) -> None:
    assert best_of([reading(None, high=25)], (), rule) is None


def test_nothing_is_the_most_recent_where_no_day_is_known() -> None:
    assert best_of([reading(9, day=None)], (), "most recent") is None
