"""Of whom descriptions and pronouns speak, by rules: grammar's ties first, then kind, number, gender, nearness and who has the floor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING

from sayso.annotate.entities import (
    FORMER,
    Entity,
    age_of,
    covered,
    full_head,
    gender_of,
    is_child,
    is_grown,
    lands_of,
    office_of,
    offices,
    same_land,
    told_type,
)
from sayso.annotate.leaders import heading, may_lead
from sayso.annotate.links import Root
from sayso.annotate.nametypes import is_media
from sayso.annotate.nouns import head_word
from sayso.annotate.phrases import COLLECTIVE, Sighting
from sayso.annotate.standins import age_in, kind_words, people_of, stands_for
from sayso.annotate.wordlists import word_list
from sayso.model.names import name_key

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "pobj", "dative"})
STATES = frozenset({"police", "government", "media", "military", "army", "press"})  # one to a country or town
GROWN, YOUNG = frozenset({"man", "woman"}), frozenset({"boy", "girl"})
UNNAMED = "named nowhere in this report"
NEAREST = "the nearest that can be"


@dataclass(frozen=True, kw_only=True)
class Weights:
    """How much each sign counts when a description or pronoun is resolved.

    `nearness` is divided by one plus the distance in sentences, `often` multiplies the logarithm of the number of
    mentions so far, `subject` and `floor` are added for the subject of the last mention's clause and for whoever
    spoke last. Nobody further back than `farthest` sentences is taken, and nobody who is not `margin` ahead.
    """

    nearness: float = 4.0
    often: float = 0.9
    subject: float = 1.0
    floor: float = 3.0
    farthest: int = 4
    margin: float = 0.35


@dataclass(kw_only=True)
class Reading:
    """A report between its first and its last sighting: what is given, and what is known so far."""

    doc: Doc
    seen: Sequence[Sighting]
    roots: Mapping[int, Root]
    ties: Mapping[int, tuple[int, str]]
    weights: Weights
    lines: Sequence[int]
    found: list[Root | None] = field(default_factory=list)
    entities: dict[int, Entity] = field(default_factory=dict)
    speaker: int | None = None


def resolve(
    doc: Doc, seen: Sequence[Sighting], *, roots: Mapping[int, Root], ties: Mapping[int, tuple[int, str]], weights: Weights | None = None
) -> list[Root | None]:
    """For each sighting, in text order, the place of the one that names its actor, and why; `None` where nobody fits alone.

    `roots` links names by their place in `seen`, `ties` descriptions to the place of what they describe.
    """
    reading = Reading(doc=doc, seen=seen, roots=roots, ties=ties, weights=weights or Weights(), lines=line_numbers(doc))
    for place, sighting in enumerate(seen):
        root = _root(place, reading)
        reading.found.append(root)
        if root is not None:
            _meet(reading, sighting, root.place)
    return [_tied(place, reading) if root is None else root for place, root in enumerate(reading.found)]


def line_numbers(doc: Doc) -> list[int]:
    """The number of each token's sentence."""
    numbers, line = [], -1
    for token in doc:
        line += bool(token.is_sent_start)
        numbers.append(line)
    return numbers


def _root(place: int, reading: Reading) -> Root | None:
    sighting = reading.seen[place]
    if sighting.kind == "name":
        return reading.roots[place]
    if place in reading.ties:
        return _tied(place, reading)
    line = reading.lines[sighting.head]
    return _pronoun(sighting, reading, line) if sighting.kind == "pronoun" else _description(place, sighting, reading, line)


def _tied(place: int, reading: Reading) -> Root | None:
    """Whom a tied description describes; one that stands before what it describes is known only at the end."""
    if place not in reading.ties:
        return None
    target, reason = reading.ties[place]
    known = reading.found[target] if target < len(reading.found) else None
    held = reading.roots.get(target) or known
    return Root(place=held.place, reason=reason) if held is not None else None


