from __future__ import annotations

from functools import cache

import pytest

from sayso.annotate.attributions_read import ReadAttribution, read_attributions
from sayso.annotate.encoder import Encoder
from tests.builders import page, report, said


@cache
def encoder() -> Encoder:
    """The shipped weights, loaded once a test run."""
    return Encoder()


def shown(text: str) -> list[tuple[list[str], list[str], list[str]]]:
    """Source, cue and content of each attribution by their words."""
    of = page(text)

    def words(found: ReadAttribution) -> tuple[list[str], list[str], list[str]]:
        return said(of, found.source), said(of, found.cue), said(of, found.content)

    return [words(found) for found in read_attributions(of, encoder().read(of))]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The harbour master said that the ferry was too full.", ["The harbour master"], ["said"], ["that the ferry was too full"]),
        ("“The ferry was too full,” said Anna Bell.", ["Anna Bell"], ["said"], ["“The ferry was too full,”"]),
        ("“It was full,” she said. “Nobody counted us.”", ["she"], ["said"], ["“It was full,”", "“Nobody counted us.”"]),
        ("The ferry was too full, according to the union.", ["the union"], ["according to"], ["The ferry was too full"]),
        ("“Nobody counted us,” he said.\n\n“We were far too many.”", ["he"], ["said"], ["“Nobody counted us,”", "“We were far too many.”"]),
    ],
)
def test_an_attribution_has_its_source_cue_and_content(text: str, source: list[str], cue: list[str], content: list[str]) -> None:
    assert shown(text) == [(source, cue, content)]


def test_two_speakers_of_one_sentence_are_two_attributions() -> None:
    found = shown("The mayor said nine people died, but the union said the number was higher.")
    assert [(source, cue) for source, cue, _ in found] == [(["The mayor"], ["said"]), (["the union"], ["said"])]


def test_what_nobody_says_is_no_attribution() -> None:
    assert shown("The ferry sank off Port Arlen on Tuesday. Nine people died.") == []


def test_a_byline_is_no_attribution() -> None:
    text = "By Anna Bell, who says the ferry sank\nThe ferry sank."
    of = page(report(text, blocks=[("byline", "By Anna Bell, who says the ferry sank")]))
    assert read_attributions(of, encoder().read(of)) == ()


def test_how_sure_an_attribution_is_lies_between_none_and_all() -> None:
    of = page("The harbour master said that the ferry was too full.")
    assert 0 < read_attributions(of, encoder().read(of))[0].score <= 1
