from __future__ import annotations

import msgspec
import pytest

from sayso.dossier.outlets import outlet_of_reports, outlets
from sayso.dossier.passages import PassageSettings, anchors_of
from sayso.dossier.quotes import speakers
from sayso.dossier.rows import Frame
from sayso.dossier.sections import copies, counts, names_rows, timeline, unread, voices
from sayso.model.collation import Change, Label, Quote, QuoteReading, Step, Where
from sayso.model.dossier import Dossier
from sayso.model.event import Copy
from sayso.model.report import Failure
from tests.builders import at
from tests.dossier.ferry import COURIER, NORD, STAR, checked, dossier, naming


def framed(of: Dossier) -> Frame:
    found = outlets(of)
    return Frame(
        dossier=of,
        outlets=found,
        of_report=outlet_of_reports(found),
        texts={report.id: report.text for report in of.reports},
        anchors=anchors_of(of),
        settings=PassageSettings(),
    )


def having(**changes: object) -> Dossier:
    return msgspec.structs.replace(dossier(), **changes)


def quote(ident: str, words: str, *, name: str | None, medium: str | None = None) -> Quote:
    through = (Step(role="medium", name=medium),) if medium else ()
    voice = (*through, Step(role="speaker", name=name))
    reading = QuoteReading(report=COURIER.id, span=at(COURIER, words), attribution="t9", text=words, kind="indirect", voice=voice)
    return Quote(id=ident, speaker=None, readings=(reading,))


def test_five_counts_say_what_differs_what_agrees_what_is_lone_and_who_speaks() -> None:
    assert [(count.number, count.what) for count in counts(dossier())] == [
        (1, "figure differs"),
        (1, "point contested"),
        (0, "told alike"),
        (0, "told by one report only"),
        (4, "voices"),
    ]


def test_voices_are_outlets_that_speak_themselves_and_mouths_counted_once() -> None:
    assert voices(dossier()) == (2, 2)


def test_a_mouth_without_a_name_is_not_counted() -> None:
    assert voices(having(quotes=(quote("q2", "The ferry", name=None),))) == (2, 2)


def test_own_words_for_an_actor_stand_apart_from_what_a_speaker_calls_it() -> None:
    operator = next(row for row in names_rows(framed(dossier())) if row.name == "the operator")
    [star] = [named for outlet, named in operator.cells if outlet.name == "The Star"]
    assert [(one.text, one.who, one.proper) for one in star] == [("the operator", None, True), ("We", "the operator", False)]


def test_the_same_word_is_counted_and_leads_to_its_first_place() -> None:
    actor = msgspec.structs.replace(dossier().actors[0], naming=(naming(COURIER, "Port Arlen"), naming(COURIER, "Port Arlen")))
    [row] = names_rows(framed(having(actors=(actor,))))
    assert [(one.text, one.count) for _, named in row.cells for one in named] == [("Port Arlen", 2)]


def test_a_description_of_one_outlet_is_told_from_one_that_all_share() -> None:
    said = (naming(COURIER, "The ferry"), naming(NORD, "The ferry"), naming(COURIER, "the harbour master"))
    labels = (Label(text="ferry", count=2, reports=(COURIER.id, NORD.id)), Label(text="harbour master", count=1, reports=(COURIER.id,)))
    actor = msgspec.structs.replace(dossier().actors[0], naming=said, labels=labels)
    [row] = names_rows(framed(having(actors=(actor,))))
    assert row.shared == ("ferry",)
    assert {one.text: one.only for _, named in row.cells for one in named} == {"The ferry": False, "the harbour master": True}


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Where(kind="town", country="AU", region="04", latitude=-16.92, longitude=145.77), "AU, 16.92° S 145.77° E"),
        (Where(kind="country", country="US", region=None, latitude=39.8, longitude=-98.6), "US"),
    ],
)
def test_a_place_shows_where_it_lies(where: Where, expected: str) -> None:
    actor = msgspec.structs.replace(dossier().actors[0], where=where)
    [row] = names_rows(framed(having(actors=(actor,))))
    assert row.where == expected


def test_whom_more_outlets_name_comes_first() -> None:
    few = msgspec.structs.replace(dossier().actors[0], name="few", naming=(naming(COURIER, "ferry"),))
    assert [row.name for row in names_rows(framed(having(actors=(few, *dossier().actors))))][-1] == "few"


def test_an_utterance_shows_what_one_outlet_leaves_out_and_who_has_it() -> None:
    [speaker] = speakers(framed(dossier()))
    nord = speaker.utterances[0].told[1]
    assert [(gap.text, gap.outlet.name) for gap in nord.gaps] == [("We had checked every seat", "The Star")]


