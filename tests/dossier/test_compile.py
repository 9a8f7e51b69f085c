from __future__ import annotations

import msgspec
import pytest

from sayso.collate.rulings import of_event
from sayso.dossier.compile import check_evidence, compile_dossier
from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Actor, Collation
from sayso.model.dossier import Dossier
from sayso.model.judgement import Judgement
from sayso.model.record import from_json, to_json
from sayso.model.report import Failure, Report
from sayso.model.span import Span
from tests.builders import at, report
from tests.dossier.ferry import COURIER, NORD, STAR, collation, dossier, event, killed, monday, naming


def compiled(told: Collation) -> Dossier:
    return compile_dossier(told, made_by="sayso 0.1.0")


def undated(of: Report) -> Report:
    return msgspec.structs.replace(of, published=None)


def judgement(of: Report, words: str, *, said: str | None = None) -> Judgement:
    return Judgement(id="j1", kind="accept", spans=(at(of, words),), words=(said or words,), author="ana", at="2031-03-09T10:00:00Z")


def broken(of: Dossier, **changes: object) -> tuple[str, ...]:
    return check_evidence(msgspec.structs.replace(of, **changes))


def test_reports_stand_in_the_order_of_the_event() -> None:
    assert [one.outlet for one in dossier().reports] == ["The Courier", "The Star", "Agence Nord"]


def test_the_heading_spans_the_days_of_publication() -> None:
    heading = dossier().event
    assert (heading.first, heading.last) == ("2031-03-03", "2031-03-05")


def test_without_days_of_publication_the_timeline_gives_the_days() -> None:
    told = Collation(event=event(undated(COURIER)), timeline=(monday(),))
    heading = compiled(told).event
    assert (heading.first, heading.last) == ("2031-03-03", "2031-03-03")


def test_days_that_nothing_tells_are_unknown() -> None:
    heading = compiled(Collation(event=event(undated(COURIER)))).event
    assert (heading.first, heading.last) == (None, None)


def test_a_day_of_publication_that_is_no_day_is_passed_over() -> None:
    odd = msgspec.structs.replace(COURIER, published="last spring")
    assert compiled(Collation(event=event(odd, NORD))).event.first == "2031-03-04"


def test_the_heading_names_the_places_that_most_reports_speak_of() -> None:
    often = Actor(
        id="a3", name="Monday Bay", type="place", naming=(naming(COURIER, "Monday"), naming(COURIER, "Ferry"), naming(COURIER, "ferry"))
    )
    told = collation()
    assert compiled(msgspec.structs.replace(told, actors=(often, *told.actors))).event.places == ("Port Arlen", "Monday Bay")


def test_a_dossier_of_excerpts_leaves_out_whole_texts_but_not_the_words_of_readings() -> None:
    excerpts = compile_dossier(collation(), made_by="sayso 0.1.0", excerpts=True)
    assert {one.text for one in excerpts.reports} == {None}
    assert excerpts.figures[0].readings[0].text == "At least 9 passengers"


def test_what_was_not_read_and_what_failed_is_carried() -> None:
    failure = Failure(report=COURIER.id, stage="annotate", reason="too long")
    annotated = AnnotatedReport(report=COURIER, unread="not read: Persian", failures=(failure,))
    told = compiled(Collation(event=msgspec.structs.replace(event(COURIER), annotated=(annotated,))))
    assert (told.reports[0].unread, told.failures) == ("not read: Persian", (failure,))


def judged(*judgements: Judgement) -> Collation:
    one = collation()
    return msgspec.structs.replace(one, event=msgspec.structs.replace(one.event, judgements=of_event(judgements, one.event)))


def test_judgements_of_other_events_stay_out() -> None:
    stranger = judgement(report("Another day."), "Another day")
    kept = judgement(COURIER, "At least 9")
    assert compile_dossier(judged(stranger, kept), made_by="x").judgements == (kept,)


def test_a_judgement_whose_words_are_gone_is_orphaned() -> None:
    gone = judgement(COURIER, "At least 9", said="At least 7")
    assert [one.orphaned for one in compile_dossier(judged(gone), made_by="x").judgements] == [True]


def test_a_dossier_survives_its_journey_through_json() -> None:
    assert from_json(to_json(dossier()), Dossier) == dossier()


def test_a_sound_dossier_breaks_no_law_of_evidence() -> None:
    assert check_evidence(dossier()) == ()


def test_an_orphaned_judgement_breaks_no_law_of_evidence() -> None:
    gone = msgspec.structs.replace(judgement(COURIER, "At least 9"), spans=(Span(report=COURIER.id, start=0, end=99_999),))
    assert check_evidence(compile_dossier(judged(gone), made_by="x")) == ()


def with_span(span: Span) -> tuple[str, ...]:
    first, *others = killed().readings
    reading = msgspec.structs.replace(first, span=span)
    return broken(dossier(), figures=(msgspec.structs.replace(killed(), readings=(reading, *others)),))


@pytest.mark.parametrize(
    ("span", "breach"),
    [
        (Span(report="r-none", start=0, end=4), "no report of this dossier"),
        (Span(report=COURIER.id, start=0, end=99_999), "does not lie inside a text"),
        (Span(report=COURIER.id, start=5, end=5), "does not lie inside a text"),
        (Span(report=COURIER.id, start=-4, end=3), "does not lie inside a text"),
        (Span(report=COURIER.id, start=5, end=6), "cuts no words"),
        (Span(report=COURIER.id, start=0, end=5), "is not what its span cuts, 'Ferry'"),
        (at(STAR, "Dozens"), "not in its own"),
    ],
)
def test_a_span_that_does_not_lead_to_its_words_is_named(span: Span, breach: str) -> None:
    assert any(line.startswith("figures[0].readings[0]") and breach in line for line in with_span(span))


@pytest.mark.parametrize("name", ["actors", "figures", "points", "quotes", "copies"])
def test_a_record_without_evidence_is_named(name: str) -> None:
    record = getattr(dossier(), name)[0]
    emptied = {"actors": {"naming": ()}, "copies": {"passages": ()}}.get(name, {"readings": ()})
    assert broken(dossier(), **{name: (msgspec.structs.replace(record, **emptied),)}) == (f"{name}[0]: leads to no span",)


def test_a_report_without_its_text_cannot_be_checked_and_is_named() -> None:
    excerpts = compile_dossier(collation(), made_by="x", excerpts=True)
    assert check_evidence(excerpts)[0] == f"report {COURIER.id}: has no text to check spans against"
