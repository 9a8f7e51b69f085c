from __future__ import annotations

from itertools import pairwise

import pytest

from sayso.annotate.mentions import best_name, find_mentions, referring, resolved
from sayso.model.annotation import ActorType, Mention
from tests.builders import page


def mentions(text: str) -> tuple[Mention, ...]:
    return find_mentions(page(text))


def names(text: str) -> list[str]:
    return [page(text).words(mention.span) for mention in mentions(text) if mention.kind == "name"]


def meant(text: str, words: str, *, last: bool = False) -> str | None:
    """Whom the first, or the last, mention with these words means."""
    read, found = page(text), mentions(text)
    fitting = [mention for mention in found if read.words(mention.span) == words]
    return best_name(read.report, found, fitting[-1 if last else 0])


def type_of(text: str, words: str) -> ActorType | None:
    return next(mention.type for mention in mentions(text) if page(text).words(mention.span) == words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The National Front of Norsel (NFN) denied it.", ["National Front of Norsel", "NFN"], id="an acronym in brackets"),
        pytest.param("Officials told RFE/RL that the port was closed.", ["RFE/RL"], id="an agency with a stroke in its name"),
        pytest.param("Mehr News Agency reported the fire.", ["Mehr News Agency"], id="a news agency"),
        pytest.param("A witness told The Port Arlen Tribune what he saw.", ["Port Arlen Tribune"], id="a newspaper by its last word"),
        pytest.param("The Ministry of Transport closed the port.", ["Ministry of Transport"], id="a ministry with of, without the article"),
        pytest.param("Police said Mr Cavell was at home.", ["Cavell"], id="a courtesy title is no part of a name"),
        pytest.param("On Monday President Rosa Maria Cavell spoke.", ["Rosa Maria Cavell"], id="an office is no part of a name"),
        pytest.param("They met Rosa Cavell's lawyer.", ["Rosa Cavell"], id="a possessive is no part of a name"),
        pytest.param("LONDON — The ferry sank.", ["LONDON"], id="a place in capitals in a dateline"),
        pytest.param("The German ferry left in July.", [], id="peoples and months are no names"),
        pytest.param("Bank of Arlen and Harbour Trust merged.", ["Bank of Arlen", "Harbour Trust"], id="two bodies joined by and"),
        pytest.param("We saw Paulo do Rego Barros there.", ["Paulo do Rego Barros"], id="small words inside a surname"),
        pytest.param(
            "Alice Tarn won. Norsel was glad. It crashed Alice Tarn Norsel slid.",
            ["Alice Tarn", "Norsel", "Alice Tarn", "Norsel"],
            id="glued",
        ),
        pytest.param("The Dockers' Retirement System sold it.", ["Dockers' Retirement System"], id="what many have"),
        pytest.param("She had a United Airlines ticket.", ["United Airlines"], id="united"),
        pytest.param("He fled to Norsel-3. The Norsel-3 camp is full.", ["Norsel-3", "Norsel-3"], id="a number after a hyphen"),
        pytest.param("Colonel Ro Kuk-no warned them.", ["Ro Kuk-no"], id="a given name of two syllables"),
        pytest.param(
            "It is from the National Center for Lost and Exploited Animals.",
            ["National Center for Lost and Exploited Animals"],
            id="purposes",
        ),
    ],
)
def test_a_name_is_found_with_its_borders(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_words_of_a_headline_in_title_case_are_no_names() -> None:
    assert names("Ferry Sinks After Heavy Storm Near Coast\n\nIt happened at night.") == []


def test_a_name_is_found_again_in_a_headline() -> None:
    assert names("Rescue Crews Find Rosa Cavell Alive After Storm\n\nRosa Cavell was found at night.") == ["Rosa Cavell", "Rosa Cavell"]


def test_a_name_is_found_again_in_a_hashtag() -> None:
    assert names("The Harbour Authority spoke. They shared #HarbourAuthority widely.")[-1] == "HarbourAuthority"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Mr Tarvin spoke. Later Olek Tarvin left.", "Olek Tarvin", "person"),
        ("The Harbour Authority spoke.", "Harbour Authority", "group"),
        ("A ferry left Portugal.", "Portugal", "place"),
        ("Reuters reported the fire.", "Reuters", "group"),
        ("Norsel Vaduk, 51, was hurt.", "Norsel Vaduk", "person"),
        ("Norsel Vaduk, a port official, was hurt.", "Norsel Vaduk", "person"),
        ("He lives in Norsel. Norsel is small.", "Norsel", "place"),
        ("Rosa Cavell, 29, of Marnbury, was hurt. Marnbury Rovers lost.", "Marnbury", "place"),
        ("The envoy flew to Marnbury on Saturday. Marnbury voted.", "Marnbury", "place"),
        ("Rosa Cavell, a native of Marnbury, was hurt. Marnbury voted.", "Marnbury", "place"),
    ],
)
def test_a_name_has_a_type_by_its_form_and_its_surroundings(text: str, words: str, expected: ActorType) -> None:
    assert type_of(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("Rosa Cavell spoke. Later Cavell left.", "Cavell", "Rosa Cavell", id="a surname"),
        pytest.param("Rosa Cavell Miranda spoke. Later Ms Cavell left.", "Cavell", "Rosa Cavell Miranda", id="a first surname of two"),
        pytest.param("The Norsel Rail League met. The NRL denied it.", "NRL", "Norsel Rail League", id="first letters"),
        pytest.param("The People's Front (MKR) met. The MKR denied it.", "MKR", "People's Front", id="an acronym in brackets"),
        pytest.param("The MKR, also called NEK, met. The NEK left.", "NEK", "MKR", id="also called"),
        pytest.param(
            "The Transport Ministry met. The Ministry of Transport left.", "Ministry of Transport", "Transport Ministry", id="another order"
        ),
        pytest.param(
            "The Norsel Transport Ministry met. The Transport Ministry left.",
            "Transport Ministry",
            "Norsel Transport Ministry",
            id="without its country",
        ),
    ],
)
def test_a_short_name_means_the_fuller_one(text: str, words: str, expected: str) -> None:
    assert meant(text, words, last=True) == expected


