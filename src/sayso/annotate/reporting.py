"""Reporting clauses: a verb of saying with its subject and what it takes, read off the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, cast

from sayso.annotate.lexicons import word_list
from sayso.annotate.page import Page, sentences
from sayso.model.annotation import Force

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "expl"})
FURTHEST_SUBJECT = 4  # steps from a verb to the verb whose subject it shares
THINKING = frozenset({"think", "believe", "hope", "feel", "fear", "worry", "find", "suspect", "assume", "learn"})
NOBODY = frozenset({"nobody", "none", "no-one", "nothing"})
SELVES = frozenset({"i", "we"})
LEAST_OBJECT = 4  # words; "confirmed the deaths" says nothing that could be laid beside another report


@dataclass(frozen=True, kw_only=True)
class Saying:
    """What a reporting verb does: its force, and the forms in which it takes what is said."""

    force: Force
    takes: frozenset[str]


Sayings = Mapping[str, Saying]


@cache
def known_sayings() -> Sayings:
    """The reporting verbs of the word list, by lemma."""
    rows = (line.split() for line in word_list("reporting_verbs"))
    return {lemma: Saying(force=cast("Force", force), takes=frozenset(takes.split(","))) for lemma, force, takes in rows}


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A reporting clause; `content` is the tokens of what is said, empty where a quotation has to fill it."""

    verb: Token
    cue: tuple[Token, ...]
    source: tuple[Token, ...]
    content: tuple[Token, ...] = ()
    force: Force = "neutral"
    takes_quote: bool = False
    takes_clause: bool = False
    reporter: tuple[Token, ...] = ()  # of "X reported, citing Y": X; the source is Y
    clause: frozenset[int] = field(default_factory=frozenset)  # the places of the tokens that are never content


def find_frames(page: Page, sayings: Sayings) -> Iterator[Frame]:
    """Every reporting clause of a page, in text order of its verb."""
    for sentence in sentences(page):
        for token in sentence:
            if token.lower_ == "according":
                frame = _according_frame(token, sentence)
            elif token.pos_ == "VERB" and token.lemma_.lower() in sayings:
                frame = _verb_frame(token, sayings[token.lemma_.lower()])
            else:
                continue
            if frame is not None:
                yield frame


def subject_of(verb: Token) -> Token | None:
    """Who does what a verb says: its own subject, or that of the verb it hangs on; `None` for a passive without an agent."""
    for _ in range(FURTHEST_SUBJECT):
        found = _own_subject(verb)
        if found is not None or _is_passive(verb):
            return found
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ == "pcomp" and verb.head.dep_ == "prep":
            quoted = _quoted_speaker(verb.head)
            if quoted is not None:
                return quoted
            verb = verb.head.head
        elif verb.dep_ in {"conj", "advcl", "xcomp", "dep"}:
            verb = verb.head
        else:
            return None
    return None


def _own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return _behind_relative(child)
        if child.dep_ == "agent":
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def _behind_relative(subject: Token) -> Token:
    """The noun that a relative pronoun stands for, else the subject itself."""
    if subject.tag_ in {"WP", "WDT"} and subject.head.dep_ == "relcl":
        return subject.head.head
    return subject


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)


def _quoted_speaker(preposition: Token) -> Token | None:
    """Of "quoted her as saying" the object, of "she was quoted as saying" the subject."""
    verb = preposition.head
    if preposition.lower_ != "as" or verb.lemma_ not in {"quote", "cite"}:
        return None
    wanted = "nsubjpass" if _is_passive(verb) else "dobj"
    return next((child for child in verb.children if child.dep_ == wanted), None)


def _verb_frame(verb: Token, saying: Saying) -> Frame | None:
    subject = subject_of(verb)
    if subject is None or (subject.lower_ in SELVES and verb.lemma_ in THINKING):
        return None
    if (subject.lower_ in {"it", "there"} and subject.dep_ == "expl") or subject.lower_ in NOBODY:
        return None
    cited = _cited(verb)
    source = noun_phrase(cited or subject)
    reporter = noun_phrase(subject) if cited is not None else ()
    cue = _cue(verb)
    clause = {token.i for token in (*cue, *source, *reporter)}
    content = _content(verb, saying.takes)
    if not content and "quote" not in saying.takes:
        return None
    kept = tuple(token for token in content if token.i not in clause)
    return Frame(
        verb=verb,
        cue=cue,
        source=source,
        content=kept,
        force=saying.force,
        takes_quote="quote" in saying.takes,
        takes_clause="clause" in saying.takes and any(child.dep_ in {"ccomp", "parataxis"} for child in verb.children),
        reporter=reporter,
        clause=frozenset(clause),
    )


def _cited(verb: Token) -> Token | None:
    """Whom a report stands on: Y in "X reported, citing Y"."""
    if verb.lemma_ in {"cite", "quote"} and _is_passive(verb):  # "Y was quoted by X saying …"
        return next((noun for noun in verb.children if noun.dep_ == "nsubjpass"), None)
    if verb.lemma_ in {"cite", "quote"}:  # "…, X cited Y, an official": the quotation is Y's
        return next((noun for noun in verb.children if noun.dep_ == "dobj" and noun.pos_ in {"PROPN", "NOUN"} and _tells(noun)), None)
    citing = (child for child in verb.children if child.dep_ == "advcl" and child.lower_ in {"citing", "quoting"})
    return next((noun for child in citing for noun in child.children if noun.dep_ == "dobj"), None)


