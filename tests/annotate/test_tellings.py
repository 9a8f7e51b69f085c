from __future__ import annotations

import pytest

from sayso.annotate.attributions import find_attributions
from sayso.annotate.mentions import MENTIONS
from tests.builders import page, said


def contents(text: str) -> list[str]:
    read = page(text)
    return [words for one in find_attributions(read.having("mentions", MENTIONS.find(read))) for words in said(read, one.content)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not respond to questions about who had ordered the raid on the port.",
        "When the company suspects that a worker has taken money, it looks into it.",
        "The mayor is keen to declare the harbour open by the end of May.",
        "The captain refused to confirm that the door had been open.",
        "That said, the harbour was open and the ships sailed.",
    ],
)
def test_what_is_wished_for_or_left_unanswered_or_a_case_is_not_said(text: str) -> None:
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor went on to say that the harbour was open.", ["that the harbour was open"]),
        ("When she was asked, the mayor said that the harbour was open.", ["that the harbour was open"]),
        ("The captain denied that the door had been open.", ["that the door had been open"]),
    ],
)
def test_what_is_said_all_the_same_is_kept(text: str, words: list[str]) -> None:
    assert contents(text) == words