def test_a_surname_that_two_people_have_means_neither() -> None:
    text = "Rosa Cavell and Peter Cavell spoke. Later Cavell left."
    assert meant(text, "Cavell", last=True) == "Cavell"


def test_a_surname_means_whom_it_meant_before_another_of_that_name_came() -> None:
    text = "Rosa Cavell spoke. Ms Cavell was tired. Her brother, Peter Cavell, spoke. Ms Cavell left."
    assert meant(text, "Cavell", last=True) == "Rosa Cavell"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("Rosa Cavell, the head of the port, spoke.", "the head of the port", "Rosa Cavell", id="after a name"),
        pytest.param("Rosa Cavell, 51, a port official, spoke.", "a port official", "Rosa Cavell", id="after a name and an age"),
        pytest.param("His brother, Peter Cavell, spoke.", "His brother", "Peter Cavell", id="before a name and a comma"),
        pytest.param(
            "German Interior Minister Rosa Cavell spoke.", "German Interior Minister", "Rosa Cavell", id="an office before a name"
        ),
        pytest.param("The Ministry of Trade is a powerful body.", "a powerful body", "Ministry of Trade", id="said to be"),
        pytest.param("The Norsel Front was listed as a terror group.", "a terror group", "Norsel Front", id="listed as"),
        pytest.param("The Norsel Front began as a student group.", "a student group", "Norsel Front", id="began as"),
        pytest.param("The police named the pilot as Rosa Cavell.", "the pilot", "Rosa Cavell", id="named as"),
        pytest.param("A man named Peter Cavell died there.", "A man named Peter Cavell", "Peter Cavell", id="a man named"),
        pytest.param("The brother of the gunman, Peter Cavell, spoke.", "The brother of the gunman", "Peter Cavell", id="the outer of two"),
    ],
)
def test_a_description_means_the_name_that_grammar_ties_it_to(text: str, words: str, expected: str) -> None:
    assert meant(text, words) == expected


