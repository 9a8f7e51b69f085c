"""The people, groups and places that a report speaks of: names, descriptions and pronouns, and who is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from sayso.annotate.chain import Component
from sayso.annotate.descriptions import find_ties
from sayso.annotate.foretold import foretold
from sayso.annotate.links import Root, link_names
from sayso.annotate.names import Named, find_names
from sayso.annotate.page import Page, phrase_span
from sayso.annotate.phrases import Sighting, find_phrases, find_pronouns, quoted_tokens
from sayso.annotate.references import resolve
from sayso.annotate.ties import Tie, unique, widened
from sayso.annotate.titles import span_text
from sayso.model.annotation import Mention
from sayso.model.record import content_id
from sayso.model.report import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_mentions(page: Page) -> tuple[Mention, ...]:
    """Every name, every description of an actor, and every pronoun of the third person outside quotation marks, in text order."""
    doc = page.doc
    names = _name_sightings(doc, find_names(page))
    taken = frozenset(index for name in names for index in range(name.start, name.end))
    phrases = tuple(find_phrases(page, taken))
    ties = unique(find_ties(doc, names, phrases))
    seen = _in_order(doc, [*names, *_couples(doc, names)], phrases, tuple(find_pronouns(page)), ties)
    places = {place: number for number, place in enumerate(index for index, item in enumerate(seen) if item.kind == "name")}
    roots = _roots(doc, seen, places)
    found = foretold(doc, seen, resolve(doc, seen, roots=roots, ties=_tied(seen, ties)))
    return _mentions(page, seen, found)


def _name_sightings(doc: Doc, names: Sequence[Named]) -> tuple[Sighting, ...]:
    quoted = quoted_tokens(doc)
    return tuple(
        Sighting(
            start=name.start,
            end=name.end,
            far=name.end,
            head=name.end - 1,
            kind="name",
            type=name.type,
            text=name.text,
            number="body" if name.type == "group" else "one",
            quoted=name.start in quoted,
        )
        for name in names
    )


def _couples(doc: Doc, names: Sequence[Sighting]) -> Iterator[Sighting]:
    """Two people who share a surname that is written once: "Ana and Jon Falk"."""
    for first, second in pairwise(names):
        joined = doc[first.end : second.start].text.strip() == "and" and doc[first.start].sent == doc[second.start].sent
        if joined and first.type == second.type == "person" and " " not in first.text and " " in second.text:
            text = span_text(doc, first.start, second.end)
            yield Sighting(
                start=first.start,
                end=second.end,
                far=second.end,
                head=second.end - 1,
                kind="name",
                type="group",
                text=text,
                number="many",
                quoted=first.quoted,
            )


def _in_order(
    doc: Doc, names: Sequence[Sighting], phrases: Sequence[Sighting], pronouns: Sequence[Sighting], ties: Sequence[Tie]
) -> tuple[Sighting, ...]:
    """All sightings in text order; a phrase that a tie made longer stands once, as the longer one."""
    tied = {tie.description.head: tie.description for tie in ties}
    phrases = [phrase for phrase in phrases if not any(_told_twice(doc, phrase, tie.description) for tie in ties)]
    loose = [phrase if phrase.definite else widened(doc, phrase, phrase.far) for phrase in phrases if phrase.head not in tied]
    free = [pronoun for pronoun in pronouns if pronoun.head not in tied]
    return tuple(sorted([*names, *loose, *tied.values(), *free], key=lambda item: (item.start, item.end, item.kind)))


def _told_twice(doc: Doc, phrase: Sighting, described: Sighting) -> bool:
    """Whether a phrase is one of two offices that one description joins: "chairman and chief executive"."""
    inside = described.start <= phrase.start and phrase.end <= described.end
    return inside and phrase.head != described.head and doc[phrase.end].pos_ == "CCONJ"


def _roots(doc: Doc, seen: Sequence[Sighting], places: dict[int, int]) -> dict[int, Root]:
    """The links between names, by their places among all sightings."""
    back = {number: place for place, number in places.items()}
    linked = link_names(doc, [seen[place] for place in places])
    return {back[number]: Root(place=back[root.place], reason=root.reason) for number, root in linked.items()}


def _tied(seen: Sequence[Sighting], ties: Sequence[Tie]) -> dict[int, tuple[int, str]]:
    """For a tied description, by its place, the place of what it describes."""
    holder: dict[int, int] = {}
    for place, sighting in enumerate(seen):
        if sighting.kind == "name" and sighting.number != "many":
            holder.update(dict.fromkeys(range(sighting.start, sighting.end), place))
    for place, sighting in enumerate(seen):
        holder.setdefault(sighting.head, place)
    told = {tie.description.head for tie in ties}
    by_head = {sighting.head: place for place, sighting in enumerate(seen) if sighting.kind == "description" or sighting.head in told}
    found = {}
    for tie in ties:
        place, target = by_head[tie.description.head], holder.get(tie.anchor)
        if target is not None and target != place:
            found[place] = (target, tie.reason)
    return found


def _mentions(page: Page, seen: Sequence[Sighting], found: Sequence[Root | None]) -> tuple[Mention, ...]:
    spans = [phrase_span(page, page.doc[item.start : item.end]) for item in seen]
    ids = [content_id("m", page.report.id, item.kind, str(span.start), str(span.end)) for item, span in zip(seen, spans, strict=True)]
    return tuple(
        Mention(
            id=ident,
            span=span,
            kind=item.kind,
            type=seen[root.place].type or item.type if root else item.type,
            refers=ids[root.place] if root else None,
            reason=root.reason or None if root else None,
        )
        for ident, span, item, root in zip(ids, spans, seen, found, strict=True)
        if root is not None or item.kind != "description" or item.type != "other"  # a thing that has no name is no actor
    )


def resolved(mentions: Sequence[Mention], mention: Mention) -> Mention | None:
    """The mention that names the same actor best, `None` where nobody could be found."""
    by_id = {other.id: other for other in mentions}
    return by_id.get(mention.refers) if mention.refers else None


def best_name(report: Report, mentions: Sequence[Mention], mention: Mention) -> str | None:
    """What the report calls the actor of a mention: its fullest name, else its first description without an article.

    Never a pronoun; `None` where nobody could be found.
    """
    target = resolved(mentions, mention)
    if target is None or target.kind == "pronoun":
        return None
    words = " ".join(report.text[target.span.start : target.span.end].split())
    first, _, rest = words.partition(" ")
    return rest if target.kind == "description" and first.lower() in {"the", "a", "an"} and rest else words


def referring(mentions: Sequence[Mention], target: Mention) -> Iterator[Mention]:
    """The mentions that refer to one, itself included, in text order."""
    return (mention for mention in mentions if mention.refers == target.id)


MENTIONS = Component(makes="mentions", version=1, find=find_mentions)
