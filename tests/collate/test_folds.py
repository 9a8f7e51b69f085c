from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.collate.folds import body_of, fold_voices, origins, voice_count
from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Step, Voice, VoiceGroup
from sayso.model.event import Copy, Event
from sayso.model.judgement import Decision, Judgement
from sayso.model.report import Report
from sayso.model.span import Span

REPORTS = ("r1", "r2", "r3")


def span(name: str, start: int = 0, end: int = 10) -> Span:
    return Span(report=name, start=start, end=end)


def says(name: str | None) -> Voice:
    return (Step(role="speaker", name=name, span=span("r1", 90, 95)),)


def event(*copies: Copy, judgements: tuple[Judgement, ...] = (), **outlets: str) -> Event:
    reports = [Report(id=name, origin=name, outlet=outlets.get(name), text="a" * 100) for name in REPORTS]
    annotated = tuple(AnnotatedReport(report=report) for report in reports)
    return Event(id="e1", title="", reports=REPORTS, copies=copies, annotated=annotated, judgements=judgements)


def groups(*readings: tuple[str, Voice], of: Event | None = None) -> list[tuple[tuple[int, ...], str]]:
    found = fold_voices([(span(name), voice) for name, voice in readings], origins(of or event()))
    return [(group.readings, group.reason) for group in found]


def judged(kind: Decision, *names: str) -> Judgement:
    spans = tuple(span(name) for name in names)
    return Judgement(id="j1", kind=kind, about="voice", spans=spans, words=("a" * 10,) * len(spans), author="A. Bell", at="2031-03-05")


def test_readings_of_one_speaker_are_one_voice() -> None:
    found = fold_voices([(span("r1"), says("Anna Bell")), (span("r2"), says("anna bell")), (span("r3"), ())], origins(event()))
    assert [group.readings for group in found] == [(0, 1)]
    assert voice_count(3, found) == 2


def test_speakers_whom_nobody_could_name_are_not_taken_for_one() -> None:
    assert groups(("r1", says(None)), ("r2", says(None))) == []


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a police statement", "police"),
        ("a statement from the Harbour Authority", "Harbour Authority"),
        ("a spokeswoman for the Harbour Authority", "Harbour Authority"),
        ("the ministry’s press office", "ministry"),
        ("Skerran Line spokesperson", "Skerran Line"),
        ("Anna Bell", None),
        ("a statement", None),
        ("police officers", None),
    ],
)
def test_a_statement_and_a_nameless_spokesman_speak_for_their_body(name: str, body: str | None) -> None:
    assert body_of(name) == body


@pytest.mark.parametrize(
    ("left", "right", "folds"),
    [
        ("a police statement", "a police spokesman", True),
        ("Police", "a statement by the police", True),
        ("a police statement", "a fire service statement", False),
        ("Harbour police", "a police statement", False),
        ("a statement", "a statement by police", False),
    ],
)
def test_readings_that_come_from_one_body_are_one_voice(left: str, right: str, folds: bool) -> None:  # noqa: FBT001  a column of a table
    assert bool(groups(("r1", says(left)), ("r2", says(right)))) is folds


def test_an_outlet_and_a_report_that_cites_it_are_one_voice() -> None:
    of = event(r1="Agence Nord", r2="The Courier")
    assert groups(("r1", ()), ("r2", says("Agence Nord")), of=of) == [((0, 1), "Agence Nord says it, and the other has it from there.")]


def test_two_reports_of_one_outlet_are_one_voice_in_its_own_words() -> None:
    assert [places for places, _ in groups(("r1", ()), ("r2", ()), of=event(r1="The Courier", r2="The Courier"))] == [(0, 1)]


def test_versions_of_one_article_are_one_voice() -> None:
    of = event()
    newer = Report(id="r2", origin="r2", text="a" * 100, replaces="r1")
    annotated = (of.annotated[0], AnnotatedReport(report=newer), of.annotated[2])
    versions = Event(id="e1", title="", reports=REPORTS, annotated=annotated)
    assert groups(("r1", ()), ("r2", ()), ("r3", ()), of=versions) == [((0, 1), "Two versions of one article.")]


