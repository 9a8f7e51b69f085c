"""Which names of one report are names of one actor."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.annotate.nametypes import ACRONYM, INITIAL
from sayso.annotate.phrases import Sighting
from sayso.annotate.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc

ALIAS_CUE = re.compile(
    r"""
    ,?\s*\(?\s*(?:
        also\s+(?:known|called|referred\s+to)(?:\s+as|\s+to\s+as)?  # Norsel, also called the Norsel Front
      | (?:better\s+|formerly\s+|previously\s+)?known\s+as          # formerly known as Norsel
      | formerly                                                    # Norsel, formerly Norsel Rail
      | a\.?k\.?a\.?                                                # Norsel a.k.a. NRL
      | or                                                          # (the Norsel Front, or NF)
    )\s+(?:the\s+)?["“]?
    """,
    re.VERBOSE,
)
BRACKET = re.compile(r"\s*[(\[]\s*(?:the\s+|or\s+)?")
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "del", "la", "e", "against", "&", "to", "le", "y", "s"})


@dataclass(frozen=True, kw_only=True)
class Root:
    """The place of the name that another name stands for, and why."""

    place: int
    reason: str


def link_names(doc: Doc, names: Sequence[Sighting]) -> dict[int, Root]:
    """For each name by its place the name that it stands for; itself where no fuller one is in the report.

    A surname is linked to the person of that surname who was named in full before it; where two were, to neither.
    """
    roots: dict[int, Root] = {}
    first: dict[str, int] = {}
    aliases = dict(_aliases(doc, names))
    for place, name in enumerate(names):
        key = name_key(name.text)
        if place in aliases and aliases[place].place != place:
            roots[place] = aliases[place]
            first.setdefault(key, aliases[place].place)
        elif key in first:
            roots[place] = Root(place=first[key], reason="the same name")
        else:
            roots[place] = Root(place=place, reason="")
            first[key] = place
    for place in sorted(set(first.values())):
        if roots[place].place == place and (fuller := _fuller(place, names, first, roots)):
            roots[place] = fuller
    return {place: _end(place, roots) for place in roots}


def _end(place: int, roots: Mapping[int, Root]) -> Root:
    root, seen = roots[place], {place}
    while roots[root.place].place not in seen | {root.place}:
        seen.add(root.place)
        root = Root(place=roots[root.place].place, reason=root.reason or roots[root.place].reason)
    return root


def name_key(text: str) -> str:
    """A name for comparing: without case, accents, hyphens, dots and spaces."""
    plain = unicodedata.normalize("NFKD", text.removeprefix("The ")).casefold()
    return "".join(letter for letter in plain if letter.isalnum())


def initials(text: str) -> frozenset[str]:
    """The acronyms that a name may have: from all its words with capitals, and from its longer ones."""
    words = [word for word in re.split(r"[\s\-‐‑/’']+", text) if word]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    full = "".join(word[0] for word in words if word.lower() not in SMALL)
    everything = "".join(word[0] for word in words)
    return frozenset(form.upper() for form in (capitals, full, everything) if len(form) > 1)


def _aliases(doc: Doc, names: Sequence[Sighting]) -> Iterator[tuple[int, Root]]:
    """Names that the text itself gives as another name for the one before: in brackets, or "also called"."""
    for place in range(1, len(names)):
        before, name = names[place - 1], names[place]
        between = doc.text[_after(doc, before) : doc[name.start].idx]
        following = doc.text[_after(doc, name) : _after(doc, name) + 1]
        if BRACKET.fullmatch(between) and following in {")", "]", "/", ","} and _may_alias(before, name):
            yield place, Root(place=place - 1, reason=f"given in brackets after “{before.text}”")
        elif (
            between in {"/", " / "}
            and place > 1
            and ACRONYM.fullmatch(name.text)
            and ACRONYM.fullmatch(before.text)
            and _in_brackets(doc, before)
        ):
            yield place, Root(place=place - 2, reason=f"given in brackets after “{names[place - 2].text}”")
        elif ALIAS_CUE.fullmatch(between) and before.type in {name.type, None} or (ALIAS_CUE.fullmatch(between) and name.type is None):
            yield place, Root(place=place - 1, reason=f"“{' '.join(between.split()).strip(' ,(“')}” after “{before.text}”")


def _after(doc: Doc, name: Sighting) -> int:
    last = doc[name.end - 1]
    return last.idx + len(last.text)


def _in_brackets(doc: Doc, name: Sighting) -> bool:
    return name.start > 0 and doc[name.start - 1].text in {"(", "["}


def _may_alias(before: Sighting, name: Sighting) -> bool:
    """Whether a name in brackets is a short form, and not an agency's credit or a party's letter."""
    if "person" in {before.type, name.type}:
        return False
    acronym = name.text if ACRONYM.fullmatch(name.text) else before.text if ACRONYM.fullmatch(before.text) else None
    if acronym is None:
        return before.type == name.type
    other = before.text if acronym is name.text else name.text
    return name.text not in word_list("media") or acronym.replace(".", "") in initials(other)


def _fuller(place: int, names: Sequence[Sighting], first: Mapping[str, int], roots: Mapping[int, Root]) -> Root | None:
    """The fuller name of the same actor, where exactly one can be meant."""
    name = names[place]
    others = [other for other in sorted(set(first.values())) if other != place]
    if ACRONYM.fullmatch(name.text):
        letters = name.text.replace(".", "")
        spelled = [
            other
            for other in others
            if " " in names[other].text and names[other].type != "person" and letters in initials(names[other].text)
        ]
        return Root(place=spelled[0], reason=f"the first letters of “{names[spelled[0]].text}”") if len(spelled) == 1 else None
    longer = [other for other in others if is_short_for(name, names[other])]
    longer = longer or [other for other in others if is_middle_of(name, names[other])]
    longer = _established(place, longer, names)
    if len({roots[other].place for other in longer}) == 1:
        return Root(place=longer[0], reason=f"short for “{names[longer[0]].text}”")
    return None


def _established(place: int, longer: list[int], names: Sequence[Sighting]) -> list[int]:
    """Of several persons of one surname, the one who alone had been named when the surname first stood alone."""
    before = [other for other in longer if other < place]
    if len(before) == 1 and names[place].type == "person":
        return before
    return longer


def is_short_for(short: Sighting, full: Sighting) -> bool:
    """Whether a name is a part of a fuller one that may stand for it: a surname, a first name, a body without its country or its form."""
    few, many = _words(short.text), _words(full.text)
    if len(few) >= len(many) or not few:
        return False
    if full.type == "person" and short.type in {"person", None}:
        return _in_turn(few, many) and (few[-1] == many[-1] or few[0] == many[0])
    if full.type == "group" and short.type in {"group", None}:
        forms = {form.casefold().strip(".") for form in word_list("institution_nouns")}
        return (
            few == many[-len(few) :]
            and len(few) > 1
            or (few == many[: len(few)] and all(word.strip(".") in forms for word in many[len(few) :]))
        )
    return False


def is_middle_of(short: Sighting, full: Sighting) -> bool:
    """Whether one word is the surname before the last one, as Spanish and Portuguese names have it."""
    return full.type == "person" and short.type in {"person", None} and len(_words(full.text)) > 2 and _words(short.text) == _words(full.text)[-2:-1]  # noqa: PLR2004 - a first name, and two surnames


def _words(text: str) -> list[str]:
    return [word.casefold() for word in text.split() if not INITIAL.fullmatch(word) and word not in {"Jr.", "Sr.", "Jr", "II", "III"}]


def _in_turn(few: list[str], many: list[str]) -> bool:
    rest = iter(many)
    return all(word in rest for word in few)
