from __future__ import annotations

import pytest

from sayso.annotate.moments import find_moments
from sayso.annotate.quantities import find_quantities
from tests.builders import page, said


def about(text: str) -> list[list[str]]:
    parsed = page(text)
    parsed = parsed.having("moments", find_moments(parsed))
    return [said(parsed, quantity.about) for quantity in find_quantities(parsed)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The court imposed a fine of $10 million.", ["court", "fine"]),
        ("Harbour fees fell 5%.", ["Harbour fees"]),
        ("The league spent 30% of its budget.", ["league", "budget"]),
        ("The hospital treated 40 sailors.", ["hospital"]),
        ("A delay of three weeks followed.", ["delay"]),
        ("The repairs took nine weeks.", ["repairs"]),
        ("The port announced plans to dismiss 40 dockers.", ["port"]),
    ],
)
def test_an_amount_is_said_of_the_noun_it_hangs_on_or_the_subject_of_its_verb(text: str, words: list[str]) -> None:
    assert about(text) == [words]


def test_an_amount_in_brackets_is_said_of_what_the_one_before_it_is() -> None:
    first, second = about("The ferry sailed 12 miles (19 kilometres).")
    assert first == second == ["ferry"]


def test_an_amount_in_brackets_goes_with_the_one_before_it_where_a_noun_follows() -> None:
    first, second = about("The yard will be the hub for 8 miles (13 kilometres) of new track along the river.")
    assert first == second


def test_a_count_that_a_noun_leads_to_is_said_of_the_subject() -> None:
    assert about("The shop announced discounts on 50 lamps.") == [["shop"]]


def test_a_count_that_is_the_subject_is_said_of_the_object() -> None:
    assert about("Forty dockers left the port.") == [["port"]]


def test_what_is_counted_is_not_what_it_is_about() -> None:
    assert about("They met 40 dockers.") == [[]]
