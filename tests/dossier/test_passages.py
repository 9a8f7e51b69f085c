from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sayso.dossier.passages import Anchor, Paragraph, PassageSettings, anchors_of, paragraphs, passage, target_style
from sayso.model.dossier import DossierReport
from sayso.model.span import Span
from tests.builders import at
from tests.dossier.ferry import COURIER, STAR, dossier

TEXT = "He left. Mr. Oda said that at least 9 passengers died in the U.S. waters. Nobody else spoke."


def shown(text: str, *, unread: str | None = None) -> DossierReport:
    return msgspec.structs.replace(dossier().reports[0], id="r1", text=text, blocks=(), unread=unread)


def span(start: int, end: int) -> Span:
    return Span(report="r1", start=start, end=end)


def words_at(text: str, words: str) -> Span:
    return span(text.index(words), text.index(words) + len(words))


def anchored(*spans: Span) -> dict[Span, Anchor]:
    return {one: Anchor(id=f"e{number}", weight="figure", row="f1") for number, one in enumerate(spans, 1)}


def marked(text: str, *passages: str) -> list[Paragraph]:
    return list(paragraphs(shown(text), 1, anchored(*(words_at(text, words) for words in passages))))


def around(words: str, text: str = TEXT, *, most: int = 240) -> tuple[str, str]:
    found = passage(words_at(text, words), words, text, {}, PassageSettings(around=most))
    return found.before, found.after


def test_a_passage_stands_in_its_sentence() -> None:
    assert around("at least 9 passengers") == ("Mr. Oda said that ", " died in the U.S. waters.")


def test_a_passage_that_ends_its_sentence_has_nothing_after_it() -> None:
    assert around("U.S. waters.")[1] == ""


def test_a_passage_never_reaches_into_the_next_line() -> None:
    assert around("second line", "First line\nsecond line\nthird line") == ("", "")


def test_a_long_sentence_is_cut_between_words() -> None:
    assert around("at least 9 passengers", most=12) == ("… said that ", " died in …")


def test_a_passage_without_a_text_is_its_words_alone() -> None:
    found = passage(span(0, 4), "Nine", None, anchored(span(0, 4)), PassageSettings())
    assert (found.before, found.words, found.after, found.anchor) == ("", "Nine", "", None)


def test_overlapping_passages_are_cut_at_each_of_their_ends() -> None:
    [line] = marked("one two three four", "one two three", "two three four")
    assert [(segment.text, segment.anchors) for segment in line.segments] == [
        ("one ", ("e1",)),
        ("two three", ("e1", "e2")),
        (" four", ("e2",)),
    ]


def test_a_nested_passage_starts_at_its_own_segment() -> None:
    [line] = marked("one two three", "one two three", "two")
    assert [segment.starts for segment in line.segments] == [("e1",), ("e2",), ()]


def test_a_passage_over_two_lines_starts_once() -> None:
    lines = marked("one two\nthree four", "two\nthree")
    assert [segment.starts for line in lines for segment in line.segments] == [(), ("e1",), (), ()]


def test_segments_have_ids_of_their_own() -> None:
    ids = [segment.id for line in marked("one two\nthree", "two") for segment in line.segments]
    assert ids == ["t1-0", "t1-4", "t1-8"]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6))
def test_segments_hold_every_word_of_the_text_once(text: str, places: list[tuple[int, int]]) -> None:
    spans = [span(start, min(start + size, len(text))) for start, size in places if start < len(text)]
    lines = list(paragraphs(shown(text), 1, anchored(*spans)))
    assert "".join(segment.text for line in lines for segment in line.segments) == "".join(
        sign for sign in text if sign not in "\r\n\u2028\u2029"
    )


def test_the_kind_of_a_line_is_that_of_its_block() -> None:
    report = dossier().reports[0]
    assert [line.kind for line in paragraphs(report, 1, {})] == ["headline", "paragraph"]


def test_anchors_are_numbered_by_place_and_one_for_each_span() -> None:
    anchors = anchors_of(dossier())
    assert [anchor.id for anchor in anchors.values()] == [f"e{number}" for number in range(1, len(anchors) + 1)]
    assert list(anchors) == sorted(
        anchors, key=lambda one: ([COURIER.id, STAR.id].index(one.report) if one.report in (COURIER.id, STAR.id) else 2, one.start, one.end)
    )


def test_the_strongest_row_that_cites_a_span_gives_its_look() -> None:
    anchors = anchors_of(dossier())
    assert (anchors[at(STAR, "the ferry was not overloaded")].weight, anchors[at(STAR, "the operator")].weight) == ("differ", "name")


def test_the_style_lights_all_segments_of_the_place_that_was_followed() -> None:
    assert target_style(anchored(span(0, 1), span(0, 2)).values()).startswith("#e1:target~.e1,#e2:target~.e2{")
