from __future__ import annotations

import pytest

from sayso.collate.assertions import Assertion
from sayso.collate.compare import CompareSettings
from sayso.collate.contrary import find_contrary
from sayso.collate.nearness import NearnessSettings, nearness
from sayso.model.collation import Figure, FigureReading, Verdict, Why
from tests.collate.test_compare import told

NEVER = told("Courier", subject="a1", negated=True, text="the ferry never sank")
SANK_LATER = told("Courier", subject="a1")
SANK = told("Herald", subject="a1")


def contrary(*assertions: Assertion) -> int:
    settings = NearnessSettings()
    return len(find_contrary(assertions, nearness(assertions, settings), settings, CompareSettings()))


@pytest.mark.parametrize(("verdict", "why"), [("differ", "scope"), ("agree", None)])
def test_numbers_are_contrary_where_a_figure_of_both_is_contested_and_as_it_is(verdict: Verdict, why: Why | None) -> None:
    assertions, settings = (told("Courier", numbers=(9,)), told("Herald", numbers=(14,))), NearnessSettings(linked=-1.0, doubled=-1.0)
    readings = tuple(FigureReading(report=one.report, span=one.claim.span, text="9", low=9, high=9) for one in assertions)
    figure = Figure(id="f", what="people killed", unit=None, low=9, high=14, verdict=verdict, why=why, readings=readings)
    near = nearness(assertions, settings)
    assert [one.why for one in find_contrary(assertions, near, settings, CompareSettings(same=-1.0)).values()] == ["conflict"]
    found = find_contrary(assertions, near, settings, CompareSettings(same=-1.0), [figure])
    assert [one.why for one in found.values()] == ([why] if why else [])


def test_a_not_in_one_report_speaks_against_another() -> None:
    assert contrary(NEVER, SANK) == 1


def test_a_report_that_tells_both_tells_of_two_times() -> None:
    assert contrary(NEVER, SANK_LATER, SANK) == 0
