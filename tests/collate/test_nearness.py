from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.collate.assertions import Assertion, assertions_of
from sayso.collate.linkage import linked_groups
from sayso.collate.nearness import NearnessSettings, features_of, nearness
from sayso.collate.points import find_points
from sayso.model.annotation import AnnotatedReport
from sayso.model.event import Event
from sayso.model.span import Span
from tests.collate.test_points import telling

SETTINGS = NearnessSettings()
WORDS = ("ferry", "harbour", "captain", "divers", "bridge", "school", "storm", "rescue")
claim = st.lists(st.sampled_from(WORDS), min_size=3, max_size=5, unique=True).map(" ".join)
told = st.lists(st.lists(claim, min_size=1, max_size=4), min_size=2, max_size=4)


def event(*reports: AnnotatedReport) -> Event:
    return Event(id="e1", title="Ferry", reports=tuple(one.report.id for one in reports), annotated=reports)


def reports(claims: list[list[str]]) -> list[AnnotatedReport]:
    return [telling(f"Outlet{number}", *one) for number, one in enumerate(claims)]


def read(found: Event) -> set[Span]:
    return {reading.span for point in find_points(found, {}) for reading in point.readings}


def compared(*claims: list[str]) -> tuple[Assertion, ...]:
    return assertions_of(event(*reports(list(claims))), {})


def test_terms_that_few_claims_have_weigh_more() -> None:
    weights = features_of(compared(["ferry harbour captain"], ["ferry bridge school"])).weights
    assert weights["harbour"] > weights["ferry"]


def test_claims_of_two_reports_that_are_each_others_nearest_are_linked() -> None:
    found = nearness(compared(["ferry harbour captain"], ["ferry harbour captain", "divers bridge school"]), SETTINGS)
    assert len(found.links) == 1


def test_what_is_like_everything_ties_nothing_by_itself() -> None:
    one = ["ferry storm harbour"]
    alone = nearness(compared(one, one), SETTINGS)
    assert alone.crowd.max() > 0


def test_groups_are_joined_only_while_they_are_alike_as_wholes() -> None:
    near = nearness(compared(["ferry harbour captain"], ["ferry harbour captain"], ["divers bridge school"]), SETTINGS)
    assert sorted(len(group) for group in linked_groups(near, 0.04, SETTINGS)) == [1, 2]


@given(told, st.data())
def test_the_order_of_reports_changes_no_point(claims: list[list[str]], data: st.DataObject) -> None:
    made = reports(claims)
    shuffled = data.draw(st.permutations(made))

    def plain(found: Event) -> set[tuple[str, frozenset[Span]]]:
        return {(point.verdict, frozenset(reading.span for reading in point.readings)) for point in find_points(found, {})}

    assert plain(event(*made)) == plain(event(*shuffled))


@given(told)
def test_every_claim_is_a_reading_and_every_reading_a_claim(claims: list[list[str]]) -> None:
    made = reports(claims)
    assert read(event(*made)) == {one.span for annotated in made for one in annotated.claims}


@given(told)
def test_a_report_added_takes_no_reading_away(claims: list[list[str]]) -> None:
    made = reports(claims)
    assert read(event(*made[:-1])) <= read(event(*made))


@given(told)
def test_no_claim_stands_in_more_than_two_points(claims: list[list[str]]) -> None:
    spans = [reading.span for point in find_points(event(*reports(claims)), {}) for reading in point.readings]
    assert max(spans.count(span) for span in spans) <= 2


@given(told)
def test_the_words_of_a_point_are_those_of_a_reading(claims: list[list[str]]) -> None:
    for point in find_points(event(*reports(claims)), {}):
        assert point.what in {" ".join(reading.text.split()) for reading in point.readings}
