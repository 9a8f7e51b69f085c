"""Amounts, what is counted by them, and what happened to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from msgspec import structs

from sayso.annotate.amounts import Amount, amounts
from sayso.annotate.antecedents import with_antecedents
from sayso.annotate.calendar_words import AGO, CALENDAR
from sayso.annotate.chain import Component
from sayso.annotate.changes import change_of, is_course, is_step
from sayso.annotate.concerns import concerned
from sayso.annotate.counted import Counted, counted_by, is_person
from sayso.annotate.deeds import PEOPLE_DEEDS, deed_of, find_deed
from sayso.annotate.folding import context_of, folded_head, folded_terms
from sayso.annotate.lexicons import any_of, table, word_list
from sayso.annotate.numbered import by_words
from sayso.annotate.numerals import number_of
from sayso.annotate.page import Page, sentences, token_span, tokens_of
from sayso.annotate.tolls import toll_of
from sayso.annotate.units import is_stretch, kind_of, rate_name, unit_name
from sayso.model.annotation import Moment, Quantity, QuantityKind
from sayso.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase
    from spacy.tokens import Token

IDIOMS = frozenset(word_list("idioms"))
PLACES = frozenset({"GPE", "LOC", "FAC"})
SINGLE_DEEDS = frozenset(table("deed_words")["classes"]["single"])
EVENTFUL: frozenset[QuantityKind] = frozenset({"percent", "money", "measure"})
SHARED_OUT: frozenset[QuantityKind] = frozenset({"percent", "money"})
CONVERTED: frozenset[QuantityKind] = frozenset({"money", "measure", "speed"})
UNCOUNTED: frozenset[QuantityKind] = frozenset({"ordinal", "address", "time", "year", "score"})
RATED = re.compile(rf"(?:per|an?|each|every) {any_of(table('units')['durations'])}\b(?! (?:ago|earlier|later|before))", re.IGNORECASE)
PAIR = 2  # ends of a range
MORE = frozenset(table("bounds")["turned_by_not"]["words"])


def find_quantities(page: Page) -> tuple[Quantity, ...]:
    """Every amount in text order; days, months, years and times of day are moments and left to them."""
    found = [quantity for sentence in sentences(page) for quantity in _with_concerns(page, tuple(_in_sentence(page, sentence)))]
    ordered = sorted(found, key=lambda quantity: (quantity.span.start, quantity.span.end))
    return tuple(with_antecedents(page, ordered))


QUANTITIES = Component(makes="quantities", version=2, needs=frozenset({"moments"}), find=find_quantities)


def _with_concerns(page: Page, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities of a sentence, each with what it is said of."""
    words = [tokens_of(page, quantity.span) for quantity in quantities]
    written = frozenset(token.i for tokens in words for token in tokens)
    before: Quantity | None = None
    for quantity, tokens in zip(quantities, words, strict=True):
        if quantity.kind in UNCOUNTED:
            yield quantity
            continue
        if before is not None and _turned_into(page, before, quantity):
            before = structs.replace(quantity, about=before.about)
        else:
            counted = counted_by(tokens) if quantity.of is not None and quantity.kind == "count" else Counted()
            about = concerned(tokens, counted, amounts=written, lasts=quantity.kind == "duration")
            before = structs.replace(quantity, about=tuple(page.span(*ends) for ends in about))
        yield before


def _turned_into(page: Page, left: Quantity, right: Quantity) -> bool:
    """Whether an amount in brackets is the one before it in another unit: "8 miles (13 kilometres)", "7 million crowns ($1 million)"."""
    between = page.report.text[left.span.end : right.span.start]
    return left.kind == right.kind and left.unit != right.unit and left.kind in CONVERTED and between.strip() == "("


def _in_sentence(page: Page, sentence: Phrase) -> Iterator[Quantity]:
    left = sentence.start_char
    moments = [moment for moment in page.moments if left <= moment.span.start < sentence.end_char]
    written = [_moved(amount, left) for amount in amounts(page.report.text[left : sentence.end_char])]
    for amount in (one for each in written for one in _apart(page, each)):
        quantity = _quantity(page, sentence, amount, moments)
        if quantity is not None:
            yield quantity
    for moment in moments:
        since = _since(page, sentence, moment)
        if since is not None:
            yield since
    for single in _singles(page, sentence):
        if not any(amount.start < single.span.end and single.span.start < amount.end for amount in written):
            yield single


