from __future__ import annotations

import pytest

from sayso.annotate.chain import annotate
from sayso.annotate.mentions import MENTIONS
from sayso.collate.actors import find_actors
from sayso.collate.identity import Local, link_locals
from sayso.model.annotation import ActorType, AnnotatedReport, Attribution
from sayso.model.collation import Actor
from sayso.model.event import Event
from sayso.model.span import Span
from tests.builders import at, reader, report


def read(text: str, outlet: str = "The Courier") -> AnnotatedReport:
    return annotate(report(text, outlet=outlet), reader=reader(), components=[MENTIONS])


def event(*annotated: AnnotatedReport) -> Event:
    return Event(id="e1", title="ferry", reports=tuple(one.report.id for one in annotated), annotated=annotated)


def actors(*texts: str) -> tuple[Actor, ...]:
    return find_actors(event(*(read(text, outlet=f"Outlet {number}") for number, text in enumerate(texts))))[0]


def called(found: tuple[Actor, ...], name: str) -> Actor:
    return next(actor for actor in found if name in {used.text for used in actor.names})


def local(number: int, *names: str, type: ActorType | None = "group", described: str | None = None, labels: tuple[str, ...] = ()) -> Local:  # noqa: A002
    span = Span(report=f"r{number}", start=0, end=1)
    return Local(report=f"r{number}", root=f"m{number}", names=names, spans=(span,), described=described, labels=labels, type=type)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        pytest.param("Rosa Cavell", "Rosa Cavell", "person", id="the same name"),
        pytest.param("Rosa Cavell", "Cavell", "person", id="a surname"),
        pytest.param("Rosa Cavell", "Rosa M. Cavell", "person", id="an initial"),
        pytest.param("Rosa Cavell", "Rosa Maria Cavell", "person", id="a middle name"),
        pytest.param("Ro Kuk", "Ro Kuk-no", "person", id="what follows a hyphen"),
        pytest.param("Rosa Cavell", "Rosa Cavell Miranda", "person", id="a second surname"),
        pytest.param("Rosa Cavell Miranda", "Cavell", "person", id="the first of two surnames"),
        pytest.param("Norsel 3", "Norsel-3", "place", id="a hyphen"),
        pytest.param("Norsel 3", "NORSEL3", "place", id="case and space"),
        pytest.param("San José", "San Jose", "place", id="an accent"),
        pytest.param("U.S.", "US", "place", id="dots"),
        pytest.param("Norsel Rail League", "NRL", "group", id="first letters"),
        pytest.param("Transport Ministry", "Ministry of Transport", "group", id="another order"),
        pytest.param("US State Department", "State Department", "group", id="without its country"),
        pytest.param("Ministry of Transport", "Public Transport Ministry", "group", id="a part of what it is for"),
        pytest.param("Norsel", "Norsel Ltd", "group", id="without its form"),
    ],
)
def test_two_reports_name_one_actor(left: str, right: str, kind: ActorType) -> None:
    group, links = link_locals([local(1, left, type=kind), local(2, right, type=kind)])
    assert group[0] == group[1]
    assert links[0][2].reason


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("Rosa Cavell", "Peter Cavell"), id="two people of one surname"),
        pytest.param(("Rosa Cavell", "Rosa Tarvin"), id="two people of one first name"),
        pytest.param(("Norsel Port Authority", "Norsel Port Police"), id="two bodies of one town"),
        pytest.param(("Norsel Bank", "Norsel Trust"), id="two kinds of body"),
    ],
)
def test_two_actors_stay_two(names: tuple[str, str]) -> None:
    kind: ActorType = "person" if "Cavell" in names[0] else "group"
    group, links = link_locals([local(number, name, type=kind) for number, name in enumerate(names)])
    assert (group[0], links) == (0, [])


def test_a_surname_that_two_people_of_the_event_have_is_linked_to_neither() -> None:
    found = [local(1, "Rosa Cavell", type="person"), local(2, "Peter Cavell", type="person"), local(3, "Cavell", type="person")]
    group, _ = link_locals(found)
    assert len(set(group.values())) == 3


@pytest.mark.parametrize(
    ("relative", "together"),
    [
        pytest.param("Ana Falk", {"William A. Falk"}, id="the one of the family that the report names"),
        pytest.param("Ana Tarvin", set(), id="no family of either is in the report"),
    ],
)
def test_a_first_name_that_several_have_is_linked_inside_the_family(relative: str, together: set[str]) -> None:
    names = ("William", "William A. Falk", "William Cousins", relative)
    found = [local(number, name, type="person") for number, name in zip((1, 2, 3, 1), names, strict=True)]
    group, _ = link_locals(found)
    assert {name for number, name in enumerate(names) if number and group[number] == group[0]} == together


def test_an_acronym_joins_what_two_reports_spell_out_differently() -> None:
    found = [local(1, "Norsel People's Front", "NPF"), local(2, "Front of the Norsel People", "NPF")]
    assert len(set(link_locals(found)[0].values())) == 1


def test_a_description_joins_whom_another_report_names() -> None:
    found = [
        local(1, "Rosa Cavell", type="person", labels=("the gunwoman",)),
        local(2, type="person", described="the gunwoman", labels=("the gunwoman",)),
    ]
    assert len(set(link_locals(found)[0].values())) == 1


def test_a_description_of_two_people_joins_neither() -> None:
    found = [
        local(1, "Rosa Cavell", type="person", labels=("a pilot",)),
        local(2, "Peter Tarvin", type="person", labels=("a pilot",)),
        local(3, type="person", described="the pilot", labels=("the pilot",)),
    ]
    assert len(set(link_locals(found)[0].values())) == 3


