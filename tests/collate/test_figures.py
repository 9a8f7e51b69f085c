from __future__ import annotations

from itertools import permutations

import pytest

from sayso.collate.figures import find_figures
from sayso.model.span import cut
from tests.collate.telling import annotated, event, figures, on_one_day, spoken, told


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
    text = "The police said the ferry fire killed 25 people. The union said the ferry fire killed 27 people."
    (figure,) = figures(spoken(text, {"The police": "the ferry fire killed 25 people", "The union": "the ferry fire killed 27 people"}))
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
    text = "The mayor regretted that a storm had left 25 people dead. Years ago, an avalanche killed 32 people, the guide recalled."
    assert len(figures(spoken(text, {"The mayor": "a storm had left 25 people dead"}))) == 2


def test_two_names_for_the_men_of_one_force_are_one_figure() -> None:
    (figure,) = told("Twelve gendarmes were injured.", "Twelve officers were injured.")
    assert (figure.verdict, figure.what) == ("agree", "gendarmes injured")


def test_those_of_two_sides_are_two_figures() -> None:
    found = told("Twelve officers were injured.", "Twelve protesters were injured.")
    assert [figure.verdict for figure in found] == ["lone", "lone"]


def test_people_whom_two_outlets_label_are_one_figure_that_keeps_both_labels() -> None:
    (figure,) = told("One extremist was killed at the quay.", "Three dock defenders were killed at the quay.")
    assert (figure.verdict, figure.why, figure.what) == ("differ", "update", "dock defenders / extremists killed")


def test_fewer_of_a_part_are_no_contradiction_of_the_whole() -> None:
    found = on_one_day("The ferry fire killed 27 people.", "The ferry fire killed three children.")
    assert {figure.verdict for figure in found} == {"lone"}


def test_some_of_those_counted_are_not_held_against_all() -> None:
    found = on_one_day("The ferry fire injured 27 people.", "The ferry fire injured people, and four of them are in hospital.")
    assert {figure.verdict for figure in found} == {"lone"}


def test_what_may_come_is_not_held_against_what_came() -> None:
    found = on_one_day("The ferry fire injured 27 people.", "The captain promised that no one would be injured on the ferry.")
    assert {figure.verdict for figure in found} == {"lone"}


def test_another_number_that_a_report_gives_later_in_its_own_voice_is_of_others() -> None:
    found = on_one_day(
        "A fire killed 27 people at the quay. In another storm 12 people were killed.", "A fire killed 27 people at the quay."
    )
    assert sorted((figure.low, figure.verdict) for figure in found) == [(12, "lone"), (27, "agree")]


def test_a_number_that_has_risen_is_an_update_even_inside_one_report() -> None:
    found = figures(annotated("Police arrested 83 people. By Tuesday the number of people in custody had risen to 94."))
    assert [(figure.verdict, figure.why) for figure in found] == [("differ", "update")]


def test_a_lower_number_of_a_later_day_is_a_conflict_where_counts_only_grow() -> None:
    (figure,) = told("The ferry fire killed 27 people.", "The ferry fire killed 25 people.")
    assert (figure.verdict, figure.why) == ("differ", "conflict")


@pytest.mark.parametrize(
    "later",
    [
        "The death toll of the ferry fire was revised down to 25.",
        "Officials lowered the toll of the ferry fire to 25.",
        "After the ferry fire officials lowered the death toll to 25.",
    ],
)
def test_a_number_that_a_later_report_says_was_brought_down_is_an_update(later: str) -> None:
    (figure,) = told("The ferry fire killed 27 people.", later)
    assert (figure.verdict, figure.why) == ("differ", "update")


def test_fewer_missing_on_a_later_day_are_an_update() -> None:
    (figure,) = told("After the ferry fire 30 people were missing.", "After the ferry fire 19 people were missing.")
    assert (figure.verdict, figure.why) == ("differ", "update")


def test_a_later_price_is_no_update() -> None:
    (figure,) = told("The ferry was refitted at a cost of 2.4 million euros.", "The ferry was refitted at a cost of 2.6 million euros.")
    assert (figure.verdict, figure.why) == ("differ", "conflict")


def test_a_long_number_that_is_the_other_rounded_agrees() -> None:
    (figure,) = told("The bridge was built at a cost of $5.1 million.", "The bridge was built at a cost of $5,130,000.")
    assert (figure.verdict, figure.why) == ("agree", "precision")


def test_two_accounts_of_who_was_in_one_place_are_one_figure() -> None:
    (figure,) = on_one_day("Some 400 people were in the camp, the mayor said.", "More than 600 people were asleep in the camp.")
    assert (figure.verdict, figure.why) == ("differ", "conflict")


def test_lives_lost_are_people_killed() -> None:
    (figure,) = on_one_day("The ferry fire killed 25 people.", "The city lost 25 lives in the ferry fire.")
    assert (figure.verdict, figure.what) == ("agree", "people killed")


