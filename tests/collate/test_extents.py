from __future__ import annotations

import pytest

from tests.collate.telling import on_one_day


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("The boy fell into the 80m-deep well near Brack.", "The old well near Brack was about 40 metres deep.", "differ"),
        ("The boy fell into a 40m dry well.", "The old well near Brack was 80 metres deep.", "differ"),
        ("The old well near Brack was 40 metres deep.", "A farmer put the well near Brack at a depth of 40m.", "agree"),
        ("A boy fell about 12 feet (3.7 metres) into the moat at Brack.", "Little Ivo Marn fell 15ft into the moat at Brack.", "differ"),
        ("Keepers shot the 400-pound bear on Sunday.", "The 450-pound bear was shot at Brack on Sunday.", "differ"),
        ("Keepers shot the 400-pound bear on Sunday.", "The 182-kg bear was shot at Brack on Sunday.", "agree"),
    ],
)
def test_one_extent_of_one_thing_is_one_figure(one: str, other: str, verdict: str) -> None:
    assert verdict in [figure.verdict for figure in on_one_day(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The old well near Brack was 40 metres deep.", "The old well near Brack was 2 metres wide."),
        ("The old well near Brack was 40 metres deep.", "The harbour near Brack is 12 metres deep."),
        ("Keepers shot the 400-pound bear on Sunday.", "A 900-pound horse was hurt on Sunday."),
        ("The old well near Brack was 40 metres deep.", "The men stood about 13 metres from the bottom of the well."),
        ("A boy fell 12 feet into the moat.", "The tower at Brack is 15 feet high."),
    ],
)
def test_extents_of_two_things_or_two_extents_are_no_conflict(one: str, other: str) -> None:
    assert "differ" not in [figure.verdict for figure in on_one_day(one, other)]
