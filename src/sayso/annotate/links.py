"""Which names of one report are names of one actor."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.annotate.phrases import Sighting
from sayso.annotate.usage import among_kin
from sayso.annotate.wordlists import word_list
from sayso.model.names import initials, is_acronym, is_first_surname, is_short_body, is_short_person, letters, name_key, same_body

if TYPE_CHECKING:
    from spacy.tokens import Doc

ALIAS_CUE = re.compile(
    r"""
    ,?\s*\(?\s*(?:
        also\s+(?:known|called|referred\s+to)(?:\s+as|\s+to\s+as)?  # Norsel, also called the Norsel Front
      | (?:better\s+|formerly\s+|previously\s+)?known\s+as          # formerly known as Norsel
      | formerly                                                    # Norsel, formerly Norsel Rail
      | a\.?k\.?a\.?                                                # Norsel a.k.a. NRL
    )\s+(?:the\s+)?["“]?
    """,
    re.VERBOSE,
)
BRACKET = re.compile(r"\s*[(\[]\s*(?:the\s+|or\s+)?")


@dataclass(frozen=True, kw_only=True)
class Root:
    """The place of the name that another name stands for, and why."""

    place: int
    reason: str


def link_names(doc: Doc, names: Sequence[Sighting]) -> dict[int, Root]:
    """For each name by its place the name that it stands for; itself where no fuller one is in the report.

    A surname is linked to the person of that surname who was named in full before it; where two were, to neither.
    """
    keys = [name_key(name.text) for name in names]
    first: dict[str, int] = {}
    for place, key in enumerate(keys):
        first.setdefault(key, place)
    up: dict[str, Root] = {}
    for place, root in (*_aliases(doc, names), *_known_as(doc, names)):
        top, other = _way_up(keys[place], up, keys)[-1], _way_up(keys[root.place], up, keys)[-1]
        if top != other:
            up[top] = Root(place=first[other], reason=root.reason)
    for key, place in first.items():
        if key not in up and (fuller := _fuller(place, doc, names, first, up)) and key not in _way_up(keys[fuller.place], up, keys):
            up[key] = fuller
    return {place: _root(place, keys, first, up) for place in range(len(names))}


def _way_up(key: str, up: Mapping[str, Root], keys: Sequence[str]) -> list[str]:
    """A name's key and those of the names above it."""
    way = [key]
    while way[-1] in up:
        way.append(keys[up[way[-1]].place])
    return way


def _root(place: int, keys: Sequence[str], first: Mapping[str, int], up: Mapping[str, Root]) -> Root:
    way = _way_up(keys[place], up, keys)
    reason = up[way[0]].reason if len(way) > 1 else "" if first[way[0]] == place else "the same name"
    return Root(place=first[way[-1]], reason=reason)


def _aliases(doc: Doc, names: Sequence[Sighting]) -> Iterator[tuple[int, Root]]:
    """Names that the text itself gives as another name for the one before: in brackets, or "also called"."""
    text = doc.text  # joined anew at every call
    for place in range(1, len(names)):
        before, name = names[place - 1], names[place]
        between = text[_after(doc, before) : doc[name.start].idx]
        closing = text[_after(doc, name) : _after(doc, name) + 1]
        bracketed = BRACKET.fullmatch(between) and closing in {")", "]", "/", ","} and _may_alias(before, name)
        if bracketed or (between.strip() == "/" and _both_in_brackets(doc, before, name)):
            yield _shorter(place, place - 1, names, f"given in brackets with “{before.text}”")
        elif ALIAS_CUE.fullmatch(between) and (name.type is None or before.type in {name.type, None}):
            cue = " ".join(between.split()).strip(' ,(“"')
            yield _shorter(place, place - 1, names, f"“{before.text}”, {cue} “{name.text}”")


def _known_as(doc: Doc, names: Sequence[Sighting]) -> Iterator[tuple[int, Root]]:
    """Names that a whole clause gives as another name of its subject: "The league was formerly known as Norsel League"."""
    at = {index: place for place, name in enumerate(names) for index in range(name.start, name.end)}
    for place, name in enumerate(names):
        root = doc[name.start : name.end].root
        link = root.head
        if root.dep_ != "pobj" or link.lower_ != "as" or link.head.lower_ != "known":
            continue
        verb = link.head
        while verb.dep_ == "conj" and not any(child.dep_ == "nsubjpass" for child in verb.children):
            verb = verb.head
        subject = next((at[child.i] for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i in at), None)
        if subject is not None and subject < place and name.type in {names[subject].type, None}:
            yield _shorter(place, subject, names, f"“{names[subject].text}”, known as “{name.text}”")


def _shorter(later: int, earlier: int, names: Sequence[Sighting], reason: str) -> tuple[int, Root]:
    """The link from an acronym to the words it stands for; of two of a kind, from the later to the earlier."""
    if is_acronym(names[earlier].text) and not is_acronym(names[later].text):
        return earlier, Root(place=later, reason=reason)
    return later, Root(place=earlier, reason=reason)


def _both_in_brackets(doc: Doc, before: Sighting, name: Sighting) -> bool:
    """Whether two acronyms share a bracket: "the Norsel Front (NF/NSF)"."""
    opened = doc[max(0, before.start - 6) : before.start].text
    return is_acronym(before.text) and is_acronym(name.text) and opened.rfind("(") > opened.rfind(")")


def _after(doc: Doc, name: Sighting) -> int:
    last = doc[name.end - 1]
    return last.idx + len(last.text)


def _may_alias(before: Sighting, name: Sighting) -> bool:
    """Whether a name in brackets is a short form, and not an agency's credit or a party's letter."""
    if "person" in {before.type, name.type}:
        return False
    acronym = name.text if is_acronym(name.text) else before.text if is_acronym(before.text) else None
    if acronym is None:
        return before.type == name.type
    other = before.text if acronym is name.text else name.text
    return name.text not in word_list("media") or letters(acronym) in initials(other)


def _fuller(place: int, doc: Doc, names: Sequence[Sighting], first: Mapping[str, int], up: Mapping[str, Root]) -> Root | None:
    """The fuller name of the same actor, where exactly one can be meant."""
    name = names[place]
    others = [
        other for other in first.values() if other != place and (other < place or not _of_other_family(doc, name, names[other], names))
    ]
    if is_acronym(name.text):
        spelled = [other for other in others if _spells(name, names[other])]
        return Root(place=spelled[0], reason=f"the first letters of “{names[spelled[0]].text}”") if len(spelled) == 1 else None
    longer = [other for other in others if is_short_for(name, names[other])]
    longer = longer or [other for other in others if names[other].type == "person" and is_first_surname(name.text, names[other].text)]
    longer = _established(place, longer, names)
    keys = [name_key(names[other].text) for other in longer]
    tops = {up[key].place if key in up else other for key, other in zip(keys, longer, strict=True)}
    return Root(place=longer[0], reason=f"short for “{names[longer[0]].text}”") if len(tops) == 1 else None


def _of_other_family(doc: Doc, name: Sighting, later: Sighting, names: Sequence[Sighting]) -> bool:
    """Whether a name among somebody's children is the first name of a person with a surname that nobody before has."""
    if " " in name.text or not among_kin(doc, name.start):
        return False
    surname = later.text.split()[-1]
    return all(surname not in other.text.split() for other in names if other.start < name.start)


def _spells(acronym: Sighting, name: Sighting) -> bool:
    return " " in name.text and name.type != "person" and letters(acronym.text) in initials(name.text)


def _established(place: int, longer: list[int], names: Sequence[Sighting]) -> list[int]:
    """Of several persons of one surname, the one who alone had been named when the surname first stood alone."""
    before = [other for other in longer if other < place]
    if len(before) == 1 and names[place].type == "person":
        return before
    return longer


def is_short_for(short: Sighting, full: Sighting) -> bool:
    """Whether a name is a part of a fuller one that may stand for it: a surname, a first name, a body without its country or its form."""
    if full.type == "person" and short.type in {"person", None}:
        return is_short_person(short.text, full.text)
    if full.type == "group" and short.type in {"group", None}:
        return is_short_body(short.text, full.text, _body_forms()) or (place_of_first(short, full) and same_body(short.text, full.text))
    return False


@cache
def _body_forms() -> frozenset[str]:
    return frozenset(form.casefold().strip(".") for form in word_list("institution_nouns"))


def place_of_first(short: Sighting, full: Sighting) -> bool:
    """Of two names with the same words the earlier one is taken for the full one."""
    return full.start < short.start