def test_those_who_did_it_are_one_band_in_two_reports_that_name_nobody() -> None:
    found = [local(1, described="hackers", type="person"), local(2, described="the criminal hackers", type="person")]
    assert len(set(link_locals(found)[0].values())) == 1


def test_those_who_did_it_are_left_apart_where_some_are_named() -> None:
    band = [local(1, described="hackers", type="person"), local(2, described="the criminal hackers", type="person")]
    named = local(3, "Quay Union", labels=("the hackers",))
    assert len(set(link_locals([*band, named])[0].values())) == 3


def test_general_words_mean_the_only_body_that_they_fit() -> None:
    found = [local(1, "Norsel State Police"), local(2, described="the Norsel police")]
    assert len(set(link_locals(found)[0].values())) == 1


def test_a_family_is_one_group_beside_its_members() -> None:
    found = actors("Rosa Cavell and Peter Cavell sailed. The Cavells were rich.", "Friends of the Cavells wept for Rosa Cavell.")
    assert called(found, "Cavells").id != called(found, "Rosa Cavell").id


def test_an_actor_has_the_fullest_name_that_most_reports_use() -> None:
    found = actors("Rosa Cavell spoke. Cavell left.", "Rosa Cavell spoke.", "Rosa Maria Cavell spoke.")
    assert called(found, "Cavell").name == "Rosa Cavell"


def test_names_are_counted() -> None:
    found = actors("Rosa Cavell spoke. Cavell left. Cavell slept.", "Rosa Cavell spoke.")
    assert [(name.text, name.count) for name in called(found, "Cavell").names] == [("Cavell", 2), ("Rosa Cavell", 2)]


def test_a_title_before_a_name_makes_one_name_more() -> None:
    found = actors("Sheriff Rosa Cavell spoke. Sheriff Cavell left.")
    assert "Sheriff Cavell" in {name.text for name in found[0].names}


def test_every_description_is_a_naming_with_its_passage() -> None:
    text = "Rosa Cavell, a port official, spoke."
    found, _ = find_actors(event(read(text)))
    naming = found[0].naming[-1]
    assert (naming.text, naming.span) == ("a port official", at(report(text, outlet="The Courier"), "a port official"))


def test_a_description_is_kept_once_with_the_reports_that_use_it() -> None:
    found = actors("Rosa Cavell, a port official, spoke.", "Rosa Cavell, the port official, left.")
    labels = [(label.text, label.count, len(label.reports)) for label in called(found, "Rosa Cavell").labels]
    assert labels == [("port official", 2, 2)]


def test_a_naming_has_the_voice_that_it_stands_in() -> None:
    annotated = read("The owner said Rosa Cavell was a smuggler.")
    content = at(annotated.report, "Rosa Cavell was a smuggler")
    source = at(annotated.report, "The owner")
    quoted = Attribution(id="q1", content=(content,), source=(source,), speaker="owner")
    spoken = AnnotatedReport(report=annotated.report, mentions=annotated.mentions, attributions=(quoted,))
    found, _ = find_actors(event(spoken))
    assert [step.name for step in called(found, "Rosa Cavell").naming[0].voice] == ["owner"]


def test_a_naming_outside_every_attribution_is_the_outlets_own() -> None:
    assert actors("Rosa Cavell, a port official, spoke.")[0].naming[0].voice == ()


def test_every_mention_that_refers_leads_to_its_actor() -> None:
    annotated = read("Rosa Cavell spoke. Later she left.")
    found, actor_of = find_actors(event(annotated))
    assert {actor_of[annotated.report.id, mention.id] for mention in annotated.mentions} == {found[0].id}


def test_the_order_of_reports_is_irrelevant() -> None:
    first, second, third = (
        read("Rosa Cavell spoke."),
        read("Rosa Maria Cavell left.", "B"),
        read("Cavell met the NRL (Norsel Rail League).", "C"),
    )
    assert find_actors(event(first, second, third)) == find_actors(event(third, first, second))


def test_actors_of_most_reports_come_first() -> None:
    found = actors("Peter Tarvin met Rosa Cavell.", "Rosa Cavell spoke.")
    assert [actor.name for actor in found] == ["Rosa Cavell", "Peter Tarvin"]


def test_somebody_without_a_name_who_is_spoken_of_once_is_no_actor() -> None:
    assert actors("A port official slept.") == ()


def test_somebody_without_a_name_who_speaks_is_an_actor() -> None:
    annotated = read("A port official said the ferry sank.")
    mention = annotated.mentions[0]
    said = Attribution(id="q1", content=(at(annotated.report, "the ferry sank"),), source=(mention.span,), actor=mention.id)
    found, _ = find_actors(event(AnnotatedReport(report=annotated.report, mentions=annotated.mentions, attributions=(said,))))
    assert [actor.name for actor in found] == ["port official"]


def test_a_link_of_one_report_is_kept_with_its_reason() -> None:
    link = actors("Rosa Cavell spoke. Cavell left.")[0].links[0]
    assert (link.left, link.right, link.reason) == ("Cavell", "Rosa Cavell", "short for “Rosa Cavell”")


def test_a_link_between_reports_has_a_span_in_each() -> None:
    found = actors("Rosa Cavell spoke.", "Rosa Maria Cavell left.")
    assert len({span.report for span in found[0].links[0].spans}) == 2


def test_an_event_without_reports_has_no_actors() -> None:
    assert find_actors(event()) == ((), {})


def test_the_government_of_two_reports_is_not_taken_for_one() -> None:
    found = [local(1, type="group", described="the government"), local(2, type="group", described="the government")]
    assert len(set(link_locals(found)[0].values())) == 2


def test_a_name_of_initials_alone_breaks_nothing() -> None:
    found = [local(1, "J. R.", type="person"), local(2, "Rosa Cavell", type="person")]
    assert len(set(link_locals(found)[0].values())) == 2
