"""Phrases that grammar ties to an actor: beside its name, before its name, or said to be what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.annotate.nametypes import is_place
from sayso.annotate.nouns import head_word, noun_type
from sayso.annotate.phrases import REACH, Sighting, reach
from sayso.annotate.premodifiers import before_name
from sayso.annotate.ties import Tie, sighting, widened
from sayso.annotate.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAMING_VERBS = frozenset({"name", "call", "know", "dub", "identify", "entitle"})
BEING = frozenset({"be", "become", "remain"})
NO_ROLE = frozenset(
    {
        "result",
        "part",
        "consequence",
        "way",
        "time",
        "case",
        "example",
        "matter",
        "sign",
        "one",
        "year",
        "number",
        "well",
        "evidence",
        "reason",
        "thing",
        "lot",
        "day",
    }
)
DESCRIBING = frozenset({"describe", "characterise", "characterize", "portray", "depict", "brand", "label", "regard", "see", "denounce"})
MAKING = frozenset({"make", "call", "consider", "deem", "declare", "name", "brand", "label", "think", "find"})
SPEAKING = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
TURNING = frozenset({"turn", "evolve", "grow", "develop", "transform"})
LONGEST_QUALITY = 9  # tokens of what somebody is said to be, up to its noun
LONGEST_BESIDE = 10  # tokens of a clause in a phrase beside a name, which tells who somebody is: "a nurse who was on board"
LINKED = frozenset({"of", "for", "at", "in", "to", "with", "from", "on"})
ALONE = frozenset({"he", "she", "him", "her"})
OPEN = frozenset({",", "(", "–", "—", "-"})


def find_ties(doc: Doc, names: Sequence[Sighting], phrases: Sequence[Sighting]) -> Iterator[Tie]:
    """Every tie between a description and a name, a phrase or a pronoun, in no particular order."""
    starts = {name.start: name for name in names}
    owner = {index: name for name in names for index in range(name.start, name.end)}
    for name in names:
        yield from before_name(doc, name, owner)
    for phrase in phrases:
        yield from _beside(doc, phrase, phrases, starts, owner)
    yield from _one_named(doc, owner)
    yield from _said_to_be(doc, owner)
    yield from _revealed(doc, phrases, owner)


def _beside(
    doc: Doc, phrase: Sighting, phrases: Sequence[Sighting], starts: Mapping[int, Sighting], owner: Mapping[int, Sighting]
) -> Iterator[Tie]:
    """What stands beside a name between commas, on either side, or names it: "a man named Ana Falk"."""
    wider = phrase.type == "place" and phrase.start in owner  # "Arlen, Norsel province": where Arlen lies
    before = None if wider else _name_before(doc, phrase.start, owner)
    if before is not None and _agree(phrase, before) and _closed(doc, phrase) and not _names_another(doc, phrase, owner):
        far = reach(doc, doc[phrase.head], clause=LONGEST_BESIDE)
        yield Tie(description=widened(doc, phrase, far), anchor=before.start, reason="stands beside the name, between commas")
        return
    named = _named_after(doc, phrase, starts)
    if named is not None:
        outer = _outer(doc, phrase, phrases) if phrase.end == named[1] else None
        outer = outer if outer is not None and _agree(outer, named[0]) else None
        if outer is None and not _agree(phrase, named[0]):
            return
        described = widened(doc, outer, phrase.end) if outer is not None else widened(doc, phrase, named[1])
        yield Tie(description=described, anchor=named[0].start, reason="stands beside the name that follows")
    inside = owner.get(phrase.head - 1)
    if (
        inside is not None
        and inside.start >= phrase.start
        and phrase.type != "person"  # "the Norsel driver" is neither Norsel nor, where Norsel is a person, that one
        and inside.type in {phrase.type, None}
        and not is_place(inside.text)
        and doc[phrase.start].lower_ not in {"a", "an", "another"}
        and phrase.number != "many"
        and doc[phrase.head].lower_ not in word_list("own_bodies")
    ):
        yield Tie(description=phrase, anchor=inside.start, reason="the name with the kind of thing that it is")


def _names_another(doc: Doc, phrase: Sighting, owner: Mapping[int, Sighting]) -> bool:
    """Whether a phrase says whose relative somebody is and names them at once: "Jon Falk, his wife Ana, and"."""
    possessed = any(child.tag_ == "PRP$" for child in doc[phrase.head].children)
    return possessed and any(index in owner for index in (phrase.head, phrase.head + 1))


def _outer(doc: Doc, phrase: Sighting, phrases: Sequence[Sighting]) -> Sighting | None:
    """The person whom a phrase hangs on by "of" and the like: a name after "the brother of the gunman," is the brother's."""
    link = doc[phrase.head].head
    if doc[phrase.head].dep_ != "pobj" or link.lower_ not in LINKED:
        return None
    return next((other for other in phrases if other.head == link.head.i and other.type == "person"), None)