def _moved(amount: Amount, by: int) -> Amount:
    ends = tuple(_moved(end, by) for end in amount.ends)
    return replace(amount, start=amount.start + by, end=amount.end + by, number=amount.number + by, ends=ends)


def _apart(page: Page, amount: Amount) -> tuple[Amount, ...]:
    """The amount, or both ends where they are no range: a step and where it led, a count before and after."""
    if len(amount.ends) < PAIR or amount.ends[0].end >= amount.ends[1].start:
        return (amount,)
    first, second = amount.ends
    joined = " to " in page.report.text[first.end - 1 : second.start + 1]
    tokens = page.doc.char_span(first.number, first.end, alignment_mode="expand")
    if tokens is None or not joined:
        return (amount,)
    before = tokens[0].nbor(-1) if tokens.start else None
    if amount.kind == "count" and before is not None and before.lower_ == "by" and before.head.pos_ == "VERB":
        return amount.ends  # "raised the toll by two to 16"
    return amount.ends if is_step(tokens) or (amount.kind == "count" and is_course(tokens)) else (amount,)


def _quantity(page: Page, sentence: Phrase, amount: Amount, moments: Sequence[Moment]) -> Quantity | None:
    """One amount with what is counted; `None` for a word that counts nothing here."""
    tokens = page.doc.char_span(amount.number, amount.end, alignment_mode="expand")
    covering = [moment for moment in moments if moment.span.start < amount.end and amount.number < moment.span.end]
    if tokens is None or any(moment.kind in {"date", "time"} or amount.kind == "count" for moment in covering):
        return None
    if amount.kind == "duration":
        return _duration(page, sentence, covering, amount)
    amount = by_words(_turned(_unbound(page, amount), tokens), tokens)
    if amount.kind != "count":
        return _plain(page, amount, tokens)
    counted = _untimed(counted_by(tokens), moments)
    if counted.head is not None and counted.head.pos_ == "NOUN" and is_stretch(measured := unit_name(counted.head.lower_) or ""):
        return _plain(page, replace(amount, kind=kind_of(measured), unit=measured), tokens)  # "12 open miles"
    event, deed = _deed(tokens, counted, _places(page, amount))
    if _no_count(amount, tokens, counted, deed):
        return None
    person = counted.person or (counted.head is None and deed in PEOPLE_DEEDS)
    of = page.span(counted.start, counted.end) if counted.head is not None else None
    return Quantity(
        span=page.span(amount.start, amount.end),
        low=amount.low,
        high=amount.high,
        approximate=amount.approximate,
        unit=_rated("person" if person else counted.unit, tokens, counted),
        of=of,
        counted=" ".join(page.words(of).split()) if of else None,
        event=token_span(page, event) if event is not None else None,
        deed=deed,
        scope=_scope(page, sentence, amount, moments),
        change=change_of(tokens) if counted.head is None else None,
        **_matched_by(sentence, tokens, counted, person=person),
    )


def _untimed(counted: Counted, moments: Sequence[Moment]) -> Counted:
    """Without what is a time: "3 last year" counts no years."""
    timed = any(moment.kind != "duration" and moment.span.start < counted.end and counted.start < moment.span.end for moment in moments)
    return Counted() if counted.head is not None and timed else counted


def _rated(unit: str | None, tokens: Phrase, counted: Counted) -> str | None:
    """With the time that the count is for: "3,000 tests per day"; such a count is no total."""
    after = counted.last + 1 if counted.head is not None else tokens.end
    behind = RATED.match(tokens.doc[after : after + 3].text)
    return f"{unit} per {rate_name(f' {behind[0]}')}" if unit and behind else unit


