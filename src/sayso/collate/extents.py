"""What a measure is of: the depth of a well, the weight of an animal, the fall of a child."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sayso.collate.lexicons import labels
from sayso.model.annotation import Quantity

WEIGHT, FALL = "weight", "fall"
PEOPLE, SOMEBODY = "people", "somebody"
BRACKETS = re.compile(r"[^\S\n]?\([^()\n]{1,40}\)")
# "fell 12 feet (3.7 metres)": what is in brackets is read like the number before them
TURNED = re.compile(r"[\d.,]{1,12}[-\s]?[a-z]{1,12}\s?\($", re.IGNORECASE)
BEHIND = re.compile(r"(?P<tie>-|\s)(?P<word>[a-z]{1,20})(?:[-\s](?P<next>[a-z]{1,20}))?", re.IGNORECASE)
TIED = re.compile(r"-(?P<word>[a-z]{1,20})$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Extent:
    """Which extent, and the words for what has it; a child and a boy are one word there."""

    name: str
    things: frozenset[str]


def extent_of(quantity: Quantity, words: str, before: str, behind: str, about: Iterable[str]) -> Extent | None:
    """The extent that a length or a weight tells, by its own words and those before and behind it; `None` where they tell none.

    `about` are the last words of what it is said of, as the text has them.
    """
    dimension = labels("extents", "units").get(quantity.unit or "")
    if quantity.kind != "measure" or quantity.counted is not None or dimension is None:
        return None
    heads, before, behind = tuple(about), TURNED.sub("", before), behind.removeprefix(")")
    said = frozenset(head for head in heads if head.islower())  # "the well near Arlen" is no Arlen
    tied, word, following = _behind(words, behind)
    told = labels("extents", "behind").get(word)
    if told is not None:
        return _extent(told, {following} if tied else said)
    told = _opening(before)
    if told is not None:
        return _extent(told, {word for word in quantity.context if word in labels("extents", "nouns")})
    if _falling().search(before) is not None:
        return _extent(FALL, {SOMEBODY} if any(_is_somebody(head) for head in heads) else said)
    if dimension == WEIGHT:
        return _extent(WEIGHT, {word} if word in said else said)
    nouns = labels("extents", "nouns")
    noun = next((one for one in (word, following) if one in nouns), None)
    return _extent(nouns[noun], {noun}) if noun is not None else None


def other_extent(left: Extent | None, right: Extent | None) -> bool:
    """Whether one tells how deep something is and the other how wide."""
    return left is not None and right is not None and left.name != right.name


def of_two(left: Extent | None, right: Extent | None) -> bool:
    """Whether they are of two things, by the words for them."""
    return left is not None and right is not None and not left.things & right.things


def same_extent(left: Extent | None, right: Extent | None) -> bool:
    """Whether both are one extent of one thing."""
    return left is not None and right is not None and left.name == right.name and bool(left.things & right.things)


def _behind(words: str, behind: str) -> tuple[bool, str, str]:
    """Whether a hyphen ties the next word to the number, and the two next words: of "80m-deep well" the depth and the well."""
    rest = BEHIND.match(BRACKETS.sub("", behind, count=1))
    first, second = (rest["word"].casefold(), (rest["next"] or "").casefold()) if rest else ("", "")
    inside = TIED.search(words)
    if inside is not None and inside["word"].casefold() in labels("extents", "behind"):
        return True, inside["word"].casefold(), first
    return rest is not None and rest["tie"] == "-", first, second


def _extent(name: str, things: Iterable[str]) -> Extent:
    people = labels("kinds", "people")
    return Extent(name=name, things=frozenset(people.get(thing, thing) for thing in things) - {PEOPLE, ""})


@cache
def _names_before() -> re.Pattern[str]:
    names = "|".join(sorted(labels("extents", "of")))
    return re.compile(rf"\b(?P<name>{names})\s+of\s+(?:[a-z]{{1,12}}\s+){{0,3}}$", re.IGNORECASE)


@cache
def _falling() -> re.Pattern[str]:
    verbs = "|".join(sorted(labels("extents", "falls")))
    return re.compile(rf"\b(?:{verbs})\s+(?:(?!in|down|from|off|through)[a-z]{{1,12}}\s+){{0,2}}$", re.IGNORECASE)


def _is_somebody(head: str) -> bool:
    """Whether it is a noun for people or a name: of the few who fall one report gives the name and another says "the boy"."""
    return head[0].isupper() or head in labels("kinds", "people")


def _opening(before: str) -> str | None:
    match = _names_before().search(before)
    return labels("extents", "of")[match["name"].casefold()] if match else None
