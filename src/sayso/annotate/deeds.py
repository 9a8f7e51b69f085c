"""What happened to what was counted: the word that says so, and its class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.annotate.lexicons import classes, table, word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = table("deed_words")
VEHICLES = frozenset(word_list("vehicles"))
WITHIN_PHRASE = frozenset({"conj", "appos", "nummod", "compound", "nmod", "amod", "quantmod", "poss", "det", "npadvmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "attr", "oprd", "csubj", "dative"})
LIGHT = frozenset(_WORDS["verbs"]["light"])
COUNTING = frozenset(_WORDS["verbs"]["counting"])
LIABLE = frozenset(_WORDS["adverbs"]["liable"])
FARTHEST = 6  # steps up the tree
NEAR = 4  # words behind the counted noun in which "killed", "aboard" or "dead" belongs to it
COMPLEMENT = 6  # words behind a light verb in which its own word is looked for


def _forms(word: str) -> Iterator[str]:
    """A plain form and its regular inflections; a word in two parts stays as it is."""
    stem = word.removesuffix("e")
    yield from (word, word + "s", stem + "ed", stem + "ing", word + "ed", word + "ing", word + "d")
    if word.endswith("y"):
        yield from (word[:-1] + "ies", word[:-1] + "ied")
    if word.endswith("ie"):
        yield word[:-2] + "ying"


CLASSES = classes("deeds")
FORMS: dict[str, str] = {form: deed for word, deed in reversed(CLASSES.items()) for form in _forms(word)}
PEOPLE_DEEDS = frozenset(_WORDS["classes"]["people"])
FATES = frozenset(_WORDS["classes"]["fates"])
DEED_NOUNS = frozenset(_WORDS["nouns"]["deeds"])
TRAILING = frozenset(_WORDS["adverbs"]["trailing"])


def deed_of(token: Token) -> str | None:
    """The class of a word, by its own form or by its plain form; to train or to ship is no vehicle, and to hold to account no arrest."""
    lemma = token.lemma_.lower()
    to_account = lemma == "hold" and any(child.lower_ in LIABLE for child in token.subtree)
    if token.pos_ == "VERB" and (to_account or lemma in VEHICLES - TRAILING):
        return None
    return FORMS.get(token.lower_) or CLASSES.get(token.lemma_.lower())


def find_deed(head: Token, behind: Iterable[Token], *, person: bool, amount: range = range(0)) -> tuple[Token | None, str | None]:
    """The word that says what happened to the counted noun, and its class, or its plain form where it has none.

    `behind` are the words that follow the noun, `amount` the places of the amount's own words.
    """
    near = _near(head, list(behind), person=person)
    if near is not None and _befell_a_part(near, head, amount):
        return None, None
    governor = _governor(head, amount)
    above = _meant(governor, head) if governor is not None else None
    # "killed 59 people attending": what befell them goes before what they did
    if near is not None and not (above is not None and deed_of(above) in FATES and deed_of(near) not in FATES):
        return near, deed_of(near) or ("aboard" if near.lemma_.lower() in VEHICLES else None)
    if governor is None:
        return None, None
    meant = above
    if meant is None:
        return None, None
    deed = deed_of(meant)
    if deed is None and meant.lemma_.lower() in LIGHT:
        return None, None
    return meant, deed or (meant.lemma_.lower() if meant.pos_ == "VERB" else None)


def _near(head: Token, behind: list[Token], *, person: bool) -> Token | None:
    """What follows at once, as headlines have it: "12 people killed", "10 on board", "four dead"."""
    for place, token in enumerate(behind[:NEAR]):
        deed = deed_of(token)
        treated = place and behind[place - 1].tag_ == "VBG" and behind[place - 1].lemma_ in LIGHT  # "requiring hospital treatment"
        if deed and treated and person:
            return token
        loose = token.pos_ in {"NOUN", "PROPN"} and place and token.lower_ not in TRAILING
        if deed and not loose and _bound(token, head, place) and (deed not in PEOPLE_DEEDS or person):
            return token
        if token.lemma_.lower() in VEHICLES and person and any(one.lower_ == "on" for one in behind[:place]):
            return token
        if token.is_punct or token.pos_ in {"CCONJ", "SCONJ", "NUM"}:
            return None
    return None


def _bound(token: Token, head: Token, place: int) -> bool:
    """Whether the word is said of the counted noun, and not of another clause."""
    if place == 0 or token.lower_ in TRAILING:
        return True
    return any(head in {one, one.head} for one in _up(token))


def _befell_a_part(token: Token, head: Token, amount: range) -> bool:
    """Whether it befell some of those that are counted: of "three of the 12 survived" three did."""
    parts = (child for child in token.children if child.dep_ in SUBJECTS and child.pos_ == "NUM" and child.i not in amount)
    return any(child.i < head.i and child in head.ancestors for child in parts)


def _up(token: Token) -> Iterator[Token]:
    for _ in range(FARTHEST):
        yield token
        if token.head == token:
            return
        token = token.head


def _governor(head: Token, amount: range) -> Token | None:
    """The verb or the noun that the counted noun depends on."""
    token = head
    for _ in range(FARTHEST):
        above = token.head
        if above == token:
            return token if token.pos_ == "VERB" and token != head else None
        if token.dep_ in SUBJECTS:
            return above
        if token.dep_ in {"pobj", "pcomp"}:
            over = above.head
            if over.i not in amount:
                return _over_preposition(above, amount)
            token = over  # "dozens of people", "fewer than a dozen"
        elif token.dep_ in WITHIN_PHRASE:
            token = above
        else:
            return above if above.pos_ == "VERB" and token.dep_ in {"ccomp", "ROOT", "dep"} else None
    return None


def _over_preposition(preposition: Token, amount: range) -> Token | None:
    """What a preposition hangs on where it passes on what happened: "deaths of ten", "rose to ten", "hit over a third"."""
    over = preposition.head
    if preposition.i in amount:
        return over
    if over.dep_ == "prep" and over.lower_ == "from":
        over = over.head  # "rose from 12 to 15"
    if preposition.lower_ == "from" and over.lemma_.lower() in COUNTING:
        return over
    said = preposition.lower_ in {"of", "to", "at"} and deed_of(over) is not None
    return over if said or (over.pos_ == "VERB" and preposition.lower_ in {"to", "of"}) else None


def _meant(governor: Token, head: Token) -> Token | None:
    """The governor, or, where that is a light verb, the word that carries the meaning: "left 12 dead", "were killed"."""
    if governor.lemma_.lower() in COUNTING:
        # "the death toll rose to 14": the subject says what is counted
        subject = next((token for token in governor.lefts if token.dep_ in {"nsubj", "nsubjpass"}), None)
        said = next((token for token in subject.subtree if deed_of(token)), None) if subject is not None and subject.i != head.i else None
        if said is not None:
            return said
    if governor.lemma_.lower() not in LIGHT and governor.pos_ != "AUX":
        return governor
    after = [token for token in governor.subtree if max(governor.i, head.i) < token.i <= max(governor.i, head.i) + COMPLEMENT]
    found = next((token for token in after if deed_of(token) and token != head and token.i != governor.i), None)
    if found is not None:
        return found
    vehicle = next((token for token in after if token.lemma_.lower() in VEHICLES), None)
    if vehicle is not None and governor.lemma_ == "be":
        return vehicle
    return governor if governor.lemma_ not in {"be", "say", "do", "have"} else None
