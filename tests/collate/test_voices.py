from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.collate.voices import by_reports, fold_voices, voice_count, voice_of
from sayso.model.annotation import AnnotatedReport, Attribution
from sayso.model.collation import Step, Voice
from sayso.model.event import Copy
from sayso.model.span import Span
from tests.builders import at, report

TEXT = "Anna Bell told Reuters that the captain had claimed the engine failed. The harbour was closed."
REPORT = report(TEXT)
ANNOTATED = AnnotatedReport(
    report=REPORT,
    attributions=(
        Attribution(
            id="s1",
            content=(at(REPORT, "that the captain had claimed the engine failed"),),
            source=(at(REPORT, "Anna Bell"),),
            via=(at(REPORT, "Reuters"),),
            media=("Reuters",),
            speaker="Anna Bell",
            actor="m1",
        ),
        Attribution(id="s2", content=(at(REPORT, "the engine failed"),), source=(at(REPORT, "the captain"),), parent="s1"),
    ),
)


def names(voice: Voice) -> list[tuple[str, str | None]]:
    return [(step.role, step.name) for step in voice]


def test_the_outlets_own_words_have_an_empty_voice() -> None:
    assert voice_of(at(REPORT, "The harbour was closed"), ANNOTATED, {}) == ()


def test_a_voice_runs_inwards_through_the_medium_and_ends_with_an_unknown_speaker() -> None:
    voice = voice_of(at(REPORT, "the engine failed"), ANNOTATED, {(REPORT.id, "m1"): "a1"})
    assert names(voice) == [("medium", "Reuters"), ("speaker", "Anna Bell"), ("speaker", None)]
    assert voice[1].actor == "a1"
    assert voice[2].span == at(REPORT, "the captain")


def test_an_attributions_own_voice_leaves_out_what_is_nested_in_it() -> None:
    voice = voice_of(at(REPORT, "the engine failed"), ANNOTATED, {}, innermost="s1")
    assert names(voice) == [("medium", "Reuters"), ("speaker", "Anna Bell")]


def test_a_paper_that_tells_what_another_says_is_a_medium_and_alone_a_speaker() -> None:
    made = report("The Herald reported that Anna Bell said the engine failed. Divers left.", outlet="The Courier")
    outer = Attribution(
        id="s1",
        content=(at(made, "that Anna Bell said the engine failed"),),
        source=(at(made, "The Herald"),),
        speaker="The Herald",
        of_medium=True,
    )
    inner = Attribution(
        id="s2", content=(at(made, "the engine failed"),), source=(at(made, "Anna Bell"),), speaker="Anna Bell", parent="s1"
    )
    both = AnnotatedReport(report=made, attributions=(outer, inner))
    assert names(voice_of(at(made, "the engine failed"), both, {})) == [("medium", "The Herald"), ("speaker", "Anna Bell")]
    assert names(voice_of(at(made, "that Anna Bell said the engine failed"), both, {})) == [("speaker", "The Herald")]


def test_a_reports_own_outlet_is_no_step() -> None:
    made = report("Anna Bell told the Courier the engine failed.", outlet="The Courier")
    told = Attribution(
        id="s1",
        content=(at(made, "the engine failed"),),
        source=(at(made, "Anna Bell"),),
        via=(at(made, "the Courier"),),
        media=("the Courier",),
        speaker="Anna Bell",
    )
    assert names(voice_of(at(made, "the engine failed"), AnnotatedReport(report=made, attributions=(told,)), {})) == [
        ("speaker", "Anna Bell")
    ]


def span(name: str, start: int = 0, end: int = 10) -> Span:
    return Span(report=name, start=start, end=end)


def says(name: str | None) -> Voice:
    return (Step(role="speaker", name=name),)


def test_readings_of_one_speaker_are_one_voice() -> None:
    groups = fold_voices([(span("r1"), says("Anna Bell")), (span("r2"), says("anna bell")), (span("r3"), ())], {})
    assert [group.readings for group in groups] == [(0, 1)]
    assert voice_count(3, groups) == 2


def test_speakers_whom_nobody_could_name_are_not_taken_for_one() -> None:
    assert fold_voices([(span("r1"), says(None)), (span("r2"), says(None))], {}) == ()


def test_copied_passages_are_one_voice_and_say_whose() -> None:
    copy = Copy(source="r1", copy="r2", directed=True, share=0.5, credit="Agence Nord", passages=((span("r1"), span("r2")),))
    (group,) = fold_voices([(span("r1"), ()), (span("r2"), ()), (span("r3"), ())], by_reports([copy]))
    assert group.readings == (0, 1)
    assert "Agence Nord" in group.reason


def test_another_passage_of_two_copies_stays_two_voices() -> None:
    copy = Copy(source="r1", copy="r2", directed=True, share=0.5, passages=((span("r1"), span("r2")),))
    assert fold_voices([(span("r1", 50, 60), ()), (span("r2", 50, 60), ())], by_reports([copy])) == ()


@given(st.lists(st.tuples(st.sampled_from(["r1", "r2", "r3"]), st.sampled_from([None, "Anna Bell", "Tom Reed", ""])), max_size=8))
def test_folding_never_raises_the_number_of_voices_and_counts_each_reading_once(rows: list[tuple[str, str | None]]) -> None:
    readings = [(span(name), says(speaker) if speaker != "" else ()) for name, speaker in rows]
    groups = fold_voices(readings, {})
    assert voice_count(len(readings), groups) <= len(readings)
    folded = [reading for group in groups for reading in group.readings]
    assert len(folded) == len(set(folded))
