from __future__ import annotations

from sayso.collate.voices import voice_of
from sayso.model.annotation import AnnotatedReport, Attribution
from sayso.model.collation import Voice
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