def test_a_phrase_after_a_place_and_before_a_verb_is_no_description_of_the_place() -> None:
    assert meant("In Albania, the ministry spoke.", "the ministry") is None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("Rosa Cavell spoke. She left.", "She", "Rosa Cavell", id="by gender"),
        pytest.param("Rosa Cavell met Peter Tarvin. She said it was late.", "She", "Rosa Cavell", id="the other does not fit"),
        pytest.param("“It sank,” Rosa Cavell said. “All is lost,” she added.", "she", "Rosa Cavell", id="who has the floor"),
        pytest.param("The Trade Ministry met. “It sank,” it said.", "it", "Trade Ministry", id="a body that speaks"),
        pytest.param(
            "Prime Minister Peter Cavell spoke. The prime minister left.", "The prime minister", "Peter Cavell", id="an office told before"
        ),
        pytest.param("The Harbour Authority met. The authority spoke.", "The authority", "Harbour Authority", id="a word of the name"),
        pytest.param("The Norsel Front fled. The group spoke.", "The group", "Norsel Front", id="a general word"),
        pytest.param("Norsel Airways grew. The airline spoke.", "The airline", "Norsel Airways", id="a word for the kind of body"),
        pytest.param("A gunman fired. The attacker fled.", "The attacker", "gunman", id="another word for whoever did it"),
        pytest.param("A port official fled. The official spoke.", "The official", "port official", id="somebody without a name"),
    ],
)
def test_a_pronoun_or_a_description_takes_up_who_fits(text: str, words: str, expected: str) -> None:
    assert meant(text, words, last=True) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Peter Tarvin and John Cavell spoke. He left.", "He", id="two that fit alike"),
        pytest.param("The Trade Ministry spoke. He left.", "He", id="nobody that fits"),
        pytest.param("Rosa Cavell spoke. Her brother left.", "Her brother", id="kin who are not named"),
    ],
)
def test_nobody_is_meant_where_nobody_fits_alone(text: str, words: str) -> None:
    assert meant(text, words) is None


@pytest.mark.parametrize("text", ["It is likely that the ferry sank.", "It seems the ferry sank.", "It was too late."])
def test_it_of_a_clause_is_no_mention(text: str) -> None:
    assert mentions(text) == ()


def test_pronouns_inside_quotation_marks_are_left_alone() -> None:
    assert [mention.kind for mention in mentions("“She said he left,” Rosa Cavell told them.")] == ["name", "pronoun"]


def test_the_speaker_of_the_lead_is_named_in_the_next_line() -> None:
    text = "The ferry was overloaded, a port official said on Monday.\n\nRosa Cavell, the harbour master, blamed the owner."
    assert meant(text, "a port official") == "Rosa Cavell"


def test_an_office_is_known_before_its_holder_is_named() -> None:
    text = "The interior minister denied it. Later Interior Minister Rosa Cavell spoke."
    assert meant(text, "The interior minister") == "Rosa Cavell"


def test_somebody_who_is_not_named_stands_for_themselves() -> None:
    assert meant("Two port officials spoke.", "Two port officials") == "Two port officials"


def test_a_name_that_a_couple_shares_names_the_couple() -> None:
    assert "Rosa and Peter Cavell" in names("We met Rosa and Peter Cavell there.")


def test_mentions_come_in_text_order() -> None:
    found = mentions("German Interior Minister Rosa Cavell, a lawyer, spoke. She left. The minister returned.")
    assert all(left.span.start <= right.span.start for left, right in pairwise(found))


def test_a_link_says_why() -> None:
    found = mentions("Rosa Cavell spoke. Later Cavell left.")
    assert found[-1].reason == "short for “Rosa Cavell”"


def test_all_that_refers_to_a_name_is_found_from_it() -> None:
    found = mentions("Rosa Cavell spoke. Later Cavell left.")
    assert list(referring(found, found[0])) == list(found)
    assert resolved(found, found[1]) == found[0]


