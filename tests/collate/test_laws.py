from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.collate.candidates import find_candidates
from sayso.collate.figures import WEIGHTS, find_figures
from sayso.collate.verdicts import judge
from tests.collate.telling import event, typed

number = st.integers(0, 40).map(float)
value = st.tuples(number | st.none(), number | st.none(), st.sampled_from(["killed", "injured", "missing"])).filter(
    lambda one: one[0] is None or one[1] is None or one[0] <= one[1]
)
reports = st.lists(
    st.tuples(st.lists(value, min_size=1, max_size=3), st.sampled_from(["2031-03-04", "2031-03-05", "2031-03-06", None])),
    min_size=2,
    max_size=5,
)


@given(reports, st.data())
def test_a_rows_verdict_does_not_depend_on_the_order_of_reports(
    values: list[tuple[list[tuple[float, float, str]], str]], data: st.DataObject
) -> None:
    told = [typed(f"r{place}", *given, published=published) for place, (given, published) in enumerate(values)]
    shuffled = data.draw(st.permutations(told))
    assert find_figures(event(*told), {}) == find_figures(event(*shuffled), {})


@given(reports, st.data())
def test_a_verdict_does_not_depend_on_the_order_of_readings(
    values: list[tuple[list[tuple[float, float, str]], str]], data: st.DataObject
) -> None:
    told = [typed(f"r{place}", *given, published=published) for place, (given, published) in enumerate(values)]
    row = find_candidates(event(*told), {})
    assert judge(row, WEIGHTS) == judge(data.draw(st.permutations(row)), WEIGHTS)


@given(reports)
def test_every_reading_stands_in_one_row(values: list[tuple[list[tuple[float, float, str]], str]]) -> None:
    told = [typed(f"r{place}", *given, published=published) for place, (given, published) in enumerate(values)]
    found = [reading.span for figure in find_figures(event(*told), {}) for reading in figure.readings]
    assert sorted(found, key=lambda span: (span.report, span.start)) == [quantity.span for one in told for quantity in one.quantities]


@given(reports)
def test_a_row_differs_only_where_two_of_its_readings_cannot_both_be_right(
    values: list[tuple[list[tuple[float, float, str]], str]],
) -> None:
    told = [typed(f"r{place}", *given, published=published) for place, (given, published) in enumerate(values)]
    for figure in find_figures(event(*told), {}):
        lowest = min((one.high for one in figure.readings if one.high is not None), default=float("inf"))
        highest = max((one.low for one in figure.readings if one.low is not None), default=0.0)
        assert (figure.verdict == "differ") == (lowest < highest)
