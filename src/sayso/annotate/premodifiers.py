"""What stands straight before a name and describes it: an office, a kind of body, an epithet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sayso.annotate.nametypes import is_demonym, is_place
from sayso.annotate.nouns import noun_type
from sayso.annotate.phrases import Sighting
from sayso.annotate.ties import Tie, sighting
from sayso.annotate.titles import COURTESY, parent_before
from sayso.annotate.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BEFORE_POS = frozenset({"NOUN", "ADJ", "PROPN", "NUM"})  # what a description before a name is made of
SHORTEST_OFFICE = 3  # tokens before a body: an office, "of", and "the"
LONGEST_BEFORE = 9  # tokens of a description before a name


def before_name(doc: Doc, name: Sighting, owner: Mapping[int, Sighting]) -> Iterator[Tie]:
    """The ties of all that stands straight before a name; `owner` is the name of each token that is part of one."""
    yield from _before(doc, name, owner)
    yield from _holder(doc, name, owner)


def _before(doc: Doc, name: Sighting, owner: Mapping[int, Sighting]) -> Iterator[Tie]:
    """What is put straight before a name: "Interior Minister Ana Falk", "the lobby group Norsel"."""
    start = name.start
    if start and doc[start - 1].lower_ == "the":
        start -= 1
    last = doc[start - 1] if start else None
    parent = parent_before(doc, start)
    if parent is not None:
        yield Tie(description=sighting(doc, parent, start, parent, "person"), anchor=name.start, reason="put straight before the name")
    if last is None or parent is not None:
        return
    if not _fits_before(last, name):
        yield from _epithet(doc, name)
        return
    end, left = start, start
    while left > 0 and end - left < LONGEST_BEFORE and _joins_before(doc, left - 1, owner) and not doc[left].is_sent_start:
        left -= 1
    while left < end and (doc[left].text in {"'s", "’s", "-"} or doc[left].pos_ == "CCONJ" or doc[left].pos_ == "NUM"):
        left += 1
    if left > 0 and doc[left - 1].pos_ == "DET" and doc[left - 1].lower_ in {"a", "an", "the", "another"} and not doc[left].is_sent_start:
        left -= 1
    if left < end:
        yield Tie(description=sighting(doc, left, end, end - 1, name.type), anchor=name.start, reason="put straight before the name")


def _epithet(doc: Doc, name: Sighting) -> Iterator[Tie]:
    """What an article and a word or two straight before a name call it: "the puppet Falk", "the outlawed Norsel Front"."""
    left = name.start
    while left > 0 and _is_epithet(doc[left - 1], name):
        left -= 1
    first = doc[left - 1] if left > 0 else None
    opened = first is not None and (first.pos_ == "DET" or first.tag_ == "PRP$" or first.text in {"The", "A"})
    own = first is not None and first.tag_ == "WP$"  # "whose militant Norsel Front"
    if left < name.start and (opened or own):
        start = left - (1 if opened and first is not None and first.pos_ == "DET" else 0)
        yield Tie(
            description=sighting(doc, start, name.end, name.start - 1, name.type), anchor=name.start, reason="put straight before the name"
        )


def _is_epithet(token: Token, name: Sighting) -> bool:
    if not token.is_alpha or token.ent_type_ in {"NORP", "DATE", "CARDINAL", "ORDINAL", "GPE"} or token.lower_ in word_list("no_epithets"):
        return False
    return token.text.islower() and (
        token.tag_ in {"JJ", "VBN", "VBG"} or (token.tag_ == "NN" and name.type == "person" and noun_type(token) in {None, "person"})
    )


def _holder(doc: Doc, name: Sighting, owner: Mapping[int, Sighting]) -> Iterator[Tie]:
    """An office and its body straight before the name: "Former head of Norsel Rail Ana Falk"."""
    body = owner.get(name.start - 1)
    if name.type != "person" or body is None or body.type == "person" or body.start < SHORTEST_OFFICE:
        return
    first = body.start - (doc[body.start - 1].lower_ == "the")
    link, role = doc[first - 1], doc[first - 2]
    if link.lower_ in {"of", "at", "to"} and noun_type(role) == "person":
        start = role.left_edge.i
        yield Tie(description=sighting(doc, start, body.end, role.i, "person"), anchor=name.start, reason="put straight before the name")


def _is_credit(doc: Doc, index: int) -> bool:
    """Whether an agency's name is the credit of a picture before a people: "Agence Nord Norlandic leader Ana Falk"."""
    token, after = doc[index], doc[index + 1]
    agency = any(token.text == name.split()[-1] for name in word_list("photo_agencies"))
    return agency and (after.ent_type_ in {"NORP", "GPE"} or is_demonym(after.text) or is_place(after.text))


def _fits_before(last: Token, name: Sighting) -> bool:
    if last.text in word_list("titles") and name.type in {"person", None}:
        return last.text not in COURTESY
    if name.type == "person" and _is_role(last):
        return True
    kind = noun_type(last)
    if kind is None or last.tag_ in {"NNS", "NNPS"} or last.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    if kind == "other":  # "the missile Falk had"
        return name.type == "other"
    return name.type in {None, kind} or (kind == "person" and name.type == "group" and last.lower_ in {"giant", "rival"})


def _is_role(last: Token) -> bool:
    """Whether a plain noun is put straight before a person's name, whatever it means: "striker Ana Falk"."""
    role = last.tag_ == "NN" and last.text.islower() and last.is_alpha and last.lower_ not in word_list("no_epithets")
    role = role and noun_type(last) in {None, "person"}  # "the missile Kim had": no missile is a role
    return role and last.dep_ in {"compound", "nmod"} and last.head.i > last.i and last.ent_type_ in {"", "PERSON"}


def _joins_before(doc: Doc, index: int, owner: Mapping[int, Sighting]) -> bool:
    token = doc[index]
    if token.is_space or (token.text == "-" and token.whitespace_) or _is_credit(doc, index):
        return False
    if (
        token.pos_ in BEFORE_POS
        or (token.tag_ in {"VBN", "VBG"} and token.dep_ == "amod")
        or token.text in {"'s", "’s", "-"}
        or (token.pos_ == "ADV" and token.text.islower() and token.i + 1 < len(doc) and doc[index + 1].pos_ == "ADJ")
    ):
        return token.text not in {"said", "says"} and token.ent_type_ not in {"DATE", "TIME"}
    return token.pos_ == "CCONJ" and doc[index - 1].pos_ == "NOUN" and noun_type(doc[index - 1]) == "person" and index - 1 not in owner
