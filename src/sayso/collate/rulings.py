"""What judgements make of rows: which readings stand together, which go, and what a row is called."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from sayso.model.collation import Actor, Figure, Point
from sayso.model.event import Event
from sayso.model.judgement import Decision, Judgement, Subject
from sayso.model.span import Span, cut

Item = TypeVar("Item")
Row = TypeVar("Row", Figure, Point, Actor)
JOINING: tuple[Decision, ...] = ("join", "accept")  # to accept several readings says that they are of one thing


def of_event(judgements: Iterable[Judgement], event: Event, *, alone: bool = False) -> tuple[Judgement, ...]:
    """The judgements of an event, marked orphaned where their words are not there any more.

    Those whose spans lie in its reports, those whose report is gone but one from the same file is here, and, with
    `alone`, where there is no other event, all.
    """
    texts = {annotated.report.id: annotated.report.text for annotated in event.annotated}
    files = set(event.origins) | {annotated.report.origin for annotated in event.annotated}

    def touches(judgement: Judgement) -> bool:
        return alone or bool(files.intersection(judgement.origins)) or any(span.report in texts for span in judgement.spans)

    return tuple(
        msgspec.structs.replace(one, orphaned=tuple(cut(texts.get(span.report, ""), span) for span in one.spans) != one.words)
        for one in judgements
        if touches(one)
    )


def standing(event: Event, about: Subject, *kinds: Decision) -> tuple[Judgement, ...]:
    """The judgements on a kind of row that hold, the earliest first: not withdrawn, with their words still there."""
    return tuple(
        judgement
        for judgement in event.judgements
        if not judgement.withdrawn
        and not judgement.orphaned
        and judgement.kind in kinds
        and (judgement.about == about or (judgement.about is None and about != "voice"))
    )


def regroup(event: Event, about: Subject, rows: Sequence[Sequence[Item]], span_of: Callable[[Item], Span]) -> list[list[Item]]:
    """The rows as people want them, a later judgement over an earlier one; what nobody judged stays as it is.

    What is rejected goes. What is joined becomes one row. What is split leaves its row; where that is all of the
    row, each of it stands by itself.
    """
    found = [list(row) for row in rows]
    for judgement in standing(event, about, "reject", "split", *JOINING):
        parted = [_parted_row(row, judgement.spans, span_of) for row in found]
        if judgement.kind == "reject":
            found = [others for _, others in parted if others]
        elif judgement.kind == "split":
            found = [
                part for named, others in parted for part in ([others, named] if others and named else [[one] for one in named] or [others])
            ]
        else:
            found = _joined(found, [number for number, (named, _) in enumerate(parted) if named])
    return found


def _parted_row(row: Iterable[Item], spans: Sequence[Span], span_of: Callable[[Item], Span]) -> tuple[list[Item], list[Item]]:
    """What of a row is named, and what is not."""
    named: list[Item] = []
    others: list[Item] = []
    for one in row:
        (named if span_of(one) in spans else others).append(one)
    return named, others


def _joined(rows: Sequence[list[Item]], touched: Sequence[int]) -> list[list[Item]]:
    """The rows of these numbers as one, in the place of the first of them."""
    if len(touched) < 2:  # noqa: PLR2004 - a pair of rows
        return list(rows)
    whole = [one for number in touched for one in rows[number]]
    return [whole if number == touched[0] else row for number, row in enumerate(rows) if number == touched[0] or number not in touched]


def renamed(event: Event, about: Subject, rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows under the names that people gave them, the latest of several."""
    names = {span: judgement.value for judgement in standing(event, about, "rename") if judgement.value for span in judgement.spans}
    return tuple(_called(row, [names[span] for span in _spans(row) if span in names]) if names else row for row in rows)


def _spans(row: Figure | Point | Actor) -> list[Span]:
    return [one.span for one in (row.naming if isinstance(row, Actor) else row.readings)]


def _called(row: Row, names: Sequence[str]) -> Row:
    if not names:
        return row
    return msgspec.structs.replace(row, name=names[-1]) if isinstance(row, Actor) else msgspec.structs.replace(row, what=names[-1])


def actor_pairs(event: Event, actors: Iterable[Actor]) -> tuple[list[tuple[Span, Span]], list[tuple[Span, Span]]]:
    """Pairs of passages that people judged to speak of two actors, and of one, for the actors as they would be without them."""
    apart: dict[frozenset[Span], tuple[Span, Span]] = {}
    together: dict[frozenset[Span], tuple[Span, Span]] = {}
    cells = [{naming.span: naming.text for naming in actor.naming} for actor in actors]
    for judgement in standing(event, "actor", "reject", "split", *JOINING):
        pairs = [(judgement.spans[0], other) for other in judgement.spans[1:]]
        if judgement.kind in JOINING:
            for pair in pairs:
                apart.pop(frozenset(pair), None)
                together[frozenset(pair)] = pair
            continue
        for pair in _name_pairs(judgement, cells):
            together.pop(frozenset(pair), None)
            apart[frozenset(pair)] = pair
    return list(apart.values()), list(together.values())


def _name_pairs(judgement: Judgement, cells: Sequence[dict[Span, str]]) -> list[tuple[Span, Span]]:
    """Each passage with every other form of the name of its actor; where all forms are meant, each with each."""
    pairs = []
    for span in judgement.spans:
        for cell in cells:
            if span in cell:
                named = {cell[one] for one in judgement.spans if one in cell}
                others = {text: other for other, text in reversed(cell.items()) if text not in named}
                whole = {cell[other]: other for other in judgement.spans if other in cell and other != span}
                pairs += [(span, other) for other in (others or whole).values()]
    return pairs
