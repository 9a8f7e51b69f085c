"""Where the places of an event lie: by what the reports write beside a name, by the other places told of, by how many live there."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from sayso.collate.gazetteer import Place, places_called
from sayso.collate.lexicons import phrases
from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Actor, Where
from sayso.model.names import plain

EARTH = 6371.0  # km
WITHIN = re.compile(r",\s{1,3}(?P<outer>[A-Z][\w.’'-]{0,24}(?: [A-Z][\w.’'-]{0,24}){0,2})")  # "Paris, Texas"
DIRECTION = re.compile(r"(?:north|south|east|west|central|downtown|greater)(?:ern)?\s+", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class PlaceSettings:
    """When one of several places of a name is sure to be meant.

    One that has `bigger` times the people of the next, and `least` thousands of people; or the only one within `near`
    kilometres of a town that is sure. A place in a country that is told of is not meant where another of the name has
    `famous` times its people: "Paris" beside "U.S.".
    """

    bigger: float = 5.0
    least: int = 300
    near: float = 200.0
    famous: float = 30.0


DEFAULTS = PlaceSettings()


@dataclass(frozen=True, kw_only=True)
class Told:
    """A name of a place as a text gives it, with the names of wider places written straight after it."""

    name: str
    inside: tuple[str, ...] = ()


def locate(told: Sequence[Told], settings: PlaceSettings = DEFAULTS) -> list[Place | None]:
    """For each name of one event its place, `None` where no place has that name or several may be meant."""
    called = [_called(one.name) for one in told]
    areas = {_area(place) for one in told for name in (one.name, *one.inside) for place in _called(name) if place.kind != "town"}
    found = [_sure(one, candidates, areas, settings) for one, candidates in zip(told, called, strict=True)]
    towns = [place for place in found if place is not None and place.kind == "town"]
    return [place or _close(candidates, towns, settings) for place, candidates in zip(found, called, strict=True)]


def _called(name: str) -> tuple[Place, ...]:
    """The places of a name; of "northern Norsel" those of Norsel, where no place has the whole name."""
    if plain(name) in phrases("places", "words", "wide"):
        return ()
    return places_called(name) or places_called(DIRECTION.sub("", name, count=1))


def _area(place: Place) -> tuple[str, str]:
    return (place.country, place.region)


def _sure(one: Told, candidates: Sequence[Place], areas: set[tuple[str, str]], settings: PlaceSettings) -> Place | None:
    countries = [place for place in candidates if place.kind == "country"]
    regions = [place for place in candidates if place.kind == "region"]
    inside = {_area(place) for outer in one.inside for place in _called(outer) if place.kind != "town"}
    if inside and (within := _in(candidates, inside)):
        return within[0]
    if regions and any(region for country, region in areas - {_area(place) for place in regions} if country == "US"):
        return regions[0] if countries else _biggest(candidates, settings)  # "Georgia" beside other states
    if countries:
        return countries[0] if not regions else None
    near = _in([place for place in candidates if place.kind == "town"], areas)
    if near and candidates[0].people < settings.famous * max(1, near[0].people):
        return _biggest(near, settings)
    return _known(candidates, settings)


def _in(candidates: Sequence[Place], areas: set[tuple[str, str]]) -> list[Place]:
    """The places in one of some areas, those in a state before those that are in a country only."""
    in_state = [place for place in candidates if place.region and _area(place) in areas and place.kind == "town"]
    return in_state or [place for place in candidates if (place.country, "") in areas and place.kind != "country"]


def _biggest(candidates: Sequence[Place], settings: PlaceSettings) -> Place | None:
    """The place of most people, where it is the only one or far bigger than the next; a town may lie in its own state."""
    if not candidates:
        return None
    others = [place for place in candidates[1:] if distance(place, candidates[0]) > settings.near]
    return candidates[0] if not others or candidates[0].people >= settings.bigger * max(1, others[0].people) else None


def _known(candidates: Sequence[Place], settings: PlaceSettings) -> Place | None:
    best = _biggest(candidates, settings)
    return best if best is not None and (best.people >= settings.least or best.kind != "town") else None


def _close(candidates: Sequence[Place], towns: Sequence[Place], settings: PlaceSettings) -> Place | None:
    """The one candidate that lies close to a town that is sure."""
    near = [place for place in candidates if any(distance(place, town) <= settings.near for town in towns)]
    return _biggest(near, settings)


def distance(left: Place, right: Place) -> float:
    """Kilometres over the globe between two places (haversine)."""
    a, b, c, d = map(math.radians, (left.latitude, left.longitude, right.latitude, right.longitude))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))


def outer_name(text: str, end: int) -> str | None:
    """The state or country that a text writes after a comma straight after a place's name: "Texas" of "Paris, Texas"."""
    after = WITHIN.match(text, end)
    words = after["outer"].split() if after else []
    for size in range(len(words), 0, -1):
        name = " ".join(words[:size])
        for form in (name, name.rstrip(".")):
            if any(place.kind != "town" for place in _called(form)):
                return form
    return None


def with_places(actors: Iterable[Actor], annotated: Iterable[AnnotatedReport]) -> tuple[Actor, ...]:
    """The actors, those that are places with where they lie, where that is sure."""
    actors = tuple(actors)
    texts = {one.report.id: one.report.text for one in annotated}
    places = [actor for actor in actors if actor.type == "place" and any(name.text[:1].isupper() for name in actor.names)]
    told = [_told(actor, texts) for actor in places]
    found = dict(zip((actor.id for actor in places), locate(told), strict=True))
    return tuple(_with_place(actor, found.get(actor.id)) for actor in actors)


def _told(actor: Actor, texts: Mapping[str, str]) -> Told:
    outers = [outer_name(texts[naming.report], naming.span.end) for naming in actor.naming]
    names = [actor.name, *(name.text for name in actor.names)]
    known = next((name for name in names if _called(name)), actor.name)
    return Told(name=known, inside=tuple(dict.fromkeys(outer for outer in outers if outer)))


def _with_place(actor: Actor, place: Place | None) -> Actor:
    if place is None:
        return actor
    where = Where(kind=place.kind, country=place.country, region=place.region or None, latitude=place.latitude, longitude=place.longitude)
    return msgspec.structs.replace(actor, where=where)
