from __future__ import annotations

import pytest

from sayso.annotate.attributions import ATTRIBUTIONS
from sayso.annotate.mentions import MENTIONS
from sayso.annotate.page import Page
from sayso.model.annotation import Attribution
from tests.builders import page, said


def attributed(text: str) -> tuple[Page, list[Attribution]]:
    read = page(text)
    read = read.having("mentions", MENTIONS.find(read))
    return read, [record for record in ATTRIBUTIONS.find(read) if isinstance(record, Attribution)]


@pytest.mark.parametrize(
    ("text", "content", "source", "kind"),
    [
        ("Anna Bell said the ferry was overloaded.", ["the ferry was overloaded"], ["Anna Bell"], "indirect"),
        ("The ferry was overloaded, Anna Bell said.", ["The ferry was overloaded"], ["Anna Bell"], "indirect"),
        ("“The ferry was overloaded,” said Anna Bell.", ["“The ferry was overloaded,”"], ["Anna Bell"], "direct"),
        ("According to Anna Bell, the ferry was overloaded.", ["the ferry was overloaded"], ["Anna Bell"], "indirect"),
        ("Anna Bell denied that the ferry was overloaded.", ["that the ferry was overloaded"], ["Anna Bell"], "indirect"),
        ("Anna Bell told reporters the ferry was “a floating coffin” from the start.", ["the ferry was “a floating coffin” from the start"], ["Anna Bell"], "mixed"),
        ("The union vowed to fight the closure.", ["to fight the closure"], ["The union"], "indirect"),
    ],
)  # fmt: skip
def test_a_reporting_clause_gives_content_source_and_kind(text: str, content: list[str], source: list[str], kind: str) -> None:
    read, found = attributed(text)
    assert [(said(read, one.content), said(read, one.source), one.kind) for one in found] == [(content, source, kind)]


def test_a_quotation_broken_by_its_reporting_clause_is_one_attribution_in_pieces() -> None:
    read, found = attributed("“The hull failed,” Anna Bell said, “and nobody warned us.”")
    assert [said(read, one.content) for one in found] == [["“The hull failed,”", "“and nobody warned us.”"]]


def test_a_quotation_over_several_paragraphs_is_one_attribution() -> None:
    read, found = attributed("Anna Bell said: “The hull failed that night.\n\n“Nobody had warned the crew of it.”")
    assert [said(read, one.content) for one in found] == [["“The hull failed that night.", "“Nobody had warned the crew of it.”"]]


def test_a_second_quotation_in_the_paragraph_goes_on_with_the_same_speaker() -> None:
    _, found = attributed("“The hull failed,” Anna Bell said. “Nobody had warned the crew of it.”")
    assert [one.speaker for one in found] == ["Anna Bell", "Anna Bell"]


def test_what_somebody_says_that_another_said_is_nested() -> None:
    read, found = attributed("Anna Bell said the captain had claimed that the engine failed.")
    outer, inner = found
    assert inner.parent == outer.id
    assert outer.parent is None
    assert said(read, inner.content) == ["that the engine failed"]


def test_a_scare_quote_is_no_attribution() -> None:
    assert attributed("The so-called “lone sailors” left the port on Monday.")[1] == []


def test_a_quotation_that_nobody_reports_has_no_speaker() -> None:
    _, found = attributed("A banner hung from the bridge.\n\n\n\n“The harbour belongs to all of us, not to them.”")
    assert [one.speaker for one in found] == [None]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Anna Bell told Reuters the ferry was overloaded.", "Reuters"),
        ("Anna Bell said in an interview with the Arlen Herald that the ferry was overloaded.", "Arlen Herald"),
        ("Anna Bell said on Facebook that the ferry was overloaded.", "Facebook"),
        ("Anna Bell said in a Facebook post that the ferry was overloaded.", "Facebook"),
        ("Anna Bell tweeted that the ferry was overloaded.", "Twitter"),
        ("Anna Bell said in a statement posted on social media that the ferry was overloaded.", "social media"),
        ("“The ferry was overloaded,” Anna Bell, a neighbour, told Harbour Weekly.", "Harbour Weekly"),
        ("The ferry was overloaded, Reuters reported, citing Anna Bell.", "Reuters"),
    ],
)
def test_the_medium_stands_beside_the_speaker(text: str, medium: str) -> None:
    _, found = attributed(text)
    assert [one.media for one in found] == [(medium,)]
    assert all(len(one.via) == len(one.media) for one in found)


def test_an_institution_that_is_told_something_is_no_medium() -> None:
    assert [one.media for one in attributed("Anna Bell told Parliament that the ferry was overloaded.")[1]] == [()]


def test_who_is_cited_speaks_and_who_cites_is_the_medium() -> None:
    _, found = attributed("The ferry was overloaded, Reuters reported, citing Anna Bell.")
    assert [(one.speaker, one.media) for one in found] == [("Anna Bell", ("Reuters",))]


def test_the_next_quotation_of_one_speaker_came_through_the_same_medium() -> None:
    _, found = attributed("“The hull failed,” Anna Bell told Reuters.\n\n“Nobody had warned us of it,” Bell said.")
    assert [one.media for one in found] == [("Reuters",), ("Reuters",)]