def _meet(reading: Reading, sighting: Sighting, root: int) -> None:
    """Note that an actor was spoken of once more."""
    line = reading.lines[sighting.head]
    head = reading.doc[sighting.head] if sighting.kind != "name" else reading.doc[sighting.start : sighting.end].root
    entity = reading.entities.get(root)
    if entity is None:
        named = reading.seen[root]
        entity = reading.entities[root] = Entity(
            place=root,
            type=named.type,
            gender=gender_of(reading.doc, named),
            many=named.number == "many",
            named=named.kind == "name",
            text=named.text,
        )
    entity.type = entity.type or told_type(sighting, reading.doc)
    if sighting.kind != "pronoun" or reading.doc[sighting.head].dep_ in SUBJECTS:
        entity.gender = entity.gender or gender_of(reading.doc, sighting)
    if sighting.kind == "description":
        entity.heads.add(full_head(reading.doc, sighting))
        entity.offices.add(office_of(reading.doc, sighting))
        entity.said.append(sighting.text)
        entity.lands |= lands_of(reading.doc, sighting)
    entity.age = entity.age or age_of(reading.doc, sighting)
    entity.count += 1
    if sighting.quoted and entity.count > 1:
        return
    inverted = head.dep_ == "attr" and not any(child.dep_ in SUBJECTS for child in head.head.children)  # "First came Ana Falk"
    if head.dep_ == "conj" and head.head.dep_ in SUBJECTS:  # "Ana Falk and Jon Falk left": both are the subject
        head = head.head
    subject = (head.dep_ in SUBJECTS or inverted) and not sighting.quoted
    if line != entity.line or subject or entity.count == 1:
        entity.subject = subject
    entity.line, entity.last = line, sighting.head
    entity.clause = head.head.i if subject or head.dep_ in {"dobj", "pobj", "dative"} else -1
    if subject and head.head.lemma_.lower() in word_list("saying"):
        entity.spoke = True
        reading.speaker = reading.speaker if _inside_saying(head.head) else root
    elif subject and entity.type == "person" and entity.count == 1 and sighting.kind == "name":
        reading.speaker = None  # whoever is brought in by name takes the floor from the one before


def _inside_saying(verb: Token) -> bool:
    """Whether a verb stands in what somebody else is quoted as saying: "she said he had told her"."""
    return verb.dep_ == "ccomp" and verb.head.lemma_.lower() in word_list("saying") and verb.head.i < verb.i


def _pronoun(sighting: Sighting, reading: Reading, line: int) -> Root | None:
    token = reading.doc[sighting.head]
    fits = [entity for entity in reading.entities.values() if _pronoun_fits(sighting, token, entity)]
    if sighting.quoted:  # nobody who speaks says "he" of himself
        fits = [entity for entity in fits if entity.place != reading.speaker]
    best = _best(fits, token, reading, line)
    return Root(place=best.place, reason=f"“{sighting.text}” for the nearest that it fits, “{best.text}”") if best else None


def _pronoun_fits(sighting: Sighting, token: Token, entity: Entity) -> bool:
    if (token.dep_ in OBJECTS or _raised(token)) and entity.subject and _same_clause(token, entity):
        return token.lower_.endswith(("self", "selves"))
    if sighting.number == "one":
        return entity.type in {"person", None} and not entity.many and entity.gender in {None, sighting.gender}
    if sighting.number == "body":
        return not entity.many and (entity.type == "group" or (entity.type is None and entity.spoke))
    return entity.many or entity.type == "group"


def _raised(token: Token) -> bool:
    """Whether the subject of a small clause is the object of the verb above: "wants her gone"."""
    return token.dep_ == "nsubj" and token.lower_ in {"him", "her", "them"}


def _same_clause(token: Token, entity: Entity) -> bool:
    """Whether a pronoun hangs on the verb of an actor's clause, or on one that shares its subject: "Falk came and hugged him"."""
    verb = token.head.head if token.dep_ == "pobj" or _raised(token) else token.head
    while verb.i != entity.clause and verb.dep_ in {"conj", "xcomp"} and not any(child.dep_ in SUBJECTS for child in verb.children):
        verb = verb.head
    return verb.i == entity.clause


def _best(fits: Sequence[Entity], token: Token, reading: Reading, line: int) -> Entity | None:
    weights = reading.weights
    near = [entity for entity in fits if line - entity.line <= weights.farthest]
    ranked = sorted(((_score(entity, token, reading, line), entity) for entity in near), key=lambda pair: (-pair[0], -pair[1].last))
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < weights.margin:
        return None
    return ranked[0][1]


def _score(entity: Entity, token: Token, reading: Reading, line: int) -> float:
    weights = reading.weights
    score = weights.nearness / (1 + line - entity.line) + weights.often * log(entity.count)
    if entity.subject:
        score += weights.subject
    if entity.place == reading.speaker and token.dep_ == "nsubj" and token.head.lemma_.lower() in word_list("saying"):
        score += weights.floor
    return score