def _closed(doc: Doc, phrase: Sighting) -> bool:
    """Whether a phrase beside a name ends as one does: "Ana Falk, the minister, said", not "In Norsel, the minister said"."""
    return phrase.far >= len(doc) or doc[phrase.far].is_punct or doc[phrase.far].is_space or doc[phrase.head].dep_ == "appos"


def _name_before(doc: Doc, start: int, owner: Mapping[int, Sighting]) -> Sighting | None:
    """The name that a phrase stands beside, an age and a bracketed short form between them aside."""
    index = start - 1
    if index < 1 or doc[index].text not in OPEN:
        return None
    index -= 1
    if doc[index].like_num or doc[index].ent_type_ == "DATE":  # "Ana Falk, 51, a teacher"
        while index > 0 and (doc[index].like_num or doc[index].ent_type_ == "DATE"):
            index -= 1
        index -= doc[index].text == ","
    if index > 1 and doc[index].text == ")" and doc[index - 2].text == "(":
        index -= 3
    name = owner.get(index)
    listed = doc[start].dep_ == "conj" or (doc[start - 1].i == start - 1 and _in_list(doc, start))
    return name if name is not None and not listed and doc[index].sent == doc[start].sent else None


def _in_list(doc: Doc, start: int) -> bool:
    """Whether a phrase after a comma is one more item of a list and not what the item before it is."""
    chunk_end = next((token.i for token in doc[start : start + 6] if token.text in {",", "and", "or"}), None)
    return chunk_end is not None and doc[chunk_end].text in {"and", "or"} and doc[start].pos_ in {"PROPN", "NUM"}


def _named_after(doc: Doc, phrase: Sighting, starts: Mapping[int, Sighting]) -> tuple[Sighting, int] | None:
    """The name that a phrase brings in, and where the phrase then ends."""
    index = _comma_after(doc, phrase)
    if index is not None and index + 1 in starts and not _inner_place(doc, phrase, index):
        name = starts[index + 1]
        whole = doc[phrase.head].dep_ in {"nsubj", "nsubjpass"} or any(up.i == phrase.head for up in doc[name.start].ancestors)
        closed = name.end >= len(doc) or doc[name.end].is_punct or (whole and doc[name.end].pos_ in {"VERB", "AUX"})
        return (name, index) if closed and phrase.number != "many" and name.text not in doc[phrase.start : index].text else None
    also = phrase.end + 2 < len(doc) and doc[phrase.end].text == "," and doc[phrase.end + 1].lower_ == "also"
    limit = min(phrase.end + 8, len(doc)) if also else min(doc[phrase.head].right_edge.i + 1, phrase.end + 8)
    for verb in range(phrase.end, limit):
        if doc[verb].lemma_ == "call" and verb + 1 < limit and doc[verb + 1].lower_ in {"itself", "themselves"}:
            after = verb + 2 + (verb + 2 < len(doc) and doc[verb + 2].lower_ == "the")
            if after in starts:
                return starts[after], phrase.end
        if doc[verb].lemma_ in NAMING_VERBS and doc[verb].tag_ in {"VBN", "VBD"}:
            after = verb + (2 if verb + 1 < len(doc) and doc[verb + 1].lower_ == "as" else 1)
            after += after < len(doc) and doc[after].lower_ == "the"
            if after in starts:
                return starts[after], phrase.end
    return None


def _inner_place(doc: Doc, phrase: Sighting, comma: int) -> bool:
    """Whether a phrase ends in another place, which the name after the comma is then of: "a camp near the capital, Norsel"."""
    last = doc[comma - 1]
    return phrase.type == "place" and phrase.head < last.i and last.dep_ == "pobj" and noun_type(last) == "place" and last.tag_ == "NN"


