"""In whose mouth a number was put: not all that stands in what somebody said was said by them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

import msgspec

from sayso.collate.lexicons import phrases
from sayso.collate.voices import ActorOf, voice_of
from sayso.model.annotation import AnnotatedReport, Attribution
from sayso.model.collation import Voice
from sayso.model.span import Span, cut, holds, overlap

QUOTED = re.compile(r'["“”„«‘]')
WORD = re.compile(r"[^\W\d_]+")


def voice_of_number(span: Span, annotated: AnnotatedReport, actor_of: ActorOf) -> Voice:
    """The mouths that a number came through; `()` where the outlet gives it, though in words about what another says or does."""
    held = [one for one in annotated.attributions if any(overlap(content, span) for content in one.content)]
    given = tuple(one for one in held if one.kind == "direct" or not _outlets_own(one, span, annotated))
    return voice_of(span, msgspec.structs.replace(annotated, attributions=given), actor_of)


def _outlets_own(attribution: Attribution, span: Span, annotated: AnnotatedReport) -> bool:
    """Whether a number that is told in the outlet's words is its own.

    So it is in a headline that names no speaker, beside what nobody in particular believes or what somebody did or came to
    know, and in passing.
    """
    return (
        not attribution.source
        or _in_headline_alone(attribution, span, annotated)
        or _is_act(attribution, annotated)
        or _in_passing(attribution, span, annotated)
    )


def _in_headline_alone(attribution: Attribution, span: Span, annotated: AnnotatedReport) -> bool:
    """Whether a number stands in a headline, and the words that say who said it do not."""
    headlines = [block.span for block in annotated.report.blocks if block.kind == "headline"]
    return any(holds(headline, span) and not any(holds(headline, cue) for cue in attribution.cue) for headline in headlines)


def _is_act(attribution: Attribution, annotated: AnnotatedReport) -> bool:
    """Whether the cue tells of no saying: "agreed to pay", "after learning that"."""
    words = {word.casefold() for cue in attribution.cue for word in WORD.findall(cut(annotated.report.text, cue))}
    return bool(words & phrases("scopes", "acts", "words")) and not words & phrases("scopes", "acts", "said_too")


def _in_passing(attribution: Attribution, span: Span, annotated: AnnotatedReport) -> bool:
    """Whether it stands behind ", who" or ", which" in a content, outside of quotation marks.

    Such a clause says who is meant and is the writer's own (C. Potts, The Logic of Conventional Implicatures, 2005).
    """
    number = bisect_right([sentence.start for sentence in annotated.sentences], span.start)
    start = annotated.sentences[number - 1].start if number else 0
    start = max([start, *(content.start for content in attribution.content if holds(content, span))])
    before = annotated.report.text[start : span.start]
    return QUOTED.search(before) is None and _passing().search(before) is not None


@cache
def _passing() -> re.Pattern[str]:
    words = "|".join(sorted(phrases("scopes", "passing", "words")))
    return re.compile(rf",\s(?:{words})\s[^,;:–—]*$", re.IGNORECASE)
