from __future__ import annotations

from itertools import combinations

from sayso.collate.blocks import BlockSettings, pairs_to_compare, spokesmen
from sayso.collate.candidates import find_candidates
from sayso.collate.figures import WEIGHTS
from sayso.collate.likeness import likeness
from sayso.collate.rows import find_rows
from tests.collate.telling import candidates, event, typed

TEXTS = (
    "Twelve people were killed when the ferry sank. Divers searched 40 boats.",
    "At least 9 passengers died, the coastguard said. The owner paid 3 million euros.",
    "The dead number fourteen. Fines of 2 million euros were asked for. 40 trawlers were searched.",
)


def test_in_a_small_event_no_two_readings_that_can_be_one_figure_are_kept_apart() -> None:
    told = candidates(*TEXTS)
    alike = {pair for pair in combinations(range(len(told)), 2) if likeness(told[pair[0]], told[pair[1]], WEIGHTS) >= WEIGHTS.least}
    assert alike
    assert alike <= set(pairs_to_compare(told, BlockSettings()))


def test_what_shares_no_unit_is_not_compared() -> None:
    told = candidates("The owner paid 3 million euros.", "Three people died.")
    assert pairs_to_compare(told, BlockSettings()) == []


def test_a_block_gives_each_reading_so_many_partners_at_most() -> None:
    told = find_candidates(event(*(typed(f"r{number:03}", (7.0, 7.0, "killed")) for number in range(40))), {})
    assert len(pairs_to_compare(told, BlockSettings(neighbours=3, common=5))) < 4 * len(told)


def test_a_large_row_comes_out_whole_though_only_neighbours_are_compared() -> None:
    given = [(9.0, 9.0, "killed")] * 20 + [(14.0, 14.0, "killed")] * 20
    told = find_candidates(event(*(typed(f"r{number:03}", one) for number, one in enumerate(given))), {})
    rows, _ = find_rows(told, WEIGHTS, BlockSettings(neighbours=3, common=5, heard=4))
    assert [len(row) for row in rows] == [40]


def test_a_group_speaks_through_one_of_each_number_before_a_second_of_any() -> None:
    given = [(9.0, 9.0, "killed")] * 5 + [(14.0, 14.0, "killed")]
    told = find_candidates(event(*(typed(f"r{number}", one) for number, one in enumerate(given))), {})
    assert [told[place].reading.low for place in spokesmen(told, range(6), 2)] == [9.0, 14.0]
    assert spokesmen(told, range(6), 6) == list(range(6))
