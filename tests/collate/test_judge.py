from __future__ import annotations

from functools import cache

import pytest

from sayso.collate.judge import Judge, Judged, judged_each


@cache
def judge() -> Judge:
    """The shipped weights, loaded once a test run."""
    return Judge()


def verdict(found: Judged) -> str:
    return max(("same", "contrary", "compatible"), key=lambda name: float(getattr(found, name)))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("On Monday night the ferry sank off Arlen, police said.", "The ferry sank off Arlen on Monday night.", "same"),
        ("Twelve people died when the bridge at Brack collapsed.", "The collapse of the bridge at Brack killed 12 people.", "same"),
        ("The mayor of Brack resigned on Friday after a vote.", "The mayor of Brack quit on Friday following a vote.", "same"),
        ("The captain was drunk that night.", "The captain was not drunk that night.", "contrary"),
        ("Ivo Holm denied that the ferry was overloaded.", "The ferry was overloaded.", "contrary"),
        ("The ferry sank off Arlen on Monday night.", "The union wrote to the ministry about the pay of its members.", "compatible"),
        ("Rescuers searched the harbour until dawn.", "The school in Arlen stayed shut on Tuesday.", "compatible"),
    ],
)
def test_two_claims_are_told_apart(left: str, right: str, expected: str) -> None:
    assert verdict(judge().compare(left, right)) == expected


def test_a_judgement_has_no_direction_and_adds_up_to_one() -> None:
    left, right = "The ferry sank off Arlen on Monday night.", "A boat with 40 people went down on Monday."
    found = judge().compare(left, right)
    assert found == judge().compare(right, left)
    assert found.same + found.contrary + found.compatible == pytest.approx(1, abs=1e-3)


def test_a_judgement_does_not_depend_on_what_was_read_before() -> None:
    left, right = "The ferry sank off Arlen.", "The ferry went down off Arlen."
    first = judge().compare(left, right)
    judge().compare("The school stayed shut. " * 40, "Nobody was hurt.")
    assert judge().compare(left, right) == first


def test_of_a_text_longer_than_in_training_its_beginning_is_read() -> None:
    assert judge().compare("", "ferry " * 500) == judge().compare("", "ferry " * 64)
    assert judge().compare("", "ferry " * 64) != judge().compare("", "ferry " * 63)


def test_pairs_judged_at_once_are_judged_as_each_alone() -> None:
    pairs = [("Nine people died.", f"The ferry sank {number} miles off Port Arlen.") for number in range(6)]
    assert judged_each(pairs) == [judge().compare(left, right) for left, right in pairs]
    assert judged_each([]) == []
