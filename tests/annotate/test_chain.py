from __future__ import annotations

import pytest

from sayso.annotate.chain import Component, annotate, in_order
from sayso.annotate.page import Layer
from sayso.errors import UsageError
from tests.builders import reader, report


def makes(layer: Layer, *needs: Layer) -> Component:
    return Component(makes=layer, version=1, needs=frozenset(needs), find=lambda _: ())


def test_a_component_comes_after_those_it_needs_whatever_the_order_given() -> None:
    claims, attributions, mentions = makes("claims", "attributions"), makes("attributions", "mentions"), makes("mentions")
    wanted = ["mentions", "attributions", "claims"]
    assert [component.makes for component in in_order([claims, attributions, mentions])] == wanted
    assert [component.makes for component in in_order([mentions, claims, attributions])] == wanted


def test_a_need_that_nobody_makes_is_named() -> None:
    with pytest.raises(UsageError, match="claims needs attributions"):
        in_order([makes("claims", "attributions")])


def test_two_makers_of_one_layer_are_refused() -> None:
    with pytest.raises(UsageError, match="two components make claims"):
        in_order([makes("claims"), makes("claims")])


def test_a_circle_of_needs_is_refused() -> None:
    with pytest.raises(UsageError, match="circle"):
        in_order([makes("claims", "mentions"), makes("mentions", "claims")])


def test_a_report_in_a_language_without_a_reader_is_kept_and_says_so() -> None:
    annotated = annotate(report("متن فارسی", language="fa"), reader=reader(), components=())
    assert annotated.unread == "not read: Persian"
    assert annotated.report.text == "متن فارسی"


def test_sentences_never_cross_a_line_break() -> None:
    given = report("Nine dead as ferry sinks\nThe ferry sank off the harbour")
    annotated = annotate(given, reader=reader(), components=())
    assert [given.text[span.start : span.end].strip() for span in annotated.sentences] == given.text.split("\n")


def test_bylines_and_licence_lines_are_not_read() -> None:
    text = "The ferry sank.\n\nBy Anna Bell\n\nAll content by The Courier is free."
    given = report(text, blocks=[("byline", "By Anna Bell"), ("licence", "All content by The Courier is free.")])
    annotated = annotate(given, reader=reader(), components=())
    assert [text[span.start : span.end].strip() for span in annotated.sentences] == ["The ferry sank."]
