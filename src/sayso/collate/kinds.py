"""What a quantity counts and what befell it, in the few kinds by which two reports can count the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.collate.lexicons import labels, phrases, table
from sayso.model.annotation import Quantity

PEOPLE = "people"
PARTISAN = "partisan"
ABOARD = "aboard"  # the kind of passengers, and the deed of being carried
# What befalls a person once: two of them are two figures.
FATES = frozenset(
    {"killed", "injured", "missing", "survived", "rescued", "arrested", "charged", "convicted", "kidnapped", "displaced", "removed"}
)
# Of these no things are the object.
HUMAN = frozenset({"arrested", "charged", "convicted", "kidnapped", "attended"})
# Classes of deeds that make a figure even of a number whose noun is left out, and that read well behind one.
DEEDS = FATES | {
    "seized",
    "aboard",
    "attended",
    "damaged",
    "living",
    "affected",
    "bought",
    "sold",
    "built",
    "deployed",
    "dismissed",
    "infected",
    "collided",
}


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What is counted: its noun, the kind that the noun is of, and whether the noun takes in all of the kind.

    `person` is whether it can be people, `None` where nothing says what is counted.
    """

    noun: str | None
    kind: str | None
    wide: bool = False
    person: bool | None = None


def thing_of(quantity: Quantity) -> Thing:
    """What a quantity counts; a label that takes sides is wide, as another speaker calls the same people otherwise."""
    noun = quantity.head
    surface = quantity.unit if quantity.unit not in {None, "person"} else noun
    if noun is None and quantity.unit is None:
        return Thing(noun=None, kind=None)
    people = labels("kinds", "people")
    kind = people.get(noun or "") or people.get(surface or "")
    if kind is not None or quantity.unit == "person":
        known = kind if kind is not None else (noun or PEOPLE)
        return Thing(noun=noun, kind=known, wide=known in {PEOPLE, PARTISAN}, person=True)
    for word in (surface, noun):
        for section in ("wide", "narrow"):
            if word is not None and word in labels("kinds", section):
                return Thing(noun=noun, kind=labels("kinds", section)[word], wide=section == "wide", person=False)
    return Thing(noun=noun, kind=noun, person=False)


def opposite(left: Thing, right: Thing) -> bool:
    """Whether two kinds of people stand on opposite sides."""
    sides = table("kinds", "opposite")
    return right.kind in sides.get(left.kind or "", ()) or left.kind in sides.get(right.kind or "", ())


def deed_of(quantity: Quantity, word: str | None = None) -> str | None:
    """What befell the counted, where the verb alone does not say: people brought to a hospital are hurt, lives lost are deaths.

    `word` is the word that says what happened, as the text has it.
    """
    deed = quantity.deed
    if {quantity.unit, quantity.head, quantity.counted} & phrases("kinds", "lost", "nouns"):
        return "killed" if deed is None or deed in phrases("kinds", "lost", "verbs") else deed
    if deed in FATES and (word or "").casefold() in phrases("kinds", "only_lost", "words"):
        return None
    person = thing_of(quantity).person
    if quantity.kind != "count" or deed is None or not person:
        return None if deed in HUMAN and person is False else deed
    return _where_moved(quantity) if deed in phrases("kinds", "moving", "verbs") else deed


def _where_moved(quantity: Quantity) -> str | None:
    """What it did to people that they were taken somewhere, by the words about it."""
    around = set(quantity.context)
    return next((fate for fate, words in table("kinds", "moved").items() if around & set(words)), quantity.deed)


def holding_place(word: str | None, about: Iterable[str]) -> str | None:
    """The place that holds people, where the word of the deed is said of one: a camp that holds 400 arrests none."""
    if (word or "").casefold() not in phrases("kinds", "holding", "words"):
        return None
    return next((noun for noun in about if noun in phrases("kinds", "holding", "places")), None)


def is_idle(deed: str | None) -> bool:
    """Whether a deed says nothing of what befell the counted."""
    return deed is None or deed in phrases("kinds", "idle", "verbs")
