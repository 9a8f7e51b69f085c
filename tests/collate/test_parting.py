from __future__ import annotations

import pytest

from sayso.annotate.chain import annotate
from sayso.annotate.mentions import MENTIONS
from sayso.collate.actors import find_actors
from sayso.collate.parting import JUDGED, SpanPair
from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Actor
from sayso.model.event import Event
from sayso.model.span import Span
from tests.builders import at, reader, report

FRONT = "The Norsel Rail League (NRL) struck. The NRL went home."
UNION = "The NRL met the Quay Union."


def read(*texts: str) -> list[AnnotatedReport]:
    return [annotate(report(text, outlet=f"Outlet {number}"), reader=reader(), components=[MENTIONS]) for number, text in enumerate(texts)]


def found(annotated: list[AnnotatedReport], *, apart: tuple[SpanPair, ...] = (), together: tuple[SpanPair, ...] = ()) -> list[set[str]]:
    event = Event(id="e1", title="strike", reports=tuple(one.report.id for one in annotated), annotated=tuple(annotated))
    actors, _ = find_actors(event, apart=apart, together=together)
    return [{name.text for name in actor.names} for actor in actors]


def actors(annotated: list[AnnotatedReport], *, together: tuple[SpanPair, ...] = ()) -> tuple[Actor, ...]:
    event = Event(id="e1", title="strike", reports=tuple(one.report.id for one in annotated), annotated=tuple(annotated))
    return find_actors(event, together=together)[0]


def test_two_names_that_were_judged_apart_are_two_actors_in_every_report() -> None:
    first, second = read(FRONT, UNION)
    pair = (at(first.report, "Norsel Rail League"), at(first.report, "NRL"))
    names = found([first, second], apart=(pair,))
    assert {"Norsel Rail League"} in names
    assert {"NRL"} in names


def test_one_name_in_two_reports_is_two_actors_where_it_was_judged_so() -> None:
    first, second = read("Rosa Cavell spoke.", "Rosa Cavell left.")
    pair = (at(first.report, "Rosa Cavell"), at(second.report, "Rosa Cavell"))
    assert found([first, second]) == [{"Rosa Cavell"}]
    assert found([first, second], apart=(pair,)) == [{"Rosa Cavell"}, {"Rosa Cavell"}]


def test_a_description_is_taken_from_the_actor_that_it_was_judged_not_to_mean() -> None:
    (only,) = read("Rosa Cavell, a port official, spoke. Later she left.")
    pair = (at(only.report, "a port official"), at(only.report, "Rosa Cavell"))
    event = Event(id="e1", title="strike", reports=(only.report.id,), annotated=(only,))
    cells = {naming.text for actor in find_actors(event, apart=(pair,))[0] for naming in actor.naming if actor.name == "Rosa Cavell"}
    assert cells == {"Rosa Cavell"}


def test_what_was_judged_apart_is_joined_by_no_other_name() -> None:
    first, second, third = read("The Quay Union met.", "The Dock Union met.", "The Quay Union (QU) met. The QU left.")
    pair = (at(first.report, "Quay Union"), at(second.report, "Dock Union"))
    both = (at(second.report, "Dock Union"), at(third.report, "QU"))
    assert len(found([first, second, third], apart=(pair,), together=(both,))) == 2


def test_two_names_that_were_judged_one_are_one_actor_with_that_reason() -> None:
    first, second = read("The Quay Union met.", "The Dockers' Front met.")
    pair = (at(first.report, "Quay Union"), at(second.report, "Dockers' Front"))
    (actor,) = actors([first, second], together=(pair,))
    assert [(link.reason, len(link.spans)) for link in actor.links] == [(JUDGED, 2)]


@pytest.mark.parametrize("start", [pytest.param(10_000, id="past the end"), pytest.param(18, id="on a word that names nobody")])
def test_a_judgement_whose_passage_speaks_of_nobody_changes_nothing(start: int) -> None:
    first, second = read("The Quay Union met.", "The Dockers' Front met.")
    lost = (at(first.report, "Quay Union"), Span(report=second.report.id, start=start, end=start + 1))
    assert found([first, second], apart=(lost,), together=(lost,)) == found([first, second])
