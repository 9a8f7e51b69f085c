"""What holds of everything that sayso makes, whatever it is given."""

from __future__ import annotations

import json
import random
import types
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.annotate.encoder import Encoded, Encoder
from sayso.annotate.page import Page
from sayso.collate.event import collate
from sayso.dossier.compile import check_evidence, compile_dossier
from sayso.model.annotation import AnnotatedReport, Attribution, Claim, Mention, Moment, Quantity
from sayso.model.collation import Actor, Collation, Figure, Occasion, Point, Quote
from sayso.model.dossier import Dossier
from sayso.model.event import Copy, Event
from sayso.model.judgement import Judgement
from sayso.model.record import from_json, to_json
from sayso.model.report import Failure, Report
from sayso.model.span import Span, holds
from sayso.pipeline import MADE_BY, annotate_report, annotate_reports, group
from tests.builders import report
from tests.shipped import EVENTS, shipped_collation, shipped_dossier, shipped_reports

RECORDS: list[type[msgspec.Struct]] = [
    *(Span, Report, Failure, Mention, Attribution, Quantity, Moment, Claim, AnnotatedReport, Copy, Event),
    *(Actor, Figure, Point, Quote, Occasion, Collation, Judgement, Dossier),
]

few = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # each collates an event anew


def records(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a record's type, or of one of the types that records are made of."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return structs_of(kind)
    arguments = get_args(kind)
    match get_origin(kind):
        case origin if origin is Literal:
            found = st.sampled_from(arguments)
        case origin if origin in {Union, types.UnionType}:
            found = st.one_of([records(one) for one in arguments])
        case origin if origin is dict:
            found = st.dictionaries(records(arguments[0]), records(arguments[1]), max_size=2)
        case origin if origin is tuple and arguments[-1] is ...:
            found = st.lists(records(arguments[0]), max_size=2).map(tuple)
        case origin if origin is tuple:
            found = st.tuples(*(records(one) for one in arguments))
        case _:
            found = PLAIN[kind]
    return found


@cache
def structs_of(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    return st.builds(kind, **{name: records(hint) for name, hint in get_type_hints(kind).items()})


PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    int: st.integers(-(2**53), 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    bytes: st.binary(max_size=6),
    type(None): st.none(),
}


# What news is made of, to be thrown together in any order: marks that open and never close, numbers, names, times, other scripts.
PIECES = [
    *(
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "(",
        ")",
        "«",
        " – ",
        "…",
        ".",
        ",",
        ":",
        ";",
        "?",
        "\n",
        "\n\n",
        "\t",
        " ",
        "\u00a0",
        "\u200b",
        "\u202e",
    ),
    *(
        " at least 14 people",
        " 9",
        "1,200.5",
        " €2.6 million",
        " 50%",
        " dozens",
        " half",
        " between 5 and 7",
        " no one",
        "1/2",
        "99999999999999999999",
    ),
    *(
        " Tobias Renn",
        " the coastguard",
        " she",
        " they",
        " Skerran Line",
        " MPs",
        " who",
        " Mr",
        " Saturday",
        " 1 March 2031",
        " last night",
        "  ",
        " the harbour  authority",
        " police\u00a0 officers",
        " 2031",
    ),
    *(
        " said",
        " said that",
        " denied",
        " according to",
        " told",
        " claimed",
        " were killed",
        " was not overloaded",
        " may",
        " and",
        " but",
        " of",
        " in",
    ),
    *("\U0001f6a2", " فارسی", " 渡轮", " ﬁ", "e\u0301", "<b>", "{{ 7 }}", "&amp;", "\x00"),
]


def spans_in(value: object, reports: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """Every span in decoded JSON, found by its shape alone."""
    match value:
        case [str() as report, int() as start, int() as end] if report in reports:
            yield report, start, end
        case list():
            for one in value:
                yield from spans_in(one, reports)
        case dict():
            for one in value.values():
                yield from spans_in(one, reports)


def every_report() -> tuple[AnnotatedReport, ...]:
    return tuple(annotated for event in EVENTS for annotated in shipped_reports(event))


def shuffled(reports: Sequence[AnnotatedReport], seed: int) -> list[AnnotatedReport]:
    return random.Random(seed).sample(list(reports), len(reports))  # noqa: S311  an order, not a secret


def dossier_of(reports: Sequence[AnnotatedReport]) -> Dossier:
    (event,) = group(reports, as_one=True)
    return compile_dossier(collate(event), made_by=MADE_BY)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_record_reads_back_as_it_was_written(kind: type[msgspec.Struct]) -> None:
    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(records(kind))
    def holds(record: msgspec.Struct) -> None:
        written = to_json(record)
        assert from_json(written, kind) == record
        assert to_json(from_json(written, kind)) == written

    holds()


@pytest.mark.parametrize("event", EVENTS)
def test_what_the_stages_make_is_the_same_bytes_after_it_was_read_back(event: str) -> None:
    for record in (*shipped_reports(event), shipped_collation(event), shipped_dossier(event)):
        written = to_json(record)
        assert to_json(from_json(written, type(record))) == written


@pytest.mark.parametrize("event", EVENTS)
def test_every_line_of_a_dossier_leads_to_words_that_are_there(event: str) -> None:
    assert check_evidence(shipped_dossier(event)) == ()


@pytest.mark.parametrize("event", EVENTS)
def test_every_span_in_the_json_cuts_words_from_a_report_in_it(event: str) -> None:
    written = json.loads(to_json(shipped_dossier(event)))
    texts = {report["id"]: report["text"] for report in written["reports"]}
    spans = list(spans_in(written, frozenset(texts)))
    assert len(spans) > 500
    assert [span for span in spans if not texts[span[0]][span[1] : span[2]].strip()] == []


@few
@given(st.lists(st.integers(0, 11), min_size=1, max_size=5, unique=True))
def test_reports_of_any_events_thrown_together_keep_the_evidence_law(chosen: list[int]) -> None:
    reports = every_report()
    assert check_evidence(dossier_of([reports[number] for number in chosen])) == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), min_size=1, max_size=24).map("".join))
