from __future__ import annotations

import re

import pytest

from sayso.annotate.units import UNIT, is_hundredth, kind_of, rate_name, unit_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("km/h", "kilometre per hour"),
        ("kilometers an hour", "kilometre per hour"),
        ("mph", "mile per hour"),
        ("kWh", "kilowatt hour"),
        ("kilowatt-hours", "kilowatt hour"),
        ("square miles", "square mile"),
        ("km2", "square kilometre"),
        ("km²", "square kilometre"),
        ("metres squared", "square metre"),
        ("sq m", "square metre"),
        ("pound-feet", "pound foot"),
        ("micrometres", "micrometre"),
        ("GHz", "gigahertz"),
        ("A/cm2", "ampere per square centimetre"),
        ("degrees Celsius", "degree celsius"),
        ("°F", "degree fahrenheit"),
        ("feet per century", "foot per century"),
        ("barrel-a-day", "barrel per day"),
        ("inches", "inch"),
        ("more weeks", "week"),
        ("US gallons", "gallon"),
    ],
)
def test_ways_to_write_a_unit_come_to_one_name(text: str, name: str) -> None:
    assert unit_name(text) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Swiss francs", "CHF"),
        ("US dollars", "USD"),
        ("JPY", "JPY"),
        ("cents", "USD"),
        ("€", "EUR"),
        ("dollars a barrel", "USD per barrel"),
    ],
)
def test_money_is_named_by_its_code(text: str, code: str) -> None:
    assert unit_name(text) == code


def test_letters_mean_what_their_capitals_say() -> None:
    assert (unit_name("mV"), unit_name("MV")) == ("millivolt", "megavolt")


def test_a_word_that_is_no_unit_has_no_name() -> None:
    assert unit_name("sailors") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("USD per barrel", "money"),
        ("mile per hour", "speed"),
        ("knot", "speed"),
        ("week", "duration"),
        ("hectare", "measure"),
        ("mile per gallon", "measure"),
    ],
)
def test_the_kind_follows_from_the_name(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_a_cent_is_a_hundredth_and_a_horsepower_none() -> None:
    assert (is_hundredth("cents"), is_hundredth("PS")) == (True, False)


def test_a_rate_says_what_it_is_for() -> None:
    assert rate_name(" a barrel") == "barrel"


@pytest.mark.parametrize("text", ["5 sailors", "5 Wednesdays", "5 a year ago"])
def test_words_behind_a_number_that_are_no_unit_are_left(text: str) -> None:
    assert re.compile(UNIT, re.IGNORECASE).match(text, 2) is None
