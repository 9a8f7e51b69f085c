from __future__ import annotations

import msgspec
import pytest

from tests.collate.telling import figures, on_one_day, spoken


def verdicts(*texts: str) -> list[str]:
    return [figure.verdict for figure in on_one_day(*texts)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # of two places
        (
            "In South Carnia, 120 service members were activated for the storm.",
            "In Virland, 75 service members were staged for the storm response.",
        ),
        ("The red team responded to 142 crashes in Virland on Sunday.", "State police in Carnia responded to 300 crashes on Sunday."),
        # nobody here, many there
        ("No one was reported injured at the plant in Dengmar.", "The flood injured 600 people in Zhemar."),
        ("No deaths were reported from the storm.", "A quake in the south killed 30 people."),
        # some beyond others
        ("The volcano has had five explosive eruptions.", "Two more explosive eruptions on Friday sent up ash."),
        ("The city opened five shelters for those who fled.", "The city opened two additional shelters for those who fled."),
        # what each gives, what all give together
        ("Royal Line and Crown Line are each sending one ship to help.", "Northern Ferries is sending two ships to help."),
        ("The two blocs together took around half of the vote.", "The Unity bloc took 23 percent of the vote."),
        # the first of several
        ("The first eight boys were rescued from the cave on Sunday.", "Divers rescued 12 boys from the cave."),
        # of two sizes
        ("Tens of thousands of people died in the quake.", "Three people died after they had left notes."),
        # numbers that come to one another by chance
        ("Two of the six parties that have seats in the chamber did not run.", "Representatives of eight parties gathered at the palace."),
    ],
)
def test_numbers_that_tell_of_two_things_are_no_conflict(one: str, other: str) -> None:
    assert "differ" not in verdicts(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry fire in Port Arlen killed 27 people.", "The ferry fire in Arlen killed 25 people."),
        ("The ferry fire killed 27 people on Tuesday.", "The ferry fire killed 25 people on Sunday."),
        ("The ferry fire in Port Arlen killed 27 people.", "The ferry fire killed 25 people."),
        ("The ferry fire in Bergen killed 27 people.", "The ferry fire in Norway killed 25 people."),
        ("Nobody was killed when the ferry burned off the quay.", "Three people were killed when the ferry burned off the quay."),
    ],
)
def test_what_sets_nothing_apart_leaves_a_conflict(one: str, other: str) -> None:
    assert "differ" in verdicts(one, other)


def test_a_long_number_of_one_digit_and_noughts_rounds_another() -> None:
    assert verdicts("The flood drove 204,000 people from their homes.", "The flood drove 200,000 people from their homes.") == ["agree"]
    assert verdicts("The flood drove 240,000 people from their homes.", "The flood drove 200,000 people from their homes.") == ["differ"]


def test_another_account_is_of_the_number_that_it_is_nearest_to() -> None:
    text = "A coalition of 50 groups said that half a million people attended. Police put the turnout figure at 190,000."
    (figure,) = (figure for figure in figures(spoken(text, {})) if figure.verdict == "differ")
    assert [reading.text for reading in figure.readings] == ["half a million", "190,000"]


def test_one_mouth_that_gives_two_numbers_in_one_report_speaks_of_two_things() -> None:
    text = "Ann Marl said the fire in the sheds killed 12 sailors. Marl said the fire in the yard killed 15 sailors."
    contents = {"Ann Marl": "the fire in the sheds killed 12 sailors", "Marl": "the fire in the yard killed 15 sailors"}
    report = spoken(text, contents)
    one_speaker = tuple(msgspec.structs.replace(one, speaker="Ann Marl") for one in report.attributions)
    assert "differ" not in [figure.verdict for figure in figures(msgspec.structs.replace(report, attributions=one_speaker))]


def test_what_nobody_should_do_befell_nobody() -> None:
    assert verdicts("Nobody should be killed for a boat.", "Twelve people were killed in the boat.") == ["lone", "lone"]
