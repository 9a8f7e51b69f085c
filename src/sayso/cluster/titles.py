"""What to call an event: a headline, or where no report has one, the opening sentence that most of them could share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.cluster.words import FURNITURE, WORD, plain, sentences_of, words_of
from sayso.model.annotation import AnnotatedReport
from sayso.model.span import cut, overlap

LONGEST_TITLE = 120  # characters of a sentence that stands for a headline
LONG_WORD = 4  # letters from which a word says what a story is about


def event_title(reports: Sequence[AnnotatedReport], central: AnnotatedReport) -> str:
    """The central report's headline, else another's in the order given, else the fittest opening sentence, else a file's name."""
    headlines = (headline for annotated in (central, *reports) if (headline := _headline(annotated)))
    title = next(headlines, None)
    if title is not None:
        return " ".join(title.split())
    told = [set(words_of(annotated).forms) for annotated in reports]
    openings = (opening for annotated in reports if (opening := _opening(annotated)) is not None)
    best = max(openings, key=lambda sentence: _fit(sentence, told), default=central.report.origin)  # the first of equal ones
    return _shortened(best)


def _headline(annotated: AnnotatedReport) -> str | None:
    report = annotated.report
    return report.title or next((cut(report.text, block.span) for block in report.blocks if block.kind == "headline"), None)


def _opening(annotated: AnnotatedReport) -> str | None:
    """The first sentence of the story itself, on one line."""
    report = annotated.report
    aside = [block.span for block in report.blocks if block.kind in FURNITURE]
    told = (cut(report.text, span) for span in sentences_of(annotated) if not any(overlap(span, block) for block in aside))
    return next((" ".join(sentence.split()) for sentence in told), None)


def _fit(sentence: str, told: Sequence[set[str]]) -> float:
    """The part of a sentence's long words that a report has, in the mean over the reports."""
    words = {plain(match.group()) for match in WORD.finditer(sentence) if len(match.group()) >= LONG_WORD}
    if len(words) < LONG_WORD:
        return 0.0
    return round(sum(len(words & one) / len(words) for one in told) / len(told), 6)


def _shortened(sentence: str) -> str:
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    return re.sub(r"\W*\s\S*$", "", sentence[:LONGEST_TITLE]) + "…"