def test_a_row_of_bounds_spans_them_all() -> None:
    (figure,) = told("The ferry fire killed nine people.", "The ferry fire killed at least 14 people.")
    assert (figure.low, figure.high) == (9, 14)


def test_what_befell_people_comes_before_what_more_reports_give() -> None:
    found = told(
        "Officers seized 9 nets. The fire killed 25 people.",
        "Officers seized 9 nets. The fire killed 25 people.",
        "Officers seized 9 nets.",
    )
    assert [figure.what for figure in found] == ["people killed", "nets seized"]


def test_no_number_is_the_best_without_a_rule() -> None:
    (figure,) = told("The ferry fire killed 25 people.", "The ferry fire killed 27 people.")
    assert (figure.rule, figure.best) == (None, None)


def test_the_best_number_comes_with_the_rule_that_chose_it() -> None:
    reports = annotated("The ferry fire killed 25 people."), annotated("The ferry fire killed 27 people.", outlet="The Herald")
    (figure,) = find_figures(event(*reports), {}, rule="most conservative")
    assert (figure.rule, figure.best) == ("most conservative", 25)


def test_a_number_put_beside_that_of_the_sentence_before_is_of_the_same() -> None:
    (figure,) = figures(annotated("Some 400 people were in the camp, the mayor said. The ministry put the number at about 250."))
    assert (figure.verdict, figure.why, [reading.text for reading in figure.readings]) == ("differ", "conflict", ["Some 400", "about 250"])


def test_a_camp_that_holds_people_arrests_none() -> None:
    (figure,) = told("The camp held 400 people.", "The camp held 400 people.")
    assert figure.what == "people (camp)"


def test_a_word_that_takes_in_the_others_names_the_row() -> None:
    figure, _ = on_one_day("Police seized 31 rifles and about 20 pistols.", "Police seized 50 firearms.")
    assert (figure.what, figure.why) == ("firearms seized", "definition")


def test_things_of_one_kind_but_another_name_are_not_held_against_each_other() -> None:
    found = on_one_day("Officers tested two heavy rockets at sea.", "Officers tested four light missiles at sea.")
    assert {figure.verdict for figure in found} == {"lone"}


def test_an_edition_is_not_held_against_another() -> None:
    found = on_one_day("Officers seized 5.5 nets.", "Officers seized 5 nets.")
    assert {figure.verdict for figure in found} == {"lone"}


def test_counts_a_hundred_times_apart_are_of_two_things() -> None:
    found = on_one_day("The harbour contains 20 mussels.", "The harbour contains 20,000 mussels.")
    assert {figure.verdict for figure in found} == {"lone"}


def test_others_of_whom_a_report_tells_beside_are_not_held_against_the_count_of_another() -> None:
    found = on_one_day(
        "A fire killed 27 people. Winter storms and neglect killed 12 people at the port.", "Winter storms and neglect killed 25 people."
    )
    assert sorted((figure.low, figure.verdict) for figure in found) == [(12, "lone"), (25, "differ")]


def test_a_part_is_not_taken_for_the_whole_that_it_could_be() -> None:
    found = on_one_day("Dozens of people were injured in the fire.", "Of the people injured, 29 of the 41 survivors were injured by smoke.")
    assert "29" not in {reading.text for figure in found if figure.verdict == "agree" for reading in figure.readings}


def test_a_day_without_a_year_says_nothing_in_a_report_of_unknown_date() -> None:
    undated = annotated("At least nine people died on March 1. The ferry was inspected on 4 May 2029.", outlet="The Herald", published=None)
    assert [figure.verdict for figure in figures(undated, annotated("The ferry fire killed 14 people."))] == ["agree"]


def test_a_length_in_two_units_is_one_figure_in_each_report() -> None:
    found = told("The boy fell into a dry well about 40 metres (131 feet) deep.", "The boy fell into a well 40 metres (131 feet) deep.")
    assert [(figure.verdict, len(figure.readings)) for figure in found] == [("agree", 4)]


def test_a_rounded_length_agrees_with_the_exact_one() -> None:
    (figure,) = on_one_day("The rocket flew 2,700 km over the bay.", "The rocket flew 2,735 km over the bay.")
    assert (figure.verdict, figure.why) == ("agree", "precision")


def test_an_exact_sum_is_known_again_in_other_words() -> None:
    (figure,) = told("The corrected bill came to $284.46.", "In the end she only owed $284.46.")
    assert (figure.verdict, figure.why) == ("agree", "same")


def test_figures_that_would_have_one_name_are_told_apart_by_the_words_beside_them() -> None:
    found = told(
        "The fire on the ferry killed 25 people. In May 2019 a bomb in a theatre killed 90 people.",
        "The fire on the ferry killed 25 people. In May 2019 a bomb in a theatre killed 90 people.",
    )
    assert [figure.what for figure in found] == ["people killed", "people killed (theatre, bomb)"]


def test_a_rate_names_its_unit_in_the_plural_and_what_it_is_for_in_the_singular() -> None:
    (figure,) = told("The repair costs 15,000 euros a day.")
    assert figure.what.startswith("euros per day")
