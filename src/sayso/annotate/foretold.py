"""Descriptions whose name comes only later: the lead's "a port official", and "the interior minister" before he is named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.annotate.entities import FORMER, lands_of, office_of, offices
from sayso.annotate.links import Root
from sayso.annotate.nouns import head_word
from sayso.annotate.phrases import Sighting
from sayso.annotate.references import NEAREST, UNNAMED, line_numbers
from sayso.annotate.standins import age_after, age_in, people_of
from sayso.annotate.wordlists import word_list, word_table

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LEAD = 4  # lines in which a report may speak of somebody whom it names next
SOON = 2  # lines after which the name has to come
AFTER_DATELINE = 2  # the parser takes "NORSEL – A port official" for one phrase
BY = frozenset({"by", "from", "of", "to"})  # "the comments by Ana Falk"


def foretold(doc: Doc, seen: Sequence[Sighting], found: Sequence[Root | None]) -> list[Root | None]:
    """The same links, with those that point ahead added; every mention of a description's chain moves with it."""
    lines = line_numbers(doc)
    moved: dict[int, Root] = {}
    for place, sighting in enumerate(seen):
        root = found[place]
        open_end = root is None or (root.place == place and root.reason == UNNAMED)
        if not open_end or sighting.kind != "description":
            continue
        if sighting.number == "many":
            if (body := _body_ahead(place, doc, seen, found)) is not None:
                moved[place] = body
            continue
        if sighting.type in {"person", "place"}:
            led = lines[sighting.head] <= LEAD and doc[sighting.start].pos_ == "DET"  # "a casino" further down is another
            early = sighting.definite or sighting.type == "person" or led
            ahead = (_office(place, doc, seen, found) if early else None) or _of_age(place, doc, seen, found)
            ahead = ahead or (_lead(place, doc, seen, found, lines) if sighting.type == "person" else None)
            if ahead is not None:
                moved[place] = ahead
    return [_moved(place, root, moved) for place, root in enumerate(found)]


def _moved(place: int, root: Root | None, moved: Mapping[int, Root]) -> Root | None:
    if place in moved:
        return moved[place]
    return Root(place=moved[root.place].place, reason=root.reason) if root is not None and root.place in moved else root


def _lead(place: int, doc: Doc, seen: Sequence[Sighting], found: Sequence[Root | None], lines: Sequence[int]) -> Root | None:
    """The person first named in the lines after the lead, where the lead lets somebody speak without a name."""
    head = doc[seen[place].head]
    first = next((number for number in range(len(seen)) if seen[number].kind != "pronoun"), 0)
    if lines[head.i] - lines[seen[first].head] > LEAD or not _speaks(head):
        return None
    for number in range(place + 1, len(seen)):
        other, root = seen[number], found[number]
        if other.kind != "name" or other.type != "person":
            continue
        near = 0 < lines[other.head] - lines[head.i] <= SOON
        gender = None in {other.gender, seen[place].gender} or other.gender == seen[place].gender
        acts = _acts(doc, other) and not _told_otherwise(root, head, doc, seen, found)
        if near and gender and acts and root is not None and " " in other.text:
            return Root(place=root.place, reason="the speaker of the lead, named in the lines after it")
        return None
    return None


def _told_otherwise(root: Root | None, head: Token, doc: Doc, seen: Sequence[Sighting], found: Sequence[Root | None]) -> bool:
    """Whether the report says of a named person that they are something else: no "attendant" is the "spokesman Ana Falk"."""
    heads = {
        head_word(doc[seen[number].head])
        for number, other in enumerate(found)
        if other is not None and root is not None and other.place == root.place and seen[number].kind == "description"
    }
    broad = head_word(head) in word_list("broad_roles")
    return bool(heads) and not broad and head_word(head) not in heads


def _speaks(head: Token) -> bool:
    if head.dep_ == "appos" and head.i - head.head.i <= AFTER_DATELINE:
        head = head.head
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in word_list("saying")


def _acts(doc: Doc, name: Sighting) -> bool:
    """Whether a person named for the first time does or said something there: "Ana Falk sent", "the comments by Ana Falk"."""
    root = doc[name.start : name.end].root
    return root.dep_ == "nsubj" or (root.dep_ == "pobj" and root.head.lower_ in BY)


def _body_ahead(place: int, doc: Doc, seen: Sequence[Sighting], found: Sequence[Root | None]) -> Root | None:
    """The one force named further on whose people a bare plural can mean: "soldiers" before "the Norsel Army"."""
    if seen[place].start != seen[place].head:
        return None
    noun = head_word(doc[seen[place].head])
    named = [root for number, root in enumerate(found) if number > place and seen[number].kind == "name" and root is not None]
    bodies = {root.place for root in named if seen[root.place].type == "group" and people_of(noun, seen[root.place].text, ())}
    return Root(place=bodies.pop(), reason=f"the one body named whose people “{noun}” can mean") if len(bodies) == 1 else None


def _of_age(place: int, doc: Doc, seen: Sequence[Sighting], found: Sequence[Root | None]) -> Root | None:
    """The one person whom the report names with the age that a description gives: "a 71-year-old farmer" before "Ana Falk, 71,"."""
    age = age_in(doc[seen[place].start : seen[place].end])
    if age is None:
        return None
    roots = [root for number, root in enumerate(found) if seen[number].kind == "name" and age_after(seen[number].end, doc) == age]
    bearers = {root.place for root in roots if root is not None}
    return Root(place=bearers.pop(), reason=f"the report names one person who is {age}") if len(bearers) == 1 else None


def _office(place: int, doc: Doc, seen: Sequence[Sighting], found: Sequence[Root | None]) -> Root | None:
    """The one person of whom the same office is said elsewhere in the report."""
    key = office_words(doc, seen[place])
    if key is None:
        return None
    lands = lands_of(doc, seen[place])
    holders = {
        root.place
        for number, root in enumerate(found)
        if root is not None
        and number != place
        and seen[root.place].kind == "name"
        and seen[number].kind == "description"
        and not root.reason.startswith(NEAREST)
        and office_words(doc, seen[number]) == key
        and lands <= lands_of(doc, seen[number])  # "South Norland's president" may be named nowhere
    }
    if len(holders) != 1:
        return None
    return Root(place=holders.pop(), reason=f"“{' '.join(key)}” is said of nobody else in the report")


def office_words(doc: Doc, sighting: Sighting) -> tuple[str, ...] | None:
    """An office as its plain words, without whose it is: "interior minister"; `None` for a phrase that is no office."""
    head = doc[sighting.head]
    kin = head_word(head) in word_table("gendered") and sighting.start != sighting.head
    if sighting.type == "place":
        return (head_word(head),)
    if head_word(head) not in offices() and not kin:
        return None
    before = doc[head.i - 1] if head.i > sighting.start else None
    narrower = before is not None and before.dep_ in {"compound", "amod"} and before.ent_type_ not in {"NORP", "GPE"} and before.text != "-"
    office = office_of(doc, sighting)
    if office.startswith(FORMER) or office in word_table("same_office").values():
        return (office,)
    return (before.lower_, head_word(head)) if before is not None and narrower and not kin else (head_word(head),)
