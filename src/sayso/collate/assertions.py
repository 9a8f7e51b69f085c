"""Claims of many reports made comparable: their words, in which every name of an actor is one word, their vector, their voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.collate.voices import ActorOf, voice_of
from sayso.model.annotation import ActorType, AnnotatedReport, Claim, Moment, Quantity
from sayso.model.collation import Voice
from sayso.model.event import Event
from sayso.model.span import Span, holds


@dataclass(frozen=True, kw_only=True)
class Named:
    """Where a claim, or its subject outside it, speaks of an actor, and whether by name."""

    span: Span
    actor: str
    type: ActorType | None
    by_name: bool


@dataclass(frozen=True, kw_only=True)
class Assertion:
    """A claim with its voice, its words, and what can be compared of it.

    `terms` are its words of content, an actor's id in place of an actor's names; `named` is in text order; `subject` is
    the actor that it speaks of, where its grammar names one; `place` is its number among the claims of its report,
    `sentence` that of its sentence.
    """

    report: str
    published: str | None
    claim: Claim
    text: str
    voice: Voice
    terms: frozenset[str]
    named: tuple[Named, ...]
    subject: str | None
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    place: int
    sentence: int
    headline: bool

    @property
    def actors(self) -> frozenset[str]:
        """The actors that it speaks of."""
        return frozenset(one.actor for one in self.named)


def assertions_of(event: Event, actor_of: ActorOf) -> tuple[Assertion, ...]:
    """Every claim that is no clause inside another, by report id and place: the order of the reports decides nothing."""
    ordered = sorted(event.annotated, key=lambda annotated: annotated.report.id)
    return tuple(one for annotated in ordered for one in _of_report(annotated, actor_of))


def says_so(assertion: Assertion) -> bool:
    """Whether it is said to be so, by its words alone: a "not" and a denial of it cancel out."""
    claim = assertion.claim
    return claim.stance != "doubted" and claim.negated == (claim.stance == "denied")


def _of_report(annotated: AnnotatedReport, actor_of: ActorOf) -> Iterator[Assertion]:
    text = annotated.report.text
    starts = [span.start for span in annotated.sentences]
    headlines = [block.span for block in annotated.report.blocks if block.kind == "headline"]
    for place, claim in enumerate(claim for claim in annotated.claims if claim.inside is None):
        named = _named(annotated, claim.span, actor_of)
        subject = _named(annotated, claim.subject, actor_of) if claim.subject is not None else []
        words = {word for one in [*named, *subject] for word in text[one.span.start : one.span.end].lower().split()}
        actors = frozenset(one.actor for one in [*named, *subject])
        yield Assertion(
            report=annotated.report.id,
            published=annotated.report.published,
            claim=claim,
            text=text[claim.span.start : claim.span.end],
            voice=voice_of(claim.span, annotated, actor_of),
            terms=frozenset(term for term in claim.terms if term not in words) | actors,
            named=tuple(sorted({*named, *subject}, key=lambda one: (one.span.start, one.span.end, one.actor))),
            subject=subject[-1].actor if subject else None,
            quantities=tuple(quantity for quantity in annotated.quantities if holds(claim.span, quantity.span)),
            moments=tuple(moment for moment in annotated.moments if holds(claim.span, moment.span)),
            place=place,
            sentence=bisect_right(starts, claim.span.start),
            headline=any(holds(headline, claim.span) for headline in headlines),
        )


def _named(annotated: AnnotatedReport, span: Span, actor_of: ActorOf) -> list[Named]:
    """Where a stretch names or describes an actor."""
    found = []
    for mention in annotated.mentions:
        if mention.kind == "pronoun" or not holds(span, mention.span):
            continue  # a pronoun's reading is a guess too weak to align two reports by
        actor = actor_of.get((annotated.report.id, mention.refers or mention.id))
        if actor is not None:
            found.append(Named(span=mention.span, actor=actor, type=mention.type, by_name=mention.kind == "name"))
    return found
