from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sayso.collate.event import collate
from sayso.collate.figures import find_figures
from sayso.collate.rulings import of_event, regroup, renamed
from sayso.model.event import Event
from sayso.model.judgement import Decision, Judgement, Subject, folded
from sayso.model.span import Span
from tests.collate.telling import annotated, event
from tests.shipped import shipped_collation

ONE = annotated("The storm killed 9 people in Arlen.", outlet="Courier")
TWO = annotated("The storm killed 14 people in Arlen.", outlet="Herald")
SIX = annotated("The storm killed 9 people in Arlen. It injured 30 people.", outlet="Star")
EVENT = event(ONE, TWO, SIX)


def span_of(name: str, words: str) -> Span:
    one = next(one for one in EVENT.annotated if one.report.outlet == name)
    (found,) = [quantity.span for quantity in one.quantities if one.report.text[quantity.span.start : quantity.span.end].startswith(words)]
    return found


def decided(kind: Decision, *places: tuple[str, str], about: Subject | None = "figure", value: str | None = None, at: str = "2031-03-05",
            withdrawn: str | None = None) -> Judgement:  # fmt: skip
    spans = tuple(span_of(*one) for one in places)
    texts = {one.report.id: one.report.text for one in EVENT.annotated}
    words = tuple(texts[span.report][span.start : span.end] for span in spans)
    return Judgement(id=f"j{kind}{places}{at}", kind=kind, spans=spans, words=words, about=about, value=value, author="A. Bell", at=at,
                     withdrawn=withdrawn)  # fmt: skip


def judged(*judgements: Judgement) -> Event:
    return msgspec.structs.replace(EVENT, judgements=of_event(folded(judgements), EVENT))


def rows(*judgements: Judgement) -> set[frozenset[str]]:
    """The readings of each figure, as outlet and number."""
    outlets = {one.report.id: one.report.outlet for one in EVENT.annotated}
    return {
        frozenset(f"{outlets[reading.report]} {reading.text.split()[0]}" for reading in figure.readings)
        for figure in find_figures(judged(*judgements), {})
    }


KILLED = frozenset({"Courier 9", "Herald 14", "Star 9"})
HURT = frozenset({"Star 30"})


def test_without_a_judgement_rows_are_as_the_machine_made_them() -> None:
    assert rows() == {KILLED, HURT}


def test_what_is_rejected_is_in_no_row() -> None:
    assert rows(decided("reject", ("Herald", "14"))) == {KILLED - {"Herald 14"}, HURT}


def test_what_is_split_leaves_its_row_and_stands_together() -> None:
    assert rows(decided("split", ("Herald", "14"))) == {KILLED - {"Herald 14"}, frozenset({"Herald 14"}), HURT}
    together = decided("split", ("Herald", "14"), ("Star", "9"))
    assert rows(together) == {frozenset({"Courier 9"}), frozenset({"Herald 14", "Star 9"}), HURT}


def test_a_row_that_is_split_as_a_whole_falls_into_its_readings() -> None:
    whole = decided("split", ("Courier", "9"), ("Herald", "14"), ("Star", "9"))
    assert rows(whole) == {*(frozenset({reading}) for reading in KILLED), HURT}


def test_what_is_joined_is_one_row_and_the_verdict_is_made_anew() -> None:
    joined = decided("join", ("Star", "9"), ("Star", "30"))
    assert rows(joined) == {KILLED | HURT}
    (figure,) = find_figures(judged(joined), {})
    assert (figure.verdict, figure.low, figure.high) == ("differ", 9, 30)


def test_to_accept_several_readings_keeps_them_in_one_row() -> None:
    assert rows(decided("accept", ("Star", "9"), ("Star", "30"))) == {KILLED | HURT}


def test_the_later_of_two_judgements_on_the_same_words_holds() -> None:
    split, join = decided("split", ("Herald", "14"), at="2031-03-05"), decided("join", ("Herald", "14"), ("Star", "9"), at="2031-03-06")
    assert rows(join, split) == rows(split, join) == {KILLED, HURT}


def test_what_is_renamed_has_the_name_that_a_person_gave() -> None:
    (figure,) = [one for one in find_figures(judged(decided("rename", ("Star", "30"), value="people hurt")), {}) if len(one.readings) == 1]
    assert figure.what == "people hurt"


def test_a_judgement_whose_words_are_gone_is_orphaned_and_changes_nothing() -> None:
    gone = msgspec.structs.replace(decided("reject", ("Herald", "14")), words=("15 people",))
    assert [one.orphaned for one in judged(gone).judgements] == [True]
    assert rows(gone) == rows()


def test_a_judgement_whose_report_was_changed_is_shown_with_the_file_that_took_its_place() -> None:
    lost = msgspec.structs.replace(decided("reject", ("Herald", "14")), spans=(Span(report="rgone", start=0, end=2),))
    assert of_event([lost], EVENT) == ()
    (shown,) = of_event([msgspec.structs.replace(lost, origins=(TWO.report.origin,))], EVENT)
    assert shown.orphaned
    assert len(of_event([lost], EVENT, alone=True)) == 1


def test_a_judgement_on_voices_leaves_rows_alone() -> None:
    assert rows(decided("split", ("Herald", "14"), about="voice")) == rows()


POOL = [
    decided("reject", ("Herald", "14")),
    decided("split", ("Courier", "9"), at="2031-03-06"),
    decided("join", ("Star", "9"), ("Star", "30"), at="2031-03-07"),
    decided("rename", ("Star", "30"), value="hurt", at="2031-03-08"),
    decided("split", ("Star", "9"), about="voice", at="2031-03-09"),
]
few = st.lists(st.sampled_from(POOL), unique_by=lambda one: one.id)


@given(few, st.data())
def test_a_log_read_in_any_order_and_twice_gives_the_same(log: list[Judgement], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(log + log))
    assert find_figures(judged(*shuffled), {}) == find_figures(judged(*log), {})


@given(few, st.sampled_from(POOL))
def test_one_that_was_withdrawn_is_as_if_it_was_never_given(log: list[Judgement], other: Judgement) -> None:
    others = [one for one in log if one.id != other.id]
    gone = msgspec.structs.replace(other, withdrawn="2031-03-10")
    assert find_figures(judged(*others, other, gone), {}) == find_figures(judged(*others), {})


@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4), max_size=4))
def test_rows_that_nobody_judged_stay_as_they_are(drawn: list[list[int]]) -> None:
    spans = [Span(report="r", start=number, end=number + 1) for number in range(10)]
    assert regroup(EVENT, "figure", drawn, lambda number: spans[number]) == drawn
    assert renamed(EVENT, "figure", ()) == ()


def test_actors_are_parted_and_named_as_people_judged() -> None:
    known = shipped_collation("ferry")
    actor = next(actor for actor in known.actors if len({naming.text for naming in actor.naming}) > 1 and len(actor.naming) > 3)
    naming = actor.naming[0]
    called = Judgement(
        id="j1", kind="rename", about="actor", spans=(naming.span,), words=(naming.text,), value="The Line", author="A", at="1"
    )
    changed = collate(msgspec.structs.replace(known.event, judgements=of_event([called], known.event)))
    assert [one.name for one in changed.actors if naming.span in {cell.span for cell in one.naming}] == ["The Line"]
