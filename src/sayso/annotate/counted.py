"""What an amount counts: the noun behind it with its modifiers, through "of" and "of the"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.annotate.deeds import CLASSES, DEED_NOUNS, FORMS, TRAILING
from sayso.annotate.lexicons import table, word_list

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase
    from spacy.tokens import Token

_WORDS = table("deed_words")
PEOPLE = frozenset(word_list("people"))
GROUPS = frozenset(word_list("groups"))
LONGEST = 7  # words of a noun phrase behind a number
OPENERS = frozenset(_WORDS["phrases"]["openers"])
MULTIPLES = frozenset({"time", "times"})
NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
MODIFIERS = frozenset({"amod", "compound", "nmod"})
DEED_PEOPLE = frozenset(_WORDS["nouns"]["people"])


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The noun that is counted and where its words stand, `last` being its last token.

    `deed` is a word such as "deaths" that is counted and says what happened; `partitive` whether "of" led to the noun.
    """

    head: Token | None = None
    start: int = 0
    end: int = 0
    last: int = 0
    person: bool = False
    partitive: bool = False
    deed: Token | None = None

    @property
    def unit(self) -> str | None:
        """The plain form of the noun."""
        return self.head.lemma_.lower() if self.head is not None else None

    @property
    def plural(self) -> bool:
        """Whether the noun stands in the plural."""
        return self.head is not None and (self.head.tag_ in {"NNS", "NNPS"} or self.head.lower_ == "people")


def counted_by(tokens: Phrase) -> Counted:
    """What stands behind a number, else the group that it tells the size of ("a family of five")."""
    doc = tokens.doc
    at, partitive = _opened(tokens)
    run = _run(tokens, at)
    if not run:
        return _deed_only(tokens, at) or _group(tokens)
    if len(run) == 1 and run[0].lower_ in DEED_NOUNS:
        return Counted(deed=run[0], person=True, last=run[0].i, partitive=partitive)
    head = run[-1]
    last = _with_of(_paired(head))
    end = doc[last].idx + len(doc[last].text)
    return Counted(head=head, start=run[0].idx, end=end, last=last, person=is_person(head), partitive=partitive)


def is_person(token: Token) -> bool:
    """Whether a noun is for people: by the list, as the name of a people, or by its ending."""
    lemma = token.lemma_.lower()
    if lemma in PEOPLE or token.lower_ in PEOPLE or token.ent_type_ == "NORP":
        return True
    return lemma.endswith(("woman", "women", "men", "sman", "eman", "iman", "tman")) or _demonym(token)


def _demonym(token: Token) -> bool:
    """A capitalised plural such as "Americans": the name finder at times calls it something else."""
    return token.tag_ in {"NNPS", "NNS"} and token.text[0].isupper() and token.lower_.endswith(("ans", "ese", "ish", "is", "ers"))


def _opened(tokens: Phrase) -> tuple[int, bool]:
    """Where the noun phrase begins behind "of", "of the", "other", and whether an "of" led there."""
    doc, at, partitive = tokens.doc, _shared(tokens), False
    if at < len(doc) and doc[at].lower_ in {"of", "out"}:
        at, partitive = at + 1 + (doc[at].lower_ == "out"), True
    while at < len(doc) and (doc[at].lower_ in OPENERS or (partitive and doc[at].pos_ in {"NUM", "DET"})):
        at += 1
    return at, partitive


def _shared(tokens: Phrase) -> int:
    """Where what is counted begins: behind the last number of "four-, five- and six-berth boats"."""
    doc, end, after = tokens.doc, tokens.sent.end, tokens.end
    if after < end and doc[after].text == "-":
        after += 1
    if after >= end or doc[after - 1].text[-1] != "-" or not (doc[after].text == "," or doc[after].pos_ == "CCONJ"):
        return tokens.end
    ties = (token.i for token in doc[after : min(after + LONGEST, end - 1)] if token.text == "-")
    return next((at for at in ties if doc[at + 1].pos_ in {"NOUN", "ADJ"}), tokens.end)


def _run(tokens: Phrase, at: int) -> list[Token]:
    """The words of the noun phrase that begins there, to its last noun."""
    doc = tokens.doc
    run: list[Token] = []
    hyphened = doc[at - 1].text == "-"  # "12-member team": members are counted
    for token in doc[at : min(at + (1 if hyphened else LONGEST), len(doc))]:
        if token.sent.start != tokens.sent.start or not _belongs(token, run):
            break
        run.append(token)
        if token.lower_ in MULTIPLES:
            break  # "three times harbour dues"
    while run and not _is_noun(run[-1], first=len(run) == 1):
        run.pop()
    return run


