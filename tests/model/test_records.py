from __future__ import annotations

import json

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Collation
from sayso.model.dossier import Dossier
from sayso.model.event import Event
from sayso.model.judgement import Judgement
from sayso.model.record import content_id, from_json, json_schema, to_json, to_lines
from sayso.model.report import Report, published_day, report_id
from sayso.model.span import Span, cut, holds, length, overlap
from tests.builders import report

RECORDS: list[type[msgspec.Struct]] = [Report, AnnotatedReport, Event, Collation, Dossier, Judgement]


@pytest.mark.parametrize("kind", RECORDS)
def test_every_record_is_frozen_and_by_keyword_and_has_a_json_schema(kind: type[msgspec.Struct]) -> None:
    assert kind.__struct_config__.frozen
    with pytest.raises(TypeError):
        kind("positional")
    jsonschema.Draft202012Validator.check_schema(json_schema(kind))


def test_a_record_reads_back_as_it_was_written() -> None:
    given_report = report("Nine people died. “We saw it.”")
    assert from_json(to_json(given_report), Report) == given_report
    jsonschema.validate(json.loads(to_json(given_report)), json_schema(Report))


def test_a_span_is_a_list_in_json() -> None:
    assert to_json(Span(report="r1", start=2, end=5)) == b'["r1",2,5]'


def test_a_record_of_another_shape_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        from_json(b'{"id": 7}', Report)


def test_lines_end_each_with_a_newline() -> None:
    assert list(to_lines([Span(report="r1", start=0, end=1)])) == [b'["r1",0,1]\n']


def test_a_changed_story_is_a_new_report_and_the_same_one_is_not() -> None:
    assert report_id("The Courier", None, "Nine died.") == report_id("The Courier", None, "Nine died.")
    assert (
        len(
            {report_id("The Courier", None, "Nine died."), report_id("The Courier", None, "Ten died."), report_id(None, None, "Nine died.")}
        )
        == 3
    )


@given(st.lists(st.none() | st.text(max_size=4), max_size=4), st.lists(st.none() | st.text(max_size=4), max_size=4))
def test_ids_tell_apart_whatever_differs(left: list[str | None], right: list[str | None]) -> None:
    assert (content_id("x", *left) == content_id("x", *right)) == (left == right)


def test_the_day_of_publication_is_none_where_it_is_no_day() -> None:
    assert str(published_day(report("a", published="2031-03-02T12:00:00"))) == "2031-03-02"
    assert published_day(report("a", published=None)) is None
    assert published_day(report("a", published="last week")) is None


def test_spans_share_characters_only_inside_one_report() -> None:
    left, right = Span(report="r1", start=0, end=5), Span(report="r1", start=3, end=9)
    assert overlap(left, right) == 2
    assert overlap(left, Span(report="r2", start=3, end=9)) == 0
    assert holds(Span(report="r1", start=0, end=9), right)
    assert not holds(left, right)
    assert length([left]) == 5
    assert cut("Nine died", left) == "Nine "
