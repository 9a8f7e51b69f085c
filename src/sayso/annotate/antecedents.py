"""What a number counts that leaves its noun out: "two of them", "three were flown out"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import structs

from sayso.annotate.lexicons import word_list
from sayso.annotate.page import Page, tokens_of
from sayso.model.annotation import Quantity
from sayso.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase

THEM = frozenset(word_list("pronouns_counted"))
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
FARTHEST = 400  # characters back to the noun that is left out: two or three sentences


def with_antecedents(page: Page, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities in text order; one that counts "them", or stands alone as a subject, counts what the last one before it did."""
    last: Quantity | None = None
    for quantity in quantities:
        if quantity.kind == "count" and quantity.of is None and last is not None and quantity.span.start - last.span.end < FARTHEST:
            pronoun = _pronoun(page, quantity)
            if pronoun is not None or _stands_alone(tokens_of(page, quantity.span)):
                yield _counting(quantity, last, pronoun)
                continue
        if quantity.kind == "count" and quantity.of is not None:
            last = quantity
        yield quantity


def _pronoun(page: Page, quantity: Quantity) -> Span | None:
    """The "them" of "two of them"."""
    tokens = tokens_of(page, quantity.span)
    behind = tokens.doc[tokens.end : tokens.end + 2]
    if len(behind) < 2 or behind[0].lower_ != "of" or behind[1].lower_ not in THEM:  # noqa: PLR2004 - "of them"
        return None
    return page.span(behind[1].idx, behind[1].idx + len(behind[1]))


def _stands_alone(tokens: Phrase) -> bool:
    root = tokens.root
    return root.dep_ in SUBJECTS and root.pos_ == "NUM" and root.i < root.head.i


def _counting(quantity: Quantity, last: Quantity, pronoun: Span | None) -> Quantity:
    """The quantity with the noun of the last one; of its own words the pronoun, or else the number itself, says what is counted."""
    of = pronoun if pronoun is not None else quantity.span
    return structs.replace(quantity, unit=last.unit, of=of, counted=last.counted, head=last.head, terms=last.terms)
