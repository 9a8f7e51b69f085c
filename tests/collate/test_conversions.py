from __future__ import annotations

import pytest

from sayso.collate.verdicts import converted, other_unit, reason
from tests.collate.telling import on_one_day


@pytest.mark.parametrize(
    ("one", "other", "verdict", "why"),
    [
        ("The oil covers 5 miles of beach near Port Arlen.", "The oil covers 8 km of beach near Port Arlen.", "agree", "precision"),
        ("The oil covers 5 miles of beach near Port Arlen.", "The oil covers 5 km of beach near Port Arlen.", "differ", "unit"),
        ("The fire at Brack burned 100 acres of forest.", "The fire at Brack burned 40 hectares of forest.", "agree", "precision"),
        ("The fire at Brack burned 100 acres of forest.", "The fire at Brack burned 100 hectares of forest.", "differ", "unit"),
        ("The fire at Brack burned 100 acres of forest.", "The fire at Brack burned 300 acres of forest.", "differ", "conflict"),
        ("Police seized 3 tonnes of cocaine on the ferry.", "Police seized 3,000 kg of cocaine on the ferry.", "agree", "precision"),
        ("Police seized 3 tonnes of cocaine on the ferry.", "Police seized 3 kg of cocaine on the ferry.", "differ", "unit"),
        ("The court fined Skerran Line 2 million euros.", "The court fined Skerran Line $2 million.", "differ", "unit"),
        ("The court fined Skerran Line A$2 million.", "The court fined Skerran Line $2 million.", "agree", "same"),
    ],
)
def test_amounts_in_two_units_are_one_row_and_say_whether_they_come_to_the_same(one: str, other: str, verdict: str, why: str) -> None:
    (figure,) = on_one_day(one, other)
    assert (figure.verdict, figure.why) == (verdict, why)
    (turned,) = on_one_day(other, one)
    assert (turned.verdict, turned.why) == (verdict, why)


def test_two_sums_in_two_currencies_are_left_apart_as_no_rate_is_known() -> None:
    figures = on_one_day("The court fined Skerran Line 2 million euros.", "The court fined Skerran Line $2.3 million.")
    assert [figure.verdict for figure in figures] == ["lone", "lone"]


def test_a_row_has_its_bounds_in_its_own_unit() -> None:
    (figure,) = on_one_day("The oil covers 5 miles of beach near Port Arlen.", "The oil covers 8 km of beach near Port Arlen.")
    assert (figure.unit, figure.low, figure.high) == ("kilometre", 8.0, 8.05)
    assert sorted((reading.text, reading.low) for reading in figure.readings) == [("5 miles", 5.0), ("8 km", 8.0)]


def test_the_reasons_say_that_units_were_turned() -> None:
    (same,) = on_one_day("The oil covers 5 miles of beach near Port Arlen.", "The oil covers 8 km of beach near Port Arlen.")
    (other,) = on_one_day("The oil covers 5 miles of beach near Port Arlen.", "The oil covers 5 km of beach near Port Arlen.")
    assert same.reasons == (reason(converted),)
    assert reason(other_unit) in other.reasons
