from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.collate.assertions import Assertion
from sayso.collate.compare import (
    CompareSettings,
    Pairing,
    may_oppose,
    one_denies,
    one_negates,
    other_day,
    other_number,
    same_number,
    why_contrary,
)
from sayso.model.annotation import Claim, Moment, Quantity, Stance
from sayso.model.collation import Step, Voice
from sayso.model.span import Span

SETTINGS = CompareSettings()
OWN: Voice = ()
OWNERS: Voice = (Step(role="speaker", name="Skerran Line"),)


def told(
    report: str = "Courier",
    *,
    verb: str | None = "sink",
    negated: bool = False,
    stance: Stance = "stated",
    numbers: tuple[float, ...] = (),
    day: str | None = None,
    published: str | None = "2031-03-04",
    subject: str | None = None,
    voice: Voice = OWN,
    clause: bool = True,
    text: str = "the ferry sank off Arlen",
    subject_words: str | None = None,
) -> Assertion:
    span = Span(report=report, start=0, end=20)
    named = span if subject_words is None else Span(report=report, start=0, end=len(subject_words))
    down = negated != (stance == "denied")
    return Assertion(
        report=report,
        published=published,
        claim=Claim(id="c", span=span, verb=verb, negated=negated, stance=stance, certainty=-3.0 if down else 3.0, subject=named if clause else None),
        text=text,
        voice=voice,
        terms=frozenset({"ferry", "sink", "arlen"}),
        named=(),
        subject=subject,
        quantities=tuple(Quantity(span=span, low=number, high=number, head="people", unit="person", deed="killed") for number in numbers),
        moments=(Moment(span=span, value=day, first=day, after=f"{day[:-1]}9"),) if day else (),
        place=0,
        sentence=1,
        headline=False,
    )  # fmt: skip


def pair(left: Assertion, right: Assertion, likeness: float = 0.6, held: float = 0.9) -> Pairing:
    return Pairing(left=left, right=right, likeness=likeness, held=held)


@pytest.mark.parametrize(
    ("stance", "verb", "opposed"),
    [("denied", "sink", True), ("denied", "leave", True), ("doubted", "sink", True), ("doubted", "leave", False)],
)
def test_a_doubt_in_other_words_is_of_the_same_deed(stance: Stance, verb: str, *, opposed: bool) -> None:
    doubt = told(stance=stance, text="whether the ferry went down off Arlen")
    assert one_denies(pair(doubt, told("Herald", verb=verb), held=0.4), SETTINGS) is opposed


DENIED = told("Herald", stance="denied", voice=OWNERS)


@pytest.mark.parametrize(
    ("left", "right", "likeness", "held", "found"),
    [
        (DENIED, told(), 0.6, 0.9, True),
        (DENIED, told(), 0.35, 0.3, True),
        (DENIED, told(), 0.2, 0.3, False),  # of something else
        (DENIED, told(negated=True), 0.6, 0.9, False),  # both say that it was not so
        (told(), told("Herald"), 0.9, 0.9, False),
        (DENIED, told(verb="deny"), 0.6, 0.9, False),  # both deny
        (told("Herald", stance="denied", voice=OWNERS, text="it sank", subject_words="it"), told(), 0.6, 0.9, False),  # nobody knows what
        (DENIED, told(text="the owners think that the ferry did not sink"), 0.6, 0.9, False),  # whose "not" is it
        (DENIED, told(clause=False), 0.6, 0.9, False),  # to reject an offer is no denial of it
    ],
)
def test_a_denial_speaks_against_what_states_it(left: Assertion, right: Assertion, likeness: float, held: float, found: bool) -> None:  # noqa: FBT001
    assert one_denies(pair(left, right, likeness, held), SETTINGS) is found


NOT = told("Herald", negated=True, text="the ferry never sank")


