"""The same quantity as several reports give it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from sayso.collate.likeness import FATES, Candidate, Weights, can_both_be_right, likeness, may_differ
from sayso.collate.verdicts import judge
from sayso.collate.voices import ActorOf, fold_voices, voice_count, voice_of
from sayso.model.annotation import AnnotatedReport, Quantity
from sayso.model.collation import Figure, FigureReading
from sayso.model.event import Event
from sayso.model.record import content_id
from sayso.model.report import published_day
from sayso.model.span import Span, cut, place

FIGURE_KINDS = frozenset({"count", "money", "percent", "measure"})
SHARED_KINDS = frozenset({"duration"})  # a stretch of time is a figure only where two reports give it
# Classes of deeds that make a figure even of a number whose noun is left out, and that read well behind one.
DEEDS = FATES | {
    "seized",
    "aboard",
    "attended",
    "damaged",
    "living",
    "affected",
    "bought",
    "sold",
    "built",
    "deployed",
    "dismissed",
    "infected",
    "collided",
}
WEIGHTS = Weights()
VERDICT_ORDER = {"differ": 0, "agree": 1, "lone": 2}

Row = tuple[Candidate, ...]
Scores = Mapping[tuple[int, int], float]


def find_figures(event: Event, actor_of: ActorOf, *, weights: Weights = WEIGHTS) -> tuple[Figure, ...]:
    """Every figure of an event: contested ones first, then those that most reports give, then as the texts have them."""
    candidates = sorted(_candidates(event, actor_of), key=lambda one: place(one.reading.span))
    rows = [row for row in _rows(candidates, weights) if _worth(row)]
    sums = _sums(rows, weights)
    figures = [_figure(event, row, sums.get(number, ()), rows, weights) for number, row in enumerate(rows)]
    position = {figure.id: min(one.order for one in row) for figure, row in zip(figures, rows, strict=True)}
    return tuple(sorted(figures, key=lambda one: (VERDICT_ORDER[one.verdict], -_reports(one), position[one.id], one.id)))


def _reports(figure: Figure) -> int:
    return len({reading.report for reading in figure.readings})


def _candidates(event: Event, actor_of: ActorOf) -> Iterator[Candidate]:
    for annotated in event.annotated:
        starts = [span.start for span in annotated.sentences]
        days = {moment.span: (moment.first, moment.after) for moment in annotated.moments if moment.first and moment.after}
        for quantity in annotated.quantities:
            if _can_be_figure(quantity):
                start = quantity.span.start
                yield Candidate(
                    quantity=quantity,
                    reading=_reading(quantity, annotated, actor_of),
                    order=(start, annotated.report.id),
                    sentence=bisect_right(starts, start),
                    when=_when(quantity, days),
                )


def _when(quantity: Quantity, days: Mapping[Span, tuple[str, str]]) -> tuple[str, str] | None:
    """The time that stands nearest to the amount in its sentence."""
    times = [span for span in quantity.scope if span in days]
    nearest = min(times, key=lambda span: (abs(span.start - quantity.span.start), span.start), default=None)
    return days[nearest] if nearest is not None else None


def _can_be_figure(quantity: Quantity) -> bool:
    if quantity.kind in SHARED_KINDS:
        return True
    if quantity.kind not in FIGURE_KINDS:
        return False
    return quantity.kind != "count" or quantity.counted is not None or quantity.deed in DEEDS


def _reading(quantity: Quantity, annotated: AnnotatedReport, actor_of: ActorOf) -> FigureReading:
    day = published_day(annotated.report)
    return FigureReading(
        report=annotated.report.id,
        span=quantity.span,
        text=cut(annotated.report.text, quantity.span),
        low=quantity.low,
        high=quantity.high,
        approximate=quantity.approximate,
        as_of=day.isoformat() if day else None,
        voice=voice_of(quantity.span, annotated, actor_of),
    )


def _rows(candidates: Sequence[Candidate], weights: Weights) -> list[Row]:
    """Candidates joined pair by pair, the most alike first, as long as the groups stay alike as wholes."""
    scores = {(left, right): score for left, right, score in _pairs(candidates, weights)}
    group = {number: number for number in range(len(candidates))}
    members = {number: [number] for number in range(len(candidates))}
    refused: set[tuple[int, int, int, int]] = set()
    for left, right in _most_alike_first(candidates, scores, weights):
        one, other = sorted((group[left], group[right]))
        state = (one, other, len(members[one]), len(members[other]))
        if one == other or state in refused:
            continue
        if not _alike(candidates, members[one], members[other], scores, weights):
            refused.add(state)
            continue
        members[one] += members.pop(other)
        group.update(dict.fromkeys(members[one], one))
    return [tuple(candidates[number] for number in sorted(numbers)) for numbers in members.values()]


def _most_alike_first(candidates: Sequence[Candidate], scores: Scores, weights: Weights) -> list[tuple[int, int]]:
    """Pairs that are alike enough; contrary numbers come after all others, when it is known what each report gives."""
    ranked = []
    for (left, right), score in scores.items():
        contrary = not can_both_be_right(candidates[left].reading, candidates[right].reading, weights)
        if score >= (weights.least_differing if contrary else weights.least):
            ranked.append((contrary, -score, left, right))
    return [(left, right) for _, _, left, right in sorted(ranked)]


def _pairs(candidates: Sequence[Candidate], weights: Weights) -> Iterator[tuple[int, int, float]]:
    for left, right in combinations(range(len(candidates)), 2):
        score = likeness(candidates[left], candidates[right], weights)
        if score > 0:
            yield left, right, score


def _alike(candidates: Sequence[Candidate], one: Sequence[int], other: Sequence[int], scores: Scores, weights: Weights) -> bool:
    """Whether the mean likeness is enough, that of contrary numbers by itself too, and no sentence gives two numbers."""
    pairs = [(left, right) if left < right else (right, left) for left in one for right in other]
    contrary = [pair for pair in pairs if not can_both_be_right(candidates[pair[0]].reading, candidates[pair[1]].reading, weights)]
    if any(_in_one_sentence(candidates[left], candidates[right]) for left, right in pairs):
        return False
    if not contrary:
        best = max(scores.get(pair, 0.0) for pair in pairs)
        return (1 - weights.best_counts) * _mean(pairs, scores) + weights.best_counts * best >= weights.least
    if not all(may_differ(candidates[left], candidates[right]) for left, right in contrary):
        return False
    # two reports that each give both numbers speak of two things
    given = [(candidates[left].reading.report, candidates[right].reading.report) for left, right in contrary]
    give_both = {first for first, second in given if first == second}
    return len(give_both) <= 1 and min(_mean(contrary, scores), _mean(pairs, scores)) >= weights.least_differing


def _in_one_sentence(left: Candidate, right: Candidate) -> bool:
    same = left.reading.report == right.reading.report and left.sentence == right.sentence
    return same and (left.reading.low, left.reading.high) != (right.reading.low, right.reading.high)


def _mean(pairs: Sequence[tuple[int, int]], scores: Scores) -> float:
    return sum(scores.get(pair, 0.0) for pair in pairs) / len(pairs)


def _worth(row: Row) -> bool:
    """Whether a row is a figure: a stretch of time only where two reports give it."""
    return row[0].quantity.kind not in SHARED_KINDS or len({one.reading.report for one in row}) > 1


def _sums(rows: Sequence[Row], weights: Weights) -> dict[int, tuple[int, ...]]:
    """Rows whose numbers one sentence gives as parts of what another report gives as a whole."""
    row_of = {one.reading.span: number for number, row in enumerate(rows) for one in row}
    beside: defaultdict[tuple[str, int, str | None], list[Candidate]] = defaultdict(list)
    for row in rows:
        for one in row:
            if one.quantity.kind == "count" and one.quantity.deed:
                beside[one.reading.report, one.sentence, one.quantity.deed].append(one)
    related: defaultdict[int, set[int]] = defaultdict(set)
    for parts in beside.values():
        for left, right in combinations(parts, 2):
            for whole, part in ((left, right), (right, left)):
                number, other = row_of[whole.reading.span], row_of[part.reading.span]
                if number != other and any(_adds_up(whole, part, one, weights) for one in rows[number]):
                    related[number].add(other)
                    related[other].add(number)
    return {number: tuple(sorted(others)) for number, others in related.items()}


def _adds_up(left: Candidate, right: Candidate, whole: Candidate, weights: Weights) -> bool:
    """Whether two numbers of one report come to the one number of another."""
    low, more, total = left.reading.low, right.reading.low, whole.reading.low
    if whole.reading.report == left.reading.report or not low or not more or not total or total <= low:
        return False
    return abs(low + more - total) <= weights.nearness * total and not can_both_be_right(left.reading, whole.reading, weights)


def _figure(event: Event, row: Row, related: Sequence[int], rows: Sequence[Row], weights: Weights) -> Figure:
    verdict, why, reasons = judge(row, weights, adds_up=bool(related))
    lows = [one.reading.low for one in row if one.reading.low is not None]
    highs = [one.reading.high for one in row if one.reading.high is not None]
    groups = fold_voices([(one.reading.span, one.reading.voice) for one in row], event.copies)
    return Figure(
        id=_id(event, row),
        what=_what(row),
        unit=next((one.quantity.unit for one in row if one.quantity.unit), None),
        low=min(lows, default=None),
        high=max(highs, default=None),
        verdict=verdict,
        why=why,
        reasons=reasons,
        related=tuple(_id(event, rows[other]) for other in related),
        voices=voice_count(len(row), groups),
        voice_groups=groups,
        readings=tuple(one.reading for one in row),
    )


def _id(event: Event, row: Row) -> str:
    span: Span = row[0].reading.span
    return content_id("f", event.id, span.report, str(span.start), str(span.end))


def _what(row: Row) -> str:
    """The counted words that most readings use, the longer of two, and what happened to them."""
    counted = Counter(" ".join(one.quantity.counted.split()) for one in row if one.quantity.counted)
    noun = max(counted, key=lambda words: (counted[words], len(words), words), default=None)
    deeds = _most(one.quantity.deed for one in row if one.quantity.deed in DEEDS)
    thing = noun or ("people" if any(one.quantity.unit == "person" for one in row) else row[0].quantity.unit or row[0].reading.text)
    return f"{thing} {deeds}" if deeds else thing


def _most(words: Iterable[str | None]) -> str | None:
    counted = Counter(word for word in words if word)
    return max(counted, key=lambda word: (counted[word], word), default=None)
