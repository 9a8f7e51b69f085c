from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.annotate.quotation_marks import find_quoted


def quoted(text: str) -> list[str]:
    return [text[stretch.start : stretch.end] for stretch in find_quoted(text)]


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("“We saw it,” she said.", ["“We saw it,”"]),
        ('He called it "a farce" and left.', ['"a farce"']),
        ("‘We saw the dockers’ boats burn,’ he said.", ["‘We saw the dockers’ boats burn,’"]),
        ("the boats 'bumped into each other' but didn't sink", ["'bumped into each other'"]),
        ("“She told me ‘go home’ and I went,” he said.", ["“She told me ‘go home’ and I went,”"]),
        ("''We are done,'' said the mayor.", ["''We are done,''"]),
        ("« Nous partons », he said.", ["« Nous partons »"]),
        ("the workers' boats and the owners' money", []),
        ('a 6" pipe', []),
        ("rock 'n' roll in the '90s", ["'n'"]),
    ],
)
def test_marks_of_every_kind_are_paired(text: str, stretches: list[str]) -> None:
    assert quoted(text) == stretches


def test_a_quotation_goes_on_in_the_next_paragraph_when_it_was_left_open() -> None:
    text = "“The first hull failed.\n\n“The second held,” she said."
    first, second = find_quoted(text)
    assert first.open_ended
    assert second.goes_on
    assert not second.open_ended


def test_a_new_quotation_after_a_closed_one_does_not_go_on() -> None:
    first, second = find_quoted("“It failed.”\n\n“It held,” he said.")
    assert not first.open_ended
    assert not second.goes_on


@given(st.text(alphabet="ab '\"“”‘’«»\n.,", max_size=80))
def test_stretches_never_overlap_and_are_never_empty(text: str) -> None:
    edges = [edge for stretch in find_quoted(text) for edge in (stretch.start, stretch.end)]
    assert edges == sorted(edges)
    assert all(stretch.start < stretch.end <= len(text) for stretch in find_quoted(text))