def test_somebody_without_a_name_in_two_versions_of_one_article_is_one_voice() -> None:
    of = event()
    newer = Report(id="r2", origin="r2", text="a" * 100, replaces="r1")
    versions = Event(id="e1", title="", reports=REPORTS, annotated=(of.annotated[0], AnnotatedReport(report=newer), of.annotated[2]))
    nobody = (Step(role="speaker", name=None),)
    assert groups(("r1", nobody), ("r2", nobody), ("r3", nobody), of=versions) == [((0, 1), "Two versions of one article.")]
    assert groups(("r1", nobody), ("r2", says("Marta Vell")), of=versions) == []


def test_copied_passages_are_one_voice_and_say_whose_and_where() -> None:
    copy = Copy(source="r1", copy="r2", directed=True, share=0.5, credit="Agence Nord", passages=((span("r1"), span("r2")),),
                credited=(span("r2", 40, 51),))  # fmt: skip
    (group,) = fold_voices([(span("r1"), ()), (span("r2"), ()), (span("r3"), ())], origins(event(copy)))
    assert group.readings == (0, 1)
    assert "Agence Nord" in group.reason
    assert group.span == span("r2", 40, 51)


def test_another_passage_of_two_copies_stays_two_voices() -> None:
    copy = Copy(source="r1", copy="r2", directed=True, share=0.5, passages=((span("r1"), span("r2")),))
    assert fold_voices([(span("r1", 50, 60), ()), (span("r2", 50, 60), ())], origins(event(copy))) == ()


def test_a_passage_worked_over_is_one_voice_where_both_credit_one_agency() -> None:
    def folds(credit: str | None) -> bool:
        passages = ((span("r1", 0, 4), span("r2", 0, 4)),)
        copy = Copy(source="r1", copy="r2", directed=True, share=0.5, credit=credit, passages=passages)
        return bool(groups(("r1", ()), ("r2", ()), of=event(copy)))

    assert (folds("Agence Nord"), folds(None)) == (True, False)


def test_every_fold_has_its_reason_and_its_passage() -> None:
    (group,) = fold_voices(
        [(span("r1"), says("Anna Bell")), (span("r2"), says("Anna Bell")), (span("r3"), says("Anna Bell"))], origins(event())
    )
    assert [(fold.left, fold.right, fold.reason) for fold in group.folds] == [
        (0, 1, "The same speaker: Anna Bell."),
        (0, 2, "The same speaker: Anna Bell."),
    ]
    assert all(fold.span for fold in group.folds)


def test_a_judgement_folds_what_the_machine_keeps_apart() -> None:
    of = event(judgements=(judged("join", "r1", "r2"),))
    assert groups(("r1", ()), ("r2", ()), ("r3", ()), of=of) == [((0, 1), "Judged to be one voice by A. Bell.")]


def test_a_judgement_parts_what_the_machine_folds() -> None:
    said = says("Anna Bell")
    of = event(judgements=(judged("split", "r1"),))
    assert [places for places, _ in groups(("r1", said), ("r2", said), ("r3", said), of=of)] == [(1, 2)]
    both = event(judgements=(judged("reject", "r1", "r2"),))
    assert groups(("r1", said), ("r2", said), of=both) == []


SPEAKERS = [None, "Anna Bell", "police", "a police statement", ""]
rows = st.lists(st.tuples(st.sampled_from(REPORTS), st.sampled_from(SPEAKERS)), max_size=8)
kinds: list[Decision] = ["join", "split", "accept", "reject"]


@given(rows, st.lists(st.tuples(st.sampled_from(kinds), st.lists(st.sampled_from(REPORTS), min_size=1, max_size=3)), max_size=3))
def test_folding_never_raises_the_number_of_voices_and_counts_each_reading_once(
    drawn: list[tuple[str, str | None]], decisions: list[tuple[Decision, list[str]]]
) -> None:
    readings = [(span(name), says(speaker) if speaker != "" else ()) for name, speaker in drawn]
    of = event(judgements=tuple(judged(kind, *names) for kind, names in decisions))
    found: tuple[VoiceGroup, ...] = fold_voices(readings, origins(of))
    assert (1 if readings else 0) <= voice_count(len(readings), found) <= len(readings)
    folded = [reading for group in found for reading in group.readings]
    assert len(folded) == len(set(folded))
    assert all(len(group.folds) == len(group.readings) - 1 for group in found)
