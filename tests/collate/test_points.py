from __future__ import annotations

from sayso.collate.points import find_points
from sayso.model.annotation import AnnotatedReport, Attribution, Claim, Stance
from sayso.model.collation import Point
from sayso.model.event import Event
from sayso.model.span import Span
from tests.builders import report


def telling(name: str, *claims: str, stance: Stance = "stated") -> AnnotatedReport:
    """A report whose sentences are its claims; a claim's terms are its words of five letters and more."""
    text = " ".join(f"{claim}." for claim in claims)
    made = report(text, outlet=name, origin=f"{name}.txt")
    found, start = [], 0
    low = stance == "denied"
    for number, claim in enumerate(claims):
        span = Span(report=made.id, start=start, end=start + len(claim))
        terms = tuple(word.lower() for word in claim.split() if len(word) > 4)
        negated = " not " in claim
        found.append(
            Claim(
                id=f"c{name}{number}",
                span=span,
                stance=stance,
                terms=terms,
                certainty=-3.0 if low != negated else 3.0,
                negated=negated,
                verb=next((word.removesuffix("ed") for word in claim.split() if word.endswith("ed")), None),
                subject=Span(report=made.id, start=start, end=start + len(" ".join(claim.split()[:2]))),
            )
        )
        start += len(claim) + 2
    return AnnotatedReport(report=made, claims=tuple(found))


def points(*reports: AnnotatedReport) -> tuple[Point, ...]:
    event = Event(id="e1", title="Ferry sinks", reports=tuple(one.report.id for one in reports), annotated=reports)
    return find_points(event, {})


COURIER = telling("Courier", "The ferry carried double its permitted passengers", "Divers searched beneath the broken bridge")
HERALD = telling("Herald", "The ferry carried double its permitted passengers", "Schools across the valley stayed closed")
OWNERS = telling("Owners", "The ferry carried double its permitted passengers", stance="denied")


def test_the_same_assertion_in_two_reports_is_one_point_and_the_rest_stand_alone() -> None:
    found = points(COURIER, HERALD)
    assert [(point.verdict, len(point.readings)) for point in found] == [("agree", 2), ("lone", 1), ("lone", 1)]


def test_a_report_without_a_reading_is_silent() -> None:
    found = points(COURIER, HERALD)
    lone = next(point for point in found if point.what.startswith("Divers"))
    assert lone.silent == (HERALD.report.id,)


def test_a_denial_makes_a_point_differ_and_says_why() -> None:
    (first, *_) = points(COURIER, OWNERS)
    assert (first.verdict, first.why) == ("differ", "conflict")
    assert first.reasons == ("One denies or doubts what the other states.",)


def test_a_negation_makes_a_point_differ() -> None:
    other = telling("Other", "The ferry had not carried double its permitted passengers")
    assert points(COURIER, other)[0].reasons == ("One says that it was so, the other that it was not.",)


def test_a_denial_and_a_negation_are_on_one_side() -> None:
    other = telling("Other", "The ferry had not carried double its permitted passengers")
    assert points(OWNERS, other)[0].verdict == "agree"


def test_the_order_of_reports_changes_no_point() -> None:
    def plain(found: tuple[Point, ...]) -> set[tuple[str, frozenset[tuple[str, str]]]]:
        return {(point.verdict, frozenset((reading.report, reading.text) for reading in point.readings)) for point in found}

    assert plain(points(COURIER, HERALD, OWNERS)) == plain(points(OWNERS, HERALD, COURIER))


def test_a_report_that_could_not_be_read_is_not_silent() -> None:
    unread = AnnotatedReport(report=report("متن", outlet="Other", language="fa"), unread="not read: Persian")
    assert all(unread.report.id not in point.silent for point in points(COURIER, unread))


def test_an_event_without_claims_has_no_points() -> None:
    assert points(AnnotatedReport(report=report("Nothing"))) == ()


def test_a_point_carries_the_voice_of_each_reading() -> None:
    text = COURIER.report.text
    whole = Span(report=COURIER.report.id, start=0, end=len(text))
    said = AnnotatedReport(
        report=COURIER.report, claims=COURIER.claims, attributions=(Attribution(id="s1", content=(whole,), speaker="Anna Bell"),)
    )
    assert [step.name for step in points(said)[0].readings[0].voice] == ["Anna Bell"]


def test_what_is_denied_names_what_is_in_dispute() -> None:
    assert points(COURIER, OWNERS)[0].what == "The ferry carried double its permitted passengers"


def test_a_clause_that_hangs_on_another_is_a_title_only_where_nothing_else_is() -> None:
    hanging = telling("Hanging", "because the ferry carried double its permitted passengers")
    assert {point.what for point in points(hanging, HERALD) if len(point.readings) > 1} == {
        "The ferry carried double its permitted passengers"
    }


def test_what_was_not_so_is_not_told_alike_by_reports_that_say_something_was() -> None:
    # another verb, so that nobody is contradicted
    unlike = telling("Unlike", "The ferry with double its permitted passengers was not checked")
    found = points(COURIER, HERALD, unlike)
    assert [(point.verdict, len(point.readings)) for point in found if len(point.readings) > 1] == [("agree", 2)]
    again = telling("Again", "The ferry with double its permitted passengers was not checked")
    assert [(point.verdict, len(point.readings)) for point in points(unlike, again)] == [("agree", 2)]
