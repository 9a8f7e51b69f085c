from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.collate.assertions import Assertion, assertions_of
from sayso.collate.linkage import linked_groups
from sayso.collate.nearness import NearnessSettings, features_of, nearness
from sayso.collate.points import PointSettings, find_points
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


def test_nearest_claims_that_share_only_what_all_say_are_not_linked() -> None:
    crowded = [["ferry storm harbour"], ["ferry storm bridge"], ["ferry storm school"], ["ferry storm captain"]]
    apart = [["ferry storm harbour"], ["ferry storm bridge"], ["school divers"], ["captain rescue"]]
    assert len(nearness(compared(*crowded), SETTINGS).links) < len(nearness(compared(*apart), SETTINGS).links)


@pytest.mark.parametrize(("doubled", "reports_beside", "linked"), [(0.0, 0, 1), (0.2, 0, 1), (0.0, 8, 1), (0.2, 8, 0)])
def test_the_nearest_of_many_reports_has_to_be_nearer(doubled: float, reports_beside: int, linked: int) -> None:
    two = [["ferry harbour captain storm"], ["ferry harbour captain rescue"]]
    beside = [[f"divers{number} bridge{number}"] for number in range(reports_beside)]
    assert len(nearness(compared(*two, *beside), NearnessSettings(doubled=doubled)).links) == linked


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
def test_no_point_of_several_claims_is_held_whole_by_another(claims: list[list[str]]) -> None:
    points = [frozenset(reading.span for reading in point.readings) for point in find_points(event(*reports(claims)), {})]
    shared = [spans for spans in points if len({span.report for span in spans}) > 1]
    assert not [one for number, one in enumerate(shared) for other in points[:number] + points[number + 1 :] if one <= other]


@pytest.mark.parametrize(("widely", "told_by"), [(0.0, 5), (0.5, 4)])
def test_a_reading_that_is_like_one_of_many_reports_leaves_where_more_are_asked_for(widely: float, told_by: int) -> None:
    claims = [["ferry harbour captain"]] * 3 + [["ferry harbour captain bridge"], ["bridge school divers"]]
    points = find_points(event(*reports(claims)), {}, PointSettings(joined=-1.0, tied=0.05, widely=widely))
    assert max(len({reading.report for reading in point.readings}) for point in points) == told_by


@given(told)
def test_the_words_of_a_point_are_those_of_a_reading(claims: list[list[str]]) -> None:
    for point in find_points(event(*reports(claims)), {}):
        assert point.what in {" ".join(reading.text.split()) for reading in point.readings}