def test_pieces_of_one_attribution_are_one_quotation() -> None:
    first, *_ = checked().readings
    rest = msgspec.structs.replace(first, span=at(STAR, "We had"), text="We had")
    [speaker] = speakers(framed(having(quotes=(msgspec.structs.replace(checked(), readings=(first, rest)),))))
    assert [[[one.text for one in piece] for piece in told.pieces] for told in speaker.utterances[0].told] == [[[first.text], ["We had"]]]


def test_what_is_left_out_and_what_is_changed_stand_in_a_quotation_at_their_place() -> None:
    whole, part = checked().readings
    end = at(NORD, "was not")
    cut = msgspec.structs.replace(part.cuts[0], after=end, marked=True)
    change = Change(kind="changed", span=at(NORD, "overloaded"), text="overloaded", of=at(STAR, "seat"), was="seat")
    told = msgspec.structs.replace(part, cuts=(cut,), changes=(change,))
    [speaker] = speakers(framed(having(quotes=(msgspec.structs.replace(checked(), readings=(whole, told)),))))
    (stretches,) = speaker.utterances[0].told[1].pieces
    assert [(one.kind, one.text) for one in stretches] == [
        ("own", "The ferry was not"),
        ("gap", "We had checked every seat"),
        ("own", " "),
        ("changed", "overloaded"),
        ("own", ","),
    ]
    assert [one.note for one in stretches if one.note] == [
        "left out here, with dots; in The Star",
        "where the fullest quotation has “seat”",
    ]


def test_the_same_attribution_id_in_two_reports_is_two_quotations() -> None:
    [speaker] = speakers(framed(dossier()))
    assert [told.outlet.name for told in speaker.utterances[0].told] == ["The Star", "Agence Nord"]


def test_who_could_not_be_named_comes_last() -> None:
    unnamed, named = quote("q2", "At least 9", name=None), quote("q3", "The ferry", name="a fisherman")
    assert [speaker.name for speaker in speakers(framed(having(quotes=(unnamed, named))))] == ["a fisherman", "somebody not named"]


def test_one_speaker_spelled_with_and_without_a_capital_is_one() -> None:
    two = (quote("q2", "At least 9", name="Officials"), quote("q3", "The ferry", name="officials"))
    assert [(speaker.name, len(speaker.utterances)) for speaker in speakers(framed(having(quotes=two)))] == [("Officials", 2)]


def test_the_medium_that_a_quotation_came_through_is_named() -> None:
    [speaker] = speakers(framed(having(quotes=(quote("q2", "At least 9", name="a fisherman", medium="Radio Coast"),))))
    assert speaker.utterances[0].told[0].through == "Radio Coast"


def test_the_timeline_runs_in_order_of_time() -> None:
    [monday] = dossier().timeline
    before = msgspec.structs.replace(monday, id="o2", first="2030-01-01", after="2031-01-01", what="the ferry was built")
    shown, hidden = timeline(framed(having(timeline=(monday, before))), most=2)
    assert ([line.when for line in shown], hidden) == (["2030", "3 March 2031"], ())


def test_what_fewer_outlets_date_is_hidden_first() -> None:
    [monday] = dossier().timeline
    aside = msgspec.structs.replace(monday, id="o2", what="aside", first="2030-01-01", readings=monday.readings[:1])
    shown, hidden = timeline(framed(having(timeline=(aside, monday))), most=1)
    assert ([line.what for line in shown], [line.what for line in hidden]) == (["the ferry sank"], ["aside"])


def test_the_largest_share_of_copied_text_comes_first() -> None:
    small = Copy(
        source=COURIER.id, copy=NORD.id, directed=False, share=0.1, passages=((at(COURIER, "Port Arlen"), at(NORD, "Port Arlen")),)
    )
    found = copies(framed(having(copies=(small, *dossier().copies))), most=3)
    assert [(pair.left.name, pair.right.name, pair.share, pair.credit) for pair in found] == [
        ("Agence Nord", "The Star", "25%", "Agence Nord"),
        ("The Courier", "Agence Nord", "10%", None),
    ]


def test_of_many_shared_passages_the_longest_are_shown() -> None:
    words = ("the", "passengers were killed", "operator said")
    pairs = tuple((at(NORD, part), at(STAR, part)) for part in words)
    [found] = copies(framed(having(copies=(msgspec.structs.replace(dossier().copies[0], passages=pairs),))), most=1)
    assert ([text for text, _, _ in found.passages], found.more) == (["passengers were killed"], 2)


def test_what_was_not_read_is_named_with_the_reason() -> None:
    foreign = msgspec.structs.replace(dossier().reports[0], unread="not read: Persian")
    failed = Failure(report="lost.pdf", stage="acquire", reason="has no text")
    found = unread(having(reports=(foreign,), failures=(failed,)))
    assert [(one.name, one.stage, one.reason) for one in found] == [
        ("The Courier", None, "not read: Persian"),
        ("lost.pdf", "acquire", "has no text"),
    ]
