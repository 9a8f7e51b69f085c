from __future__ import annotations

import pytest

from sayso.annotate.moments import find_moments
from sayso.model.annotation import Moment
from tests.builders import page, report, said


def moments(text: str, published: str | None = "2031-03-04") -> dict[str, Moment]:
    """Moments by their words; published on a Tuesday."""
    parsed = page(report(text, published=published))
    return {parsed.words(moment.span): moment for moment in find_moments(parsed)}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It sank on March 2, 2031.", "March 2, 2031", "2031-03-02"),
        ("It sank on 2 March 2031.", "2 March 2031", "2031-03-02"),
        ("It sank on Sunday, 2 March 2031.", "Sunday, 2 March 2031", "2031-03-02"),
        ("It was logged 2031-03-02.", "2031-03-02", "2031-03-02"),
        ("It sank on Feb. 27.", "Feb. 27", "2031-02-27"),
        ("It sank on November 30.", "November 30", "2030-11-30"),
        ("It sank on June 12 last year.", "June 12 last year", "2030-06-12"),
        ("It was built in July 2022.", "July 2022", "2022-07"),
        ("It was sold in June.", "June", "2030-06"),
        ("It was sold late last month.", "late last month", "2031-02"),
        ("It was built in 2019.", "2019", "2019"),
        ("It was raided during the 1970s.", "the 1970s", "197"),
        ("Trade began in the 19th century.", "the 19th century", "18"),
        ("It sank on Sunday.", "Sunday", "2031-03-02"),
        ("It sank on Tuesday.", "Tuesday", "2031-03-04"),
        ("It sank early Sunday morning.", "early Sunday morning", "2031-03-02TMO"),
        ("It sank yesterday.", "yesterday", "2031-03-03"),
        ("It sank last night.", "last night", "2031-03-03TNI"),
        ("It sank last week.", "last week", "2031-W09"),
        ("It sank this past weekend.", "this past weekend", "2031-W09-WE"),
        ("It was sold last year.", "last year", "2030"),
        ("It was sold a decade ago.", "a decade ago", "2021"),
        ("It was sold five months ago.", "five months ago", "2030-10"),
        ("It was sold two days ago.", "two days ago", "2031-03-02"),
        ("They celebrated New Year's Eve.", "New Year's Eve", "2030-12-31"),
        ("Sales fell in the third quarter of 2030.", "the third quarter of 2030", "2030-Q3"),
        ("It was sold last summer.", "last summer", "2030-SU"),
        ("The search went on for ten years.", "ten years", "P10Y"),
        ("It was a three-day search.", "three-day", "P3D"),
        ("The search is now over.", "now", "PRESENT_REF"),
    ],
)
def test_an_expression_is_read_against_the_day_of_publication(text: str, words: str, value: str) -> None:
    assert moments(text)[words].value == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The inquiry will begin Monday.", "Monday", "2031-03-10"),
        ("Owners have to reply by Friday.", "Friday", "2031-03-07"),
        ("The port will reopen in January.", "January", "2032-01"),
        ("The port will reopen on Jan. 31.", "Jan. 31", "2032-01-31"),
    ],
)
def test_a_clause_of_the_future_takes_the_next_such_day(text: str, words: str, value: str) -> None:
    assert moments(text)[words].value == value


@pytest.mark.parametrize(
    ("text", "words", "first", "after"),
    [
        ("It sank on Sunday night.", "Sunday night", "2031-03-02", "2031-03-03"),
        ("It was raided during the 1970s.", "the 1970s", "1970-01-01", "1980-01-01"),
        ("It was built in December 2019.", "December 2019", "2019-12-01", "2020-01-01"),
        ("It sank this past weekend.", "this past weekend", "2031-03-01", "2031-03-03"),
        ("The search went on for ten years.", "ten years", None, None),
    ],
)
def test_the_interval_is_half_open(text: str, words: str, first: str | None, after: str | None) -> None:
    moment = moments(text)[words]
    assert (moment.first, moment.after) == (first, after)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The league was banned between 1997 and 2012.", "between 1997 and 2012", "1997/2012"),
        ("He worked there from 1985 to 1988.", "from 1985 to 1988", "1985/1988"),
        ("It was open between May and July.", "between May and July", "2030-05/2030-07"),
        ("It was open between April 17, 2016 and March 29, 2017.", "between April 17, 2016 and March 29, 2017", "2016-04-17/2017-03-29"),
    ],
)
def test_a_range_is_one_more_moment_over_its_ends(text: str, words: str, value: str) -> None:
    found = moments(text)
    assert found[words].value == value
    assert len(found) == 3


