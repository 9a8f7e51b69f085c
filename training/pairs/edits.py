# ruff: noqa: ARG001 (every edit is called alike)
"""Sentences of news changed by rule: so that they say the same in other words, or so that they cannot both be right."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, Span, Token

from pairs import CONTRARY, SAME, Pair

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
NUMERALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SHORTER = {"do not": "don't", "did not": "didn't", "is not": "isn't", "was not": "wasn't", "will not": "won't", "has not": "hasn't"}
DENIALS = ("{who} denied that {what}.", "{who} rejected claims that {what}.", "{who} said it was not true that {what}.")
REFUTALS = ("It is not true that {what}.", "Reports that {what} are false.", "There is no evidence that {what}.")
REWORDED = 0.5  # share of contrary pairs that come again with a difference that does not matter
NEAR = 0.5  # share of names taken from the same article
SPOKEN = 0.6  # share of what somebody said that they are made to deny
REFUTED = 0.5  # share of other sentences that are refuted whole: a frame around a sentence is learnt from few
HELPERS = {"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "should"}
WORDS_FROM, WORDS_TO = 7, 38  # length of a sentence that is worth an edit


@dataclass(frozen=True, kw_only=True)
class Lists:
    """Words to edit with: opposites both ways, verbs of saying, and the names that the news text has, by type."""

    opposites: Mapping[str, tuple[str, ...]]
    saying: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]


Edit = Callable[[Span, Lists, random.Random], str | None]


def read_lists(folder: Path, docs: Iterable[Doc]) -> Lists:
    """The word lists of a folder and the names of the documents."""
    opposites: dict[str, list[str]] = defaultdict(list)
    for left, right in (line.split() for line in _lines(folder / "opposites.txt")):
        opposites[left].append(right)
        opposites[right].append(left)
    names: dict[str, set[str]] = defaultdict(set)
    for doc in docs:
        for name in doc.ents:
            if name.label_ in {"PERSON", "ORG", "GPE"} and name.text[0].isupper() and "\n" not in name.text:
                names[name.label_].add(name.text)
    return Lists(
        opposites={word: tuple(others) for word, others in opposites.items()},
        saying=tuple(_lines(folder / "saying.txt")),
        names={kind: tuple(sorted(found)) for kind, found in names.items()},
    )


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def is_editable(sentence: Span) -> bool:
    """Whether a sentence is one whole plain sentence."""
    text = sentence.text.strip()
    return WORDS_FROM <= len(text.split()) <= WORDS_TO and "\n" not in text and text[-1] in '.”"' and text[0].isupper()


def edited_pairs(sentences: Sequence[tuple[str, Span]], lists: Lists, chance: random.Random) -> Iterator[Pair]:
    """For each text and a sentence that says the same: one contrary edit of the sentence, and one that keeps what it says."""
    for text, sentence in sentences:
        contrary = _first(CONTRARY_EDITS, sentence, lists, chance)
        same = _first(SAME_EDITS, sentence, lists, chance)
        if contrary is not None:
            yield Pair(left=text, right=contrary[1], label=CONTRARY, source=contrary[0])
            if same is not None and chance.random() < REWORDED:
                yield Pair(left=same[1], right=contrary[1], label=CONTRARY, source=contrary[0])
        if same is not None:
            yield Pair(left=text, right=same[1], label=SAME, source=same[0])


def _first(edits: Sequence[Edit], sentence: Span, lists: Lists, chance: random.Random) -> tuple[str, str] | None:
    """The first edit, in a drawn order, that the sentence allows, by its name."""
    for edit in chance.sample(edits, len(edits)):
        text = edit(sentence, lists, chance)
        if text is not None and text != sentence.text:
            return edit.__name__, text
    return None


def _swapped(sentence: Span, stretch: Span | Token, text: str) -> str:
    start = (stretch.idx if isinstance(stretch, Token) else stretch.start_char) - sentence.start_char
    return sentence.text[:start] + text + sentence.text[start + len(stretch.text) :]


def number(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """Another number."""
    found = [token for token in sentence if token.ent_type_ in {"CARDINAL", "MONEY", "PERCENT", "QUANTITY"} and _is_number(token)]
    if not found:
        return None
    token = chance.choice(found)
    return _swapped(sentence, token, _other_number(token.text, chance))


def _is_number(token: Token) -> bool:
    return token.text.lower() in NUMERALS[1:] or token.text.replace(",", "").replace(".", "", 1).isdecimal()


def _other_number(text: str, chance: random.Random) -> str:
    if text.lower() in NUMERALS:
        other = chance.choice([word for word in NUMERALS[1:] if word != text.lower()])
        return other.capitalize() if text[0].isupper() else other
    value = float(text.replace(",", ""))
    whole = "." not in text
    other = value
    while other == value:
        factor = chance.choice((0.3, 0.5, 0.7, 0.8, 1.3, 1.5, 2, 3))
        other = max(1, round(value * factor + chance.choice((-1, 0, 1)))) if whole else round(value * factor, 1)
    return f"{other:,.0f}" if whole and "," in text else f"{other:.0f}" if whole else f"{other:.1f}"


def date(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """Another weekday, month or year."""
    found = [token for token in sentence if token.ent_type_ == "DATE" and _other_date(token.text, chance) is not None]
    if not found:
        return None
    token = chance.choice(found)
    return _swapped(sentence, token, _other_date(token.text, chance) or token.text)


def _other_date(text: str, chance: random.Random) -> str | None:
    for names in (WEEKDAYS, MONTHS):
        if text in names:
            return chance.choice([name for name in names if name != text])
    if text.isdecimal() and len(text) == len("2016"):
        return str(int(text) + chance.choice((-10, -4, -3, -2, -1, 1, 2, 3)))
    return {"yesterday": "last week", "today": "last month", "tomorrow": "next month", "morning": "evening", "night": "morning"}.get(text)


def place(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """Another place."""
    return _renamed(sentence, lists, chance, {"GPE"})


def actor(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """Another person or group."""
    return _renamed(sentence, lists, chance, {"PERSON", "ORG"})


def _renamed(sentence: Span, lists: Lists, chance: random.Random, kinds: set[str]) -> str | None:
    found = [name for name in sentence.ents if name.label_ in kinds]
    if not found:
        return None
    name = chance.choice(found)
    words = set(name.text.lower().split())
    near = sorted({other.text for other in sentence.doc.ents if other.label_ == name.label_ and "\n" not in other.text})
    others = [other for other in (near if chance.random() < NEAR else lists.names[name.label_]) if not words & set(other.lower().split())]
    return _swapped(sentence, name, chance.choice(others)) if others else None


def exchanged(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """Who did it and to whom, the other way round."""
    for verb in (token for token in sentence if token.pos_ == "VERB"):
        doers = [child for child in verb.children if child.dep_ == "nsubj" and child.ent_type_ in {"PERSON", "ORG", "GPE"}]
        done_to = [child for child in verb.children if child.dep_ == "dobj" and child.ent_type_ in {"PERSON", "ORG", "GPE"}]
        if doers and done_to:
            first, second = _name_of(doers[0]), _name_of(done_to[0])
            if first.end <= second.start and first.text != second.text:
                return _swapped(sentence, second, first.text).replace(first.text, second.text, 1)
    return None


def _name_of(token: Token) -> Span:
    return next((name for name in token.doc.ents if name.start <= token.i < name.end), token.doc[token.i : token.i + 1])


def negation(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """The main clause with a "not", or without the one it has."""
    root = sentence.root
    for token in root.children:
        if token.dep_ == "neg" and token.text.lower() == "not":
            return _swapped(sentence, token, "").replace("  ", " ")
    helper = root if root.lower_ in HELPERS else next((token for token in root.children if token.lower_ in HELPERS), None)
    if any(token.dep_ == "neg" for token in root.children):
        return None
    if helper is not None:
        return _swapped(sentence, helper, f"{helper.text} not")
    if root.tag_ in {"VBD", "VBZ"} and root.lemma_ not in {"say", "tell"}:
        return _swapped(sentence, root, f"{'did' if root.tag_ == 'VBD' else 'does'} not {root.lemma_}")
    return None


def opposite(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """A word of the sentence by its opposite."""
    found = [token for token in sentence if token.text in lists.opposites]
    if not found:
        return None
    token = chance.choice(found)
    return _swapped(sentence, token, chance.choice(lists.opposites[token.text]))


def denial(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """What a speaker said, denied by them; else the whole sentence refuted."""
    told = _said(sentence)
    if told is not None and chance.random() < SPOKEN:
        return chance.choice(DENIALS).format(who=told[0], what=told[1])
    what = _lowered(sentence) if chance.random() < REFUTED else None
    return None if what is None else chance.choice(REFUTALS).format(what=what)


def _said(sentence: Span) -> tuple[str, str] | None:
    """Speaker and content of "NAME said that ..." and "..., NAME said."."""
    root = sentence.root
    if root.lemma_ != "say" or '"' in sentence.text or "“" in sentence.text:
        return None
    speaker = next((token for token in root.children if token.dep_ == "nsubj"), None)
    clause = next((token for token in root.children if token.dep_ == "ccomp"), None)
    if speaker is None or clause is None:
        return None
    who = sentence.doc[speaker.left_edge.i : speaker.right_edge.i + 1].text
    what = sentence.doc[clause.left_edge.i : clause.right_edge.i + 1]
    first = what[0]
    text = what.text.removeprefix("that ").rstrip(" .,")
    keeps = first.ent_type_ or first.text == "I"
    return who[0].upper() + who[1:], text if keeps else text[:1].lower() + text[1:]


def _lowered(sentence: Span) -> str | None:
    text = sentence.text.strip()
    if sum(word.text[0].isupper() for word in sentence) > len(sentence) / 2:
        return None  # a headline in capitals
    if '"' in text or "“" in text or not text.endswith("."):
        return None
    first = sentence[0]
    return text[:-1] if first.ent_type_ or first.pos_ == "PROPN" or first.text == "I" else text[0].lower() + text[1:-1]


def told(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """The verb of saying by another, or the speech without its speaker, or the speaker at the other end."""
    found = _said(sentence)
    if found is None:
        return None
    who, what = found
    verb = chance.choice(lists.saying)
    shapes = (f"{who} {verb} that {what}.", f"{what[0].upper()}{what[1:]}, {who} {verb}.", f"{what[0].upper()}{what[1:]}.")
    return chance.choice(shapes)


def spelled(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """A small number in digits for the word, or the other way round."""
    for token in sentence:
        if token.lower_ in NUMERALS[1:]:
            return _swapped(sentence, token, str(NUMERALS.index(token.lower_) + 1))
        if token.text.isdecimal() and token.ent_type_ == "CARDINAL" and 1 < int(token.text) <= len(NUMERALS):
            return _swapped(sentence, token, NUMERALS[int(token.text) - 1])
    return None


def shortened(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """A "not" drawn together with its verb."""
    for full, short in SHORTER.items():
        if f" {full} " in sentence.text:
            return sentence.text.replace(f" {full} ", f" {short} ", 1)
    return None


def lighter(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """The sentence without an adverbial clause or a phrase of time or place at its edge."""
    for token in sentence.root.children:
        edge = sentence.doc[token.left_edge.i : token.right_edge.i + 1]
        if token.dep_ in {"advcl", "prep", "npadvmod"} and len(edge) <= len(sentence) // 2:
            text = " ".join(_swapped(sentence, edge, "").replace(" ,", ",").replace(" .", ".").split()).lstrip(", ")
            return text[0].upper() + text[1:] if text else None
    return None


def moved(sentence: Span, lists: Lists, chance: random.Random) -> str | None:
    """A phrase from the end of the sentence put before it."""
    last = next((token for token in reversed(list(sentence.root.children)) if token.dep_ in {"prep", "advcl", "npadvmod"}), None)
    if last is None or last.right_edge.i != sentence[-1].i - 1 or last.left_edge.i <= sentence.root.i or '"' in sentence.text:
        return None
    phrase = sentence.doc[last.left_edge.i : last.right_edge.i + 1].text
    rest = sentence.doc[sentence.start : last.left_edge.i].text.rstrip(" ,")
    first = sentence[0]
    kept = rest if first.ent_type_ or first.pos_ == "PROPN" or first.text == "I" else rest[0].lower() + rest[1:]
    return f"{phrase[0].upper()}{phrase[1:]}, {kept}."


CONTRARY_EDITS: tuple[Edit, ...] = (number, number, date, place, actor, exchanged, negation, opposite, denial)
SAME_EDITS: tuple[Edit, ...] = (told, spelled, shortened, lighter, moved)
