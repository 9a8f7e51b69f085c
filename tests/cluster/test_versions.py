from __future__ import annotations

from msgspec.structs import replace

from sayso.cluster.events import one_event
from sayso.model.annotation import AnnotatedReport
from tests.cluster.reports import BRIDGE, FERRY_OWN, FERRY_WIRE, annotated

TITLE, RETOLD = "Forty saved as ferry sinks off Port Arlen", "Forty people saved as ferry sinks off Port Arlen"
ADDRESS = "https://courier.example/ferry"


def told(
    text: str, published: str | None, *, outlet: str | None = "The Courier", title: str | None = TITLE, url: str | None = None
) -> AnnotatedReport:
    made = annotated(text, outlet=outlet, published=published)
    return replace(made, report=replace(made.report, title=title, url=url))


def replaced(*reports: AnnotatedReport) -> dict[str, str]:
    """The texts that replace another, and which: by their last words."""
    event = one_event(reports)
    assert one_event(reports[::-1]) == event
    last = {one.report.id: one.report.text.split()[-1] for one in event.annotated}
    return {last[one.report.id]: last[one.report.replaces] for one in event.annotated if one.report.replaces}


FIRST = told(FERRY_WIRE + "\nFirst", "2031-03-04T20:00:00")
SECOND = told(FERRY_WIRE + "\nThree were hurt.\nSecond", "2031-03-04T22:00:00", title=RETOLD)
THIRD = told(FERRY_WIRE + "\nFour were hurt.\nThird", "2031-03-05")


def test_a_report_of_one_outlet_with_nearly_the_title_and_most_of_the_words_replaces_the_earlier() -> None:
    assert replaced(FIRST, SECOND) == {"Second": "First"}


def test_each_version_replaces_the_one_before_it() -> None:
    assert replaced(FIRST, SECOND, THIRD) == {"Second": "First", "Third": "Second"}


def test_at_one_address_a_text_that_was_written_anew_is_a_version() -> None:
    assert replaced(told(FERRY_WIRE, "2031-03-04", url=ADDRESS), told(FERRY_OWN, "2031-03-05", url=ADDRESS, title=None)) == {
        "wreck.": "said."
    }


def test_a_longer_report_that_takes_the_shorter_whole_is_a_version() -> None:
    assert replaced(FIRST, told(f"{FERRY_WIRE}\n{FERRY_OWN}\n{BRIDGE}\nLonger", "2031-03-06")) == {"Longer": "First"}


def test_no_version_without_a_known_order_of_time() -> None:
    assert replaced(told(FERRY_WIRE + "\nOne", None), told(FERRY_WIRE + "\nTwo", "2031-03-05")) == {}
    assert replaced(told(FERRY_WIRE + "\nOne", "2031-03-05"), told(FERRY_WIRE + "\nTwo", "2031-03-05")) == {}


def test_another_outlet_another_title_or_other_words_is_no_version() -> None:
    later = FERRY_WIRE + "\nLater"
    assert replaced(FIRST, told(later, "2031-03-05", outlet="Tessaly Post")) == {}
    assert replaced(FIRST, told(later, "2031-03-05", outlet=None), told(later + " on", "2031-03-06", outlet=None)) == {}
    assert replaced(FIRST, told(later, "2031-03-05", title="Market cancelled in Tessaly")) == {}
    assert replaced(FIRST, told(FERRY_OWN, "2031-03-05")) == {}
