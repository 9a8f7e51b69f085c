from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.lexicons import table
from sayso.annotate.numerals import number_of

WORDS = {number: word for part in ("tens", "ones") for word, number in table("numerals")[part].items() if word != "fourty"}
SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")]


def in_words(number: int) -> str:
    for size, name in SCALES:
        if number >= size:
            rest = number % size
            return f"{in_words(number // size)} {name}" + (f" {in_words(rest)}" if rest else "")
    return WORDS[number] if number in WORDS else f"{WORDS[number - number % 10]}-{WORDS[number % 10]}"


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_any_integer_written_in_words_reads_back(number: int) -> None:
    assert number_of(in_words(number)) == number


@given(st.integers(min_value=0, max_value=10**15))
def test_any_integer_written_with_commas_reads_back(number: int) -> None:
    assert number_of(f"{number:,}") == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1/16", 0.0625),
        ("2 1/2", 2.5),
        ("2½", 2.5),
        ("two and a half million", 2_500_000),
        ("half a million", 500_000),
        ("three quarters of a billion", 750_000_000),
        ("4 hundred million", 400_000_000),
        ("2.5×10−3", 0.0025),
        ("12,34,567", 1_234_567),
        ("one hundred and five", 105),
        ("half a dozen", 6),
    ],
)
def test_fractions_powers_and_scales_come_to_their_number(words: str, number: float) -> None:
    assert number_of(words) == pytest.approx(number)


@pytest.mark.parametrize("words", ["twenty nineteen", "3/2", "9" * 40, "9" * 400 + " 1/2"])
def test_what_is_no_amount_comes_to_nothing(words: str) -> None:
    assert number_of(words) is None