def test_a_report_without_words_has_no_mentions() -> None:
    assert mentions(" \n ") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The Dockers' and Sailors' Front met.", ["Dockers' and Sailors' Front"], id="members who own the name of their body"),
        pytest.param("He was taken to St Olave's Hospital.", ["St Olave's Hospital"], id="a saint's name with a possessive"),
        pytest.param("They boarded the ageing Lady Cavell at noon.", ["Lady Cavell"], id="a ship named like a lady"),
        pytest.param("Mum-of-two Rosa Cavell wept.", ["Rosa Cavell"], id="a parent of so many"),
        pytest.param(
            "Tom Pell, director of Policy and Research at Norsel Bank, spoke.",
            ["Tom Pell", "Norsel Bank"],
            id="what somebody is in charge of",
        ),
    ],
)
def test_what_stands_around_a_name_is_told_from_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("The ship's operator, Skerran Line, denied it.", "Skerran Line", "group", id="an operator may be a body"),
        pytest.param("A spokesman for the company, Lukas Harme, spoke.", "Lukas Harme", "person", id="the spokesman, not the company"),
        pytest.param("She lived in the village of Vellmar.", "Vellmar", "place", id="a village of that name"),
        pytest.param("People fled aboard the Northern Crest that day.", "Northern Crest", "other", id="what one is aboard"),
    ],
)
def test_the_words_beside_a_name_tell_its_type(text: str, words: str, expected: ActorType | None) -> None:
    assert type_of(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param(
            "The director of the Harbour Authority, Rosa Cavell, spoke.",
            "The director of the Harbour Authority",
            "Rosa Cavell",
            id="a phrase that ends with another name",
        ),
        pytest.param(
            "A banned outfit that calls itself the Norsel Front fled.", "A banned outfit", "Norsel Front", id="what somebody calls itself"
        ),
        pytest.param(
            "Harbour Authority boss Rosa Cavell spoke. The watchdog chief left.",
            "The watchdog chief",
            "Rosa Cavell",
            id="two words for the head of a body",
        ),
        pytest.param("The Dockers' Front met. The union spoke.", "The union", "Dockers' Front", id="the kind of body that a name covers"),
        pytest.param("The Norsel Army came. Soldiers fired.", "Soldiers", "Norsel Army", id="people who stand for their force"),
        pytest.param(
            "Rosa Cavell, 71, fell. The 71-year-old farmer died.", "The 71-year-old farmer", "Rosa Cavell", id="the one of that age"
        ),
        pytest.param("The puppet Cavell spoke. Peter Cavell had fled.", "The puppet", "Peter Cavell", id="an epithet before a surname"),
        pytest.param("One of them, the surveyor Emil Vasko, spoke.", "One", "Emil Vasko", id="one of several, named beside"),
        pytest.param(
            "They described Peter Cavell as very experienced.", "very experienced", "Peter Cavell", id="a quality somebody is said to have"
        ),
    ],
)
def test_a_description_finds_whom_it_stands_for(text: str, words: str, expected: str) -> None:
    assert meant(text, words) == expected


def test_a_general_word_takes_up_nobody_where_the_report_brings_in_somebody_else_by_it() -> None:
    text = "Rosa Cavell spoke. A boy fell into the moat. The boy was saved."
    assert meant(text, "The boy") != "Rosa Cavell"


