from __future__ import annotations

import pytest

from sayso.collate.candidates import find_candidates
from tests.collate.telling import annotated, candidates, event


@pytest.mark.parametrize(
    "text",
    [
        "The list named six of the dead passengers.",
        "The ship sent home 29 of the 41 passengers.",
        "No more than nine people would be hurt.",
    ],
)
def test_parts_and_what_may_come_stand_apart(text: str) -> None:
    assert candidates(text)[0].apart


@pytest.mark.parametrize("text", ["Six people were hurt.", "The number of people in custody had risen to 94."])
def test_a_plain_count_does_not_stand_apart(text: str) -> None:
    assert not candidates(text)[0].apart


def test_a_second_number_of_one_voice_is_aside() -> None:
    assert [one.aside for one in candidates("The fire killed 27 people. A storm killed 12 people.")] == [False, True]


def test_a_number_that_has_risen_is_later_and_not_aside() -> None:
    told = candidates("Police arrested 83 people. The number of people in custody had risen to 94.")
    assert [(one.later, one.aside) for one in told] == [(False, False), (True, False)]


def test_a_number_given_by_a_day_speaks_for_that_day() -> None:
    (one,) = find_candidates(event(annotated("Some 25 people had been killed as of 2 March.", published="2031-03-04")), {})
    assert one.reading.as_of == "2031-03-02"


def test_the_day_of_a_deed_is_not_the_day_of_its_count() -> None:
    (one,) = find_candidates(event(annotated("Some 25 people were killed on Sunday.", published="2031-03-04")), {})
    assert one.reading.as_of == "2031-03-04"


def test_the_place_of_the_counted_is_read() -> None:
    assert candidates("Some 400 people were in the camp.")[0].where == {"camp"}
