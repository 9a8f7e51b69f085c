"""One utterance as several reports quote it: who has it, in whose voice, and what was cut."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sayso.collate.voices import ActorOf, voice_of
from sayso.model.annotation import AnnotatedReport, Attribution
from sayso.model.collation import Cut, Quote, QuoteReading, Voice
from sayso.model.event import Event
from sayso.model.record import content_id
from sayso.model.span import Span, place

WORD = re.compile(r"\w+(?:['’]\w+)*")
RUN = 4  # words in a row that two quotations share before they are compared at all
SHARED = 0.6  # of the shorter one's words, in order, that make two quotations one utterance


@dataclass(frozen=True, kw_only=True)
class Saying:
    """An attribution in its report, cut into words with their places."""

    annotated: AnnotatedReport
    attribution: Attribution
    voice: Voice
    words: tuple[str, ...]
    places: tuple[Span, ...]


def find_quotes(event: Event, actor_of: ActorOf) -> tuple[Quote, ...]:
    """Every attribution, those that give one utterance together, in the order in which the first of each comes."""
    sayings = [_saying(annotated, attribution, actor_of) for annotated in event.annotated for attribution in annotated.attributions]
    return tuple(_quote(event, [sayings[row] for row in rows]) for rows in _utterances(sayings))


def _saying(annotated: AnnotatedReport, attribution: Attribution, actor_of: ActorOf) -> Saying:
    found = [(match.group().lower().replace("’", "'"), span, match) for span in attribution.content for match in _words(annotated, span)]
    return Saying(
        annotated=annotated,
        attribution=attribution,
        voice=_own_voice(annotated, attribution, actor_of),
        words=tuple(word for word, _, _ in found),
        places=tuple(Span(report=span.report, start=span.start + match.start(), end=span.start + match.end()) for _, span, match in found),
    )


def _words(annotated: AnnotatedReport, span: Span) -> Iterator[re.Match[str]]:
    return WORD.finditer(annotated.report.text[span.start : span.end])


def _own_voice(annotated: AnnotatedReport, attribution: Attribution, actor_of: ActorOf) -> Voice:
    """The voice of an attribution's first piece, which ends with its own speaker."""
    return voice_of(attribution.content[0], annotated, actor_of, innermost=attribution.id)


def _utterances(sayings: Sequence[Saying]) -> Iterator[list[int]]:
    """Rows of sayings that quote one utterance; what is only reported in other words stands alone."""
    group = list(range(len(sayings)))
    for left, right in sorted(_candidates(sayings)):
        if group[left] != group[right] and _is_same(sayings[left], sayings[right]):
            keep, gone = sorted((group[left], group[right]))
            group = [keep if one == gone else one for one in group]
    rows: dict[int, list[int]] = defaultdict(list)
    for row, one in enumerate(group):
        rows[one].append(row)
    yield from rows.values()


def _candidates(sayings: Sequence[Saying]) -> Iterable[tuple[int, int]]:
    """Pairs in two reports that share a run of words and are not both free of quotation marks."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    pairs = set()
    for row, saying in enumerate(sayings):
        for run in sorted({saying.words[start : start + RUN] for start in range(len(saying.words) - RUN + 1)}):
            for other in holders[run]:
                if sayings[other].annotated.report.id != saying.annotated.report.id:
                    pairs.add((other, row))
            holders[run].append(row)
    return pairs


def _is_same(left: Saying, right: Saying) -> bool:
    if left.attribution.kind == right.attribution.kind == "indirect" or not _may_be_one(left.voice, right.voice):
        return False
    blocks = SequenceMatcher(None, left.words, right.words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= SHARED * min(len(left.words), len(right.words))


def _may_be_one(left: Voice, right: Voice) -> bool:
    """Two speakers who are both known and not the same cannot have made one utterance."""
    if not left or not right or left[-1].actor is None or right[-1].actor is None:
        return True
    return left[-1].actor == right[-1].actor


def _quote(event: Event, sayings: Sequence[Saying]) -> Quote:
    fullest = max(sayings, key=lambda saying: (len(saying.words), saying.attribution.kind == "direct"))
    speakers = [saying.voice[-1].actor for saying in sayings if saying.voice and saying.voice[-1].actor is not None]
    readings = tuple(reading for saying in sayings for reading in _readings(saying, fullest))
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


def _readings(saying: Saying, fullest: Saying) -> Iterator[QuoteReading]:
    """A reading a piece; what was cut stands with the first piece."""
    text = saying.annotated.report.text
    cuts = () if saying is fullest or saying.attribution.kind == "indirect" else tuple(_cuts(saying, fullest))
    for number, span in enumerate(sorted(saying.attribution.content, key=place)):
        yield QuoteReading(
            report=saying.annotated.report.id,
            span=span,
            attribution=saying.attribution.id,
            text=text[span.start : span.end],
            kind=saying.attribution.kind,
            voice=saying.voice,
            cuts=cuts if number == 0 else (),
        )


def _cuts(saying: Saying, fullest: Saying) -> Iterator[Cut]:
    """The runs of words that the fullest quotation has and this one lacks."""
    text = fullest.annotated.report.text
    matcher = SequenceMatcher(None, fullest.words, saying.words, autojunk=False)
    for operation, start, end, _, _ in matcher.get_opcodes():
        if operation == "delete":
            first, last = fullest.places[start], fullest.places[end - 1]
            span = Span(report=first.report, start=first.start, end=last.end)
            yield Cut(span=span, text=text[span.start : span.end])
