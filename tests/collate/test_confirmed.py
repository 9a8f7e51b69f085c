from __future__ import annotations

from hypothesis import given, settings

from sayso.collate.confirmed import JudgeSettings, confirmed, judge_pairs, taken_for_the_same
from sayso.collate.judge import Judged
from sayso.collate.nearness import NearnessSettings, nearness
from sayso.collate.points import find_points
from tests.collate.test_nearness import compared, event, told
from tests.collate.test_points import telling

NEARBY = NearnessSettings()
SAME, APART = (Judged(same=same, contrary=0.0, compatible=1 - same) for same in (0.9, 0.05))


def test_what_the_judge_takes_for_the_same_is_linked_and_what_it_takes_for_two_things_is_not() -> None:
    near = nearness(compared(["ferry harbour captain"], ["ferry harbour captain", "divers bridge school"]), NEARBY)
    (link,) = near.links
    assert set(confirmed(near, {}, NEARBY, JudgeSettings()).links) == {link}
    assert set(confirmed(near, {link: APART}, NEARBY, JudgeSettings()).links) == set()
    assert set(confirmed(near, {link: SAME, (0, 2): SAME}, NEARBY, JudgeSettings()).links) == {link, (0, 2)}


def test_the_highest_score_inside_a_group_is_told() -> None:
    judgings = {(0, 1): SAME, (1, 2): APART, (2, 9): Judged(same=0.99, contrary=0.0, compatible=0.01)}
    assert taken_for_the_same(judgings, [0, 1, 2], JudgeSettings()) == SAME.same
    assert taken_for_the_same(judgings, [1, 2], JudgeSettings()) is None


@given(told)
@settings(max_examples=25)
def test_no_claim_asks_for_more_than_its_nearest(claims: list[list[str]]) -> None:
    assertions = compared(*claims)
    pairs = judge_pairs(assertions, nearness(assertions, NEARBY), NEARBY, JudgeSettings())
    assert len(pairs) <= JudgeSettings().most * len(assertions)
    assert all(assertions[left].report != assertions[right].report for left, right in pairs)


def test_the_reader_sees_that_the_judge_takes_two_for_the_same() -> None:
    one = telling("Harbour Post", "Twelve people died when the bridge at Brack collapsed")
    other = telling("Arlen Times", "Twelve people died when the bridge at Brack collapsed on Monday")
    (point,) = find_points(event(one, other), {})
    assert any(reason.startswith("A small trained network takes two of them for the same (0.") for reason in point.reasons)