def _matched_by(sentence: Phrase, tokens: Phrase, counted: Counted, *, person: bool) -> dict[str, Any]:
    """The folded words by which the same figure is known in another report."""
    if counted.head is None:
        return {"head": "people" if person else None, "context": context_of(sentence, tokens.start, tokens.end)}
    first = next((token.i for token in tokens.doc[tokens.end : counted.head.i + 1] if token.idx >= counted.start), counted.head.i)
    words = tokens.doc[first : max(counted.last, counted.head.i) + 1]
    return {
        "head": folded_head(counted.head, words),
        "terms": folded_terms(counted.head, words),
        "context": context_of(sentence, tokens.start, words.end),
    }


def _unbound(page: Page, amount: Amount) -> Amount:
    """Without a bound that is none: after a noun, as in "control over 12 sites", "over" only leads to the number."""
    first = page.doc.char_span(amount.start, amount.start + 1, alignment_mode="expand")
    if first is None or amount.high is not None:
        return amount
    bound = first[0]
    if bound.dep_ != "prep" or bound.head.pos_ != "NOUN" or bound.head.i != bound.i - 1:
        return amount
    return replace(amount, start=amount.number, high=amount.low)


def _turned(amount: Amount, tokens: Phrase) -> Amount:
    """From above where its clause is denied: "never held more than 250"; a minus before things that are counted is a dash."""
    if amount.kind == "count" and amount.low is not None and amount.low < 0 and counted_by(tokens).head is not None:
        amount = replace(amount, low=abs(amount.low), high=abs(amount.high) if amount.high is not None else None)
    if amount.bound != "from" or not any(word in " ".join(amount.words.lower().split()) for word in MORE):
        return amount
    verb = next((token for token in tokens.root.ancestors if token.pos_ in {"VERB", "AUX"}), None)
    denied = verb is not None and any(child.dep_ == "neg" and child.i < tokens.start for child in verb.children)
    return replace(amount, low=None, high=amount.low, bound="to") if denied else amount


def _duration(page: Page, sentence: Phrase, covering: Sequence[Moment], amount: Amount) -> Quantity:
    """A stretch of time as an amount of its unit, with all the words that its moment has."""
    start = min([amount.start, *(moment.span.start for moment in covering)])
    end = max([amount.end, *(moment.span.end for moment in covering)])
    words = tokens_of(page, page.span(start, end))
    return Quantity(
        span=page.span(start, end),
        low=amount.low,
        high=amount.high,
        approximate=amount.approximate,
        kind="duration",
        unit=amount.unit,
        head=amount.unit,
        context=context_of(sentence, words.start, words.end),
    )


def _since(page: Page, sentence: Phrase, moment: Moment) -> Quantity | None:
    """The years that lie between: "a decade ago" gives ten."""
    match = AGO.fullmatch(page.words(moment.span))
    if match is None or not match["number"]:
        return None
    unit = CALENDAR["units"][match["unit"].lower()]
    number = 1.0 if match["number"].lower() in {"a", "an"} else number_of(match["number"])
    if number is None or unit not in {"Y", *CALENDAR["long_units"]}:
        return None
    years = number * CALENDAR["long_units"].get(unit, 1)
    return Quantity(
        span=moment.span,
        low=years,
        high=years,
        approximate=match.start("number") > 0,
        kind="duration",
        unit="year",
        head="year",
        context=context_of(sentence, *_duration_places(page, moment)),
    )


def _duration_places(page: Page, moment: Moment) -> tuple[int, int]:
    words = tokens_of(page, moment.span)
    return words.start, words.end


def _plain(page: Page, amount: Amount, tokens: Phrase) -> Quantity:
    """An amount that counts no things: money, a share, a measure, an age."""
    counted = counted_by(tokens) if amount.kind in SHARED_OUT else Counted()
    head = counted.head if counted.head is not None else tokens.root
    happens = amount.kind in EVENTFUL
    event, deed = find_deed(head, (), person=False, amount=_places(page, amount)) if happens else (None, None)
    of = (
        page.span(counted.start, counted.end)
        if counted.head is not None and (counted.partitive or "percent" in (amount.unit or ""))
        else None
    )
    return Quantity(
        span=page.span(amount.start, amount.end),
        low=amount.low,
        high=amount.high,
        approximate=amount.approximate,
        kind=amount.kind,
        unit=amount.unit,
        of=of,
        counted=" ".join(page.words(of).split()) if of else None,
        event=token_span(page, event) if event is not None else None,
        deed=deed,
        change=change_of(tokens) if happens else None,
        **_matched_by(tokens.sent, tokens, counted if of else Counted(), person=False),
    )


