"""Whether an expression of time looks ahead of its report or back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.annotate.calendar_words import CALENDAR
from sayso.annotate.counted import is_person
from sayso.annotate.lexicons import any_of
from sayso.annotate.page import Page, tokens_of
from sayso.annotate.units import UNIT

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase
    from spacy.tokens import Token

AHEAD_VERBS = frozenset(CALENDAR["ahead"]["verbs"])
MODALS = frozenset(CALENDAR["ahead"]["modals"])
PLANNING = frozenset(CALENDAR["ahead"]["planning"])
AUXILIARIES = frozenset(CALENDAR["ahead"]["auxiliaries"])
PREPOSITIONS = frozenset(CALENDAR["ahead"]["prepositions"])
# "as soon as Friday", "until 9 a.m. Friday"
OPENED = re.compile(
    rf"\b{any_of(CALENDAR['ahead']['openers'])}[^\S\n]+(?:on[^\S\n]+|[\d:]+[^\S\n]?[ap]\.?m\.?[^\S\n]+(?:[A-Z]{{3}}[^\S\n]+)?)?\Z",
    re.IGNORECASE,
)
LONGEST_OPENER = 32  # characters before a time in which "as soon as" is looked for
TOLD_VERBS = frozenset(CALENDAR["told"]["verbs"])
NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "LAW"})
UNIT_BEHIND = re.compile(rf"[^\S\n]+(?:{UNIT})", re.IGNORECASE)
ROUND = 50  # a count is more often round than a year
LONG_WORD = 5  # letters; shorter ones are small in headlines too
FARTHEST = 6  # steps up the tree in which the governing verb is looked for


def looks_ahead(page: Page, start: int, end: int) -> bool | None:
    """Whether the clause around it is of the future (true) or of the past (false); `None` where it does not say."""
    opener = OPENED.search(page.report.text[max(0, start - LONGEST_OPENER) : start])
    if opener and not opener[0][0].isupper():  # "Until Friday they had …" looks back
        return True
    token = tokens_of(page, page.span(start, end)).root
    if token.head.lower_ in PREPOSITIONS and token.head.pos_ in {"ADP", "SCONJ"}:
        verb = _verb(token)
        return True if verb is None or _tense(verb) is not False or verb.lemma_ in AHEAD_VERBS or token.head.lower_ == "by" else None
    verb = _verb(token)
    return None if verb is None else _tense(verb)


def told_on(page: Page, start: int) -> bool:
    """Whether the word is the day on which somebody is said to have spoken: "said Monday"."""
    token = tokens_of(page, page.span(start, start + 1)).root
    verb = _verb(token)
    return verb is not None and verb.lemma_ in TOLD_VERBS and verb.tag_ in {"VBD", "VBN"} and verb.i < token.i


def is_name(page: Page, shape: str, start: int, end: int) -> bool:
    """Whether the words are part of a longer name ("June Carter", "The Sunday Courier") or no word of time at all ("may")."""
    if shape == "YEAR":
        return _counts(page, start, end)
    if shape == "DAY_WORD":
        return _is_of_the_night(page, start, end)
    if shape in {"RELATIVE", "DURATION"}:
        return _is_title(page, start, end)
    if shape not in {"MONTH", "WEEKDAY", "SEASON", "HOLIDAY"}:
        return False
    tokens = tokens_of(page, page.span(start, end))
    if shape == "MONTH":
        bare = tokens[-1]
        before = bare.nbor(-1) if bare.i else None
        if len(tokens) == 1 and before is not None and before.pos_ == "PROPN" and before.whitespace_ == " ":
            return True  # "Mr. March"
        if not bare.text[0].isupper() or bare.tag_ in {"MD", "VB", "VBP", "VBZ"}:
            return True
    entity = next((entity for entity in tokens.ents if entity.label_ in NAMES), None) or _around(tokens[-1])
    return entity is not None and entity.label_ in NAMES and any(word.pos_ == "PROPN" and word not in tokens for word in entity)


def _is_of_the_night(page: Page, start: int, end: int) -> bool:
    """Whether "overnight" tells of what kind something is: "an overnight shelter"."""
    tokens = tokens_of(page, page.span(start, end))
    return tokens.text.lower() == "overnight" and tokens[0].dep_ in {"amod", "compound", "nmod"}


def _is_title(page: Page, start: int, end: int) -> bool:
    """Whether every word has a capital, in a sentence of small words: on "This Week", "60 Minutes"."""
    words = re.findall(r"[^\W\d_]+", page.report.text[start:end])
    if not words or not all(word[0].isupper() and not word.isupper() for word in words):
        return False
    tokens = tokens_of(page, page.span(start, end))
    opens = tokens[0].is_sent_start or (len(words) == 1 and tokens[0].is_alpha)
    return not opens and any(token.is_alpha and len(token) >= LONG_WORD and token.text[0].islower() for token in tokens.sent)


def _counts(page: Page, start: int, end: int) -> bool:
    """Whether a bare number counts a plural that no preposition or article makes a year of: "2000 people", but "2018 sales"."""
    tokens = tokens_of(page, page.span(start, end))
    doc = tokens.doc
    before, after = tokens.start - 1, tokens.end
    measured = UNIT_BEHIND.match(page.report.text, end)
    plural = after < len(doc) and (doc[after].tag_ == "NNS" and doc[after].text.islower())
    led = before >= 0 and (doc[before].pos_ in {"ADP", "DET", "PRON"} or doc[before].text.endswith(("’s", "'s")))
    if measured and not (before >= 0 and doc[before].pos_ == "ADP"):
        return True
    if len(tokens) != 1 or led or not plural:
        return False
    return int(tokens.text) % ROUND == 0 or is_person(doc[after]) or not (before >= 0 and doc[before].pos_ in {"PROPN", "NOUN"})


def _around(token: Token) -> Phrase | None:
    if token.ent_type_ not in NAMES:
        return None
    return next((entity for entity in token.sent.ents if entity.start <= token.i < entity.end), None)


def _verb(token: Token) -> Token | None:
    for _ in range(FARTHEST):
        if token.pos_ in {"VERB", "AUX"}:
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def _tense(verb: Token) -> bool | None:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {helper.lower_ for helper in helpers}
    if words & (AUXILIARIES | MODALS) or (verb.lemma_ in PLANNING and words & {"has", "have", "is", "are"}):
        return True
    if words & {"have", "has", "'ve", "’ve"} or any(one.tag_ == "VBD" for one in (verb, *helpers)):
        return False
    if "to" in words:
        governor = verb.head
        return True if governor != verb and governor.lemma_ in AHEAD_VERBS | {"go"} else None
    if verb.lemma_ in AHEAD_VERBS and verb.tag_ in {"VBN", "JJ"}:
        return True
    return False if verb.tag_ == "VBN" and not helpers else None
