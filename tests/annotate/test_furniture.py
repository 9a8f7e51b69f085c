from __future__ import annotations

import pytest

from sayso.annotate.claims import find_claims
from tests.builders import page, said


def claims(text: str) -> list[str]:
    read = page(text)
    return [said(read, [claim.span])[0] for claim in find_claims(read) if claim.inside is None]


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement Continue reading the main story",
        "Keep up with this story and more by subscribing now",
        "Invalid email address. Please re-enter. Please try again later.",
        "JUST WATCHED MUST WATCH Replay More Videos",
    ],
)
def test_what_a_page_has_between_its_sentences_is_no_claim(text: str) -> None:
    assert claims(text) == []


def test_a_sentence_behind_furniture_is_kept() -> None:
    assert claims("Advertisement The ferry sank off the harbour on Monday.") == ["The ferry sank off the harbour on Monday"]


def test_small_words_of_a_story_are_no_furniture() -> None:
    assert claims("The children read more books than their parents did.") == ["The children read more books than their parents did"]
