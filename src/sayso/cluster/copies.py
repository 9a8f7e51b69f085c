"""Which reports share text or credit the same agency, and which of the two had it first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product

from sayso.cluster.credits import Credit, find_credits
from sayso.cluster.fingerprints import FingerprintSettings, candidates
from sayso.cluster.passages import Passage, PassageSettings, shared_passages
from sayso.cluster.words import Words, sentences_of, words_of
from sayso.model.annotation import AnnotatedReport
from sayso.model.event import Copy
from sayso.model.report import Report, published_day
from sayso.model.span import Span

# What stands between quotation marks on one line; single ones are apostrophes as often.
QUOTED = re.compile(
    r"""
    “[^”\n]*(?:”|$)     # “We pay for it,” or to the line's end, where the next line goes on quoting
    | "[^"\n]*"         # "We pay for it,"
    | «[^»\n]*»         # « Nous payons »
    | „[^“”\n]*[“”]     # „Wir zahlen“
    """,
    re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True, kw_only=True)
class CopySettings:
    """When two reports share a sentence nearly word for word.

    Shared passages have to hold `least` words of a sentence, and `part` of its words that are no names: two reports that
    list the same names, or the same title, need not have copied. What a sentence quotes counts from `quotation` words
    on, and then also by itself; what is shorter is anybody's who heard it.
    """

    least: int = 10
    part: float = 2 / 3
    quotation: int = 12
    fingerprints: FingerprintSettings = field(default_factory=FingerprintSettings)
    passages: PassageSettings = field(default_factory=PassageSettings)


DEFAULTS = CopySettings()


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A report prepared for comparison: its words, which of them are names, its sentences as sets of words, its credits."""

    annotated: AnnotatedReport
    words: Words
    names: frozenset[int]
    sentences: tuple[frozenset[int], ...]
    credits: tuple[Credit, ...]

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.annotated.report


def find_copies(reports: Sequence[AnnotatedReport], settings: CopySettings = DEFAULTS) -> tuple[Copy, ...]:
    """Every pair of an event's reports that shares a sentence nearly word for word or credits the same agency.

    Sorted by source, then copy; the order of the reports is irrelevant. A report given twice is taken once.
    """
    unique = {annotated.report.id: annotated for annotated in reports}
    sheets = [_sheet(unique[key], settings) for key in sorted(unique)]
    near = set(candidates([sheet.words.forms for sheet in sheets], settings.fingerprints))
    copies = (_copy(sheets[left], sheets[right], settings) for left, right in sorted(near | set(_same_agency(sheets))))
    return tuple(sorted((copy for copy in copies if copy), key=lambda copy: (copy.source, copy.copy)))


def _sheet(annotated: AnnotatedReport, settings: CopySettings) -> Sheet:
    words = words_of(annotated)
    named = [mention.span for mention in annotated.mentions if mention.kind == "name"]
    return Sheet(
        annotated=annotated,
        words=words,
        names=frozenset(number for span in named for number in _within(words, span.start, span.end)),
        sentences=tuple(unit for unit in _units(annotated, words, settings) if len(unit) >= settings.least),
        credits=find_credits(annotated.report),
    )


def _units(annotated: AnnotatedReport, words: Words, settings: CopySettings) -> Iterator[frozenset[int]]:
    """The words of each sentence of the story, and of what it quotes; no headline.

    Two reports may find the same headline by themselves: it is short, and says what happened.
    """
    headlines = [block.span for block in annotated.report.blocks if block.kind == "headline"]
    quotations = [_within(words, *match.span()) for match in QUOTED.finditer(annotated.report.text)]
    quoted = {number for quotation in quotations for number in quotation}
    for sentence in sentences_of(annotated):
        if any(headline.start <= sentence.start < headline.end for headline in headlines):
            continue
        whole = frozenset(_within(words, sentence.start, sentence.end))
        said = whole & quoted
        if len(said) >= settings.quotation:
            yield whole
            yield said
        else:
            yield whole - quoted


def _within(words: Words, start: int, end: int) -> range:
    """The words that begin between two places of the text."""
    return range(bisect_left(words.starts, start), bisect_left(words.starts, end))


