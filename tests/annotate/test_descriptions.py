from __future__ import annotations

import pytest

from sayso.annotate.mentions import best_name, find_mentions
from tests.builders import page


def meant(text: str, words: str) -> str | None:
    """Whom the first mention with these words means; `None` where they are no mention."""
    read = page(text)
    found = find_mentions(read)
    fitting = [mention for mention in found if read.words(mention.span) == words]
    return best_name(read.report, found, fitting[0]) if fitting else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param(
            "It made Rosa Cavell a rising star at the port.", "a rising star at the port", "Rosa Cavell", id="what somebody is made"
        ),
        pytest.param("Rosa Cavell was a nurse, a great player.", "a great player", "Rosa Cavell", id="one thing more after a comma"),
        pytest.param("A Norsel company called Skerran Line sailed.", "A Norsel company", "Skerran Line", id="up to the word called"),
        pytest.param("It killed striker Rosa Cavell on Friday.", "striker", "Rosa Cavell", id="a plain noun straight before a name"),
        pytest.param(
            "Thousands came to the music festival, Brack Harvest, on Friday.",
            "the music festival",
            "Brack Harvest",
            id="a thing with a name",
        ),
        pytest.param("The ferry Northern Crest sank. The ferry was old.", "The ferry", "Northern Crest", id="a ship with a name"),
        pytest.param(
            "Rosa Cavell runs Norsel Bank, a firm affiliated to the Skerran Shipping Company.",
            "a firm affiliated to the Skerran Shipping Company",
            "Norsel Bank",
            id="a standing as far as it goes",
        ),
        pytest.param(
            "Police raided a camp near the capital, Vellmar.", "the capital", "Vellmar", id="the place that is named, not the one near it"
        ),
    ],
)
def test_a_description_is_tied_to_what_it_describes(text: str, words: str, expected: str) -> None:
    assert meant(text, words) == expected


def test_nobody_is_what_they_describe_something_as() -> None:
    assert meant("The Quay Union has described as “shameless” support for Norsel.", "shameless” support for Norsel") is None


def test_what_a_clause_is_said_to_be_is_not_who_acts_elsewhere_in_the_sentence() -> None:
    assert (
        meant("Skerran Line has sailed for years, but firing its captain was a rare and provocative move.", "a rare and provocative move")
        is None
    )


def test_a_thing_before_a_name_is_no_role() -> None:
    assert meant("It was the same missile Rosa Cavell had threatened to use.", "the same missile") != "Rosa Cavell"


def test_whoever_shares_a_verb_s_subject_is_not_its_object() -> None:
    text = "Director Rosa Cavell named the pilot as Peter Tarvin and described him as very experienced."
    assert meant(text, "very experienced") == "Peter Tarvin"


def test_a_noun_without_article_after_a_preposition_takes_up_nobody() -> None:
    text = "Hustle assistant coach Peter Tarvin spoke. The players sat in coach."
    assert meant(text, "coach") != "Peter Tarvin"


def test_a_thing_without_a_name_is_no_mention() -> None:
    assert meant("A ferry sank near the pier.", "A ferry") is None


def test_a_place_without_article_further_down_is_another() -> None:
    text = "Rosa Cavell came.\nShe slept.\nShe left.\nShe sang.\nShe ran.\nOutside a Norsel casino she fell.\nShe sued the Atlas Casino, a casino in Brack."
    assert meant(text, "a Norsel casino") != "Atlas Casino"


def test_two_names_joined_by_what_somebody_was_known_as_are_one() -> None:
    text = "The Quay League is old and was formerly known as the Norsel Dockers League."
    assert meant(text, "Norsel Dockers League") == meant(text, "Quay League")


def test_a_full_name_that_opens_a_report_is_one_name() -> None:
    text = "Ana Falk spoke. It rained."
    assert meant(text, "Ana Falk") == "Ana Falk"