def test_whoever_is_brought_in_by_name_takes_the_floor() -> None:
    text = "Tobias Renn told reporters so. First to arrive was Peter Tapp, 61, who fishes there. He saw it, he said."
    assert meant(text, "he") == "Peter Tapp"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("Rep. Ana Tarvin voted no. The congresswoman left.", "The congresswoman", "Ana Tarvin", id="a title cut short"),
        pytest.param("Gov. Milo Tarvin signed it. He, the governor, left.", "the governor", "Milo Tarvin", id="the same word in full"),
        pytest.param("“It is law,” the governor said. Gov. Milo Tarvin signed.", "the governor", "Milo Tarvin", id="the title comes later"),
        pytest.param("Sen. Milo Tarvin spoke. The sober senator left.", "The sober senator", "Milo Tarvin", id="with a word more"),
        pytest.param(
            "Representative Milo Tarvin spoke. The lawmaker left.", "The lawmaker", "Milo Tarvin", id="a word for several offices"
        ),
        pytest.param(
            "President-elect Milo Tarvin spoke. The president-elect left.", "The president-elect", "Milo Tarvin", id="an office to come"
        ),
        pytest.param(
            "OrbitX CEO Milo Tarn spoke. The OrbitX chief executive left.", "The OrbitX chief executive", "Milo Tarn", id="in full"
        ),
        pytest.param("OrbitX CEO Milo Tarn spoke. The OrbitX frontman left.", "The OrbitX frontman", "Milo Tarn", id="the head of a firm"),
        pytest.param(
            "OrbitX driver Milo Tarn won. The OrbitX driver left.", "The OrbitX driver", "Milo Tarn", id="a part played for a firm"
        ),
    ],
)
def test_an_office_means_its_holder_in_whatever_words(text: str, words: str, expected: str) -> None:
    assert meant(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "wrong"),
    [
        pytest.param("OrbitX raced. The OrbitX driver was slow.", "The OrbitX driver", "OrbitX", id="nobody is the firm they work for"),
        pytest.param("Milo Tarn, a driver for Norsel, won. The OrbitX driver left.", "The OrbitX driver", "Milo Tarn", id="another firm"),
        pytest.param("Union boss Milo Tarn spoke. The OrbitX boss left.", "The OrbitX boss", "Milo Tarn", id="the head of another body"),
        pytest.param("Sen. Milo Tarn met Sen. Ana Falk. The lawmaker left.", "The lawmaker", "Ana Falk", id="two whom it can mean"),
        pytest.param("A representative, Milo Tarn, spoke. The congressman left.", "The congressman", "Milo Tarn", id="no title"),
        pytest.param("Jon Falk came with Pavel Falk, 6. Pavel was hurt. The man fled.", "The man", "Pavel Falk", id="a child is no man"),
        pytest.param("The dead are Jonas Falk, his wife Irene, and a son.", "wife", "Jonas Falk", id="a relative named at once"),
        pytest.param("Jon Falk, 46, was hurt. The boy fled.", "The boy", "Jon Falk", id="a man is no boy"),
        pytest.param("Jon Falk is not a guard.", "a guard", "Jon Falk", id="denied"),
        pytest.param("The boy fell down a well in Arlen, Norsel province on Sunday.", "Norsel province", "Arlen", id="where a town lies"),
        pytest.param("Falk won. The Falk administration is at war.", "The Falk administration", "Falk", id="somebody's administration"),
        pytest.param(
            "State spokeswoman Ana Falk came. The US leader left.", "The US leader", "Ana Falk", id="who speaks for a state leads none"
        ),
        pytest.param(
            "The Russian president left. President Milo Tarn waved.", "The Russian president", "Milo Tarn", id="of no land that is told"
        ),
    ],
)
def test_a_description_does_not_mean_whom_it_cannot_fit(text: str, words: str, wrong: str) -> None:
    assert meant(text, words) != wrong


