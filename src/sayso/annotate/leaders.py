"""Whoever is at the head of a body or of a country: "the union chief", "the Norlandic leader"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.annotate.entities import Entity, offices
from sayso.annotate.nouns import head_word
from sayso.annotate.standins import body_before, is_leader, of_body
from sayso.annotate.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

LANDS = frozenset({"GPE", "NORP"})


def heading(head: Token, known: Sequence[Entity]) -> list[Entity]:
    """Those at the head of a body, where a phrase speaks of such a one: "the union chief" after "union baron Ana Falk"."""
    body = body_before(head)
    if not is_leader(head_word(head)) or body is None:
        return []
    leaders = [entity for entity in known if entity.named and any(word in offices() or is_leader(word) for word in entity.heads)]
    leaders = [entity for entity in leaders if may_lead(head, entity)]
    named = head.nbor(-1).pos_ == "PROPN"  # "the Norsel boss" is of Norsel, "the union boss" of whatever union the report is about
    return [entity for entity in leaders if of_body(body, entity.said)] or (leaders if len(leaders) == 1 and not named else [])


def may_lead(head: Token, entity: Entity) -> bool:
    """Whether somebody may be the leader that a phrase speaks of: of a country only who is told to be nothing less."""
    of_land = head.i > 0 and is_leader(head_word(head)) and head.nbor(-1).ent_type_ in LANDS
    return not of_land or not entity.heads or bool(entity.heads & word_list("state_leaders"))