def _description(place: int, sighting: Sighting, reading: Reading, line: int) -> Root | None:
    """The actor whom a description takes up, or itself where it brings somebody in who is not named."""
    token = reading.doc[sighting.head]
    if same := _same_words(sighting, reading):
        return same
    if sighting.number == "many" and (body := _body_of(sighting, token, reading)):
        return body
    kin = any(child.dep_ == "poss" for child in token.children) and head_word(token) not in offices()
    bare = sighting.number != "many" and _is_bare(token)
    if not kin and (sighting.definite or bare) and (taken := _taken_up(sighting, token, reading, line)):
        return taken
    if sighting.type in {"person", "group"} and _brings_in(sighting, token):
        return Root(place=place, reason=UNNAMED)
    return None


def _is_bare(token: Token) -> bool:
    """Whether a phrase leaves its article out as headlines do: "gunman had no ties", not "sat in coach"."""
    alone = token.dep_ == "pobj" and not any(True for _ in token.children)
    return not alone and not any(child.dep_ in {"det", "nummod"} for child in token.children)


def _body_of(sighting: Sighting, token: Token, reading: Reading) -> Root | None:
    """The one named body that people in the plural stand for: "the militants", "soldiers"; not "twelve soldiers"."""
    counted = any(child.dep_ == "nummod" for child in token.children)
    if counted or (not sighting.definite and token.i != sighting.start):
        return None
    head = head_word(token)
    fits = [entity for entity in reading.entities.values() if entity.type == "group" and people_of(head, entity.text, entity.heads)]
    body = _latest(fits, reading.lines[sighting.head]) if sighting.definite or head not in word_list("followers") else None
    return Root(place=body.place, reason=f"“{body.text}” is a body whose people “{head}” can mean") if body is not None else None


def _same_words(sighting: Sighting, reading: Reading) -> Root | None:
    """Somebody called so before: by the same words, or by a name written small here."""
    key = name_key(_bare(sighting.text))
    for entity in reading.entities.values():
        if name_key(_bare(entity.text)) == key and (not entity.named or " " in _bare(sighting.text)):
            return Root(place=entity.place, reason="the same words")
    return None


def _bare(text: str) -> str:
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in ARTICLES else text


def _taken_up(sighting: Sighting, token: Token, reading: Reading, line: int) -> Root | None:
    head = full_head(reading.doc, sighting)
    lands = lands_of(reading.doc, sighting)
    known = [entity for entity in reading.entities.values() if _description_fits(sighting, entity) and same_land(lands, entity.lands)]
    for fits, reason in _signs(sighting, token, head, known):
        if best := _latest(fits, line):
            return Root(place=best.place, reason=reason.format(head=head, name=best.text, text=_bare(sighting.text)))
    if sighting.type in {"place", "other"} or sighting.number == "many" or _somebody_else(sighting, head, reading):
        return None
    general = [entity for entity in known if _general_fits(sighting, head, entity) and may_lead(token, entity)]
    best = _best(general, token, reading, line)
    return Root(place=best.place, reason=f"{NEAREST} “{sighting.text}”") if best else None


def _somebody_else(sighting: Sighting, head: str, reading: Reading) -> bool:
    """Whether the report brings in somebody by the same word whom it ties to no name: "a boy" beside "the boy"."""
    others = ((place, other) for place, other in enumerate(reading.seen) if other.kind == "description" and other is not sighting)
    return sighting.type == "person" and any(
        place not in reading.ties and not other.definite and other.number == "one" and full_head(reading.doc, other) == head
        for place, other in others
    )


def _signs(sighting: Sighting, token: Token, head: str, known: Sequence[Entity]) -> Iterator[tuple[list[Entity], str]]:
    """Whom a description may take up, sign by sign, the surest first, each with its reason."""
    yield heading(token, known), "“{name}” is at the head of such a body"
    known = [entity for entity in known if not _of_other_body(token, entity)]
    yield [entity for entity in known if _said_before(sighting, head, entity)], "“{head}” was said of “{name}” before"
    office = office_of(token.doc, sighting)
    yield [entity for entity in known if entity.named and office in entity.offices], "“{text}” is another word for the office of “{name}”"
    holders = [entity for entity in known if entity.named and entity.offices & covered(office)]
    yield holders if len(holders) == 1 else [], "the only one named whom “{head}” can mean is “{name}”"
    whole = sighting.definite or sighting.start == sighting.head  # "social media" takes up no "Norsel Media"
    named = [entity for entity in known if entity.named and whole]
    yield [entity for entity in named if head in kind_words(entity.text)], "“{name}” has “{head}” in its name"
    age = age_in(token.doc[sighting.start : sighting.end])
    aged = [entity for entity in known if age is not None and entity.age == age]
    yield aged if len(aged) == 1 else [], "“{name}” is of that age"
    if sighting.type == "group":
        yield [entity for entity in named if stands_for(head, entity.text)], "“{name}” is a body that “{head}” may stand for"


