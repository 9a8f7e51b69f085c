from __future__ import annotations

import pytest

from sayso.collate.timeline import find_timeline
from sayso.model.annotation import AnnotatedReport, Claim, Moment, Stance
from sayso.model.collation import Occasion, Point, PointReading, Step
from sayso.model.event import Event
from sayso.model.span import Span
from tests.builders import at, report

SINK = ("ferry", "harbour", "sink")


def dated(outlet: str, text: str, words: str, first: str, after: str, *, verb: str = "sink", stance: Stance = "stated") -> AnnotatedReport:
    made = report(text, outlet=outlet)
    whole = Span(report=made.id, start=0, end=len(text))
    return AnnotatedReport(
        report=made,
        moments=(Moment(span=at(made, words), value=first, first=first, after=after),),
        claims=(Claim(id=f"c{outlet}", span=whole, verb=verb, terms=SINK, stance=stance),),
    )


def timeline(*reports: AnnotatedReport) -> tuple[Occasion, ...]:
    event = Event(id="e1", title="Ferry", reports=tuple(one.report.id for one in reports), annotated=reports)
    readings = tuple(
        PointReading(
            report=one.report.id, span=Span(report=one.report.id, start=0, end=len(one.report.text)), text=one.report.text, stance="stated"
        )
        for one in reports
    )
    return find_timeline(event, [Point(id="p1", what=reports[0].report.text, verdict="agree", readings=readings)])


COURIER = dated("Courier", "The ferry sank on Monday.", "Monday", "2031-03-03", "2031-03-04")
HERALD = dated("Herald", "The ferry sank on 3 March.", "3 March", "2031-03-03", "2031-03-04")
LATE = dated("Late", "The ferry sank on Friday.", "Friday", "2031-02-28", "2031-03-01")
MONTH = dated("Month", "The ferry sank in March.", "March", "2031-03-01", "2031-04-01")


def test_reports_that_give_the_same_day_agree() -> None:
    (occasion,) = timeline(COURIER, HERALD)
    assert (occasion.first, occasion.after, occasion.verdict) == ("2031-03-03", "2031-03-04", "agree")


def test_a_month_and_a_day_inside_it_agree() -> None:
    assert [occasion.verdict for occasion in timeline(COURIER, MONTH)] == ["agree"]


def test_days_that_do_not_meet_differ_and_the_line_spans_both() -> None:
    (occasion,) = timeline(COURIER, LATE)
    assert (occasion.first, occasion.after, occasion.verdict) == ("2031-02-28", "2031-03-04", "differ")


@pytest.mark.parametrize(
    "other",
    [
        dated("Raised", "The ferry was raised on Friday.", "Friday", "2031-02-28", "2031-03-01", verb="raise"),
        dated("Earlier", "The ferry sank on Tuesday before.", "Tuesday before", "2031-02-25", "2031-02-26"),
        dated("Perhaps", "The ferry may have sunk on Friday.", "Friday", "2031-02-28", "2031-03-01", stance="hedged"),
        dated("Coming", "The ferry will have sunk on Friday.", "Friday", "2031-02-28", "2031-03-01"),
        dated("Another", "The ferry sank in April.", "April", "2031-04-01", "2031-05-01"),
    ],
)
def test_another_deed_or_one_long_after_or_not_sure_is_a_line_of_its_own(other: AnnotatedReport) -> None:
    found = timeline(COURIER, other)
    assert [occasion.verdict for occasion in found] == ["lone", "lone"]
    assert {occasion.what for occasion in found} == {COURIER.report.text, other.report.text}
    assert len({occasion.id for occasion in found}) == 2


def test_what_agrees_stands_together_beside_what_is_dated_apart() -> None:
    later = dated("Later", "The ferry sank in April.", "April", "2031-04-01", "2031-05-01")
    found = timeline(COURIER, later, HERALD)
    assert [(occasion.verdict, len(occasion.readings)) for occasion in found] == [("agree", 2), ("lone", 1)]


def test_one_report_alone_is_lone() -> None:
    assert [occasion.verdict for occasion in timeline(COURIER)] == ["lone"]


def test_background_of_decades_dates_nothing() -> None:
    assert timeline(dated("Old", "The line ran in the 1970s.", "1970s", "1970-01-01", "1980-01-01")) == ()


def test_the_words_shown_are_those_that_date() -> None:
    assert [reading.text for reading in timeline(COURIER, HERALD)[0].readings] == ["Monday", "3 March"]


def test_days_and_hours_are_in_one_order() -> None:
    noon = dated("Noon", "The ferry sank at noon.", "noon", "2031-03-03T12:00", "2031-03-03T12:01")
    again = dated("Again", "At noon the ferry sank.", "noon", "2031-03-03T12:00", "2031-03-03T12:01")
    evening = dated("Evening", "The ferry sank at eight.", "eight", "2031-03-03T20:00", "2031-03-03T20:01")
    assert [occasion.verdict for occasion in timeline(noon, again)] == ["agree"]
    assert [occasion.verdict for occasion in timeline(COURIER, noon)] == ["agree"]
    assert [occasion.verdict for occasion in timeline(noon, evening)] == ["differ"]
    loosely = dated("Loosely", "The ferry sank around 12:10.", "around 12:10", "2031-03-03T12:10", "2031-03-03T12:11")
    exactly = dated("Exactly", "The ferry sank at 12:10.", "12:10", "2031-03-03T12:10", "2031-03-03T12:11")
    assert [occasion.verdict for occasion in timeline(noon, loosely)] == ["lone", "lone"]
    assert [occasion.verdict for occasion in timeline(noon, exactly)] == ["differ"]


def two_dates(first: str | None, second: str | None) -> list[str]:
    """One report that gives a thing two days, each in a speaker's mouth or, without one, in its own voice."""
    made = report("The ferry was built in 1989. The ferry was built in 1998.", outlet="Twice")
    years = [Moment(span=at(made, year), value=year, first=f"{year}-01-01", after=f"{int(year) + 1}-01-01") for year in ("1989", "1998")]
    told = ("The ferry was built in 1989", "The ferry was built in 1998")
    claims = tuple(Claim(id=f"c{words}", span=at(made, words), verb="build", terms=("ferry", "build")) for words in told)
    event = Event(
        id="e1", title="Ferry", reports=(made.id,), annotated=(AnnotatedReport(report=made, moments=tuple(years), claims=claims),)
    )
    readings = tuple(
        PointReading(
            report=made.id, span=at(made, words), text=words, stance="stated", voice=(Step(role="speaker", name=who),) if who else ()
        )
        for words, who in zip(told, (first, second), strict=True)
    )
    return [occasion.verdict for occasion in find_timeline(event, [Point(id="p1", what=told[0], verdict="lone", readings=readings)])]


@pytest.mark.parametrize(
    ("first", "second", "verdicts"),
    [
        (None, "Piet Aldous", ["differ"]),
        ("Marta Vell", "Piet Aldous", ["differ"]),
        (None, None, ["lone", "lone"]),
        ("Marta Vell", "Marta Vell", ["lone", "lone"]),
    ],
)
def test_two_mouths_of_one_report_can_contest_a_day_and_one_mouth_tells_of_two(
    first: str | None, second: str | None, verdicts: list[str]
) -> None:
    assert two_dates(first, second) == verdicts


def test_who_dates_it_first_stands_first() -> None:
    assert [reading.text for reading in timeline(COURIER, LATE)[0].readings] == ["Friday", "Monday"]
