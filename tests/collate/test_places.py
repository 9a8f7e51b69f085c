from __future__ import annotations

import pytest

from sayso.collate.gazetteer import Place, places_called
from sayso.collate.places import Told, locate, outer_name, with_places
from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Actor, Name, Naming
from tests.builders import at, report


def area(place: Place | None) -> tuple[str, str] | None:
    return (place.country, place.region) if place is not None else None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([Told(name="Paris")], ("FR", ""), id="by far the most people"),
        pytest.param([Told(name="Paris", inside=("Texas",))], ("US", "TX"), id="the state written after it"),
        pytest.param([Told(name="Paris"), Told(name="U.S.")], ("FR", ""), id="a famous town beside another country"),
        pytest.param([Told(name="Hamilton"), Told(name="Ontario")], ("CA", "08"), id="the province told of"),
        pytest.param([Told(name="Georgia"), Told(name="Alabama")], ("US", "GA"), id="a state beside a state"),
        pytest.param([Told(name="Georgia")], None, id="a state or a country"),
        pytest.param([Told(name="Asia")], None, id="wider than a country"),
        pytest.param([Told(name="northern Iran")], ("IR", ""), id="a part of a country"),
        pytest.param([Told(name="Springfield")], None, id="one of many"),
        pytest.param([Told(name="Xqzzvyk")], None, id="nowhere"),
        pytest.param([Told(name="San Jose"), Told(name="Costa Rica")], ("CR", ""), id="the country told of"),
        pytest.param([Told(name="Calgary")], ("CA", "01"), id="a town of which there is one"),
    ],
)
def test_a_place_lies_where_the_others_and_its_people_say(told: list[Told], expected: tuple[str, str] | None) -> None:
    assert area(locate(told)[0]) == expected


def test_a_town_of_many_of_its_name_is_the_one_close_to_a_sure_one() -> None:
    chicago, aurora = locate([Told(name="Chicago"), Told(name="Naperville")])
    assert area(aurora) == area(chicago)


def test_names_are_looked_up_without_case_and_accents() -> None:
    assert places_called("SAN JOSÉ") == places_called("San Jose") != ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Paris, Texas, burned", "Texas"),
        ("Paris, Texas. Ana Falk left", "Texas"),
        ("Paris, he said", None),
        ("Paris", None),
        ("Paris, W.Va.", "W.Va."),
    ],
)
def test_the_wider_place_is_written_after_a_comma(text: str, expected: str | None) -> None:
    assert outer_name(text, 5) == expected


def test_places_of_an_event_are_located_and_others_are_not() -> None:
    of = report("It burned in Paris, Texas. Ana Falk saw it.")
    naming = Naming(report=of.id, span=at(of, "Paris"), text="Paris")
    places = [
        Actor(id="a1", name="Paris", type="place", names=(Name(text="Paris", count=1),), naming=(naming,)),
        Actor(id="a2", name="Ana Falk", type="person", names=(Name(text="Ana Falk", count=1),)),
    ]
    found = with_places(places, [AnnotatedReport(report=of)])
    assert [(actor.where.region if actor.where else None) for actor in found] == ["TX", None]
