"""Measures the collation of quotations: `quotations.py [DATA]`. Prints a table; exits with 1 where a cut is missed.

Every pair is one utterance given whole by one report and shortened by another, in a way that is known because it was made
here, by lots of a fixed seed: cut at either end, inside, with dots or without, twice, by a single word, with a word put
in brackets, around the outlet's own words, in two pieces with the speaker between. The utterances are invented; with DATA,
the folder of `news_cluster`, the word-for-word quotations of its reports are cut in the same ways too, and nothing of them is kept.
A cut is found where what is left of the whole utterance, without the words that were called cut, is what the other report quotes.
Beside it: how many of the words called cut are none. "Read from the text" has the attributions found by sayso, not given.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sayso.acquire.files import acquire
from sayso.collate.event import collate
from sayso.collate.quotations import find_quotes
from sayso.model.annotation import AnnotatedReport, Attribution
from sayso.model.collation import Quote
from sayso.model.event import Event
from sayso.model.report import Report, report_id
from sayso.model.span import Span
from sayso.pipeline import annotate_report, group

ROUNDS = 12  # pairs made of each utterance in each way
LEFT = 8  # words that a shortened quotation keeps
LONG = 14  # words that a quotation of a report needs to be cut
MOST = 300  # quotations of DATA
SPEAKER = "Ilse Marrow"
Kind = Literal["direct", "mixed"]

UTTERANCES = (
    "We closed the bridge at noon because the northern cable had frayed, and nobody crosses it again until the county has signed for it.",
    "The pumps were serviced in April. What failed on Thursday was the valve behind them, which no inspection has ever been asked to open.",
    "I will not speculate about the cause while families in Orrin Bay are still waiting by the telephone for a name.",
    "Our drivers warned the company three times in writing that the brakes on the older trams were slow to bite in wet weather.",
    "The council took the decision in an open meeting, with the papers published a week before, and not one objection was received.",
    "Whoever opened the sluice knew the valley, knew the hour of the shift change, and knew that the siren had been silent since spring.",
    "It is not true that the ward was short of nurses that night, although two of them had been called away to the burning mill.",
    "There were children on the upper deck, there were old people who could not climb, and there was no one in uniform to be seen.",
    "We paid what the contract said we had to pay, on the day it said, and we would very much like to be paid ourselves.",
    "The glacier has lost nine metres since the huts were built, so the old path is gone and the new one crosses loose rock.",
    "Nobody from the ministry called us, nobody wrote, and the first we heard of the sale was a man with a clipboard at the gate.",
    "If the harvest fails again we shall have to sell the southern fields, the mill and, in the end, the house my grandmother built.",
    "My officers fired two shots into the air after stones had been thrown at them for almost an hour from the roof of the market.",
    "The vote was fair, the count was slow, and anyone who says that the boxes were opened at night should bring us the witness.",
    "She had asked for a transfer in January, again in March, and was told each time that the form had not yet been printed.",
    "This is the worst spill on the Tamsin coast in forty years, and the beaches will not be clean before the terns come back to breed.",
)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """An utterance as words, the places of the words that are kept, and how the shortened one is written down."""

    words: tuple[str, ...]
    kept: tuple[int, ...]
    dotted: bool = False
    bracketed: int | None = None
    pieces: bool = False
    mixed: bool = False


@dataclass
class Score:
    """Pairs, pairs whose cuts were all found, words called cut, and those of them that are none."""

    pairs: int = 0
    right: int = 0
    called: int = 0
    wrong: int = 0
    missed: list[str] = field(default_factory=list)


def without(words: Sequence[str], *cuts: tuple[int, int]) -> tuple[int, ...]:
    """The places that are left."""
    return tuple(place for place in range(len(words)) if not any(start <= place < end for start, end in cuts))


def cut_inside(words: tuple[str, ...], draw: random.Random, *, dotted: bool = False) -> Pair:
    size = draw.randint(2, len(words) - LEFT)
    start = draw.randint(LEFT // 2, len(words) - size - LEFT // 2)
    return Pair(words=words, kept=without(words, (start, start + size)), dotted=dotted)


def cut_inside_with_dots(words: tuple[str, ...], draw: random.Random) -> Pair:
    return cut_inside(words, draw, dotted=True)


def cut_one_word(words: tuple[str, ...], draw: random.Random) -> Pair:
    start = draw.randint(2, len(words) - 3)
    return Pair(words=words, kept=without(words, (start, start + 1)))


def cut_twice(words: tuple[str, ...], draw: random.Random) -> Pair:
    first, second = draw.randint(3, len(words) // 2 - 3), draw.randint(len(words) // 2 + 1, len(words) - 4)
    return Pair(words=words, kept=without(words, (first, first + 2), (second, second + 2)))


def cut_start(words: tuple[str, ...], draw: random.Random) -> Pair:
    return Pair(words=words, kept=without(words, (0, draw.randint(1, len(words) - LEFT))))


def cut_end(words: tuple[str, ...], draw: random.Random) -> Pair:
    return Pair(words=words, kept=without(words, (draw.randint(LEFT, len(words) - 1), len(words))))


def cut_both_ends(words: tuple[str, ...], draw: random.Random) -> Pair:
    start = draw.randint(1, len(words) - LEFT - 1)
    return Pair(words=words, kept=tuple(range(start, draw.randint(start + LEFT, len(words)))))


def cut_with_a_word_in_brackets(words: tuple[str, ...], draw: random.Random) -> Pair:
    made = cut_end(words, draw)
    return Pair(words=words, kept=made.kept, bracketed=draw.randint(1, len(made.kept) - 4))


def cut_in_two_pieces(words: tuple[str, ...], draw: random.Random) -> Pair:
    return Pair(words=words, kept=cut_inside(words, draw).kept, pieces=True)


def cut_and_half_retold(words: tuple[str, ...], draw: random.Random) -> Pair:
    return Pair(words=words, kept=cut_end(words, draw).kept, mixed=True)


WAYS: tuple[Callable[[tuple[str, ...], random.Random], Pair], ...] = (
    cut_start,
    cut_end,
    cut_both_ends,
    cut_inside,
    cut_inside_with_dots,
    cut_one_word,
    cut_twice,
    cut_with_a_word_in_brackets,
    cut_in_two_pieces,
    cut_and_half_retold,
)


def shortened(pair: Pair) -> tuple[str, ...]:
    """The shortened quotation as it is printed, a text a piece."""
    words = ["[the mayor]" if number == pair.bracketed else pair.words[place] for number, place in enumerate(pair.kept)]
    gap = next((number for number in range(1, len(words)) if pair.kept[number] != pair.kept[number - 1] + 1), 0)
    if pair.dotted:
        words.insert(gap, "…")
    if pair.pieces and gap:
        return " ".join(words[:gap]), " ".join(words[gap:])
    return (" ".join(words),)


def told(outlet: str, pieces: Sequence[str], *, mixed: bool = False) -> AnnotatedReport:
    """A report that quotes, with its attribution as a reader would find it."""
    lead = f"{SPEAKER} told the council that as she saw it " if mixed else ""
    text = f"Talks went on in Orrin Bay. {lead}" + f" {SPEAKER} said, ".join(f"“{piece}”" for piece in pieces)
    text += "." if len(pieces) > 1 or mixed else f" {SPEAKER} said."
    ident = report_id(outlet, None, text)
    spans = []
    for piece in pieces:
        start = text.index(f"“{piece}”")
        spans.append(Span(report=ident, start=start, end=start + len(piece) + 2))
    if mixed:
        spans[0] = Span(report=ident, start=text.index("that as she"), end=spans[0].end)
    report = Report(id=ident, origin=outlet, outlet=outlet, language="en", text=text, words=len(text.split()))
    kind: Kind = "mixed" if mixed else "direct"
    said = Attribution(id=f"s{outlet}", content=tuple(spans), speaker=SPEAKER, actor="m1", kind=kind)
    return AnnotatedReport(report=report, attributions=(said,))


def event_of(pair: Pair) -> tuple[AnnotatedReport, AnnotatedReport]:
    return told("Whole", (" ".join(pair.words),)), told("Short", shortened(pair), mixed=pair.mixed)


def given(whole: AnnotatedReport, short: AnnotatedReport) -> tuple[Quote, ...]:
    event = Event(id="e", title="", reports=(whole.report.id, short.report.id), annotated=(whole, short))
    return find_quotes(event, {(whole.report.id, "m1"): "a1", (short.report.id, "m1"): "a1"})


def read(whole: AnnotatedReport, short: AnnotatedReport) -> tuple[Quote, ...]:
    (event,) = group([annotate_report(whole.report), annotate_report(short.report)], as_one=True)
    return collate(event).quotes


def plain(text: str) -> list[str]:
    return re.findall(r"\w+(?:['’]\w+)*", text.lower())


def check(score: Score, pair: Pair, quotes: Callable[[AnnotatedReport, AnnotatedReport], tuple[Quote, ...]]) -> None:
    """One pair scored: the whole utterance without what is called cut has to be what is kept, one word for a bracket."""
    whole, short = event_of(pair)
    cuts = [
        cut for quote in quotes(whole, short) for reading in quote.readings if reading.report == short.report.id for cut in reading.cuts
    ]
    text = whole.report.text
    start = text.index(" ".join(pair.words))
    words = re.finditer(r"\w+(?:['’]\w+)*", text[start : start + len(" ".join(pair.words))])
    called_cut = [(cut.span.start - start, cut.span.end - start) for cut in cuts]
    left = [match.group().lower() for match in words if not any(first <= match.start() < after for first, after in called_cut)]
    kept = plain(" ".join(pair.words[place] for place in pair.kept))
    called = [word for cut in cuts for word in plain(cut.text)]
    lost = len(plain(" ".join(pair.words))) - len(kept)
    score.pairs += 1
    score.right += left == kept
    score.called += len(called)
    score.wrong += max(0, len(called) - lost)
    if left != kept:
        score.missed.append(f"{' '.join(shortened(pair))!r} of {' '.join(pair.words)!r}: {[cut.text for cut in cuts]}")


def real(folder: Path) -> Iterator[tuple[str, ...]]:
    """Word-for-word quotations of reports, as words; those with dots, brackets or several pieces are passed over."""
    for report in acquire([str(folder / "reports")]).reports:
        for said in annotate_report(report).attributions:
            words = tuple(report.text[said.content[0].start : said.content[0].end].strip("“”\"'‘’,. ").split())
            if (
                said.kind == "direct"
                and len(said.content) == 1
                and len(words) >= LONG
                and not re.search(r"[\[\]…“”\"]|\.\.|\s[–—-]\s", " ".join(words))
            ):
                yield words


def table(
    utterances: Sequence[tuple[str, ...]], rounds: int, quotes: Callable[..., tuple[Quote, ...]] = given
) -> Iterator[tuple[str, Score]]:
    """A score a way of cutting."""
    for way in WAYS:
        draw, score = random.Random(f"{way.__name__}"), Score()  # noqa: S311  a draw, not a secret
        for words in utterances:
            for _ in range(rounds):
                check(score, way(words, draw), quotes)
        yield way.__name__.replace("_", " "), score


def main() -> None:
    """The table on standard output, what was missed on standard error."""
    invented = [tuple(utterance.split()) for utterance in UTTERANCES]
    sets = [("invented", table(invented, ROUNDS)), ("invented, read from the text", table(invented, 1, read))]
    if len(sys.argv) > 1:
        found = list(real(Path(sys.argv[1])))[:MOST]
        sets.append(("real", table(found, 1)))
    failed = False
    print("| quotations | way | pairs | all cuts found | words wrongly called cut |")
    print("| --- | --- | --- | --- | --- |")
    for name, scores in sets:
        for way, score in scores:
            print(f"| {name} | {way} | {score.pairs} | {score.right / score.pairs:.3f} | {score.wrong / max(1, score.called):.3f} |")
            for missed in score.missed[:5]:
                print(f"{name}, {way}: {missed}", file=sys.stderr)
            failed = failed or (score.right < score.pairs and "read" not in name)
    sys.exit(failed)


if __name__ == "__main__":
    main()
