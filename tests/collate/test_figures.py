from __future__ import annotations

from itertools import permutations

import msgspec
import pytest

from sayso.annotate.moments import find_moments
from sayso.annotate.page import sentences
from sayso.annotate.quantities import find_quantities
from sayso.collate.figures import find_figures
from sayso.model.annotation import AnnotatedReport, Attribution
from sayso.model.collation import Figure
from sayso.model.event import Event
from sayso.model.span import cut
from tests.builders import at, page, report


def annotated(text: str, *, outlet: str = "The Courier", published: str = "2031-03-04") -> AnnotatedReport:
    parsed = page(report(text, outlet=outlet, published=published))
    parsed = parsed.having("moments", find_moments(parsed))
    return AnnotatedReport(
        report=parsed.report,
        sentences=tuple(parsed.span(sentence.start_char, sentence.end_char) for sentence in sentences(parsed)),
        quantities=find_quantities(parsed),
        moments=parsed.moments,
    )


def figures(*reports: AnnotatedReport) -> tuple[Figure, ...]:
    return find_figures(Event(id="e1", title="Ferry", reports=tuple(one.report.id for one in reports), annotated=reports), {})


def told(*texts: str) -> tuple[Figure, ...]:
    """Figures of texts by as many outlets, a day apart."""
    return figures(*(annotated(text, outlet=f"Outlet {number}", published=f"2031-03-{number + 4:02}") for number, text in enumerate(texts)))


def on_one_day(*texts: str) -> tuple[Figure, ...]:
    return figures(*(annotated(text, outlet=f"Outlet {number}") for number, text in enumerate(texts)))


def test_the_same_number_of_the_same_thing_agrees() -> None:
    (figure,) = told("The ferry sank and 14 passengers were killed.", "Fourteen passengers died when the ferry sank.")
    assert (figure.verdict, figure.why, figure.low, figure.high) == ("agree", "same", 14, 14)


def test_a_bound_and_a_number_within_it_agree_but_for_precision() -> None:
    (figure,) = told("Dozens of people were killed in the ferry fire.", "The ferry fire killed 96 people.")
    assert (figure.verdict, figure.why) == ("agree", "precision")


def test_numbers_that_cannot_both_be_right_differ() -> None:
    (figure,) = on_one_day("The ferry fire killed 25 people.", "The ferry fire killed 27 people.")
    assert (figure.verdict, figure.why, figure.low, figure.high) == ("differ", "conflict", 25, 27)


def test_approximate_numbers_within_a_tenth_do_not_differ() -> None:
    (figure,) = on_one_day("The ferry fire killed about 100 people.", "The ferry fire killed 95 people.")
    assert figure.verdict == "agree"


def test_a_higher_count_of_a_later_day_is_an_update() -> None:
    (figure,) = told("The ferry fire killed 25 people.", "The ferry fire killed 27 people.")
    assert (figure.verdict, figure.why) == ("differ", "update")


def test_one_report_in_which_two_speakers_give_two_numbers_differs() -> None:
    one = annotated("The police said the ferry fire killed 25 people. The union said the ferry fire killed 27 people.")
    said = tuple(
        Attribution(id=speaker, content=(at(one.report, words),), source=(at(one.report, speaker),), speaker=speaker)
        for speaker, words in (("The police", "the ferry fire killed 25 people"), ("The union", "the ferry fire killed 27 people"))
    )
    (figure,) = figures(msgspec.structs.replace(one, attributions=said))
    assert (figure.verdict, figure.why) == ("differ", "conflict")


def test_a_number_that_one_report_gives_is_alone() -> None:
    (figure,) = told("Officers seized 150 nets.", "The port is closed.")
    assert (figure.verdict, figure.why, figure.voices) == ("lone", None, 1)


def test_killed_and_injured_are_two_figures_even_of_one_number() -> None:
    found = told("The ferry fire killed 25 people.", "The ferry fire injured 25 people.")
    assert [figure.verdict for figure in found] == ["lone", "lone"]