def test_the_credit_of_a_picture_is_no_part_of_the_caption() -> None:
    assert names("Picture: EPA Portugal held a drill.") == ["EPA", "Portugal"]
    assert names("The Norsel Army came. It fired: Reuters Norsel Army men fired.") == ["Norsel Army", "Reuters", "Norsel Army"]
    assert meant("NPA South Norland A girl ran home. She fell.", "A girl") == "girl"
    assert meant("AP:Associated Press Japanese Prime Minister Jon Falk called it a threat.", "Japanese Prime Minister") == "Jon Falk"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The North fired. The North Korean capital woke.", ["North"], id="of a people"),
        pytest.param("Rosa Cavell won. They met the Cavell family.", ["Rosa Cavell"], id="of a family"),
        pytest.param(
            "The State Department met. Secretary of State Rosa Cavell spoke. A State Department aide left.",
            ["State Department", "Rosa Cavell", "State Department"],
            id="of a title",
        ),
        pytest.param("They saw Peter Cavell of Norsel there.", ["Peter Cavell", "Norsel"], id="a person and where they are from"),
        pytest.param("Rosa Cavell spoke. Rosa left. See how Rosa cavell won.", ["Rosa Cavell", "Rosa"], id="half written small"),
        pytest.param("They fired MRVs. More MRVs are here.", [], id="several of a thing"),
        pytest.param("Anna Falk spoke. It is by REUTERS/Ro Min-Falk there.", ["Anna Falk", "REUTERS", "Ro Min-Falk"], id="after a hyphen"),
        pytest.param("The area is calm. EPA Screens in the capital showed it.", ["EPA"], id="the first word of a caption"),
        pytest.param("OUTCRY OF RAGE Mount Norsel smoked for days.", ["Mount Norsel"], id="a cry before a name"),
        pytest.param("Heinz Cavell, a practising Jehovah's Witness, left.", ["Heinz Cavell"], id="a faith"),
        pytest.param("US Defense Secretary Rosa Cavell spoke.", ["US", "Rosa Cavell"], id="an office of a country"),
    ],
)
def test_a_part_of_something_else_is_no_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("Gusts were measured at Arlen Head on Sunday. Arlen Head is high.", "Arlen Head", "place", id="a headland"),
        pytest.param("Alice Head left. Head was tired.", "Alice Head", "person", id="a surname like a headland"),
        pytest.param("He was Josip Tarn of Upper Haud. The clinic at Upper Haud is shut.", "Upper Haud", "place", id="the upper part"),
        pytest.param("Aldane Power denied it. Aldane Power sued.", "Aldane Power", "group", id="a firm for electricity"),
        pytest.param("It is by the Milo Tarn Center.", "Milo Tarn Center", "group", id="a body named after somebody"),
        pytest.param("She lost her sons Emil, nine, and Tor, six, for long minutes.", "Tor", "person", id="an age after it"),
        pytest.param("The third, a man whom the camp knew only as Ferenc, was hurt.", "Ferenc", "person", id="known as"),
    ],
)
def test_a_name_of_this_form_or_company_has_this_type(text: str, words: str, expected: ActorType) -> None:
    assert type_of(text, words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("They told us. Both Alice Falk and Jon Tarn left.", ["Alice Falk", "Jon Tarn"], id="both"),
        pytest.param("Model Anna Falk left the hall.", ["Anna Falk"], id="an occupation"),
        pytest.param("They saw Tiffany Falk for Norsel there.", ["Tiffany Falk", "Norsel"], id="for whom"),
        pytest.param("It hurt guard Marquis Tarn badly.", ["Marquis Tarn"], id="a first name that is a rank too"),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Two patients are in intensive care, one of them a girl of seven.", "Two patients", id="are"),
        pytest.param("Eighty-three militants were detained, among them 17 foreigners.", "Eighty-three militants", id="were"),
        pytest.param("Ana Falk was one of the founders of Norsel’s “shell”.", "one of the founders", id="cut inside"),
        pytest.param("The airline was sorry for accusing two players of theft.", "two players", id="accused of"),
    ],
)
def test_what_people_do_is_no_part_of_what_they_are_called(text: str, words: str) -> None:
    assert words in [page(text).words(mention.span) for mention in mentions(text)]


def test_a_son_is_nobody_of_another_family() -> None:
    text = "Milo Falk came with his wife and their sons Jon and William. Later William Tarn of the harbour guard spoke."
    assert meant(text, "William") != "William Tarn"


def test_an_office_of_another_country_has_another_holder() -> None:
    text = "Norway's president, Milo Tarn, met reporters. South Korea's president was silent."
    assert meant(text, "South Korea's president") != "Milo Tarn"
    assert meant(text.replace("South Korea's president", "The Norwegian president"), "The Norwegian president") == "Milo Tarn"


def test_what_follows_where_somebody_is_from_is_said_of_them() -> None:
    text = "It began with Felipe Casal of Norsel Racing, who won. Norsel Racing was glad."
    assert (type_of(text, "Felipe Casal"), type_of(text, "Norsel Racing")) == ("person", "group")


def test_an_area_without_article_is_no_place_named_later() -> None:
    assert all(mention.refers is None for mention in mentions("There will be a “safety area”. The area, Norsel Gate, is big.")[:1])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norsel Line carried it. Norland considered it a ballistic missile test.", id="considered"),
        pytest.param("Norsel Line was hit. Falk dismissed the offer to talk, calling it a waste.", id="called"),
    ],
)
def test_what_something_is_considered_to_be_is_said_of_no_body_before(text: str) -> None:
    assert all(mention.refers is None for mention in mentions(text) if mention.kind == "description")


def test_what_somebody_sells_something_as_is_not_what_they_are() -> None:
    text = "Jon Falk made an album, which he sold as a manual for nurses."
    assert "a manual for nurses" not in [page(text).words(mention.span) for mention in mentions(text)]