def _same_agency(sheets: Sequence[Sheet]) -> Iterator[tuple[int, int]]:
    """Pairs of which one carries an agency's text and the other carries or cites the same agency."""
    carrying: dict[str, set[int]] = defaultdict(set)
    crediting: dict[str, set[int]] = defaultdict(set)
    for place, sheet in enumerate(sheets):
        for credit in sheet.credits:
            crediting[credit.agency].add(place)
            if credit.kind == "carries":
                carrying[credit.agency].add(place)
    for agency, carriers in carrying.items():
        yield from ((min(pair), max(pair)) for pair in product(carriers, crediting[agency]) if pair[0] != pair[1])


def _shared_credit(left: Sheet, right: Sheet) -> tuple[Credit, Credit] | None:
    """The first credit of the right report whose agency the left one credits too; one of the two has to carry its text."""
    for mine in right.credits:
        for theirs in left.credits:
            if mine.agency == theirs.agency and "carries" in (mine.kind, theirs.kind):
                return theirs, mine
    return None


def _copy(left: Sheet, right: Sheet, settings: CopySettings) -> Copy | None:
    source, copy, directed = _directed(left, right)
    passages = shared_passages(source.words, copy.words, settings.passages)
    shared = _shared_credit(source, copy)
    if not shared and not _share_a_sentence(source, copy, passages, settings):
        return None
    credited = shared or _carried(source) or _carried(copy)
    return Copy(
        source=source.report.id,
        copy=copy.report.id,
        directed=directed,
        share=round(sum(passage.same for passage in passages) / max(1, len(copy.words)), 3),
        credit=credited[-1].name if credited else None,
        credited=tuple(credit.span for credit in credited if credit.span),
        passages=tuple((_span(source, passage.source), _span(copy, passage.copy)) for passage in passages),
    )


def _carried(sheet: Sheet) -> tuple[Credit, ...]:
    """The one agency whose text a report carries; of several nobody knows which the shared words are from."""
    carried = tuple(credit for credit in sheet.credits if credit.kind == "carries" and not credit.own)
    return carried if len(carried) == 1 else ()


def _share_a_sentence(source: Sheet, copy: Sheet, passages: Sequence[Passage], settings: CopySettings) -> bool:
    """Whether a sentence of either report stands nearly whole in the other."""
    return _holds_a_sentence(source, [passage.source for passage in passages], settings) or _holds_a_sentence(
        copy, [passage.copy for passage in passages], settings
    )


def _holds_a_sentence(sheet: Sheet, passages: Sequence[tuple[int, int]], settings: CopySettings) -> bool:
    shared = {number for start, end in passages for number in range(start, end)}
    for sentence in sheet.sentences:
        found = sentence & shared
        if len(found) >= settings.least and len(found - sheet.names) >= settings.part * len(sentence - sheet.names):
            return True
    return False


def _directed(left: Sheet, right: Sheet) -> tuple[Sheet, Sheet, bool]:
    """The source and the copy, and whether that is known: the agency that the other credits first, then the earlier one.

    Where neither says, the smaller id stands first.
    """
    left, right = sorted((left, right), key=lambda sheet: sheet.report.id)
    order = _credits(left, right) - _credits(right, left) or later(left.report, right.report)
    return (right, left, True) if order > 0 else (left, right, order < 0)


def _credits(sheet: Sheet, agency: Sheet) -> bool:
    """Whether a report credits the agency whose own report the other is."""
    owned = {credit.agency for credit in agency.credits if credit.own}
    return any(credit.agency in owned and not credit.own for credit in sheet.credits)


def later(left: Report, right: Report) -> int:
    """1 when the left report was published later, -1 when earlier, 0 when it cannot be told."""
    for first, second in ((_published_time(left), _published_time(right)), (published_day(left), published_day(right))):
        if isinstance(first, datetime) and isinstance(second, datetime) and (first.tzinfo is None) != (second.tzinfo is None):
            continue  # a clock of which nobody says where it stands
        if first is not None and second is not None and first != second:
            return 1 if first > second else -1
    return 0


def _published_time(report: Report) -> datetime | None:
    """The time of publication where more than the day is known: midnight is what stands for no time."""
    try:
        time = datetime.fromisoformat(report.published or "")
    except ValueError:
        return None
    return None if (time.hour, time.minute, time.second) == (0, 0, 0) else time


def _span(sheet: Sheet, passage: tuple[int, int]) -> Span:
    start, end = passage
    return Span(report=sheet.report.id, start=sheet.words.starts[start], end=sheet.words.ends[end - 1])
