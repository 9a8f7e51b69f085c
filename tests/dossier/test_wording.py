from __future__ import annotations

import pytest

from sayso.dossier.wording import (
    Value,
    amount,
    day,
    days,
    interval_words,
    listed,
    period,
    speaker,
    stance_sign,
    stance_words,
    told,
    value,
    verdict_words,
)
from sayso.model.collation import FigureReading, Step
from sayso.model.span import Span

MASTER = (Step(role="speaker", name="the harbour master"),)


def reading(text: str, low: float | None, high: float | None, *, approximate: bool = False) -> FigureReading:
    return FigureReading(
        report="r1", span=Span(report="r1", start=0, end=len(text)), text=text, low=low, high=high, approximate=approximate
    )


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (9, None, "person", "at least 9"),
        (None, 40, "person", "up to 40"),
        (None, 0, "person", "up to 0"),
        (1000, 2000, "person", "1,000–2,000"),
        (0, 0, None, "0"),
        (12.5, 12.5, "percent", "12.5%"),
        (2_000_000, 2_000_000, "USD", "$2 million"),
        (1_500_000_000, None, "EUR", "at least €1.5 billion"),
        (40, 40, "CHF", "CHF 40"),
        (145_500_000, 145_500_000, None, "145.5 million"),
        (1_234_567, 1_234_567, None, "1,234,567"),
        (None, None, None, "an unknown number"),
    ],
)
def test_an_interval_reads_like_words(low: float | None, high: float | None, unit: str | None, words: str) -> None:
    assert interval_words(low, high, unit) == words


def test_a_rounded_number_is_about() -> None:
    assert value(reading("some 2,800 passengers", 2800, 2800, approximate=True), "person") == Value("about 2,800")


def test_a_vague_word_is_shown_as_the_text_has_it_with_its_interval_beside() -> None:
    assert value(reading("Dozens of passengers", 24, None), "person") == Value("dozens", "at least 24")


def test_a_number_beside_a_vague_word_is_shown_as_a_number() -> None:
    assert value(reading("at least 9 of several passengers", 9, None), "person") == Value("at least 9")


def test_a_fraction_keeps_its_digits() -> None:
    assert amount(0.5, None) == "0.5"


@pytest.mark.parametrize(
    ("moment", "words"),
    [("2031-03-04", "4 March 2031"), ("2031-03-04T10:00:00Z", "4 March 2031"), (None, "day unknown"), ("last spring", "last spring")],
)
def test_a_day_reads_like_words(moment: str | None, words: str) -> None:
    assert day(moment) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-03-04", "2031-03-04", "4 March 2031"),
        ("2031-03-04", "2031-04-01", "4 March – 1 April 2031"),
        ("2030-12-31", "2031-01-01", "31 December 2030 – 1 January 2031"),
        ("2031-03-04", None, "4 March 2031"),
        (None, None, None),
    ],
)
def test_a_range_of_days_says_once_what_both_ends_share(first: str | None, last: str | None, words: str | None) -> None:
    assert days(first, last) == words


@pytest.mark.parametrize(
    ("first", "after", "words"),
    [
        ("2031-01-01", "2032-01-01", "2031"),
        ("2031-03-01", "2031-04-01", "March 2031"),
        ("2031-12-01", "2032-01-01", "December 2031"),
        ("2031-03-04", "2031-03-05", "4 March 2031"),
        ("2031-03-04", "2031-03-08", "4 March – 7 March 2031"),
        ("2031-03-04T14:30:00", "2031-03-04T14:31:00", "4 March 2031, 14:30"),
        ("2031-03-04T18:00:00", "2031-03-05T00:00:00", "4 March 2031, 18:00"),
        ("soon", "later", "soon – later"),
    ],
)
def test_a_period_reads_like_words(first: str, after: str, words: str) -> None:
    assert period(first, after) == words


def test_the_innermost_mouth_is_named_first() -> None:
    voice = (Step(role="medium", name="Radio Coast"), Step(role="speaker", name="the mayor"), *MASTER)
    assert speaker(voice) == "the harbour master, as told by the mayor, through Radio Coast"


def test_a_mouth_that_could_not_be_named_is_said_to_be_so() -> None:
    assert told((Step(role="speaker", name=None),)) == "according to somebody not named"


def test_the_outlets_own_voice_is_said_to_be_so() -> None:
    assert told(()) == "own voice"


def test_a_statement_is_filled_in_the_own_voice_and_hollow_in_a_mouth() -> None:
    assert (stance_sign("stated", ()), stance_sign("stated", MASTER)) == ("●", "○")


def test_a_denial_names_who_denies() -> None:
    assert (stance_sign("denied", MASTER), stance_words("denied", MASTER)) == ("×", "denied by the harbour master")


def test_a_verdict_says_why() -> None:
    assert verdict_words("differ", "update") == "differ: a later count"


def test_a_point_that_differs_is_contested() -> None:
    assert verdict_words("differ", None, contested=True) == "contested"


def test_a_list_reads_like_words() -> None:
    assert [listed(list(words)) for words in ("", "a", "ab", "abc")] == ["", "a", "a and b", "a, b and c"]
