from __future__ import annotations

import pytest

from sayso.annotate.amounts import Amount, amounts


def only(text: str) -> Amount:
    (amount,) = amounts(text)
    return amount


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("-5 degrees", -5, "degree"),
        ("minus 12 °C", -12, "degree celsius"),
        ("minus-130 degrees", -130, "degree"),
        ("a balance of $-20.5bn", -20_500_000_000, "USD"),
        ("a loss of -€15", -15, "EUR"),
    ],
)
def test_a_minus_makes_the_number_negative(text: str, low: float, unit: str) -> None:
    amount = only(text)
    assert (amount.low, amount.unit) == (low, unit)


@pytest.mark.parametrize(
    ("text", "share"),
    [("one in three sailors", 33.333333), ("Nine out of ten", 90), ("1/16 of them", 6.25), ("two thirds of them", 66.666667)],
)
def test_a_part_of_a_whole_is_a_percentage(text: str, share: float) -> None:
    amount = only(text)
    assert (amount.low, amount.kind) == (share, "percent")


def test_a_part_of_a_unit_is_an_amount_of_it() -> None:
    amount = only("one-half mile")
    assert (amount.low, amount.unit) == (0.5, "mile")


def test_two_in_three_days_are_two() -> None:
    assert [amount.low for amount in amounts("two in three days")] == [2, 3]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("8- to 16-metre", 8, 16, "metre"),
        ("44 kg to 50 kg", 44, 50, "kilogram"),
        ("6-12W", 6, 12, "watt"),
        ("seven to 10 years", 7, 10, "year"),
        ("5% to 6%", 5, 6, "percent"),
    ],
)
def test_a_range_may_say_its_unit_once_or_twice(text: str, low: float, high: float, unit: str) -> None:
    amount = only(text)
    assert (amount.low, amount.high, amount.unit) == (low, high, unit)


@pytest.mark.parametrize("text", ["up 6 per cent to $70", "rose by $4 million to $9 million", "rose 8% to 4"])
def test_a_step_and_where_it_led_are_no_range(text: str) -> None:
    first, second = amounts(text)
    assert (first.low, second.low) == (first.high, second.high)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("$40.50 per barrel", "USD per barrel"),
        ("$2,000 a month", "USD per month"),
        ("60 cents a share", "USD per share"),
        ("$60 U.S. a barrel", "USD per barrel"),
    ],
)
def test_a_price_says_what_it_is_for(text: str, unit: str) -> None:
    assert only(text).unit == unit


def test_a_year_ago_is_no_rate() -> None:
    assert only("$3 billion a year earlier").unit == "USD"


def test_dollars_and_cents_are_one_amount() -> None:
    assert only("3 dollars and 50 cents").low == 3.5


def test_two_numbers_joined_by_and_share_the_unit() -> None:
    assert [amount.unit for amount in amounts("45 and 50 miles")] == ["mile", "mile"]


@pytest.mark.parametrize(("text", "unit"), [("30m (98ft) long", "metre"), ("37m high", "metre")])
def test_m_is_a_length_before_its_feet_or_its_direction(text: str, unit: str) -> None:
    assert next(iter(amounts(text))).unit == unit


def test_m_is_millions_before_what_is_counted() -> None:
    assert only("37m customers").low == 37_000_000


@pytest.mark.parametrize(("text", "unit"), [("three years old", "year"), ("an 18-month-old", "month"), ("three-year-old", "year")])
def test_ages_are_told_by_old(text: str, unit: str) -> None:
    amount = only(text)
    assert (amount.kind, amount.unit) == ("age", unit)


def test_the_first_of_two_contrary_bounds_belongs_to_the_verb() -> None:
    amount = only("rolled over less than two miles out")
    assert (amount.low, amount.high) == (None, 2)


def test_a_console_is_no_price() -> None:
    assert [amount for amount in amounts("the PS5") if amount.kind == "money"] == []


@pytest.mark.parametrize("text", ["9" * 5000, "1/" * 2000, "minus " * 500, "5 to " * 500, "$" * 3000, "one in " * 400, "1e99"])
def test_hostile_text_is_read_without_an_error(text: str) -> None:
    assert all(amount.end <= len(text) for amount in amounts(text))


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("40C", 40, "degree celsius"),
        ("minus 5C", -5, "degree celsius"),
        ("104F", 104, "degree fahrenheit"),
        ("40 C in the shade", 40, "degree celsius"),
        ("104 F.", 104, "degree fahrenheit"),
    ],
)
def test_a_letter_can_stand_for_degrees(text: str, low: float, unit: str) -> None:
    amount = only(text)
    assert (amount.low, amount.unit, amount.kind) == (low, unit, "measure")


@pytest.mark.parametrize(
    "text",
    [
        "33.6°N",
        "48°51'N",
        "48° 51' 12\" N",
        "34.05N, 118.25W",
        "36.19 degrees north",
        "latitude 33.52",
        "longitude of -44.31",
    ],
)
def test_a_point_on_the_map_is_no_amount(text: str) -> None:
    assert only(text).kind == "address"


def test_a_watt_behind_one_number_is_one() -> None:
    assert only("118.25W").unit == "watt"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("5% to 6% of it", ["5%", "6%"]),
        ("$12-$15 each", ["$12", "15"]),
        ("by two to 16 people", ["two", "16"]),
        ("12-15 people, up to 40 by night", ["12"]),
    ],
)
def test_the_ends_of_a_range_lie_inside_it(text: str, ends: list[str]) -> None:
    first = next(amounts(text))
    assert [text[end.start : end.end] for end in first.ends] == ends
