"""What sort of thing a name names: a person, a group, a place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from sayso.annotate.wordlists import word_list, word_table
from sayso.model.annotation import ActorType
from sayso.model.names import GENERATIONS, INITIAL, is_acronym

TYPES: Mapping[str, ActorType] = {"PERSON": "person", "ORG": "group", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group"}
AGENCY = re.compile(r"(?:news|press) agency$", re.IGNORECASE)
LINKS = frozenset({"of", "for", "against"})  # the words after them say what a body is for
STATES = frozenset({"State", "Emirate", "Caliphate", "Jihad"})  # what armed movements call themselves
FIRMS = frozenset(
    {"Inc", "Inc.", "Corp", "Corp.", "Ltd", "Ltd.", "LLC", "Plc", "PLC", "plc", "Limited", "AG", "SA", "NV", "GmbH", "Group", "Company"}
)
LONGEST_PERSON = 5  # words; a longer name is a body's


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a report tells of its names: labels from the model, the words beside them, those that follow a title, words of full names."""

    labels: Mapping[str, Counter[str]]
    titled: frozenset[str]
    person_words: frozenset[str]
    body_words: frozenset[str]
    used: Mapping[str, ActorType]


def plain(text: str) -> str:
    """A name for looking up: written small after the first letter where it is all in capitals."""
    return text.title() if text.isupper() else text


def is_media(text: str) -> bool:
    """Whether a name is that of a news agency, a broadcaster or a newspaper."""
    words = text.split()
    known = word_list("media")
    if text in known or f"The {text}" in known or AGENCY.search(text):
        return True
    return len(words) > 1 and words[-1] in word_list("media_heads") and words[-1] != "Star"


def is_place(text: str) -> bool:
    """Whether a name is that of a well-known place."""
    return text in word_list("places") or plain(text) in word_list("places")


def is_demonym(text: str) -> bool:
    """Whether a word says where people come from or what they believe."""
    return text in word_list("demonyms")


def body_type(text: str) -> ActorType | None:
    """Group or place by the word that says what kind of body it is: its last, or the one before "of"."""
    words = plain(text).replace("’s", "").replace("'s", "").split()
    heads = [words[-1].rstrip(".")] + [word for word, after in pairwise(words) if after.lower() in LINKS]
    groups, places = word_list("institution_nouns"), word_list("place_heads")
    if len(words) == 2 and is_demonym(words[0]) and words[1] in STATES:  # noqa: PLR2004 - "Islamic State"
        return "group"
    surname = len(words) == 2 and words[0] in word_table("first_names") and words[1] in word_list("kind_surnames")  # noqa: PLR2004
    if len(words) < 2 or surname:  # noqa: PLR2004 - a head alone names nothing
        return None
    if any(head in groups and head not in places for head in heads):
        return "group"
    if any(head in places and head not in groups for head in heads):
        return "place"
    told = word_table("leading_heads").get(words[0])
    return "group" if told == "group" else "place" if told == "place" else None


def is_generic(text: str) -> bool:
    """Whether every word is only a kind of body or a link: "Police Department", "The Committee"; or one word a kind of place."""
    kinds = word_list("institution_nouns") | LINKS | {"the", "and", "The"}
    words = text.split()
    if words[0] == "United" and len(words) > 1:  # "United Airlines"; "Norsel United" is a club
        return False
    return all(word in kinds for word in words) or (len(words) == 1 and text in word_list("place_heads"))


def kind_of(text: str, evidence: Evidence) -> ActorType | None:
    """A name's type: by its form first, then by the report's own evidence, then by most of the model's labels."""
    if is_media(text):
        return "group"
    if text in evidence.titled:
        return "person"
    if is_place(text):
        return "place"
    return body_type(text) or _by_evidence(text, evidence)


def _by_evidence(text: str, evidence: Evidence) -> ActorType | None:
    if text in evidence.used:
        return evidence.used[text]
    words = text.split()
    known_first = words[0] in word_table("first_names")
    either = len(words) > 2 and words[-1] in word_list("institution_nouns")  # noqa: PLR2004 - "Ana Falk Center" is a body or a place
    if (1 < len(words) <= LONGEST_PERSON and known_first and not either) or text in evidence.person_words:
        return "person"
    if is_acronym(text) or text in evidence.body_words or text.casefold() in word_list("group_nouns"):
        return "group"
    doubtful = len(words) > 1 and text in evidence.labels and is_doubtful_person(text, evidence.labels)
    return voted(evidence.labels.get(text, Counter()), lone=doubtful or either or (len(words) == 1 and not known_first))


def voted(labels: Counter[str], *, lone: bool = False) -> ActorType | None:
    """The type of most labels; for a lone word the label of a person is not believed, since reports bring persons in by full name."""
    types: dict[ActorType, int] = {}
    for label, count in labels.items():
        if label in TYPES:
            types[TYPES[label]] = types.get(TYPES[label], 0) + count
    if lone:
        types.pop("person", None)
    return min(types.items(), key=lambda item: (-item[1], item[0]))[0] if types else None


def is_full_person(text: str, labels: Counter[str]) -> bool:
    """Whether a name of several words is a person's, so that each of its words may stand for that person."""
    words = text.split()
    if not 1 < len(words) <= LONGEST_PERSON or is_media(text) or is_place(text) or body_type(text):
        return False
    return words[0] in word_table("first_names") or voted(labels) == "person"


def is_doubtful_person(text: str, labels: Mapping[str, Counter[str]]) -> bool:
    """Whether nothing but the model's label makes a person of a name that is always written in full: "Norsel Line", twice."""
    words = text.split()
    alone = any(word in labels for word in person_words(text))
    return not alone and words[0] not in word_table("first_names") and sum(labels[text].values()) > 1


def body_word(text: str) -> str | None:
    """The word that stands alone for a firm: "Norsel" of "Norsel Inc."."""
    words = text.split()
    return words[0] if len(words) == 2 and body_type(text) == "group" and words[1] in FIRMS else None  # noqa: PLR2004 - the name and its form


def person_words(text: str) -> frozenset[str]:
    """The words of a person's name that may stand alone: not initials, not particles, not "Jr."."""
    return frozenset(word for word in text.split() if word[0].isupper() and not INITIAL.fullmatch(word) and word not in GENERATIONS)