def _comma_after(doc: Doc, phrase: Sighting) -> int | None:
    """Where the comma stands that ends a phrase with all that hangs on it; `None` where something else comes first."""
    for index in range(phrase.end, min(phrase.end + REACH, len(doc))):
        token = doc[index]
        if token.text == ",":
            return index
        if token.is_punct or token.is_space or not any(up.i == phrase.head for up in token.ancestors):
            return None
    return None


def _agree(phrase: Sighting, name: Sighting) -> bool:
    if phrase.number == "many" and name.type == "person":
        return False
    either = phrase.text.split()[-1].casefold() in word_list("either_nouns")
    return name.type in {None, phrase.type} or (name.type == "group" and (phrase.type == "place" or either))


def _said_to_be(doc: Doc, owner: Mapping[int, Sighting]) -> Iterator[Tie]:
    """What somebody is, becomes, is called or is seen as."""
    for token in doc:
        among = _one_of(token)
        if among is not None:
            yield from _tie(doc, token, _subject(token.head), "said to be one of them")
        elif token.dep_ in {"attr", "oprd"} and token.pos_ in {"NOUN", "PROPN"} and token.i not in owner:
            verb = token.head
            subject = _subject(token) or (_subject(verb) if token.dep_ == "attr" else _called(verb))
            doing = any(child.dep_ == "dobj" for child in token.children)  # "is beta testing it"
            denied = doing or any(child.dep_ == "neg" for child in verb.children)  # "they are not police"
            if token.dep_ == "attr" and (verb.lemma_ not in BEING or denied):
                continue
            yield from _tie(doc, token, subject, "said to be so")
        elif token.pos_ == "NOUN" and token.i not in owner and (subject := _besides(token) or _made(token)) is not None:
            yield from _tie(doc, token, subject, "said to be so")
        elif token.dep_ == "pobj" and token.pos_ in {"NOUN", "PROPN"} and token.i not in owner:
            yield from _taken_as(doc, token)
        elif token.dep_ in {"amod", "pobj", "acomp"} and token.pos_ in {"ADJ", "VERB"} and token.head.lower_ == "as":
            yield from _called_as(doc, token)


def _besides(token: Token) -> Token | None:
    """Who is one thing more, said after the first: "Ana Falk was a nurse, a great player", "was a nurse and a mother"."""
    first = token.head
    more = token.dep_ in {"appos", "conj"} and first.dep_ == "attr" and first.head.lemma_ in BEING
    return (_subject(first) or _subject(first.head)) if more and token.left_edge.pos_ == "DET" and token.tag_ == "NN" else None


def _made(token: Token) -> Token | None:
    """Whom a verb makes or calls something, where both hang on the verb as a clause without its own verb: "made her a star"."""
    subject = next((child for child in token.children if child.dep_ == "nsubj" and child.i < token.i), None)
    bare = token.dep_ == "ccomp" and token.tag_ == "NN" and not any(child.dep_ in {"aux", "cop", "mark"} for child in token.children)
    return subject if bare and token.head.lemma_ in MAKING and token.head.i < token.i else None


def _one_named(doc: Doc, owner: Mapping[int, Sighting]) -> Iterator[Tie]:
    """One of several who is then named: "One of them, the surveyor Ana Falk, said"."""
    for token in doc:
        if token.lower_ not in {"one", "another"} or token.dep_ not in SPEAKING or token.i in owner:
            continue
        for beside in (child for child in token.children if child.dep_ == "appos"):
            inside = {owner[part.i].start for part in beside.subtree if part.i in owner and beside in {part, part.head}}
            if len(inside) == 1:
                one = Sighting(
                    start=token.i, end=token.i + 1, far=token.i + 1, head=token.i, kind="pronoun", type="person", text=token.text
                )
                yield Tie(description=one, anchor=inside.pop(), reason="one of several, named beside")


def _one_of(token: Token) -> Token | None:
    """The people that "one" is said to be of: "was one of the pilots"."""
    if token.lower_ != "one" or token.dep_ != "attr":
        return None
    of = next((child for child in token.children if child.lower_ == "of"), None)
    people = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
    return people if people is not None and noun_type(people) is not None else None


