from __future__ import annotations

from sayso.collate.timeline import find_timeline
from sayso.model.annotation import AnnotatedReport, Moment
from sayso.model.collation import Occasion, Point, PointReading
from sayso.model.event import Event
from sayso.model.span import Span
from tests.builders import at, report


def dated(outlet: str, text: str, words: str, first: str, after: str) -> AnnotatedReport:
    made = report(text, outlet=outlet)
    return AnnotatedReport(report=made, moments=(Moment(span=at(made, words), value=first, first=first, after=after),))


def timeline(*reports: AnnotatedReport) -> tuple[Occasion, ...]:
    event = Event(id="e1", title="Ferry", reports=tuple(one.report.id for one in reports), annotated=reports)
    readings = tuple(
        PointReading(
            report=one.report.id, span=Span(report=one.report.id, start=0, end=len(one.report.text)), text=one.report.text, stance="stated"
        )
        for one in reports
    )
    return find_timeline(event, [Point(id="p1", what="The ferry sank", verdict="agree", readings=readings)])


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


def test_one_report_alone_is_lone() -> None:
    assert [occasion.verdict for occasion in timeline(COURIER)] == ["lone"]


def test_background_of_decades_dates_nothing() -> None:
    assert timeline(dated("Old", "The line ran in the 1970s.", "1970s", "1970-01-01", "1980-01-01")) == ()


def test_the_words_shown_are_those_that_date() -> None:
    assert [reading.text for reading in timeline(COURIER, HERALD)[0].readings] == ["Monday", "3 March"]