@pytest.mark.parametrize(
    ("left", "right", "held", "found"),
    [
        (NOT, told(), 0.4, True),
        (NOT, told(verb="drift"), 0.9, False),  # another deed
        (told("Herald", negated=True, stance="hedged"), told(), 0.9, False),  # what may not be so may be so
        (told("Herald", verb="do", negated=True), told(verb="do"), 0.8, False),  # two sentences hardly ever mean one "do"
        (told("Herald", negated=True, text="the ferry ought to have been told"), told(), 0.8, False),
        (told("Herald", negated=True, text="the ferry will not sink"), told(), 0.8, False),
        (told("Herald", negated=True, text="the ferry has not sunk yet"), told(), 0.8, False),  # it may have since
        (told("Herald", negated=True, subject="a1"), told(subject="a2"), 0.8, False),
        (told("Herald", negated=True, text="the ferry sank off Arlen on Sunday"), told(), 0.8, False),  # the same words, one misread
    ],
)
def test_a_not_speaks_against_the_same_verb_without_one(left: Assertion, right: Assertion, held: float, found: bool) -> None:  # noqa: FBT001
    assert one_negates(pair(left, right, held=held), SETTINGS) is found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (told(numbers=(9,)), told("Herald", numbers=(14,)), True),
        (told(numbers=(9,)), told("Herald", numbers=(9,)), False),
        (told(numbers=(9,)), told("Herald", numbers=(14,), verb="drift"), False),
        (told(numbers=(9,)), told("Courier", numbers=(14,)), False),  # one report
        (told(numbers=(9,), subject="a1"), told("Herald", numbers=(14,), subject="a2"), False),
        (told(), told("Herald", numbers=(14,)), False),
        (told(numbers=(9,)), told("Herald", numbers=(3,), text="three more died"), False),  # a part
        (told(numbers=(9,)), told("Herald", numbers=(14,), day="2031-03-02"), False),  # up to another day
    ],
)
def test_two_reports_of_one_deed_can_give_other_numbers(left: Assertion, right: Assertion, found: bool) -> None:  # noqa: FBT001
    assert other_number(pair(left, right), SETTINGS) is found


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (told(day="2031-03-01"), told("Herald", day="2031-03-02"), True),
        (told(day="2031-03-01"), told("Herald", day="2031-03-01"), False),
        (told(day="2031-02-01"), told("Herald", day="2031-03-02"), False),  # another accident of its kind
        (told(day="2031-03-05"), told("Herald", day="2031-03-06"), False),  # yet to come
        (told(day="2031-03-01"), told("Herald"), False),
    ],
)
def test_two_reports_of_one_deed_can_give_other_days(left: Assertion, right: Assertion, found: bool) -> None:  # noqa: FBT001
    assert other_day(pair(left, right), SETTINGS) is found


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [((9.0, "2031-03-04"), (14.0, "2031-03-05"), "update"), ((14.0, "2031-03-04"), (9.0, "2031-03-05"), "conflict")],
)
def test_a_number_that_a_later_report_gives_higher_is_brought_up_to_date(
    first: tuple[float, str], second: tuple[float, str], why: str
) -> None:
    left, right = (told(name, numbers=(number,), published=day) for name, (number, day) in (("Courier", first), ("Herald", second)))
    assert why_contrary(other_number, pair(left, right)) == why


@pytest.mark.parametrize(("text", "why"), [("the toll has risen to 14", "update"), ("the toll stands at 14", "conflict")])
def test_without_days_the_higher_number_is_the_later_one_where_it_is_said_to_have_risen(text: str, why: str) -> None:
    left, right = told(numbers=(9,), published=None), told("Herald", numbers=(14,), text=text)
    assert why_contrary(other_number, pair(left, right)) == why


@pytest.mark.parametrize(("words", "found"), [("ferry", True), ("old ferry", False), ("crew", False)])
def test_a_not_is_of_the_same_where_the_other_subject_takes_in_its_own(words: str, *, found: bool) -> None:
    not_so = replace(told("Herald", negated=True, text=f"the {words} never sank"), terms=frozenset({*words.split(), "sink"}))
    assert one_negates(pair(not_so, told()), SETTINGS) is found


def test_nobody_is_taken_to_contradict_themselves() -> None:
    assert may_oppose(told(), told("Herald"), SETTINGS)
    nameless = (Step(role="speaker", name=None),)
    assert not may_oppose(told(voice=nameless), told("Herald", voice=nameless), SETTINGS)
    assert not may_oppose(told(), told(), SETTINGS)
    assert not may_oppose(told(voice=OWNERS), told("Herald", voice=OWNERS), SETTINGS)
    assert not may_oppose(told(voice=OWNERS), told(voice=(*OWNERS, Step(role="speaker", name=None))), SETTINGS)
    whole, short = (Step(role="speaker", name="Ana Falk"),), (Step(role="speaker", name="Falk"),)
    assert not may_oppose(told(voice=whole), told("Herald", voice=short), SETTINGS)
    named, called = (Step(role="speaker", name="Ana Falk", actor="a1"),), (Step(role="speaker", name="the mayor", actor="a1"),)
    assert not may_oppose(told(voice=named), told("Herald", voice=called), SETTINGS)
    assert may_oppose(told(voice=named), told("Herald", voice=(Step(role="speaker", name="Jon Bell", actor="a2"),)), SETTINGS)
    some, others = (Step(role="speaker", name="officials"),), (Step(role="speaker", name="Arlen officials"),)
    assert may_oppose(told(voice=some), told("Herald", voice=others), SETTINGS)
    assert may_oppose(told(), told(voice=named), SETTINGS)
    assert may_oppose(told(), told("Herald"), SETTINGS)
    nameless = (Step(role="speaker", name=None),)
    assert not may_oppose(told(voice=nameless), told("Herald", voice=nameless), SETTINGS)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [("Courier", "Herald", True), ("Courier", "Courier", False)],
)
def test_two_reports_that_stand_in_one_figure_give_the_same_number(one: str, other: str, *, found: bool) -> None:
    members = [told(one, numbers=(9,)), told(other, numbers=(9,))]
    assert same_number(members, {member.claim.span: "f1" for member in members}) is found
    assert not same_number(members, {})