def test_people_of_two_countries_are_two_figures() -> None:
    found = told("The ferry fire killed 10 American tourists.", "The ferry fire killed 12 Danish tourists.")
    assert len(found) == 2


def test_officers_and_members_are_two_figures() -> None:
    text = "15 police officers and 21 members of the Harbour League were injured."
    found = told(text, "Fifteen officers were injured, and 21 members of the league were injured.")
    assert sorted((figure.low, figure.verdict) for figure in found) == [(15, "agree"), (21, "agree")]


def test_parts_that_add_up_to_what_another_report_gives_are_related() -> None:
    found = on_one_day("Police seized 96 computer units and about 50 laptops and tablets.", "Police seized 150 computers.")
    whole, part = found
    assert (whole.verdict, whole.why, whole.related) == ("differ", "definition", (part.id,))
    assert (part.verdict, part.related) == ("lone", (whole.id,))


@pytest.mark.parametrize(
    "text",
    [
        "Otto Vale, 45, waved.",
        "Winds of 20 knots were reported.",
        "She was the 10th passenger.",
        "It was built in 2019.",
        "It sank at 5:10 a.m. on Sunday.",
        "They met at 12 Quay Street.",
        "They met at the Dock-3 camp.",
    ],
)
def test_numbers_that_count_nothing_are_no_figures(text: str) -> None:
    assert told(text, text) == ()


def test_a_stretch_of_time_is_a_figure_only_where_two_reports_give_it() -> None:
    assert told("The search went on for ten hours.", "The port is closed.") == ()


def test_a_dead_man_is_not_held_against_the_number_of_the_dead() -> None:
    found = on_one_day("A sailor named Otto Vale died.", "The ferry fire killed 27 people.")
    assert {figure.verdict for figure in found} == {"lone"}


def test_a_count_of_long_ago_is_another_figure() -> None:
    found = on_one_day("The fire killed 12 people.", "A fire killed 30 people in March 2019.")
    assert {figure.verdict for figure in found} == {"lone"}


def test_readings_cut_their_own_words_from_their_reports() -> None:
    first, second = annotated("The fire killed 25 people."), annotated("The fire killed at least 20 people.", outlet="The Herald")
    texts = {one.report.id: one.report.text for one in (first, second)}
    (figure,) = figures(first, second)
    assert [reading.text for reading in figure.readings] == [cut(texts[reading.report], reading.span) for reading in figure.readings]


def test_what_names_the_thing_and_what_happened_to_it() -> None:
    (figure,) = told("15 police officers were injured.", "Fifteen officers were injured.")
    assert figure.what == "police officers injured"


def test_differing_figures_come_first() -> None:
    found = on_one_day("Officers seized 9 nets. The fire killed 25 people.", "Officers seized 9 nets. The fire killed 27 people.")
    assert [figure.verdict for figure in found] == ["differ", "agree"]


def test_every_verdict_but_a_lone_one_has_its_reason() -> None:
    found = on_one_day("Officers seized 9 nets. The fire killed 25 people.", "Officers seized 9 nets. The fire killed 27 people.")
    assert all(figure.reasons for figure in found)


def test_the_order_of_reports_is_irrelevant() -> None:
    texts = ("The fire killed 25 people and injured dozens.", "The fire killed 27 people.", "At least 20 people died; 40 were injured.")
    reports = [annotated(text, outlet=f"Outlet {number}") for number, text in enumerate(texts)]
    assert len({figures(*order) for order in permutations(reports)}) == 1


def test_one_report_in_which_two_speakers_tell_of_two_things_has_two_figures() -> None:
    one = annotated(
        "The mayor regretted that a storm had left 25 people dead. Years ago, an avalanche killed 32 people, the guide recalled."
    )
    words = "a storm had left 25 people dead"
    said = (Attribution(id="mayor", content=(at(one.report, words),), source=(at(one.report, "The mayor"),), speaker="The mayor"),)
    assert len(figures(msgspec.structs.replace(one, attributions=said))) == 2
