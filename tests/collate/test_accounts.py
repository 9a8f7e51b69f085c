from __future__ import annotations

from itertools import product

import pytest

from sayso.annotate.chain import annotate
from sayso.collate.accounts import cause_of, doer_of
from sayso.collate.actors import find_actors
from sayso.collate.assertions import Assertion, assertions_of
from sayso.collate.compare import CompareSettings, Pairing, may_oppose, other_cause, other_doer
from sayso.model.event import Event
from sayso.pipeline import components
from tests.builders import reader, report


def told(*texts: str) -> tuple[Assertion, ...]:
    """What reports of an event say, each by another outlet."""
    annotated = tuple(
        annotate(report(text, outlet=f"Outlet {number}"), reader=reader(), components=components()) for number, text in enumerate(texts)
    )
    event = Event(id="e1", title="ferry", reports=tuple(one.report.id for one in annotated), annotated=annotated)
    return assertions_of(event, find_actors(event)[1])


def found(left: str, right: str) -> set[str]:
    """The comparators that set one report's claims against the other's."""
    claims, settings = told(left, right), CompareSettings()
    pairs = [
        Pairing(left=one, right=other, likeness=0.5, held=0.5)
        for one, other in product(claims, claims)
        if one is not other and may_oppose(one, other, settings)
    ]
    return {comparator.__name__ for comparator in (other_cause, other_doer) for pair in pairs if comparator(pair, settings)}


@pytest.mark.parametrize(
    ("text", "kind", "outcome"),
    [
        ("The fire on the ferry was caused by faulty wiring.", "machine", {"fire", "ferry"}),
        ("A bomb caused the fire on the ferry.", "attack", {"fire", "ferry"}),
        ("The ferry sank because of high waves.", "weather", {"ferry"}),
        ("The captain died of a heart attack.", "illness", {"captain"}),
        ("The collapse was blamed on a sinkhole.", "ground", {"collapse"}),
    ],
)
def test_a_claim_says_what_brought_something_about(text: str, kind: str, outcome: set[str]) -> None:
    (claim,) = told(text)
    cause = cause_of(claim)
    assert cause is not None
    assert cause.kind == kind
    assert outcome <= cause.outcome


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank off Port Arlen.",
        "The fire may have been caused by faulty wiring.",
        "The fire was possibly caused by a bomb.",
        "The fire was caused by a bomb or faulty wiring.",
        "The fire was not caused by a bomb.",
        "The crash caused by the storm knocked out an engine and a bomb.",
        "It was caused by a bomb.",
    ],
)
def test_what_is_unsure_or_of_two_kinds_is_no_cause(text: str) -> None:
    assert [cause_of(claim) for claim in told(text)] == [None] * len(told(text))


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Karl Weber shot the harbour master.", "Karl Weber"),
        ("The harbour master was shot by Karl Weber.", "Karl Weber"),
        ("The Norsel Front killed two guards.", "Norsel Front"),
        ("Karl Weber was shot in Port Arlen.", None),
        ("Karl Weber was shot by a guard.", None),
        ("A gunman shot Karl Weber.", None),
        ("The storm that struck Port Arlen killed nine people.", None),
    ],
)
def test_a_doer_is_named_as_the_subject_or_behind_by(text: str, doer: str | None) -> None:
    claim = told(text)[0]
    named = doer_of(claim)
    start = claim.claim.span.start
    assert (named and claim.text[named.span.start - start : named.span.end - start].removeprefix("The ")) == doer


@pytest.mark.parametrize(
    ("left", "right", "comparators"),
    [
        ("The fire on the ferry was caused by faulty wiring.", "A bomb caused the fire on the ferry.", {"other_cause"}),
        ("The ferry sank because of high waves.", "The ferry sank because of an engine failure.", {"other_cause"}),
        ("Jon Falk died of a heart attack.", "Jon Falk died of smoke inhalation.", {"other_cause"}),
        ("Anna Bell shot Jon Falk.", "Jon Falk was shot by Karl Weber.", {"other_doer"}),
        ("The Norsel Front killed two guards at the depot.", "The Quay Union killed two guards at the depot.", {"other_doer"}),
        # two words for one kind of cause
        ("The ferry sank because of high waves.", "The ferry sank because of the storm.", set()),
        # another outcome
        ("The fire on the ferry was caused by faulty wiring.", "A bomb caused the collapse of the harbour bridge.", set()),
        # some of the dead are not the others
        ("Five of the passengers died of smoke inhalation.", "Two of the passengers died of heart attacks.", set()),
        # another day, another deed
        ("Anna Bell shot Jon Falk on Monday.", "Karl Weber shot Jon Falk on Tuesday.", set()),
        # a person and the body that the person may be of
        ("Anna Bell shot Jon Falk.", "The Norsel Front shot Jon Falk.", set()),
        # what several can have done
        ("Anna Bell met Jon Falk.", "Karl Weber met Jon Falk.", set()),
        ("Anna Bell shot Jon Falk.", "Karl Weber did not shoot Jon Falk.", set()),
    ],
)
def test_two_accounts_of_one_thing_are_set_against_one_another(left: str, right: str, comparators: set[str]) -> None:
    assert found(left, right) == comparators
    assert found(right, left) == comparators


def test_nobody_gives_two_accounts_against_themselves() -> None:
    assert found("Jon Falk died of a heart attack. Jon Falk died of smoke inhalation.", "The ferry sank.") == set()
