from __future__ import annotations

import pytest

from sayso.annotate.moments import find_moments
from sayso.annotate.page import Page
from sayso.annotate.quantities import find_quantities
from sayso.model.annotation import Quantity
from tests.builders import page, said


def read(text: str) -> Page:
    parsed = page(text)
    return parsed.having("moments", find_moments(parsed))


def quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(read(text))


def only(text: str) -> Quantity:
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("words", "low", "high", "approximate"),
    [
        ("14", 14, 14, False),
        ("Fourteen", 14, 14, False),
        ("Twenty-five", 25, 25, False),
        ("1,200", 1200, 1200, False),
        ("1.5 million", 1_500_000, 1_500_000, False),
        ("143million", 143_000_000, 143_000_000, False),
        ("Nearly three million", 3_000_000, 3_000_000, True),
        ("About 50", 50, 50, True),
        ("Some 2,800", 2800, 2800, True),
        ("Roughly 90", 90, 90, True),
        ("Almost 40", 40, 40, True),
        ("At least 14", 14, None, False),
        ("More than 100", 100, None, False),
        ("Over 100", 100, None, False),
        ("Up to 400,000", None, 400_000, False),
        ("At most 12", None, 12, False),
        ("Fewer than 30", None, 30, False),
        ("Between 12 and 15", 12, 15, False),
        ("12 to 15", 12, 15, False),
        ("A dozen", 12, 12, False),
        ("More than a dozen", 12, None, False),
        ("Several", 3, None, False),
        ("Several hundred", 300, None, False),
        ("12-15", 12, 15, False),
    ],
)
def test_bounds_are_those_of_the_conventions(words: str, low: float | None, high: float | None, *, approximate: bool) -> None:
    quantity = only(f"{words} sailors were injured in Port Arlen.")
    assert (quantity.low, quantity.high, quantity.approximate) == (low, high, approximate)


@pytest.mark.parametrize(("words", "low"), [("Dozens", 24), ("Scores", 40), ("Hundreds", 200), ("Thousands", 2000), ("Tens", 20)])
def test_vague_plurals_have_a_lower_bound_only(words: str, low: float) -> None:
    quantity = only(f"{words} of sailors were injured in Port Arlen.")
    assert (quantity.low, quantity.high) == (low, None)


def test_a_couple_is_two() -> None:
    assert only("A couple of sailors were injured.").low == 2


@pytest.mark.parametrize("text", ["There were no passengers on the ferry.", "None of the passengers were hurt.", "Nobody was hurt."])
def test_none_counts_nought(text: str) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.unit) == (0, 0, "person")


def test_no_before_something_that_is_not_counted_is_no_quantity() -> None:
    assert quantities("The collision had no impact on service.") == ()


@pytest.mark.parametrize("text", ["They are no strangers to death.", "The crews are no stranger to deaths."])
def test_who_is_said_not_to_be_something_is_not_counted(text: str) -> None:
    assert not [quantity for quantity in quantities(text) if quantity.low == 0]


@pytest.mark.parametrize("text", ["No dead were found.", "No wounded were reported.", "There were no victims.", "No deaths were reported."])
def test_that_there_are_none_is_counted(text: str) -> None:
    assert [quantity.low for quantity in quantities(text)] == [0]


def test_the_span_holds_the_bound_and_the_number() -> None:
    parsed = read("The ferry sank and at least 14 people died.")
    assert said(parsed, (quantity.span for quantity in find_quantities(parsed))) == ["at least 14"]


def test_what_is_counted_is_the_noun_with_its_modifiers() -> None:
    first, second = quantities("15 police officers and 21 members of the Harbour League were injured.")
    assert (first.counted, second.counted) == ("police officers", "members of the Harbour League")


def test_of_cuts_the_words_that_are_counted() -> None:
    parsed = read("Officers seized 150 fishing nets.")
    (quantity,) = find_quantities(parsed)
    assert quantity.of is not None
    assert parsed.words(quantity.of) == "fishing nets"


def test_a_deed_holds_for_all_that_are_joined_by_and() -> None:
    assert [quantity.deed for quantity in quantities("15 police officers and 21 members of the league were injured.")] == ["injured"] * 2


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("12 killed in ferry crash", "killed"),
        ("Police: 3 dead", "killed"),
        ("The death toll rose to 14.", "killed"),
        ("The mayor regretted the deaths of 10 sailors.", "killed"),
        ("The ferry sank, killing 10 sailors.", "killed"),
        ("The collision left 50 dead.", "killed"),
        ("The blast killed 59 people attending a concert.", "killed"),
        ("1 worker injured in Port Arlen", "injured"),
        ("The ferry sank, with 21 residents requiring hospital treatment.", "injured"),
        ("The ferry was carrying 10 tourists.", "aboard"),
        ("Five people were on board the ferry.", "aboard"),
        ("Officers confiscated 150 nets.", "seized"),
        ("The camp houses 300 members of the league.", "living"),
    ],
)
def test_the_deed_is_the_class_of_what_happened(text: str, deed: str) -> None:
    assert only(text).deed == deed