def test_a_clock_time_takes_the_day_beside_it() -> None:
    moment = moments("It sank at 12:10 p.m. Sunday.")["12:10 p.m. Sunday"]
    assert (moment.kind, moment.value, moment.first, moment.after) == ("time", "2031-03-02T12:10", "2031-03-02T12:10", "2031-03-02T12:11")


def test_a_clock_time_without_a_day_is_not_placed() -> None:
    assert moments("It sank at 12:10 p.m. off the coast.")["12:10 p.m."].first is None


def test_that_year_is_the_year_named_before() -> None:
    assert moments("It was built in 2016. It burned in late January of that year.")["late January of that year"].value == "2016-01"


def test_the_following_month_follows_the_month_named_before() -> None:
    assert moments("It was built in May 2016. It burned the following month.")["the following month"].value == "2016-06"


def test_without_a_day_of_publication_a_weekday_is_not_placed() -> None:
    assert moments("It sank on Sunday.", published=None)["Sunday"].first is None


def test_without_a_day_of_publication_the_latest_whole_date_of_the_text_stands_in() -> None:
    assert moments("It sank on Sunday. The inquiry began on March 4, 2031.", published=None)["Sunday"].value == "2031-03-02"


def test_a_date_line_stands_in_before_the_text_does() -> None:
    text = "date 2031-03-04\n\nIt sank on Sunday. A sister ship sank on May 6, 2040."
    parsed = page(report(text, published=None, blocks=[("date", "date 2031-03-04")]))
    assert [moment.value for moment in find_moments(parsed)] == ["2031-03-02", "2040-05-06"]


def test_a_text_that_quotes_somebody_on_the_day_after_its_date_speaks_from_that_day() -> None:
    found = moments("The ferry sank on Tuesday. Divers found it, officials said Wednesday.")
    assert (found["Tuesday"].value, found["Wednesday"].value) == ("2031-03-04", "2031-03-05")


@pytest.mark.parametrize("text", ["It may sink.", "Mr. March waved.", "The 12 sailors waved.", "April Vale waved."])
def test_words_that_are_no_time_here_are_left_alone(text: str) -> None:
    assert moments(text) == {}


def test_a_day_that_could_be_two_is_not_placed() -> None:
    assert moments("It was logged on 3/4/2031.")["3/4/2031"].value is None


def test_a_day_that_the_calendar_lacks_is_not_placed() -> None:
    assert moments("It was logged on February 30, 2031.")["February 30, 2031"].first is None


def test_moments_stand_in_text_order() -> None:
    parsed = page("It sank on Sunday and was found on Monday.")
    assert said(parsed, (moment.span for moment in find_moments(parsed))) == ["Sunday", "Monday"]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It was built in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It burned in January nineteen ninety-seven.", "January nineteen ninety-seven", "1997-01"),
        ("It was raided in the nineties.", "the nineties", "199"),
        ("It has sailed since '82.", "'82", "1982"),
        ("Sales fell in the first half of 2029.", "the first half of 2029", "2029-H1"),
        ("Sales fell in last year's third quarter.", "last year's third quarter", "2030-Q3"),
        ("Sales fell in the third quarter of last year.", "the third quarter of last year", "2030-Q3"),
        ("Sales fell in fiscal 2029.", "fiscal 2029", "2029"),
        ("It sank over the weekend.", "the weekend", "2031-W09-WE"),
        ("The port closes at the end of the month.", "the end of the month", "2031-03"),
        ("They wait for years.", "years", "PXY"),
        ("It was a day-long search.", "day-long", "P1D"),
        ("They stay two more weeks.", "two more weeks", "P2W"),
        ("They march each July.", "each July", "XXXX-07"),
        ("They did so in the past.", "the past", "PAST_REF"),
        ("They mourned for the year ended June 30, 2030.", "the year", "P1Y"),
    ],
)
def test_words_for_spans_of_the_calendar_are_read(text: str, words: str, value: str) -> None:
    assert moments(text)[words].value == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It sank on January 20, 2031. It was found two days later.", "two days later", "2031-01-22"),
        ("It sank on January 20, 2031. The inquiry began a week later.", "a week later", "2031-W05"),
        ("Sales fell in the third quarter of 2030. They had risen a year earlier.", "a year earlier", "2029-Q3"),
        ("Sales fell in the third quarter of 2030 from a year ago.", "a year ago", "2029-Q3"),
        ("Sales fell in the third quarter of 2030. They rose in the year-ago quarter.", "the year-ago quarter", "2029-Q3"),
        ("It sank on January 20, 2031. They met the next morning.", "the next morning", "2031-01-21TMO"),
    ],
)
def test_earlier_and_later_are_read_from_the_moment_before(text: str, words: str, value: str) -> None:
    assert moments(text)[words].value == value


