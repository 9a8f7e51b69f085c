from __future__ import annotations

import pytest

from sayso.annotate.attributions import ATTRIBUTIONS
from sayso.annotate.claims import find_claims
from sayso.model.annotation import Claim
from tests.builders import page, report, said


def claims(text: str) -> list[tuple[str, Claim]]:
    read = page(text)
    read = read.having("attributions", ATTRIBUTIONS.find(read))
    return [(said(read, [claim.span])[0], claim) for claim in find_claims(read)]


def test_clauses_with_subjects_of_their_own_are_claims_of_their_own() -> None:
    assert [words for words, _ in claims("The ferry sank off the harbour and nine people died in the water.")] == [
        "The ferry sank off the harbour",
        "nine people died in the water",
    ]


def test_what_is_put_in_a_mouth_is_a_claim_with_its_attribution_and_the_reporting_clause_is_none() -> None:
    found = claims("The captain said the ferry had sunk within minutes.")
    assert [words for words, _ in found] == ["the ferry had sunk within minutes"]
    assert found[0][1].attribution is not None


@pytest.mark.parametrize(
    ("text", "stance", "certainty"),
    [
        ("The ferry sank off the harbour.", "stated", 3.0),
        ("The ferry may have carried too many people.", "hedged", 1.0),
        ("The ferry allegedly carried too many people.", "hedged", 1.0),
        ("The captain is suspected of carrying too many people.", "hedged", 1.0),
        ("The captain denied that the ferry carried too many people.", "denied", -3.0),
        ("Experts doubted that the ferry carried too many people.", "doubted", 0.0),
        ("The ferry did not carry too many people.", "stated", -3.0),
        ("No one on the ferry was hurt badly.", "stated", -3.0),
        ("The divers failed to find the missing captain.", "stated", -3.0),
        ("The ferry carried not only passengers but heavy lorries.", "stated", 3.0),
        ("The captain did not believe that the ferry carried too many people.", "denied", -3.0),
    ],
)
def test_stance_and_certainty_follow_the_words(text: str, stance: str, certainty: float) -> None:
    assert [(claim.stance, claim.certainty) for _, claim in claims(text) if claim.inside is None] == [(stance, certainty)]


def test_the_clauses_of_a_sentence_are_claims_of_their_own_with_their_verbs() -> None:
    found = claims("The storm tore roofs off houses, killing nine elderly villagers.")
    assert [(words, claim.verb) for words, claim in found] == [
        ("The storm tore roofs off houses", "tear"),
        ("killing nine elderly villagers", "kill"),
    ]


def test_a_denial_denies_no_clause_that_only_tells_more_of_somebody() -> None:
    found = claims("The owners denied that nine passengers who boarded the crowded ferry had drowned in the harbour.")
    stances = {claim.verb: claim.stance for _, claim in found}
    assert stances == {"board": "stated", "drown": "denied"}


def test_of_what_there_is_not_a_clause_says_that_it_is_not_so() -> None:
    found = claims("The inspectors found no evidence that linked the owners to the fire.")
    assert {claim.verb: claim.certainty for _, claim in found}["link"] == -3.0


def test_the_outlets_distance_is_kept() -> None:
    assert [claim.distant for _, claim in claims("The captain claimed that the engine had failed twice.")] == [True]


def test_a_headline_is_a_claim_of_its_own() -> None:
    assert [words for words, _ in claims("Nine dead as ferry sinks\n\nThe ferry sank off the harbour.")] == [
        "Nine dead as ferry sinks",
        "The ferry sank off the harbour",
    ]


def test_a_clause_inside_a_claim_is_a_claim_of_its_own_that_says_what_it_stands_in() -> None:
    (whole, outer), (part, inner) = claims("The ministry plans to close the port.")
    assert (whole, part, inner.inside) == ("The ministry plans to close the port", "to close the port", outer.id)


@pytest.mark.parametrize(
    "text", ["PORT ARLEN, Saint Norsel", "Ana Falk / Agence Nord Presse", "Norsel Public Safety Ministry via Agence Nord"]
)
def test_a_line_of_names_alone_says_nothing(text: str) -> None:
    assert [words for words, _ in claims(f"{text}\nThe ferry sank off the harbour.")] == ["The ferry sank off the harbour"]


def test_a_headline_of_capitals_is_a_claim_all_the_same() -> None:
    headline = "Norsel Ferry Port Arlen Blaze"
    read = page(report(f"{headline}\nThe ferry sank off the harbour.", blocks=[("headline", headline)]))
    assert [said(read, [claim.span])[0] for claim in find_claims(read)] == [headline, "The ferry sank off the harbour"]