def test_a_deed_without_a_class_is_its_plain_form() -> None:
    assert only("The harbour master repainted 19 cranes.").deed == "repaint"


def test_somebody_who_died_counts_one() -> None:
    parsed = read("The league says that a man named Otto Vale died.")
    (quantity,) = find_quantities(parsed)
    assert (parsed.words(quantity.span), quantity.low, quantity.high, quantity.deed) == ("a man", 1, 1, "killed")


def test_somebody_to_whom_nothing_happened_counts_nothing() -> None:
    assert quantities("A man named Otto Vale waved.") == ()


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("The repair cost $1.5 million.", "USD", 1_500_000),
        ("The repair cost £2m.", "GBP", 2_000_000),
        ("Repairs cost from $200 to $4 million.", "USD", 200),
        ("Repairs cost $2 to $4 million.", "USD", 2_000_000),
        ("The repair cost 300 euros.", "EUR", 300),
        ("The fee fell by 5%.", "percent", 5),
        ("Shares dropped five per cent on the day.", "percent", 5),
        ("It hit almost half the population.", "percent", 50),
        ("The port covers 40 hectares.", "hectare", 40),
    ],
)
def test_money_shares_and_measures_have_their_unit(text: str, unit: str, low: float) -> None:
    quantity = only(text)
    assert (quantity.unit, quantity.low) == (unit, low)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Otto Vale, 45, was at the helm.", "age"),
        ("A three-year-old boy was found.", "age"),
        ("Winds of 20 knots were reported.", "speed"),
        ("She was the 10th passenger.", "ordinal"),
        ("They met at the Dock-3 camp.", "address"),
        ("The crew of Flight 208B landed.", "address"),
        ("The office is at 12 Quay Street.", "address"),
        ("Port Arlen won 3-1 at home.", "score"),
        ("The search went on for ten years.", "duration"),
    ],
)
def test_numbers_that_count_nothing_are_told_apart_by_kind(text: str, kind: str) -> None:
    assert only(text).kind == kind


@pytest.mark.parametrize("text", ["The ferry sank on June 20.", "It was built in 2019.", "It sank around 5:10 a.m. on Sunday."])
def test_dates_and_times_of_day_are_left_to_moments(text: str) -> None:
    assert quantities(text) == ()


def test_a_number_before_a_plural_is_no_year() -> None:
    assert only("2000 people live there.").counted == "people"


def test_synonyms_are_folded_into_one_head() -> None:
    assert only("Two deckhands and pilots died.").head is not None
    assert only("Five crewmembers died.").head == only("Five pilots died.").head


def test_the_name_of_a_people_is_folded_with_its_country() -> None:
    assert only("Ten American sailors died.").terms == only("Ten US sailors died.").terms


def test_scope_names_the_places_and_times_of_the_sentence() -> None:
    parsed = read("On June 20, 14 people died in London.")
    (quantity,) = find_quantities(parsed)
    assert said(parsed, quantity.scope) == ["June 20", "London"]


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("Work was halted for nine weeks.", "week", 9),
        ("They had 40 minutes in which to leave.", "minute", 40),
        ("It happened eleven minutes before it sank.", "minute", 11),
        ("The search went on for two more days.", "day", 2),
        ("A 20-minute search followed.", "minute", 20),
    ],
)
def test_a_stretch_of_time_is_an_amount_of_its_unit(text: str, unit: str, low: float) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.unit, quantity.low) == ("duration", unit, low)


def test_a_denied_more_than_is_a_bound_from_above() -> None:
    quantity = only("The ferry never held more than 250 people.")
    assert (quantity.low, quantity.high) == (None, 250)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Fees fell 5%.", "down"),
        ("Fees rose by $4.", "up"),
        ("Fees were up 5%.", "up"),
        ("Fees rose to 5%.", None),
        ("Fees came to 5%.", None),
    ],
)
def test_a_step_goes_up_or_down(text: str, change: str | None) -> None:
    assert only(text).change == change


def test_a_course_from_one_count_to_another_is_two_counts() -> None:
    assert [(quantity.low, quantity.high) for quantity in quantities("The death toll rose from 12 to 15.")] == [(12, 12), (15, 15)]


def test_a_count_for_a_time_is_no_total() -> None:
    assert only("The port handles 3,000 containers per day.").unit == "container per day"


@pytest.mark.parametrize(
    ("text", "unit"), [("She lost 20 pounds.", "pound"), ("A 20-pound net was found.", "pound"), ("The net cost 20 pounds.", "GBP")]
)
def test_pounds_are_a_weight_where_something_is_weighed(text: str, unit: str) -> None:
    assert only(text).unit == unit


def test_two_adjectives_joined_by_and_narrow_one_noun() -> None:
    assert only("Dozens of British and French sailors waved.").counted == "British and French sailors"


def test_a_shared_noun_stands_behind_the_last_hyphen() -> None:
    assert [quantity.counted for quantity in quantities("They sold four- and six-berth boats.")] == ["berth", "berth"]


def test_open_miles_are_a_length_and_no_things() -> None:
    quantity = only("They sailed 12 open miles.")
    assert (quantity.kind, quantity.unit) == ("measure", "mile")