def test_a_time_that_is_only_compared_with_is_not_counted_from() -> None:
    found = moments("Sales fell in the third quarter of 2030 from a year ago. The latest quarter was worse.")
    assert found["The latest quarter"].value == "2030-Q3"


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("She might sail as soon as Friday.", "Friday", "2031-03-07"),
        ("They extended the deadline until Friday.", "Friday", "2031-03-07"),
        ("The league has scheduled a meeting Friday.", "Friday", "2031-03-07"),
    ],
)
def test_what_is_due_lies_ahead(text: str, words: str, value: str) -> None:
    assert moments(text)[words].value == value


def test_a_month_without_a_tense_is_the_nearest() -> None:
    assert moments("The summit in April: a preview")["April"].value == "2031-04"


def test_a_clock_with_a_zone_says_so() -> None:
    assert moments("It sank at 18:00 UTC on Sunday.")["18:00 UTC on Sunday"].value == "2031-03-02T18:00Z"


def test_a_clock_takes_the_day_right_beside_it() -> None:
    assert moments("Warned on Friday, it sank at 12:10 p.m. Sunday.")["12:10 p.m. Sunday"].first == "2031-03-02T12:10"


@pytest.mark.parametrize("text", ["It was a second ferry.", "The dividend is quarterly.", "It covers 1520 sq m."])
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert moments(text) == {}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Shelling went on overnight.", "overnight", "2031-03-03TNI"),
        ("Shelling will go on overnight.", "overnight", "2031-03-04TNI"),
        ("Two ferries sank overnight Sunday.", "overnight Sunday", "2031-03-02TNI"),
        ("It sank earlier Sunday.", "earlier Sunday", "2031-03-02"),
        ("It sank at dawn on Sunday.", "dawn on Sunday", "2031-03-02TMO"),
        ("It sank before dawn Sunday.", "before dawn Sunday", "2031-03-02TMO"),
        ("It sank shortly after nightfall.", "shortly after nightfall", "XXXX-XX-XXTNI"),
        ("They met on the eve of June 12 last year.", "the eve of June 12 last year", "2030-06-11"),
        ("They met the day before last Sunday's hearing.", "the day before last Sunday", "2031-03-01"),
        ("They met the morning after Sunday's hearing.", "the morning after Sunday", "2031-03-03TMO"),
        ("It sank on January 20, 2031. The day before, it had passed a test.", "The day before", "2031-01-19"),
        ("It sank at 9 a.m. EST on Sunday.", "9 a.m. EST on Sunday", "2031-03-02T09:00"),
        ("It sank at 9 a.m. ET on Sunday.", "9 a.m. ET on Sunday", "2031-03-02T09:00"),
        ("It sank at 9 a.m. Pacific Daylight Time.", "9 a.m. Pacific Daylight Time", "XXXX-XX-XXT09:00"),
        ("It sank at 0330 GMT on Sunday.", "0330 GMT on Sunday", "2031-03-02T03:30Z"),
        ("It sank at 1530 local time.", "1530 local time", "XXXX-XX-XXT15:30"),
        ("It was the 14-day search.", "14-day", "P14D"),
        ("They met right now.", "right now", "PRESENT_REF"),
    ],
)
def test_parts_of_the_day_and_days_beside_another_are_read(text: str, words: str, value: str) -> None:
    assert moments(text)[words].value == value


def test_a_night_lasts_into_the_day_of_the_report() -> None:
    moment = moments("Shelling went on overnight.")["overnight"]
    assert (moment.first, moment.after) == ("2031-03-03", "2031-03-05")


def test_dawn_takes_the_day_beside_it() -> None:
    moment = moments("It sank at dawn on Sunday.")["dawn on Sunday"]
    assert (moment.kind, moment.first, moment.after) == ("time", "2031-03-02", "2031-03-03")


@pytest.mark.parametrize(
    "text",
    [
        "They slept in an overnight shelter.",
        "It was the dawn of a new age.",
        'Voss spoke about it on "This Week" from her office.',
        "The crew eats about three-quarters of the food.",
    ],
)
def test_words_that_only_look_like_a_time_are_left_alone(text: str) -> None:
    assert moments(text) == {}


@pytest.mark.parametrize("filler", range(60, 90))
def test_no_month_is_seen_in_the_first_letters_of_a_word(filler: int) -> None:
    found = moments(f"In May {'x' * (filler - 20)} they had {'y' * 10} Marchwood.")
    assert list(found) == ["May"]
