from __future__ import annotations

import pytest

from sayso.annotate.clauses import parted
from tests.builders import page


def clauses(text: str) -> list[tuple[str, str]]:
    """The words of each clause of one sentence, and those of its subject."""
    run = [token for token in page(text).doc if not token.is_punct]

    def words(tokens: object) -> str:
        return " ".join(token.text for token in tokens)  # type: ignore[attr-defined]

    return [(words(clause.tokens), words(clause.subject)) for clause in parted(run)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The ferry left the old harbour and struck a hidden reef.",
            [("The ferry left the old harbour and", "The ferry"), ("struck a hidden reef", "The ferry")],
        ),
        (
            "The storm tore roofs off houses, killing nine elderly villagers.",
            [("The storm tore roofs off houses", "The storm"), ("killing nine elderly villagers", "The storm")],
        ),
        (
            "Divers searched the wreck while relatives waited on the quay.",
            [("Divers searched the wreck", "Divers"), ("while relatives waited on the quay", "relatives")],
        ),
        (
            "Police freed forty passengers trapped inside the burning coach.",
            [("Police freed forty passengers", "Police"), ("forty passengers trapped inside the burning coach", "forty passengers")],
        ),
    ],
)
def test_each_clause_that_says_enough_stands_for_itself_with_its_subject(text: str, found: list[tuple[str, str]]) -> None:
    assert clauses(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The captain turned and fled.",
        "The minister flew home to meet the families.",
        "The bridge will reopen if engineers find no cracks.",
        "The mayor condemned the decision to close the harbour.",
    ],
)
def test_a_clause_that_says_too_little_a_purpose_and_a_condition_stay_with_the_rest(text: str) -> None:
    assert len(clauses(text)) == 1


def test_every_token_stands_in_a_clause() -> None:
    doc = page("The ferry, which left at dawn, struck a reef and sank, killing nine people who slept below.").doc
    held = {token.i for clause in parted(list(doc)) for token in clause.own}
    assert held == {token.i for token in doc}


def test_a_very_long_chain_of_clauses_is_parted_in_time_that_grows_with_its_length() -> None:
    text = "The clerk saw " + "the guard who saw " * 400 + "the ferry."
    assert clauses(text)