def test_a_speaker_that_is_a_news_medium_is_marked() -> None:
    assert [one.of_medium for one in attributed("The ferry was overloaded, Reuters reported.")[1]] == [True]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anna Bell runs the port. The hull had failed, she said.", "Anna Bell"),
        ("Anna Bell runs the port. Bell said the hull had failed.", "Anna Bell"),
        ("It was late. The hull had failed, witnesses said.", "witnesses"),
        ("He was tired. He said the hull had failed.", None),
        ("The Harbour Authority's statement said the hull had failed.", "Harbour Authority"),
    ],
)
def test_the_speaker_is_a_name_or_the_words_for_somebody_and_never_a_pronoun(text: str, speaker: str | None) -> None:
    _, found = attributed(text)
    assert [one.speaker for one in found] == [speaker]


@pytest.mark.parametrize(
    ("verb", "force"), [("said", "neutral"), ("claimed", "doubting"), ("admitted", "endorsing"), ("denied", "denying")]
)
def test_the_force_of_the_verb_is_kept(verb: str, force: str) -> None:
    _, found = attributed(f"Anna Bell {verb} that the ferry was overloaded.")
    assert [one.force for one in found] == [force]


def test_the_same_text_gives_the_same_ids() -> None:
    text = "“The hull failed,” Anna Bell said. She said nobody knew."
    assert [one.id for one in attributed(text)[1]] == [one.id for one in attributed(text)[1]]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (  # a "he" is not whom the speaker names in the quotation
            "Governor Jon Tarn said his son had asked him to act.\n\n“My son Seth signed the petition,” he said.",
            ["Jon Tarn", "Jon Tarn"],
        ),
        (  # nor whom the quotation calls by name, however near
            "Jon Tarn won the race. Pavel Holm said it was a day to remember. The harbour cheered Jon Tarn.\n\n“Jon did a great job,” he added.",
            ["Pavel Holm", "Pavel Holm"],
        ),
        (  # nor a family that the quotation speaks of
            "“You are part of the First Family, try to show some class,” she wrote above a picture.",
            [None],
        ),
    ],
)
def test_a_pronoun_that_reports_is_nobody_named_only_in_what_is_reported(text: str, speakers: list[str | None]) -> None:
    assert [one.speaker for one in attributed(text)[1] if one.parent is None] == speakers


def test_the_outlet_is_no_speaker_of_its_own_we() -> None:
    assert attributed("We can confirm that nine people died on the ferry.")[1] == []


def test_a_medium_stands_behind_what_is_confirmed() -> None:
    found = attributed("A spokesman for the union confirmed the members' deaths on the ferry in a tweet.")[1]
    assert [one.media for one in found] == [("Twitter",)]


def test_an_office_that_nobody_else_is_said_to_hold_is_the_person_who_just_spoke() -> None:
    text = "“I am protecting my family,” Ana Falk said.\n\nThe governor added that she would stay."
    assert [one.speaker for one in attributed(text)[1]] == ["Ana Falk", "Ana Falk"]


def test_whoever_reports_what_another_said_is_a_medium_of_it() -> None:
    outer, inner = attributed("Ana Falk reported that the port said the door was open.")[1]
    assert (outer.speaker, outer.of_medium, inner.parent) == ("Ana Falk", True, outer.id)


def test_a_sentence_opens_with_the_medium() -> None:
    found = attributed("In an interview with the magazine Der Anker, Mayor Edi Falk stated that the group must leave.")[1]
    assert [one.media for one in found] == [("Der Anker",)]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (  # the person who spoke since, not who was named before
            "Pavel Holm left the port on Monday. Rabbi Otto Brand said the town was in shock.\n\nHe said the school would close.",
            ["Otto Brand", "Otto Brand"],
        ),
        ("The town heard Ana Falk, a nurse, who said that the door was open.", ["Ana Falk"]),
        ("“The moon is near,” said The Harbour Post.\n\nPavel Holm agreed.\n\n“It is the first stop,” the paper said.", ["Harbour Post", "Harbour Post"]),
    ],
)  # fmt: skip
def test_whoever_has_the_floor_goes_on(text: str, speakers: list[str]) -> None:
    assert [one.speaker for one in attributed(text)[1] if one.content] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The ship had turned back, the Harbour Authority said in a statement. Mayor Ana Falk said she was aboard.\n\n“The crew noticed the error,” the statement said.", "Harbour Authority"),
        ("Deputy minister Sergei Holm was quoted by Agence Nord as saying: “We see a tendency towards an escalation.”", "Sergei Holm"),
    ],
)  # fmt: skip
def test_a_paper_speaks_for_whoever_issued_it_and_a_medium_for_whom_it_quotes(text: str, speaker: str) -> None:
    assert attributed(text)[1][-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Doctor Anton Brill said the wound was clean.\n\nThe minister says that no shot was fired.",
            "The minister",
        ),  # a doctor is no minister
        ("Ilka Moraine, a spokeswoman, said nobody was hurt. A spokesman said that the list was being made.", "A spokesman"),
        ("The mayor said Colonel Stane Orlik had assured her that nobody would be hurt. “I wrote it down,” she said.", "The mayor"),
    ],
)
def test_nobody_else_is_taken_for_the_one_who_speaks(text: str, last: str) -> None:
    assert attributed(text)[1][-1].speaker == last


def test_an_agency_is_known_by_how_its_name_begins() -> None:
    assert attributed("Two survivors told Agence Nord that the door was open.")[1][0].media == ("Agence Nord",)


def test_a_picture_speaks_for_whoever_gave_it_out() -> None:
    found = attributed("A photo shared by the Harbour Authority claimed that the door was open.")[1]
    assert [one.speaker for one in found] == ["Harbour Authority"]
