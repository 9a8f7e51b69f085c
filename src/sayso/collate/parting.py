"""What people judged of who is who: names that are two actors, and names that are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model.annotation import AnnotatedReport, Mention
from sayso.model.names import name_key
from sayso.model.span import Span, cut, overlap

SpanPair = tuple[Span, Span]  # two passages in which somebody is called something
Spoken = tuple[AnnotatedReport, Mention]
JUDGED = "a person judged the two to be one"


@dataclass(frozen=True, kw_only=True)
class Parting:
    """Two passages that were judged to speak of two actors.

    Two names are parted wherever the event has them; where the words are the same, or one describes, only the two passages are.
    """

    left: Span
    right: Span
    names: tuple[str, str] | None = None

    def sides(self, groups: Sequence[Sequence[Spoken]]) -> tuple[frozenset[int], frozenset[int]]:
        """The places of the actors of single reports that stand on either side."""
        left, right = (frozenset(place for place, spoken in enumerate(groups) if self._on(side, spoken)) for side in (0, 1))
        return left, right

    def part(self, spoken: Sequence[Spoken]) -> tuple[list[Spoken], list[Spoken]]:
        """The mentions of one actor of a report, and those that are another's; the first mention stays where it is."""
        on_left, on_right = ([pair for pair in spoken if self._on(side, [pair])] for side in (0, 1))
        if not on_left or not on_right:
            return list(spoken), []
        gone = on_left if spoken[0] in on_right else on_right
        return [pair for pair in spoken if pair not in gone], gone

    def _on(self, side: int, spoken: Sequence[Spoken]) -> bool:
        if self.names is not None:
            return any(mention.kind == "name" and _key(annotated, mention.span) == self.names[side] for annotated, mention in spoken)
        span = (self.left, self.right)[side]
        return any(mention.span == span for _, mention in spoken)


def partings(reports: Sequence[AnnotatedReport], apart: Sequence[SpanPair]) -> Iterator[Parting]:
    """The pairs with the names that they part; a pair of which a passage speaks of nobody is left out."""
    by_id = {annotated.report.id: annotated for annotated in reports}
    for left, right in apart:
        mentions = [_mention(by_id, span) for span in (left, right)]
        if mentions[0] is None or mentions[1] is None or mentions[0].id == mentions[1].id:
            continue
        keys = (_key(by_id[left.report], mentions[0].span), _key(by_id[right.report], mentions[1].span))
        named = mentions[0].kind == mentions[1].kind == "name" and keys[0] != keys[1]
        yield Parting(left=mentions[0].span, right=mentions[1].span, names=keys if named else None)


def forced(reports: Sequence[AnnotatedReport], groups: Sequence[Sequence[Spoken]], together: Sequence[SpanPair]) -> list[tuple[int, int]]:
    """The places of the actors of single reports that were judged to be one, a pair each."""
    by_id = {annotated.report.id: annotated for annotated in reports}
    holder = {(annotated.report.id, mention.id): place for place, spoken in enumerate(groups) for annotated, mention in spoken}
    pairs = []
    for spans in together:
        mentions = [(span.report, _mention(by_id, span)) for span in spans]
        places = [holder.get((report, mention.id)) if mention is not None else None for report, mention in mentions]
        if places[0] is not None and places[1] is not None and places[0] != places[1]:
            pairs.append((places[0], places[1]))
    return pairs


def _mention(by_id: Mapping[str, AnnotatedReport], span: Span) -> Mention | None:
    """The mention whose passage a span is, else the one that shares most with it."""
    annotated = by_id.get(span.report)
    touching = [mention for mention in annotated.mentions if overlap(mention.span, span)] if annotated is not None else []
    return max(touching, key=lambda mention: 2 * overlap(mention.span, span) - (mention.span.end - mention.span.start), default=None)


def _key(annotated: AnnotatedReport, span: Span) -> str:
    return name_key(" ".join(cut(annotated.report.text, span).split()))
