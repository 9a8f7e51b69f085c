"""One utterance as several reports quote it: who has it, in whose voice, and what was cut or changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from sayso.collate.alignment import align, is_light
from sayso.collate.cuts import Compared, compare
from sayso.collate.sayings import Saying, Word, saying_of
from sayso.collate.voices import ActorOf
from sayso.model.collation import Quote, QuoteReading, Voice
from sayso.model.event import Event
from sayso.model.record import content_id
from sayso.model.span import place


@dataclass(frozen=True, kw_only=True)
class QuoteSettings:
    """When two attributions give one utterance."""

    shared: float = 0.6
    """Of the shorter one's words of weight, those that stand in both in one order."""
    run: int = 3
    """Words in a row that two quotations share, or all of the shorter one."""
    long: int = 5
    """Words in a row, small ones with them, that make up for few words of weight."""
    least: int = 2
    """Words of weight between quotation marks, from which they are more than a word that anybody could use."""
    common: int = 3
    """Words of weight that two quotations share, those around the marks with them: "lone wolf" is no utterance."""
    retold: int = 4
    """Words of weight that a quotation and one in the outlet's own words share: what is retold shares fewer by chance."""
    held: int = 40
    """Attributions that may hold one pair of words before it is a stock phrase and suggests nothing."""


SETTINGS = QuoteSettings()


def find_quotes(event: Event, actor_of: ActorOf, settings: QuoteSettings = SETTINGS) -> tuple[Quote, ...]:
    """Every attribution, those that give one utterance together, in the order in which the first of each comes."""
    sayings = [saying_of(annotated, attribution, actor_of) for annotated in event.annotated for attribution in annotated.attributions]
    return tuple(_quote(event, [sayings[row] for row in rows], settings) for rows in _utterances(sayings, settings))


def _utterances(sayings: Sequence[Saying], settings: QuoteSettings) -> Iterator[list[int]]:
    """Rows of sayings that quote one utterance; what is only reported in other words stands alone."""
    group = list(range(len(sayings)))
    for left, right in sorted(_candidates(sayings, settings)):
        if group[left] != group[right] and is_same(sayings[left], sayings[right], settings):
            keep, gone = sorted((group[left], group[right]))
            group = [keep if one == gone else one for one in group]
    rows: dict[int, list[int]] = defaultdict(list)
    for row, one in enumerate(group):
        rows[one].append(row)
    yield from rows.values()


def _candidates(sayings: Sequence[Saying], settings: QuoteSettings) -> Iterable[tuple[int, int]]:
    """Pairs in two reports that share two words of weight in a row, the small words between them left out."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, saying in enumerate(sayings):
        for run in dict.fromkeys(pairwise(saying.heavy)):
            holders[run].append(row)
    pairs = set()
    for rows in holders.values():
        if len(rows) <= settings.held:
            pairs |= {
                (left, right)
                for left, right in combinations(rows, 2)
                if sayings[left].annotated.report.id != sayings[right].annotated.report.id
            }
    return pairs


def is_same(left: Saying, right: Saying, settings: QuoteSettings = SETTINGS) -> bool:
    """Whether two attributions give one utterance, by the words that both hold in one order."""
    if not _may_be_one(left.voice, right.voice):
        return False
    one, other = (_telling(saying, settings) for saying in (left, right))
    if one and other:
        common, longest = _common(left.words, right.words)
        enough = common >= settings.common or longest >= settings.long
        return enough and _share(one, other, settings, settings.least, settings.run)
    known = all(saying.voice and saying.voice[-1].actor for saying in (left, right))
    return bool(known and (one or other) and _share(one or left.words, other or right.words, settings, settings.retold, 1))


def _telling(saying: Saying, settings: QuoteSettings) -> tuple[Word, ...]:
    """The quoted words, where they are more than a phrase that anybody could use."""
    quoted = saying.quoted
    return quoted if sum(not is_light(word.plain) for word in quoted) >= settings.least else ()


def _common(left: Sequence[Word], right: Sequence[Word]) -> tuple[int, int]:
    """Words of weight that stand in both in one order, and the longest run of words of any weight."""
    one, other = ([word.plain for word in words] for words in (left, right))
    runs = [one[start:end] for operation, start, end, _, _ in align(one, other) if operation == "same"]
    return sum(map(_heavy, runs)), max(map(len, runs), default=0)


def _share(left: Sequence[Word], right: Sequence[Word], settings: QuoteSettings, least: int, run: int) -> bool:
    """Whether enough of the shorter one's words of weight stand in the other, and some words in a row."""
    held, longest = _common(left, right)
    shorter = min(_heavy(word.plain for word in words) for words in (left, right))
    return held >= max(least, settings.shared * shorter) and longest >= min(run, len(left), len(right))


def _heavy(words: Iterable[str]) -> int:
    return sum(not is_light(word) for word in words)


def _may_be_one(left: Voice, right: Voice) -> bool:
    """Two speakers who are both known and not the same cannot have made one utterance."""
    if not left or not right or left[-1].actor is None or right[-1].actor is None:
        return True
    return left[-1].actor == right[-1].actor


def _quote(event: Event, sayings: Sequence[Saying], settings: QuoteSettings) -> Quote:
    speakers = [saying.voice[-1].actor for saying in sayings if saying.voice and saying.voice[-1].actor is not None]
    compared = compare(sayings, lambda left, right: is_same(left, right, settings))
    readings = tuple(reading for saying in sayings for reading in _readings(saying, compared))
    return Quote(
        id=content_id(
            "q",
            event.id,
            *(f"{reading.span.report}:{reading.span.start}-{reading.span.end}" for reading in readings),
            sayings[0].attribution.id,
        ),
        speaker=speakers[0] if speakers else None,
        readings=readings,
    )


def _readings(saying: Saying, compared: Compared) -> Iterator[QuoteReading]:
    """A reading a piece, each with what was cut and changed in it; what was cut before all of it stands with the first."""
    text = saying.annotated.report.text
    for number, span in enumerate(sorted(saying.attribution.content, key=place)):
        key = (saying.annotated.report.id, saying.attribution.id, number)
        yield QuoteReading(
            report=saying.annotated.report.id,
            span=span,
            attribution=saying.attribution.id,
            text=text[span.start : span.end],
            kind=saying.attribution.kind,
            voice=saying.voice,
            cuts=tuple(compared.cuts.get(key, ())),
            changes=tuple(compared.changes.get(key, ())),
        )