def _places(page: Page, amount: Amount) -> range:
    whole = page.doc.char_span(amount.start, amount.end, alignment_mode="expand")
    return range(whole.start, whole.end) if whole is not None else range(0)


def _deed(tokens: Phrase, counted: Counted, places: range) -> tuple[Token | None, str | None]:
    doc = tokens.doc
    if counted.deed is not None:
        return counted.deed, deed_of(counted.deed)
    toll = toll_of(tokens) if counted.head is None else None
    if toll is not None:
        return toll, deed_of(toll)
    head = counted.head if counted.head is not None else tokens.root
    last = counted.last + 1 if counted.head is not None else tokens.end
    behind = doc[last : min(last + 6, len(doc))]
    person = counted.person or counted.head is None
    return find_deed(head, (token for token in behind if token.sent == tokens.sent), person=person, amount=places)


def _no_count(amount: Amount, tokens: Phrase, counted: Counted, deed: str | None) -> bool:
    """Whether a word that can be a number is none here: "no impact", "one of them", "the other one"."""
    word = amount.words.lower().split()[0]
    if amount.low == 0 and amount.high == 0 and not amount.words[0].isdigit():
        if counted.deed is not None and counted.partitive:
            return True  # "none of the injuries"
        if _is_no_such(tokens, counted):
            return True
        return not (counted.plural or (counted.person and deed in PEOPLE_DEEDS) or (counted.head is None and deed in PEOPLE_DEEDS))
    if amount.words.lower().split()[-1] == "one":
        return counted.head is None or counted.partitive or counted.head.lemma_.lower() in IDIOMS
    if word in {"several", "tens", "scores"} or amount.words.lower().strip() in {"tens", "scores"}:
        return counted.head is None and deed not in PEOPLE_DEEDS
    return amount.low == 1 and tokens.text.lower() == "a"


def _is_no_such(tokens: Phrase, counted: Counted) -> bool:
    """Whether somebody is said not to be something: "they are no strangers to death", unlike "there were no victims"."""
    head = counted.head if counted.head is not None else next(iter(tokens.doc[tokens.end : tokens.end + 1]), None)
    if head is None or head.dep_ != "attr" or head.head.lemma_ != "be":
        return False
    return not any(child.dep_ == "expl" for child in head.head.children)


def _scope(page: Page, sentence: Phrase, amount: Amount, moments: Sequence[Moment]) -> tuple[Span, ...]:
    """The places and the times that its sentence names."""
    places = [page.span(entity.start_char, entity.end_char) for entity in sentence.ents if entity.label_ in PLACES]
    times = [moment.span for moment in moments if moment.kind == "date" and moment.first]
    apart = (span for span in (*places, *times) if span.end <= amount.start or amount.end <= span.start)
    return tuple(sorted(set(apart), key=lambda span: (span.start, span.end)))


def _singles(page: Page, sentence: Phrase) -> Iterator[Quantity]:
    """Somebody to whom something befell, told without a number: "a man named Vale died" counts one."""
    for token in sentence:
        if token.lower_ not in {"a", "an"} or token.dep_ != "det" or not is_person(token.head):
            continue
        noun = token.head
        if noun.dep_ not in {"nsubj", "nsubjpass", "dobj"} or noun.tag_ == "NNS" or any(child.dep_ == "nummod" for child in noun.children):
            continue
        verb = noun.head
        deed = deed_of(verb)
        if deed not in SINGLE_DEEDS or verb.pos_ != "VERB" or verb.tag_ not in {"VBD", "VBN", "VBG"}:
            continue
        of = page.span(token.idx + len(token.text) + 1, noun.idx + len(noun.text))
        yield Quantity(
            span=page.span(token.idx, noun.idx + len(noun.text)),
            low=1.0,
            high=1.0,
            unit="person",
            of=of,
            counted=" ".join(page.words(of).split()),
            event=token_span(page, verb),
            deed=deed,
            head="people",
            context=context_of(sentence, token.i, noun.i + 1),
        )