def _of_other_body(head: Token, entity: Entity) -> bool:
    """Whether a phrase is of a named body, and the same part was said of somebody in another: no "Norsel driver" is an "Arlen driver"."""
    before = head.nbor(-1) if head.i else head
    if before.pos_ != "PROPN" or before.head != head or before.dep_ != "compound":
        return False
    played = [text for text in entity.said if head.lower_ in text.casefold().split()]
    elsewhere = [word for text in played for word in _bare(text).split() if word[0].isupper() and word not in word_list("titles")]
    return bool(elsewhere) and not any(word.casefold() == before.lower_ for word in elsewhere)


def _said_before(sighting: Sighting, head: str, entity: Entity) -> bool:
    if not _said_of(head, entity):
        return False
    return entity.named or head in word_list("perpetrators") or _says_no_more(sighting, entity)


def _said_of(head: str, entity: Entity) -> bool:
    deeds = word_list("perpetrators")
    if head.startswith(FORMER):
        return any(other.startswith(FORMER) for other in entity.heads)
    return head in entity.heads or (head in deeds and bool(entity.heads & deeds))


def _says_no_more(sighting: Sighting, entity: Entity) -> bool:
    """Whether a description has no word that the first one lacked: "the officials" after "port officials", not the other way."""
    return set(_bare(sighting.text).casefold().split()[:-1]) <= set(entity.text.casefold().split())


def _latest(fits: Sequence[Entity], line: int) -> Entity | None:
    """The one spoken of last, where the one before it is not in the same sentence."""
    ranked = sorted(fits, key=lambda entity: -entity.last)
    if len(ranked) > 1 and ranked[0].line == ranked[1].line and line - ranked[0].line <= 1:
        return None
    return ranked[0] if ranked else None


def _description_fits(sighting: Sighting, entity: Entity) -> bool:
    if None not in {entity.gender, sighting.gender} and entity.gender != sighting.gender:
        return False
    if not entity.named and entity.many != (sighting.number == "many"):
        return False
    if sighting.type == "person":
        return entity.type in {"person", None} and entity.many == (sighting.number == "many")
    return entity.type in {sighting.type, None}


def _general_fits(sighting: Sighting, head: str, entity: Entity) -> bool:
    """Whether a word that fits many may mean this actor: no ministry is "the company", no newspaper "the group"."""
    if head not in word_list("general_nouns") or (not entity.named and sighting.type == "group"):
        return False
    if sighting.type == "person":
        return entity.named and not (head in GROWN and is_child(entity)) and not (head in YOUNG and is_grown(entity))
    if is_media(entity.text):
        return False
    kinds = kind_words(entity.text)
    if head in word_list("trade_nouns") and kinds & word_list("member_nouns"):
        return False
    return not (head in word_list("firm_nouns") and kinds & word_list("public_nouns"))


def _is_bare_body(sighting: Sighting, token: Token) -> bool:
    """Whether a word for a body stands without any article and so for none in particular: "exemplary customer service"."""
    alone = not any(child.dep_ in {"det", "nummod", "poss"} for child in token.children)
    told = token.lower_ in COLLECTIVE or token.dep_ == "compound" or head_word(token) in STATES
    return sighting.type == "group" and alone and not told


def _brings_in(sighting: Sighting, token: Token) -> bool:
    """Whether a phrase speaks of somebody whom the report does not name: "police", "a relative", "two officials"."""
    if token.dep_ in {"attr", "npadvmod"} or (token.dep_ == "compound" and sighting.type != "group"):
        return False
    if any(child.tag_ == "PRP$" for child in token.children):  # "his relatives": a pronoun is no part of a name
        return False
    if sighting.number == "many" or (not sighting.definite and not _is_bare_body(sighting, token)):
        return True
    if sighting.type == "person":
        owned = any(child.dep_ == "poss" for child in token.children)
        return head_word(token) in offices() or (not owned and head_word(token) in word_list("perpetrators"))
    return sighting.type == "group" and (head_word(token) in STATES or token.text[0].isupper())
