from __future__ import annotations

import pytest

from sayso.annotate.moments import find_moments
from sayso.annotate.page import Page
from sayso.annotate.quantities import find_quantities
from sayso.model.annotation import Quantity
from tests.builders import page


def read(text: str) -> tuple[Page, tuple[Quantity, ...]]:
    parsed = page(text)
    parsed = parsed.having("moments", find_moments(parsed))
    return parsed, find_quantities(parsed)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve sailors were injured, two of them gravely.",
        "Twelve sailors met, two of whom were captains.",
        "The medics treated 23 sailors. Three were flown to Port Arlen.",
    ],
)
def test_a_number_without_a_noun_counts_what_the_last_one_counted(text: str) -> None:
    _, (_, second) = read(text)
    assert (second.counted, second.unit) == ("sailors", "person")


def test_of_cuts_the_pronoun() -> None:
    parsed, (_, second) = read("Twelve sailors were injured, two of them gravely.")
    assert second.of is not None
    assert parsed.words(second.of) == "them"


def test_a_number_with_a_noun_keeps_it() -> None:
    _, (_, second) = read("Twelve sailors met. Two ferries sailed.")
    assert second.counted == "ferries"


def test_a_number_without_a_noun_and_without_another_before_it_counts_nothing() -> None:
    _, (quantity,) = read("Two of them waved.")
    assert quantity.counted is None
