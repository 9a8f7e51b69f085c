from __future__ import annotations

import pytest

from sayso.acquire.dates import from_seconds, is_ambiguous, iso_date


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2031-03-04", "2031-03-04"),
        ("20310304", "2031-03-04"),
        ("2031-03-04T18:30:00", "2031-03-04T18:30:00"),
        ("2031-03-04 18:30:00", "2031-03-04T18:30:00"),
        ("2031-03-04T18:30:00Z", "2031-03-04T18:30:00+00:00"),
        ("March 4, 2031", "2031-03-04"),
        ("4 March 2031", "2031-03-04"),
        ("Tuesday, 4 Mar 2031 18:30", "2031-03-04T18:30:00"),
        ("Tue, 04 Mar 2031 18:30:00 GMT", "2031-03-04T18:30:00+00:00"),
        ("Sept. 4, 2031", "2031-09-04"),
        ("4. März 2031", "2031-03-04"),
        ("2031/03/04", "2031-03-04"),
        ("25/03/2031", "2031-03-25"),
        ("04/04/2031", "2031-04-04"),
    ],
)
def test_a_full_date_is_read_in_any_spelling(said: str, day: str) -> None:
    assert iso_date(said) == day


@pytest.mark.parametrize(
    "said", ["4 March", "March 2031", "2031", "Tuesday", "yesterday", "2 hours ago", "18:30", "", "2031-13-45", "٠" * 80]
)
def test_what_is_no_full_date_is_never_completed(said: str) -> None:
    assert iso_date(said) is None


def test_day_and_month_that_may_be_swapped_are_not_guessed() -> None:
    assert iso_date("03/04/2031") is None
    assert is_ambiguous("03/04/2031")
    assert not is_ambiguous("13/04/2031")


def test_a_zone_whose_name_means_two_things_is_dropped() -> None:
    assert iso_date("July 4, 2031 6:30 p.m. ET") == "2031-07-04T18:30:00"


def test_seconds_and_milliseconds_since_1970_are_the_same_moment() -> None:
    assert from_seconds(1_930_415_400) == from_seconds(1_930_415_400_000) == "2031-03-04T18:30:00+00:00"


@pytest.mark.parametrize("number", [0, -5, 42, 1e300, float("nan"), float("inf")])
def test_a_number_that_is_no_recent_time_is_no_date(number: float) -> None:
    assert from_seconds(number) is None