def _called(verb: Token) -> Token | None:
    """Whom a verb calls something: its object, or its subject in the passive."""
    roles = ("dobj", "nsubjpass")
    return next((child for child in verb.children if child.dep_ in roles and not child.tag_.startswith("W")), None)


def _revealed(doc: Doc, phrases: Sequence[Sighting], owner: Mapping[int, Sighting]) -> Iterator[Tie]:
    """A phrase whose name its own sentence gives: "The tenth victim was Ana Falk", "named the pilot as Ana Falk"."""
    by_head = {phrase.head: phrase for phrase in phrases}
    for name in {name.start: name for name in owner.values()}.values():
        root = doc[name.start : name.end].root
        subject = None
        if root.dep_ == "attr" and root.head.lemma_ in BEING:
            subject = _subject(root.head)
        elif root.dep_ == "pobj" and root.head.lower_ == "as" and root.head.head.lemma_ in NAMING_VERBS:
            subject = _called(root.head.head)
        phrase = by_head.get(subject.i) if subject is not None else None
        if phrase is not None and _agree(phrase, name):
            yield Tie(description=widened(doc, phrase, phrase.far), anchor=name.start, reason="the sentence says who it is")


def _taken_as(doc: Doc, token: Token) -> Iterator[Tie]:
    """What somebody is listed, described or seen "as", or turns "into"."""
    link, verb = token.head, token.head.head
    if verb.pos_ not in {"VERB", "AUX"} or link.i < verb.i:
        return
    if link.lower_ == "as" and (noun_type(token) or any(child.dep_ in {"amod", "det"} for child in token.children)):
        told = any(child.dep_ in {"dobj", "nsubjpass"} and child.tag_.startswith("W") for child in verb.children)  # "which he sold as"
        described = told or verb.lemma_ in DESCRIBING  # nobody who describes is what they describe
        yield from _tie(doc, token, _called(verb) or (None if described else _subject(verb)), "described as such")
    elif link.lower_ == "into" and verb.lemma_ in TURNING:
        yield from _tie(doc, token, _subject(verb), "said to have become so")


def _called_as(doc: Doc, quality: Token) -> Iterator[Tie]:
    """A quality that somebody is described as having: "described him as very experienced"."""
    verb = quality.head.head
    target = _called(verb) if verb.lemma_ in DESCRIBING else None
    start = quality.left_edge.i
    if target is not None and start > quality.head.i and quality.i - start < LONGEST_QUALITY:
        yield Tie(description=sighting(doc, start, quality.i + 1, quality.i, None), anchor=target.i, reason="described as such")


def _tie(doc: Doc, token: Token, subject: Token | None, reason: str) -> Iterator[Tie]:
    if subject is not None and token.tag_ == "NNS" and (subject.tag_ == "NNP" or subject.lower_ in ALONE):
        return
    if (
        subject is None
        or subject.i == token.i
        or (head_word(token) in NO_ROLE and _one_of(token) is None)
        or (token.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY"} and _one_of(token) is None)
    ):
        return
    start = subject.right_edge.i + 1 if subject.head == token else token.left_edge.i
    while start < token.i and (doc[start].is_punct or doc[start].pos_ in {"ADV", "PART"}) and doc[start].head == token:
        start += 1
    if start <= subject.i < token.i + 1 or token.i + 1 - start > LONGEST_QUALITY:
        return
    short = sighting(doc, start, token.i + 1, token.i, noun_type(token))
    yield Tie(description=widened(doc, short, reach(doc, token)), anchor=subject.i, reason=reason)


def _subject(verb: Token) -> Token | None:
    """Who does what a verb says; "who" and "which" stand for what they follow; verbs in a row share one."""
    for _ in range(4):  # "is said to have been": the subject stands a few verbs up
        found = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
        if found is not None:
            relative = found.lower_ in {"who", "which", "that"} and found.pos_ == "PRON"
            return verb.head if relative and verb.dep_ == "relcl" else None if relative else found
        clause = any(child.dep_ in {"csubj", "csubjpass"} for child in verb.children)  # "firing it was a mistake"
        if clause or verb.dep_ not in {"xcomp", "conj", "auxpass"} or verb.head is verb:
            return None
        verb = verb.head
    return None
