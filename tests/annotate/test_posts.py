from __future__ import annotations

import pytest

from sayso.annotate.attributions import find_attributions
from sayso.annotate.mentions import MENTIONS
from tests.builders import page, said

CLOSED = "Police closed the road on Monday."


@pytest.mark.parametrize(
    ("text", "words", "speaker", "media"),
    [
        (
            "The port police came at night.pic.twitter.com/RVwIabc — Dockers' Front (DF) (@dockersfront) June 21, 2031",
            "The port police came at night.",
            "Dockers' Front",
            ("Twitter",),
        ),
        (
            "The road is open again https://example.org/a — Ana Falk (@anafalk) June 2, 2031",
            "The road is open again",
            "Ana Falk",
            ("Twitter",),
        ),
        (
            "The road is open again\n— Ana Falk (@anafalk) June 2, 2031",
            "The road is open again",
            "Ana Falk",
            ("Twitter",),
        ),
        (
            "We mourn our neighbours. Posted by Port Arlen Chapel on Sunday, 31 December 2031",
            "We mourn our neighbours.",
            "Port Arlen Chapel",
            ("Facebook",),
        ),
    ],
)
def test_an_embedded_post_is_said_by_whose_it_is(text: str, words: str, speaker: str, media: tuple[str, ...]) -> None:
    read = page(f"{CLOSED}\n\n{text}")
    found = find_attributions(read.having("mentions", MENTIONS.find(read)))
    assert [(said(read, one.content), one.speaker, one.media, one.kind) for one in found] == [([words], speaker, media, "direct")]


@pytest.mark.parametrize(
    "text", [CLOSED, "The bus (@ 9) left — nobody knew why (June 2, 2031).", "Posted by nobody, the letter came on Monday."]
)
def test_other_lines_are_no_posts(text: str) -> None:
    read = page(text)
    assert find_attributions(read.having("mentions", MENTIONS.find(read))) == ()
