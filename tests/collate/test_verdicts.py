from __future__ import annotations

import pytest

from sayso.collate.verdicts import distinct
from tests.collate.telling import annotated, candidates, figures, on_one_day, told

ONE_DAY = [
    ("conflict", ["The ferry fire killed 25 people.", "The ferry fire killed 27 people."]),
    ("conflict", ["Police put the death toll at 25.", "The ferry fire killed 27 people.", "The ferry fire killed 25 people."]),
    ("definition", ["Officers seized 96 computer units and 54 laptops at the hall.", "Officers seized 150 computers at the hall."]),
]
AGREED = [
    ("same", ["The ferry fire killed 25 people.", "Twenty-five people died in the ferry fire.", "Death toll from ferry fire: 25"]),
    ("precision", ["Dozens of people were killed in the ferry fire.", "The ferry fire killed 96 people."]),
    ("precision", ["The ferry fire killed at least 25 people.", "The ferry fire killed 27 people."]),
    ("precision", ["The ferry fire killed about 100 people.", "The ferry fire killed 96 people."]),
]
LATER = [
    ("update", ["The ferry fire killed 25 people.", "The ferry fire killed 27 people."]),
    (
        "update",
        ["The ferry fire killed 25 people.", "The toll from the ferry fire rose to 27 people killed.", "The ferry fire killed 30 people."],
    ),
    ("conflict", ["The ferry fire killed 27 people.", "The ferry fire killed 25 people."]),
]


@pytest.mark.parametrize(("why", "texts"), ONE_DAY)
def test_numbers_of_one_day_that_cannot_all_be_right_differ_by_kind(why: str, texts: list[str]) -> None:
    assert ("differ", why) in {(figure.verdict, figure.why) for figure in on_one_day(*texts)}


@pytest.mark.parametrize(("why", "texts"), AGREED)
def test_numbers_that_can_all_be_right_agree_by_kind(why: str, texts: list[str]) -> None:
    assert [(figure.verdict, figure.why) for figure in on_one_day(*texts)] == [("agree", why)]


@pytest.mark.parametrize(("why", "texts"), LATER)
def test_a_count_that_grows_from_day_to_day_is_an_update(why: str, texts: list[str]) -> None:
    assert [(figure.verdict, figure.why) for figure in told(*texts)] == [("differ", why)]


@pytest.mark.parametrize(
    ("later", "why"),
    [("The death toll of the ferry fire has risen to 27.", "update"), ("The ferry fire killed 27 people.", "conflict")],
)
def test_where_no_report_has_a_day_a_toll_that_has_risen_is_the_later_one(later: str, why: str) -> None:
    texts = ("The ferry fire killed 25 people.", later)
    found = figures(*(annotated(text, outlet=f"Outlet {number}", published=None) for number, text in enumerate(texts)))
    assert [(figure.verdict, figure.why) for figure in found] == [("differ", why)]


def test_readings_that_tell_the_same_are_judged_once() -> None:
    found = candidates(*["The ferry fire killed 25 people."] * 5, "The ferry fire killed 27 people.")
    assert [one.reading.low for one in distinct(found)] == [25, 27]
