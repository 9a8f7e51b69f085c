"""A log of judgements on every kind of row, replayed over an event that ships."""

from __future__ import annotations

from functools import cache

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.collate.event import collate
from sayso.collate.rulings import of_event
from sayso.dossier.compile import compile_dossier
from sayso.model.event import Event
from sayso.model.judgement import Decision, Judgement, Subject, folded
from sayso.model.record import to_json
from sayso.model.span import Span
from sayso.pipeline import MADE_BY, group
from tests.shipped import shipped_collation, shipped_reports

EVENT = "ferry"


@cache
def event() -> Event:
    (one,) = group(shipped_reports(EVENT), as_one=True)
    return one


def given_on(kind: Decision, about: Subject, *spans: Span, at: str, value: str | None = None) -> Judgement:
    texts = {one.report.id: one.report.text for one in event().annotated}
    words = tuple(texts[span.report][span.start : span.end] for span in spans)
    return Judgement(id=f"j{kind}{about}{at}", kind=kind, spans=spans, words=words, about=about, value=value, author="A. Bell", at=at)


@cache
def log() -> tuple[Judgement, ...]:
    """One judgement or two on points, figures, voices and actors."""
    made = shipped_collation(EVENT)
    shared, other = [point for point in made.points if len(point.readings) > 1][:2]
    figure = next(figure for figure in made.figures if len(figure.readings) > 2)
    one_voice = next(row for row in made.figures if row.voice_groups)
    actor = next(actor for actor in made.actors if len({one.text for one in actor.naming}) > 1)
    first, second = actor.naming[0], next(one for one in actor.naming if one.text != actor.naming[0].text)
    return (
        given_on("split", "point", shared.readings[0].span, at="2031-03-05"),
        given_on("join", "point", shared.readings[-1].span, other.readings[0].span, at="2031-03-06"),
        given_on("rename", "point", other.readings[-1].span, value="what the reader calls it", at="2031-03-07"),
        given_on("reject", "figure", figure.readings[0].span, at="2031-03-05"),
        given_on("split", "voice", one_voice.readings[one_voice.voice_groups[0].readings[0]].span, at="2031-03-06"),
        given_on("split", "actor", first.span, second.span, at="2031-03-05"),
    )


def replayed(*judgements: Judgement) -> bytes:
    one = event()
    judged = msgspec.structs.replace(one, judgements=of_event(folded(judgements), one))
    return to_json(compile_dossier(collate(judged), made_by=MADE_BY))


def without_judgements(dossier: bytes) -> dict[str, object]:
    decoded: dict[str, object] = msgspec.json.decode(dossier)
    return {key: value for key, value in decoded.items() if key != "judgements"}


def test_each_judgement_of_the_log_changes_more_than_the_list_of_judgements() -> None:
    untouched = without_judgements(replayed())
    assert [one.id for one in log() if without_judgements(replayed(one)) == untouched] == []


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_log_of_all_kinds_gives_the_same_bytes_in_any_order_and_twice(data: st.DataObject) -> None:
    assert replayed(*data.draw(st.permutations([*log(), *log()]))) == replayed(*log())


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 5))
def test_what_was_withdrawn_is_as_if_it_was_never_given_for_every_kind(number: int) -> None:
    gone = msgspec.structs.replace(log()[number], withdrawn="2031-03-10")
    others = [one for one in log() if one.id != gone.id]
    assert without_judgements(replayed(*log(), gone)) == without_judgements(replayed(*others))
