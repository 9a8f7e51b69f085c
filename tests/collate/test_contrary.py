from __future__ import annotations

from sayso.collate.assertions import Assertion
from sayso.collate.compare import CompareSettings
from sayso.collate.contrary import find_contrary
from sayso.collate.nearness import NearnessSettings, nearness
from tests.collate.test_compare import told

NEVER = told("Courier", subject="a1", negated=True, text="the ferry never sank")
SANK_LATER = told("Courier", subject="a1")
SANK = told("Herald", subject="a1")


def contrary(*assertions: Assertion) -> int:
    settings = NearnessSettings()
    return len(find_contrary(assertions, nearness(assertions, settings), settings, CompareSettings()))


def test_a_not_in_one_report_speaks_against_another() -> None:
    assert contrary(NEVER, SANK) == 1


def test_a_report_that_tells_both_tells_of_two_times() -> None:
    assert contrary(NEVER, SANK_LATER, SANK) == 0
