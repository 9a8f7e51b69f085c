"""What holds of whatever is read: nothing raises, nothing is lost, and every block cuts words from its report."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.acquire.files import acquire
from sayso.model.record import from_json, to_json
from sayso.model.report import Report, report_id
from tests.acquire.saved import LEAD, STORY, saved

SUFFIXES = [".txt", ".md", ".html", ".json", ".jsonl", ".csv"]
PARTS = st.sampled_from(
    [
        *(
            LEAD,
            "{",
            "}",
            "[",
            "]",
            '"',
            '"text": ',
            '"date": ',
            "1e999",
            "NaN",
            ",",
            "\n",
            "\r",
            "text",
            "\\ud800",
            "\x00",
            "\ufeff",
            "\u202e",
            "😀",
        ),
        *("<p>", "</p>", "<div hidden>", "<!--", "&#0;", "# ", "---\n", "title: x", "* ", "]("),
        *("date 2031-03-04 ", "PORT ARLEN (AN) – ", "By Jane Roe", "—With Jane Roe", "All rights reserved.", "Correction: "),
    ]
)
MESSY = st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode), st.lists(PARTS, max_size=25).map("".join).map(str.encode))


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(content=MESSY)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_reports_and_failures_and_never_raise(tmp_path: Path, suffix: str, content: bytes) -> None:
    acquired = acquire([str(saved(tmp_path, f"a{suffix}", content))])
    assert acquired.reports or acquired.failures
    for report in acquired.reports:
        assert report.id == report_id(report.outlet, report.url, report.text)
        assert from_json(to_json(report), Report) == report
        spans = [block.span for block in report.blocks]
        assert all(span.report == report.id and report.text[span.start : span.end].strip() for span in spans)
        assert all(left.end <= right.start for left, right in pairwise(spans))
        assert all(span.end <= len(report.text) for span in spans)


@given(title=st.text(min_size=1, max_size=60), text=st.text(min_size=1, max_size=300))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_word_of_a_text_stands_in_a_block(tmp_path: Path, title: str, text: str) -> None:
    for report in acquire([str(saved(tmp_path, "a.json", {"title": title, "text": f"{text}\n{STORY}"}))]).reports:
        held = {at for block in report.blocks for at in range(block.span.start, block.span.end)}
        assert not [char for at, char in enumerate(report.text) if char.isalpha() and at not in held]
