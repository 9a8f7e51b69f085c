from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sayso.cluster.events import EventSettings, find_events, one_event
from sayso.errors import UsageError
from sayso.model.annotation import AnnotatedReport
from sayso.model.record import content_id
from tests.cluster.reports import BRIDGE, BRIDGE_LATER, FERRY_OWN, FERRY_REWRITTEN, FERRY_WIRE, annotated

FERRY = (
    annotated(FERRY_WIRE, outlet="The Courier", published="2031-03-04", origin="wire.txt"),
    annotated(FERRY_REWRITTEN, outlet="Tessaly Post", published="2031-03-05", origin="post.txt"),
    annotated(FERRY_OWN, outlet="Arlen Star", published=None, origin="star.txt"),
)
BRIDGES = (
    annotated(BRIDGE, outlet="The Courier", published="2031-02-01", origin="bridge.txt"),
    annotated(BRIDGE_LATER, outlet="Tessaly Post", published="2031-02-02", origin="later.txt"),
)


def test_reports_of_one_event_come_together() -> None:
    assert [event.origins for event in find_events([*FERRY, *BRIDGES])] == [
        ("bridge.txt", "later.txt"),
        ("wire.txt", "post.txt", "star.txt"),
    ]


def test_reports_that_differ_in_every_number_are_still_one_event() -> None:
    other = FERRY_WIRE.replace("60", "90").replace("forty", "seventy").replace("two", "five").replace("twice", "never")
    assert len(find_events([FERRY[0], annotated(other, outlet="Arlen Star")])) == 1


def test_a_report_like_no_other_is_an_event_of_its_own() -> None:
    lone = annotated("Prices of wool rose.")
    assert [event.reports for event in find_events([lone])] == [(lone.report.id,)]


def test_no_reports_have_no_events() -> None:
    assert find_events([]) == ()


def test_members_stand_in_the_order_of_publication_unknown_last_then_by_file() -> None:
    reports = [
        annotated(BRIDGE, outlet=outlet, published=published, origin=origin)
        for outlet, published, origin in (("A", None, "a"), ("B", "2031-03-02", "c"), ("C", "2031-03-02", "b"), ("D", "2031-03-01", "d"))
    ]
    event = one_event(reports)
    assert event.origins == ("d", "b", "c", "a")
    assert event.reports == tuple(each.report.id for each in event.annotated)


def test_an_events_id_is_made_of_the_ids_of_its_reports() -> None:
    assert one_event(BRIDGES).id == content_id("e", *sorted(each.report.id for each in BRIDGES))


def test_an_event_carries_the_copies_among_its_reports() -> None:
    (copy,) = one_event(FERRY).copies
    assert {copy.source, copy.copy} == {FERRY[0].report.id, FERRY[1].report.id}


def test_a_report_given_twice_counts_once() -> None:
    assert find_events([*BRIDGES, BRIDGES[0]]) == find_events(BRIDGES)
    assert one_event([BRIDGES[0], BRIDGES[0]]).reports == (BRIDGES[0].report.id,)


def test_all_reports_can_be_taken_as_one_event() -> None:
    assert len(one_event([*FERRY, *BRIDGES]).reports) == 5


def test_one_event_of_no_reports_is_refused() -> None:
    with pytest.raises(UsageError, match="no report"):
        one_event([])


def test_the_title_is_the_headline_of_the_most_central_report() -> None:
    titled = [
        AnnotatedReport(report=replace(each.report, title=title), mentions=each.mentions)
        for each, title in zip((*BRIDGES, FERRY[2]), ("Bridge closed", "Still closed", "Old ferry"), strict=True)
    ]
    assert one_event(titled).title == "Bridge closed"


@pytest.mark.parametrize(
    ("text", "headline", "title"),
    [
        ("Bridge \n closed\nEngineers closed it.", "Bridge \n closed", "Bridge closed"),
        ("Engineers closed it. Nobody saw.", None, "Engineers closed it."),
        ("lorem ipsum " * 20, None, "lorem ipsum " * 9 + "lorem ipsum…"),
        ("", None, "courier.txt"),
    ],
)
def test_without_a_title_the_headline_then_the_first_sentence_then_the_file_names_an_event(
    text: str, headline: str | None, title: str
) -> None:
    assert one_event([annotated(text, blocks=[("headline", headline)] if headline else [])]).title == title


def test_of_several_openings_the_one_that_most_reports_could_share_names_the_event() -> None:
    told = [
        annotated(
            "The mayor of Bellmere has spoken at length about money. Engineers closed the bridge over Lake Sarn, where lorries had queued.",
            outlet="A",
        ),
        annotated("Engineers closed the old bridge over Lake Sarn, and lorries queued for hours.", outlet="B"),
        annotated("Lorries queued where engineers had closed the bridge over Lake Sarn.", outlet="C"),
    ]
    assert one_event(told).title == "Lorries queued where engineers had closed the bridge over Lake Sarn."


def test_unread_reports_come_together_by_names_and_numbers_else_stay_alone() -> None:
    spanish = [
        annotated(text, outlet=outlet, unread="not read: es")
        for text, outlet in (
            ("Ayer cerraron el puente de Lake Sarn, dijo Ivo Brandt en Bellmere, por grietas.", "A"),
            ("Hoy sigue cerrado el puente de Lake Sarn, dice Ivo Brandt desde Bellmere, y los 350 camiones esperan.", "B"),
            ("Ayer cerraron la lonja por la tarde, dijo el alcalde, por obras.", "C"),
        )
    ]
    assert sorted(len(event.reports) for event in find_events(spanish)) == [1, 2]


def test_a_higher_threshold_makes_more_events() -> None:
    assert len(find_events([*FERRY, *BRIDGES], EventSettings(alike=1.1, cohesion=0))) == 5


@given(st.permutations([*FERRY, *BRIDGES]))
def test_the_order_of_reports_is_irrelevant_and_they_stay_as_they_were(reports: list[AnnotatedReport]) -> None:
    before = msgspec.json.encode(reports)
    assert find_events(reports) == find_events([*FERRY, *BRIDGES])
    assert one_event(reports) == one_event([*FERRY, *BRIDGES])
    assert msgspec.json.encode(reports) == before


def test_every_report_is_in_one_event() -> None:
    reports = [*FERRY, *BRIDGES, annotated("Prices of wool rose.")]
    members = [member for event in find_events(reports) for member in event.reports]
    assert sorted(members) == sorted(each.report.id for each in reports)