def _belongs(token: Token, run: list[Token]) -> bool:
    if _says_deed(token, run):
        return False
    if not run:
        return token.pos_ in NAMING or (token.tag_ in {"VBN", "VBG", "JJ"} and token.dep_ in {"amod", "compound"})
    if token.pos_ in {"CCONJ", "NUM"} or token.text in {"-", "–"}:
        return token.text in {"-", "–"} or _joins_modifiers(token, run) or _is_in_name(token, run)
    if run[-1].pos_ == "CCONJ":
        return token.pos_ in NAMING
    if token.pos_ in NAMING:
        return not (run[-1].tag_ in {"NNS", "NNPS"} and token.pos_ == "PROPN" and not run[-1].text.istitle())
    return token.tag_ in {"VBN", "VBG", "JJ"} and token.dep_ in {"amod", "compound"}


def _is_in_name(token: Token, run: list[Token]) -> bool:
    """Whether a number goes on in a name that narrows the noun: "two new Meridian 45 boats"."""
    last = token.i + 1 >= len(token.doc)
    return token.pos_ == "NUM" and not last and token.text[-1].isdigit() and "PROPN" in {token.nbor().pos_, run[-1].pos_}


def _joins_modifiers(token: Token, run: list[Token]) -> bool:
    """Whether "and" joins two words that narrow one noun behind them: "dozens of Arlenian and Brackish sailors"."""
    if token.lower_ != "and" or run[-1].dep_ not in MODIFIERS or run[-1].tag_ in {"NNS", "NNPS"} or run[-1].head.i <= token.i:
        return False
    return any(child.dep_ == "conj" and child.i > token.i for child in run[-1].children)


def _says_deed(token: Token, run: list[Token]) -> bool:
    """Whether the word tells what happened rather than what is counted: "12 Killed In", "10 people die in"."""
    if token.lower_ not in FORMS:
        return False
    if token.lower_ in DEED_NOUNS:
        return bool(run) and token.lower_ in DEED_PEOPLE
    participle = token.lower_ not in CLASSES and token.lower_.endswith(("ed", "en")) and token.dep_ != "amod"
    verb = token.dep_ != "compound" and token.tag_ in {"VB", "VBP", "VBZ", "VBD", "NN"}
    return participle or token.lower_ in TRAILING or token.lower_ == "hurt" or (verb and bool(run) and is_person(run[-1]))


def _is_noun(token: Token, *, first: bool) -> bool:
    return token.pos_ in {"NOUN", "PROPN"} or (first and token.lower_ in DEED_NOUNS)


def _deed_only(tokens: Phrase, at: int) -> Counted | None:
    doc = tokens.doc
    if at < len(doc) and doc[at].sent.start == tokens.sent.start and doc[at].lower_ in DEED_NOUNS:
        return Counted(deed=doc[at], person=True, last=at)
    return None


def _group(tokens: Phrase) -> Counted:
    doc, first = tokens.doc, tokens.start
    if first < 2 or doc[first - 1].lower_ != "of" or doc[first - 2].lemma_.lower() not in GROUPS:  # noqa: PLR2004 - "family of"
        return Counted()
    group = doc[first - 2]
    return Counted(head=group, start=group.idx, end=group.idx + len(group.text), last=tokens.end - 1, person=True)


def _paired(head: Token) -> Token:
    """The second noun of "laptops and tablets", which the number counts as well."""
    joined = next((child for child in head.rights if child.dep_ == "conj" and child.i == head.i + 2), None)
    plain = joined is not None and joined.tag_ == "NNS" and head.tag_ == "NNS" and head.nbor(1).lower_ == "and"
    return joined if plain and joined is not None else head


def _with_of(head: Token) -> int:
    """The last word of "members of the party": an "of" behind the noun belongs to what is counted."""
    for child in head.rights:
        if child.lower_ == "of" and child.i == head.i + 1:
            words = [token for token in child.subtree if token.i - child.i <= LONGEST]
            inner = next((token for token in words if token.dep_ == "pobj" and token.head.i == child.i), None)
            return inner.i if inner is not None else head.i
    return head.i
