from __future__ import annotations

from typing import Literal

from sayso.collate.quotations import find_quotes
from sayso.model.annotation import AnnotatedReport, Attribution
from sayso.model.collation import Quote
from sayso.model.event import Event
from tests.builders import at, report

FULL = "“The hull was inspected in May, and we found nothing, although the pumps had failed before,”"
SHORT = "“The hull was inspected in May, and we found nothing,”"


def quoting(
    outlet: str, *pieces: str, speaker: str | None = "Anna Bell", kind: Literal["direct", "indirect", "mixed"] = "direct"
) -> AnnotatedReport:
    made = report(" … ".join(pieces) + f" {speaker} said.", outlet=outlet)
    content = tuple(at(made, piece) for piece in pieces)
    return AnnotatedReport(
        report=made, attributions=(Attribution(id=f"s{outlet}", content=content, speaker=speaker, actor="m1", kind=kind),)
    )


def quotes(*reports: AnnotatedReport) -> tuple[Quote, ...]:
    event = Event(id="e1", title="Ferry", reports=tuple(one.report.id for one in reports), annotated=reports)
    return find_quotes(event, {(one.report.id, "m1"): f"a {one.attributions[0].speaker}" for one in reports})


def test_one_utterance_in_two_reports_is_one_quote_and_shows_what_was_cut() -> None:
    (quote,) = quotes(quoting("Courier", FULL), quoting("Herald", SHORT))
    assert quote.speaker == "a Anna Bell"
    assert [[cut.text for cut in reading.cuts] for reading in quote.readings] == [[], ["although the pumps had failed before"]]


def test_a_cut_in_the_middle_is_found() -> None:
    (quote,) = quotes(quoting("Courier", FULL), quoting("Herald", "“The hull was inspected, although the pumps had failed before,”"))
    assert [cut.text for reading in quote.readings for cut in reading.cuts] == ["in May, and we found nothing"]


def test_two_speakers_never_share_a_quote() -> None:
    assert len(quotes(quoting("Courier", FULL), quoting("Herald", FULL, speaker="Tom Reed"))) == 2


def test_other_words_of_the_same_speaker_are_another_quote() -> None:
    assert len(quotes(quoting("Courier", FULL), quoting("Herald", "“We mourn with every family tonight,”"))) == 2


def test_a_content_in_pieces_gives_a_reading_a_piece_joined_by_its_attribution() -> None:
    (quote,) = quotes(quoting("Courier", "“The hull was inspected in May,”", "“and we found nothing.”"))
    assert [reading.attribution for reading in quote.readings] == ["sCourier", "sCourier"]


def test_every_attribution_is_there_also_without_a_speaker() -> None:
    (quote,) = quotes(quoting("Courier", FULL, speaker=None))
    assert [reading.voice[-1].name for reading in quote.readings] == [None]
