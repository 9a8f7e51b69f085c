from __future__ import annotations

import pytest

from sayso.annotate.page import sentences
from sayso.collate.given import voice_of_number
from sayso.model.annotation import AnnotatedReport, Attribution
from tests.builders import at, page, report


def voice(text: str, content: str, cue: str, number: str, *, source: str | None, headline: str | None = None) -> str | None:
    """Who gives a number, where one speaker has a content; `None` for the outlet."""
    made = report(text, blocks=[("headline", headline)] if headline else [])
    one = Attribution(
        id="s1",
        content=(at(made, content),),
        source=(at(made, source),) if source else (),
        cue=(at(made, cue),),
        speaker=source,
        kind="direct" if content.startswith("“") else "indirect",
    )
    parsed = page(made)
    cuts = tuple(parsed.span(sentence.start_char, sentence.end_char) for sentence in sentences(parsed))
    steps = voice_of_number(at(made, number), AnnotatedReport(report=made, sentences=cuts, attributions=(one,)), {})
    return steps[-1].name if steps else None


@pytest.mark.parametrize(
    ("text", "said", "number", "gives"),
    [
        ("Lena Voss said that 14 people had died.", ("Lena Voss", "said", "that 14 people had died"), "14", "Lena Voss"),
        ("“We lost 14 people,” Lena Voss said.", ("Lena Voss", "said", "“We lost 14 people,”"), "14", "Lena Voss"),
        (
            "Lena Voss said that the master, who saved 30 people, was tired.",
            ("Lena Voss", "said", "that the master, who saved 30 people, was tired"),
            "30",
            None,
        ),
        (
            "Lena Voss said that the master, who was tired, saved 30 people.",
            ("Lena Voss", "said", "that the master, who was tired, saved 30 people"),
            "30",
            "Lena Voss",
        ),
        ("Skerran Line agreed to pay 3 million euros.", ("Skerran Line", "agreed", "to pay 3 million euros"), "3 million euros", None),
        ("Lena Voss said and agreed that 14 had died.", ("Lena Voss", "said and agreed", "that 14 had died"), "14", "Lena Voss"),
        ("Thieves are believed to have taken 40 boats.", (None, "are believed", "to have taken 40 boats"), "40", None),
    ],
)
def test_who_gives_a_number(text: str, said: tuple[str | None, str, str], number: str, gives: str | None) -> None:
    source, cue, content = said
    assert voice(text, content, cue, number, source=source) == gives


def test_a_headline_gives_its_numbers_itself_unless_it_says_who_does() -> None:
    alone = "Ferry sinks with 14 people\n\nThe ferry sank, Lena Voss said."
    assert voice(alone, "Ferry sinks with 14 people", "said", "14", source="Lena Voss", headline="Ferry sinks with 14 people") is None
    naming = "Lena Voss says 14 people died\n\nThe ferry sank."
    assert voice(naming, "14 people died", "says", "14", source="Lena Voss", headline="Lena Voss says 14 people died") == "Lena Voss"