def _tells(noun: Token) -> bool:
    """Whether a noun is a name, or has one beside it: "cited Ana Falk", not "cited the weather"."""
    return noun.pos_ == "PROPN" or any(child.pos_ == "PROPN" for child in noun.children)


def _cue(verb: Token) -> tuple[Token, ...]:
    """The verb with its auxiliaries, negation and particle."""
    near = [child for child in verb.children if child.dep_ in {"aux", "auxpass", "neg", "prt"}]
    return tuple(sorted((*near, verb), key=lambda token: token.i))


def _content(verb: Token, takes: frozenset[str]) -> tuple[Token, ...]:
    """What a verb takes, the fullest form first: a clause, what the sentence says around it, an infinitive, an object."""
    children = {child.dep_: child for child in verb.children if child.dep_ not in {"punct", "prep"}}
    if "clause" in takes and "ccomp" in children:
        return tuple(children["ccomp"].subtree)
    if "clause" in takes and verb.dep_ in {"parataxis", "ccomp"} and _stands_aside(verb):
        inside = {token.i for token in verb.subtree}
        return tuple(token for token in verb.head.subtree if token.i not in inside)
    if "infinitive" in takes and "xcomp" in children:
        return tuple(children["xcomp"].subtree)
    if "clause" in takes and "advcl" in children and children["advcl"].tag_ in {"VBD", "VBZ", "VBP"} and "dobj" not in children:
        marked = any(child.dep_ in {"mark", "advmod"} and child.lower_ != "that" for child in children["advcl"].children)
        return () if marked else tuple(children["advcl"].subtree)
    return _lesser_content(verb, takes, children) or (_said_before(verb) if "clause" in takes else ())


def _said_before(verb: Token) -> tuple[Token, ...]:
    """All of the sentence before a reporting clause that closes it: "…, its door leaked, and the port knew, the union says"."""
    sentence, subject = verb.sent, next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is None or any(child.dep_ in {"dobj", "acomp", "attr"} for child in verb.children):
        return ()
    start = subject.left_edge.i
    before = [token for token in sentence if token.i < start]
    behind = [token for token in sentence if token.i > verb.i and token.pos_ in {"VERB", "AUX"}]
    closes = len(before) > 1 and before[-1].text == "," and not behind and any(token.pos_ in {"VERB", "AUX"} for token in before)
    return tuple(before[:-1]) if closes and not any(token.dep_ == "mark" for token in verb.children) else ()


def _lesser_content(verb: Token, takes: frozenset[str], children: Mapping[str, Token]) -> tuple[Token, ...]:
    """An object with what goes with it: "called the raid a crime", "accused the port of neglect", "blamed the crew for it"."""
    parts = [children[kind] for kind in ("dobj", "oprd") if kind in children]
    parts += [child for child in verb.children if child.dep_ == "prep" and child.lower_ in {"as", "of", "for", "over"}]
    objects = "object" in takes and any(child.dep_ in {"dobj", "oprd"} for child in parts)
    told = objects or any(child.lower_ in takes and child.i > verb.i for child in parts)
    content = sorted({token for part in parts for token in part.subtree}, key=lambda token: token.i)
    return tuple(content) if told and sum(token.is_alpha for token in content) >= LEAST_OBJECT else ()


def _stands_aside(verb: Token) -> bool:
    """Whether a reporting clause is slipped into the sentence it reports: "…, he said, …"."""
    before = verb.doc[verb.left_edge.i - 1] if verb.left_edge.i else None
    return verb.dep_ == "parataxis" or (before is not None and before.text in {",", "”", '"', "—", "–"})


def _according_frame(token: Token, sentence: Phrase) -> Frame | None:
    """Of "according to X" the noun phrase as source, and the clause it hangs on as content."""
    to = next((child for child in token.children if child.lower_ == "to"), None)
    named = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
    if to is None or named is None:
        return None
    source = noun_phrase(named)
    inside = {inner.i for inner in token.subtree}
    head = token.head
    while head.dep_ != "ROOT" and head.pos_ not in {"VERB", "AUX"}:
        head = head.head
    content = tuple(inner for inner in head.subtree if inner.i not in inside and sentence.start <= inner.i < sentence.end)
    return Frame(verb=token, cue=(token, to), source=source, content=content, takes_clause=True, clause=frozenset(inside))


def noun_phrase(head: Token) -> tuple[Token, ...]:
    """A noun with what belongs to it, without clauses that hang on it: "Anna Bell, the mayor", not "…, who was there"."""
    outside = {token.i for child in head.rights if child.dep_ in {"relcl", "acl", "advcl"} for token in child.subtree}
    return _contiguous((token for token in head.subtree if token.i not in outside and (token.dep_ != "case" or token.head != head)), head)


def _contiguous(tokens: Iterable[Token], head: Token) -> tuple[Token, ...]:
    """The unbroken run of tokens around a head, without punctuation at its ends."""
    places = {token.i: token for token in tokens}
    first = last = head.i
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    run = [places[place] for place in range(first, last + 1)]
    while run and run[-1] != head and (run[-1].is_punct or run[-1].is_space):
        run.pop()
    while run and run[0] != head and (run[0].is_punct or run[0].is_space):
        run.pop(0)
    return tuple(run)
