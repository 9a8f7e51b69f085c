from __future__ import annotations

from typing import Literal

import pytest

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


def cuts(*reports: AnnotatedReport) -> list[tuple[str, str, bool]]:
    return [(cut.text, cut.place, cut.marked) for quote in quotes(*reports) for one in quote.readings for cut in one.cuts]


WHOLE = "“We shut the lock at noon because the gate had jammed, and nobody told the barges until four,”"


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("“We shut the lock at noon because the gate had jammed,”", [("and nobody told the barges until four", "end", False)]),
        ("“nobody told the barges until four,”", [("We shut the lock at noon because the gate had jammed, and", "start", False)]),
        ("“We shut the lock at noon … and nobody told the barges until four,”", [("because the gate had jammed", "inside", True)]),
        ("“We shut the lock at noon and nobody told the barges until four,”", [("because the gate had jammed", "inside", False)]),
        ("“We shut the lock because the gate had jammed, and nobody told the barges,”",
         [("at noon", "inside", False), ("until four", "end", False)]),
        ("“[They] shut the lock at noon because the gate had jammed, and nobody told the barges until four,”", []),
    ],
)  # fmt: skip
def test_what_was_cut_is_told_with_its_place_and_whether_dots_say_so(short: str, expected: list[tuple[str, str, bool]]) -> None:
    assert cuts(quoting("Courier", WHOLE), quoting("Herald", short)) == expected


def test_a_word_put_in_brackets_and_a_changed_word_are_told_beside_what_they_replace() -> None:
    short = "“[They] shut the lock at dusk because the gate had jammed, and nobody told the barges until four,”"
    (quote,) = quotes(quoting("Courier", WHOLE), quoting("Herald", short))
    assert [(one.text, one.was, one.bracketed) for reading in quote.readings for one in reading.changes] == [
        ("They", "We", True),
        ("dusk", "noon", False),
    ]


def test_words_that_the_same_report_quotes_elsewhere_were_not_cut() -> None:
    made = report(
        "“We shut the lock at noon because the gate had jammed,” Anna Bell said. “Nobody told the barges until four.”", outlet="Herald"
    )
    pieces = ("“We shut the lock at noon because the gate had jammed,”", "“Nobody told the barges until four.”")
    herald = AnnotatedReport(
        report=made,
        attributions=tuple(
            Attribution(id=f"s{number}", content=(at(made, piece),), speaker="Anna Bell", actor="m1", kind="direct")
            for number, piece in enumerate(pieces)
        ),
    )
    (quote,) = quotes(quoting("Courier", WHOLE), herald)
    assert [cut.text for one in quote.readings for cut in one.cuts] == ["and"]


def test_little_words_between_what_the_same_report_retells_are_not_called_cut() -> None:
    made = report(
        "Anna Bell said that they had shut their lock at noon since the gate was jammed. “Nobody told the barges until four.”",
        outlet="Herald",
    )
    retold, quoted = "that they had shut their lock at noon since the gate was jammed", "“Nobody told the barges until four.”"
    herald = AnnotatedReport(
        report=made,
        attributions=(
            Attribution(id="s0", content=(at(made, retold),), speaker="Anna Bell", actor="m1", kind="indirect"),
            Attribution(id="s1", content=(at(made, quoted),), speaker="Anna Bell", actor="m1", kind="direct"),
        ),
    )
    (quote,) = quotes(quoting("Courier", WHOLE), herald)
    assert [cut.text for one in quote.readings for cut in one.cuts] == []


def test_a_quotation_and_the_same_in_the_outlets_own_words_stand_together() -> None:
    retold = quoting("Herald", "that they had shut the lock at noon because the gate had jammed", kind="indirect")
    (quote,) = quotes(quoting("Courier", WHOLE), retold)
    assert [[cut.text for cut in one.cuts] for one in quote.readings] == [[], ["and nobody told the barges until four"]]
    assert [one.changes for one in quote.readings] == [(), ()]


def test_a_report_that_quotes_only_a_phrase_leaves_out_the_rest_of_it() -> None:
    herald = quoting("Herald", "that they closed “the lock at noon because the gate had jammed”", kind="mixed")
    assert [text for text, _, _ in cuts(quoting("Courier", WHOLE), herald)] == ["and nobody told the barges until four"]


def test_little_words_at_the_edge_of_a_quoted_phrase_are_not_called_cut() -> None:
    whole = quoting("Courier", "“Toxic steam was released into the yard of the old mill,”")
    phrase = quoting("Herald", "that it had let “toxic steam” into the yard of the old mill", kind="mixed")
    assert [reading.cuts for quote in quotes(whole, phrase) for reading in quote.readings] == [(), ()]


def test_a_phrase_that_anybody_could_use_is_no_utterance() -> None:
    left = quoting("Courier", "that the gunman was a “lone wolf” in the hall", kind="mixed")
    right = quoting("Herald", "that they had feared a “lone wolf” for years", kind="mixed")
    assert len(quotes(left, right)) == 2


def test_what_two_fuller_quotations_both_have_is_cut_once() -> None:
    found = cuts(
        quoting("Courier", WHOLE), quoting("Star", WHOLE), quoting("Herald", "“We shut the lock at noon because the gate had jammed,”")
    )
    assert [text for text, _, _ in found] == ["and nobody told the barges until four"]


def test_a_quotation_of_many_thousand_words_is_read_in_bounded_time() -> None:
    long = "“" + " ".join(f"word{number} again" for number in range(20_000)) + "”"
    assert len(quotes(quoting("Courier", long), quoting("Herald", long))) == 1
