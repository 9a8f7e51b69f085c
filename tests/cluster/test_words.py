from __future__ import annotations

import pytest

from sayso.cluster.words import sentences_of, words_of
from sayso.model.annotation import AnnotatedReport
from tests.builders import at, report, said
from tests.cluster.reports import annotated


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("It’s 5:10 a.m.", ["it's", "5:10", "a", "m"]),
        ("1,200 non-life-threatening injuries", ["1,200", "non-life-threatening", "injuries"]),
        ("The B52 flew", ["the", "b52", "flew"]),
        ("Größe ÜBER alles", ["grösse", "über", "alles"]),
        ("— … !", []),
    ],
)
def test_words_are_compared_without_case_and_typesetting(text: str, forms: list[str]) -> None:
    assert list(words_of(annotated(text)).forms) == forms


def test_words_know_where_they_stand() -> None:
    text = "A ferry — sank."
    words = words_of(annotated(text))
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == ["A", "ferry", "sank"]


def test_words_of_bylines_and_licences_are_left_out() -> None:
    text = "By Jo Malley\nA ferry sank.\nAll rights reserved."
    words = words_of(annotated(text, blocks=[("byline", "By Jo Malley"), ("licence", "All rights reserved.")]))
    assert words.forms == ("a", "ferry", "sank")


def test_an_unread_report_is_cut_at_full_stops_and_line_ends() -> None:
    of = report("El barco se hundió. “Nadie durmió.” ¿Por qué?\nEl alcalde calla", language="es")
    sentences = sentences_of(AnnotatedReport(report=of, unread="not read: es"))
    assert said(of, sentences) == ["El barco se hundió.", "“Nadie durmió.”", "¿Por qué?", "El alcalde calla"]


def test_the_readers_sentences_go_before_our_own() -> None:
    of = report("It sank at 5 a.m. on Tuesday.")
    whole = at(of, of.text)
    assert sentences_of(AnnotatedReport(report=of, sentences=(whole,))) == (whole,)