def test_whatever_a_text_holds_is_read_and_keeps_the_evidence_law(text: str) -> None:
    hostile = report(text.encode("utf-8", "replace").decode() + " said.")
    annotated = annotate_report(hostile)
    assert annotated.failures == ()
    assert check_evidence(dossier_of([annotated])) == ()


def test_what_a_passage_says_is_what_its_span_cuts() -> None:
    dossier = shipped_dossier("ferry")
    texts = {report.id: report.text or "" for report in dossier.reports}
    rows: list[Figure | Point | Quote | Occasion] = [*dossier.figures, *dossier.points, *dossier.quotes, *dossier.timeline]
    readings = [reading for row in rows for reading in row.readings]
    assert len(readings) > 100
    assert [one.text for one in readings if texts[one.span.report][one.span.start : one.span.end] != one.text] == []


@pytest.mark.parametrize("event", EVENTS)
def test_what_is_put_in_a_mouth_stays_in_its_report_and_in_what_holds_it(event: str) -> None:
    for annotated in shipped_reports(event):
        known = {attribution.id: attribution for attribution in annotated.attributions}
        for attribution in annotated.attributions:
            spans = (*attribution.content, *attribution.source, *attribution.cue, *attribution.via)
            assert {span.report for span in spans} == {annotated.report.id}
            if attribution.parent is not None:
                outer = known[attribution.parent].content
                assert all(any(holds(piece, span) for piece in outer) for span in attribution.content)
    assert any(attribution.parent for annotated in shipped_reports(event) for attribution in annotated.attributions)


def test_a_report_read_twice_is_read_alike() -> None:
    annotated = shipped_reports("ferry")[0]
    assert annotate_report(annotated.report) == annotated


def test_a_report_is_read_alike_whatever_was_read_before() -> None:
    first, second = shipped_reports("ferry")[:2]
    annotate_report(second.report)
    assert annotate_report(first.report) == first


def test_reports_read_one_behind_the_other_are_read_as_each_alone_and_one_that_fails_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    known = shipped_reports("ferry")
    reports = [annotated.report for annotated in known]
    assert tuple(annotate_reports(reports)) == known

    read = Encoder.read

    def read_all_but_one(network: Encoder, page: Page) -> Encoded:
        if page.report.id == reports[1].id:
            raise ValueError("no such weights")
        return read(network, page)

    monkeypatch.setattr(Encoder, "read", read_all_but_one)
    found = tuple(annotate_reports(reports))
    assert (found[0], *found[2:]) == (known[0], *known[2:])
    assert (found[1].report, found[1].unread) == (reports[1], "not read: ValueError: no such weights")
    assert [failure.reason for failure in found[1].failures] == ["ValueError: no such weights"]


