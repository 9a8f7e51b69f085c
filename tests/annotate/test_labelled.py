from __future__ import annotations

import pytest

from sayso.annotate.attributions import find_attributions
from sayso.annotate.mentions import MENTIONS
from tests.builders import page, said


def told(text: str) -> list[tuple[str | None, str]]:
    read = page(text)
    return [
        (one.speaker, words) for one in find_attributions(read.having("mentions", MENTIONS.find(read))) for words in said(read, one.content)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police: 3 dead in ferry accident", [("Police", "3 dead in ferry accident")]),
        ("Officials: Blast at market kills 12", [("Officials", "Blast at market kills 12")]),
        ("Port will stay closed until Friday: mayor", [("mayor", "Port will stay closed until Friday")]),
        ("Three dead in ferry accident, police say", [("police", "Three dead in ferry accident")]),
    ],
)
def test_a_headline_says_on_whose_say_so(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ferry disaster: three dead in Port Arlen",
        "Live: ferry sinks off Port Arlen",
        "Port Arlen: three dead in ferry accident",
        "Ferry sinks off Port Arlen - The Harbour Post",
        "He had one wish: that the port would open.",
    ],
)
def test_a_topic_a_place_a_rubric_or_an_outlet_says_nothing(text: str) -> None:
    assert told(text) == []


def test_a_transcript_gives_each_turn_to_its_label() -> None:
    text = "REPORTER: How many people are missing?\n\nANA FALK, MAYOR: Nine people are missing.\n\nHOLM: Nobody told us that the door was open."
    assert told(text) == [
        (None, "How many people are missing?"),
        ("Ana Falk", "Nine people are missing."),
        ("Holm", "Nobody told us that the door was open."),
    ]


def test_one_labelled_line_is_no_transcript() -> None:
    assert told("The sign at the door of the port was short.\n\nWARNING: The water is deep here.") == []
