"""What happened to what was counted: the word that says so, and its class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.annotate.lexicons import classes, word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

VEHICLES = frozenset(word_list("vehicles"))
SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "attr", "oprd", "csubj", "dative"})
LIGHT = frozenset(
    {
        "be",
        "have",
        "leave",
        "require",
        "include",
        "report",
        "confirm",
        "find",
        "think",
        "believe",
        "fear",
        "see",
        "get",
        "do",
        "say",
        "need",
        "suffer",
        "call",
        "know",
        "name",
        "consist",
        "arrive",
        "face",
    }
)
COUNTING = frozenset(
    {"rise", "climb", "reach", "stand", "increase", "jump", "grow", "hit", "pass", "be", "put", "number", "total", "surpass", "exceed"}
)
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
PEOPLE_DEEDS = frozenset(
    {
        "killed",
        "injured",
        "missing",
        "survived",
        "rescued",
        "arrested",
        "kidnapped",
        "aboard",
        "displaced",
        "convicted",
        "infected",
        "attended",
        "living",
    }
)
FATES = frozenset({"killed", "injured", "missing", "survived", "rescued", "arrested", "kidnapped"})
# Nouns that are a deed by themselves: "10 deaths", "two injuries".
DEED_NOUNS = frozenset(
    {
        "deaths",
        "death",
        "fatalities",
        "fatality",
        "injuries",
        "injury",
        "casualties",
        "arrests",
        "arrest",
        "dead",
        "wounded",
        "injured",
        "detainees",
    }
)


def deed_of(token: Token) -> str | None:
    """The class of a word, by its own form or by its plain form."""
    return FORMS.get(token.lower_) or CLASSES.get(token.lemma_.lower())


def find_deed(head: Token, behind: Iterable[Token], *, person: bool, amount: range = range(0)) -> tuple[Token | None, str | None]:
    """The word that says what happened to the counted noun, and its class, or its plain form where it has none.

    `behind` are the words that follow the noun, `amount` the places of the amount's own words.
    """
    near = _near(head, list(behind), person=person)
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
    """ "12 people killed", "10 on board", "four dead": what follows at once, as headlines have it."""
    for place, token in enumerate(behind[:NEAR]):
        deed = deed_of(token)
        treated = place and behind[place - 1].tag_ == "VBG" and behind[place - 1].lemma_ in LIGHT  # "requiring hospital treatment"
        if deed and treated and person:
            return token
        loose = token.pos_ in {"NOUN", "PROPN"} and place and token.lower_ not in {"dead", "board", "aboard"}
        if deed and not loose and _bound(token, head, place) and (deed not in PEOPLE_DEEDS or person):
            return token
        if token.lemma_.lower() in VEHICLES and person and any(one.lower_ == "on" for one in behind[:place]):
            return token
        if token.is_punct or token.pos_ in {"CCONJ", "SCONJ", "NUM"}:
            return None
    return None


def _bound(token: Token, head: Token, place: int) -> bool:
    """Whether the word is said of the counted noun, and not of another clause."""
    if place == 0 or token.lower_ in {"aboard", "dead", "missing", "board", "onboard"}:
        return True
    return any(head in {one, one.head} for one in _up(token))


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
            if over.i in amount or over.pos_ == "NUM":
                token = over  # "dozens of people"
                continue
            if above.lower_ in {"of", "to", "at"} and deed_of(over):
                return over
            return over if over.pos_ == "VERB" and above.lower_ in {"to", "of"} else None
        if token.dep_ not in {"conj", "appos", "nummod", "compound", "nmod", "amod", "quantmod", "poss", "det", "npadvmod"}:
            return above if above.pos_ == "VERB" and token.dep_ in {"ccomp", "ROOT", "dep"} else None
        token = above
    return None


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