def test_where_a_file_lies_changes_no_id() -> None:
    def moved(annotated: AnnotatedReport) -> AnnotatedReport:
        report = msgspec.structs.replace(annotated.report, origin=f"elsewhere/{annotated.report.origin}")
        return msgspec.structs.replace(annotated, report=report)

    (here,) = group(shipped_reports("ferry"), as_one=True)
    (there,) = group([moved(annotated) for annotated in shipped_reports("ferry")], as_one=True)
    assert (here.id, set(here.reports)) == (there.id, set(there.reports))
    assert {figure.id for figure in collate(here).figures} == {figure.id for figure in collate(there).figures}


def test_ids_are_told_apart_within_a_dossier() -> None:
    dossier = shipped_dossier("ferry")
    for rows in (dossier.reports, dossier.actors, dossier.figures, dossier.points, dossier.quotes, dossier.timeline):
        ids = [row.id for row in rows]
        assert len(ids) == len(set(ids))


@few
@given(st.integers(0, 2**32))
def test_the_order_in_which_reports_come_changes_nothing(seed: int) -> None:
    assert dossier_of(shuffled(shipped_reports("ferry"), seed)) == shipped_dossier("ferry")


@few
@given(st.integers(0, 2**32))
def test_the_order_in_which_reports_come_changes_no_event(seed: int) -> None:
    assert group(shuffled(every_report(), seed)) == group(every_report())


ROWS: dict[str, Callable[[Collation], Sequence[Any]]] = {
    "actors": lambda collation: collation.actors,
    "figures": lambda collation: collation.figures,
    "points": lambda collation: collation.points,
}


@pytest.mark.parametrize("row", ROWS)
def test_the_order_of_an_events_reports_joins_no_others(row: str) -> None:
    def joined(event: Event) -> set[frozenset[Span]]:
        rows = ROWS[row](collate(event))
        return {frozenset(one.span for one in (each.naming if row == "actors" else each.readings)) for each in rows}

    event = shipped_collation("ferry").event
    for seed in range(3):
        assert joined(msgspec.structs.replace(event, annotated=tuple(shuffled(event.annotated, seed)))) == joined(event)


@pytest.mark.parametrize("event", EVENTS)
def test_no_stage_changes_what_it_is_given(event: str) -> None:
    reports = shipped_reports(event)
    before = [to_json(annotated) for annotated in reports]
    annotate_report(reports[0].report)
    (one,) = group(reports, as_one=True)
    kept = to_json(one)
    collation = collate(one)
    assert to_json(one) == kept
    made = to_json(collation)
    compile_dossier(collation, made_by=MADE_BY)
    assert to_json(collation) == made
    assert [to_json(annotated) for annotated in reports] == before


def test_a_dossier_is_all_that_its_readers_need() -> None:
    dossier = shipped_dossier("ferry")
    actors = {actor.id for actor in dossier.actors}
    figures = {figure.id for figure in dossier.figures}
    reports = {report.id for report in dossier.reports}
    rows: list[Figure | Point | Quote | Occasion] = [*dossier.figures, *dossier.points, *dossier.quotes, *dossier.timeline]
    steps = [step for row in rows for reading in row.readings for step in reading.voice]
    assert {step.actor for step in steps if step.actor} <= actors
    assert {quote.speaker for quote in dossier.quotes if quote.speaker} <= actors
    assert {other for figure in dossier.figures for other in figure.related} <= figures
    assert {report for point in dossier.points for report in point.silent} <= reports
    assert {end for copy in dossier.copies for end in (copy.source, copy.copy)} <= reports
    folding: list[Figure | Point] = [*dossier.figures, *dossier.points]
    for row in folding:
        folded = [place for fold in row.voice_groups for place in fold.readings]
        assert len(folded) == len(set(folded))
        assert set(folded) <= set(range(len(row.readings)))
        assert row.voices == len(row.readings) - sum(len(fold.readings) - 1 for fold in row.voice_groups)