@pytest.mark.parametrize("text", ["She is 42.", "He will be 35 by the end of the search."])
def test_what_somebody_is_is_an_age(text: str) -> None:
    assert only(text).kind == "age"


def test_a_year_before_a_plural_is_no_count() -> None:
    assert quantities("Ferry 2018 sales rose.") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The ministry put the death toll at 14.", [("killed", 14)]),
        ("Officials raised the death toll to 18.", [("killed", 18)]),
        ("Police lowered the death toll from 15 to 13.", [("killed", 15), ("killed", 13)]),
        ("Police revised the toll down to 11.", [("killed", 11)]),
        ("Rescuers raised the toll by two to 16.", [(None, 2), ("killed", 16)]),
        ("The death toll has been put at 16.", [("killed", 16)]),
        ("The death toll stands at 17, police said.", [("killed", 17)]),
        ("The death toll has doubled to 28.", [("killed", 28)]),
        ("The toll rose to 21 on Tuesday.", [("killed", 21)]),
        ("Ferry death toll hits 20", [("killed", 20)]),
        ("Death toll at 14 after ferry sinks", [("killed", 14)]),
        ("Ferry sinks off Port Arlen; death toll: 14", [("killed", 14)]),
        ("Dead: 14. Injured: 30.", [("killed", 14), ("injured", 30)]),
        ("The hospital put the number of injured at 30.", [("injured", 30)]),
        ("The number of missing people has been put at six.", [("missing", 6)]),
        ("The number of refugees doubled to 4,000.", [("displaced", 4000)]),
        ("Police put the death toll at 14 and the number of wounded at 30.", [("killed", 14), ("injured", 30)]),
        ("The governor put the number at 30.", [(None, 30)]),
    ],
)
def test_a_toll_says_what_a_bare_number_counts(text: str, told: list[tuple[str | None, float]]) -> None:
    assert [(one.deed, one.low) for one in quantities(text)] == told


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        ("Three of the 12 passengers survived.", ["survived", None]),
        ("Three of the 12 survived.", ["survived", None]),
        ("Three of the 12 people killed were children.", ["killed", "killed"]),
        ("Six of the 14 dead were children.", ["killed", "killed"]),
        ("Dozens of passengers survived.", ["survived"]),
        ("Fewer than a dozen were hurt.", ["injured"]),
    ],
)
def test_what_befell_a_part_did_not_befall_all(text: str, deeds: list[str | None]) -> None:
    assert [one.deed for one in quantities(text)] == deeds


def test_not_a_single_one_is_none() -> None:
    quantity = only("Not a single passenger was hurt.")
    assert (quantity.low, quantity.high, quantity.counted, quantity.deed) == (0, 0, "passenger", "injured")


@pytest.mark.parametrize(
    ("text", "kind", "unit", "low"),
    [
        ("The boy fell into the 80m-deep well.", "measure", "metre", 80),
        ("The tower is 30m high.", "measure", "metre", 30),
        ("The boy fell into a 40m dry well.", "measure", "metre", 40),
        ("The boy was found at a depth of some 40m.", "measure", "metre", 40),
        ("The shaft reaches a depth of 40m.", "measure", "metre", 40),
        ("The port serves 40m travellers.", "count", "person", 40e6),
        ("A 4yo kid fell into the moat.", "age", "year", 4),
        ("On lap seven the safety car peeled off.", "address", None, 7),
        ("In phase two the troops left.", "address", None, 2),
        ("In the room two were dead.", "count", "person", 2),
        ("The firm built the ArlSat 1 satellite.", "address", None, 1),
        ("The Arlen Formula One race was halted.", "address", None, 1),
    ],
)
def test_words_at_a_number_say_what_it_is(text: str, kind: str, unit: str | None, low: float) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.unit, quantity.low) == (kind, unit, low)


def test_a_flight_that_opens_a_sentence_counts_nobody() -> None:
    assert [one.kind for one in quantities("Flight 175 was carrying 226 passengers.")] == ["address", "count"]


def test_a_number_in_the_name_of_the_counted_counts_nothing() -> None:
    found = quantities("The launcher is essentially three Heron 9 rockets.")
    assert [(one.kind, one.counted) for one in found] == [("count", "Heron 9 rockets"), ("address", None)]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The line pledged to train all 1,200 employees.", "train"),
        ("Twelve people were on the train.", "aboard"),
        ("The harbour police held 12 men.", "arrested"),
    ],
)
def test_a_verb_is_no_vehicle(text: str, deed: str) -> None:
    assert only(text).deed == deed


def test_to_hold_to_account_is_no_arrest() -> None:
    assert quantities("No one is really holding them accountable.") == ()


def test_nothing_real_is_no_money() -> None:
    assert quantities("The asteroid posed no real threat.") == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The heat reached 40C on the quay.", "measure"),
        ("He sat in seat 14C of the ferry.", "address"),
        ("They flew with Flight 208C.", "address"),
        ("The fire began in Apartment 40C.", "address"),
    ],
)
def test_a_seat_is_no_temperature(text: str, kind: str) -> None:
    assert only(text).kind == kind
