"""Who is who across the reports of an event, and what each voice calls them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sayso.collate.identity import Local, link_locals, majority
from sayso.collate.naming import best_name, key_of, labels_of, names_of, naming_of, text_of
from sayso.collate.parting import Parting, SpanPair, Spoken, forced, partings
from sayso.collate.voices import ActorOf
from sayso.model.annotation import AnnotatedReport, Attribution, Mention
from sayso.model.collation import Actor, Link
from sayso.model.event import Event
from sayso.model.record import content_id
from sayso.model.span import place

SEVERAL = 2  # mentions, or reports, that somebody without a name needs to be an actor


def find_actors(event: Event, *, apart: Sequence[SpanPair] = (), together: Sequence[SpanPair] = ()) -> tuple[tuple[Actor, ...], ActorOf]:
    """The actors of an event, those in most reports first, and the actor of each mention.

    An id depends on the event and the actor's name alone. Somebody without a name is an actor only where a report
    lets them speak or speaks of them more than once. `apart` are pairs of passages that people judged to speak of two
    actors, `together` pairs that they judged to speak of one.
    """
    reports = sorted(event.annotated, key=lambda annotated: annotated.report.id)
    parted = tuple(partings(reports, apart))
    spoken = _spoken(reports, parted)
    locals_ = [_local(pairs) for pairs in spoken]
    group, links = link_locals(locals_, forced=forced(reports, spoken, together), barred=[parting.sides(spoken) for parting in parted])
    members: dict[int, list[int]] = {}
    for number, root in group.items():
        members.setdefault(root, []).append(number)
    speakers = {(annotated.report.id, attribution.actor) for annotated in reports for attribution in annotated.attributions}
    kept = {
        root: [pair for number in numbers for pair in spoken[number]]
        for root, numbers in members.items()
        if _is_actor([locals_[number] for number in numbers], [pair for number in numbers for pair in spoken[number]], speakers)
    }
    ids = _ids(event, kept)
    actor_of = {(annotated.report.id, mention.id): ids[root] for root, pairs in kept.items() for annotated, mention in pairs}
    own: dict[int, list[Link]] = {root: [] for root in kept}
    for left, _, link in links:
        own.get(group[left], []).append(link)
    actors = [_actor(ids[root], pairs, own[root], actor_of) for root, pairs in kept.items()]
    by_id = {ids[root]: pairs for root, pairs in kept.items()}
    return tuple(sorted(actors, key=lambda actor: _rank(actor, by_id[actor.id]))), actor_of


def naming_speakers(event: Event, actors: Iterable[Actor], actor_of: ActorOf) -> Event:
    """The event with the names of speakers whom their own report only describes and another report names."""
    names = {actor.id: actor.name for actor in actors}
    annotated = tuple(
        msgspec.structs.replace(one, attributions=tuple(_naming(attribution, one, names, actor_of) for attribution in one.attributions))
        for one in event.annotated
    )
    return msgspec.structs.replace(event, annotated=annotated)


def _naming(attribution: Attribution, annotated: AnnotatedReport, names: Mapping[str, str], actor_of: ActorOf) -> Attribution:
    mention = next((mention for mention in annotated.mentions if mention.id == attribution.actor), None)
    actor = actor_of.get((annotated.report.id, attribution.actor or ""))
    if mention is None or mention.kind != "description" or actor is None:
        return attribution
    return msgspec.structs.replace(attribution, speaker=names[actor])


def _rank(actor: Actor, pairs: Sequence[Spoken]) -> tuple[int, int, str, str]:
    return (-len({annotated.report.id for annotated, _ in pairs}), -len(pairs), actor.name, actor.id)


def _spoken(reports: Iterable[AnnotatedReport], parted: Sequence[Parting]) -> list[list[Spoken]]:
    """The mentions of each actor of each report, the one that names it best first; more actors where people parted some."""
    found: list[list[Spoken]] = []
    for annotated in reports:
        by_root: dict[str, list[Mention]] = {}
        for mention in annotated.mentions:
            if mention.refers is not None:
                by_root.setdefault(mention.refers, []).append(mention)
        for root, mentions in by_root.items():
            ordered = sorted(mentions, key=lambda mention: mention.id != root)
            found += _parted([(annotated, mention) for mention in ordered], parted)
    return found


def _parted(spoken: list[Spoken], parted: Sequence[Parting]) -> list[list[Spoken]]:
    pieces = [spoken]
    for parting in parted:
        pieces = [piece for whole in pieces for piece in parting.part(whole) if piece]
    return pieces


def _local(spoken: Sequence[Spoken]) -> Local:
    annotated, top = spoken[0]
    mentions = [mention for _, mention in spoken]
    names = tuple(dict.fromkeys(text_of(annotated, mention) for mention in mentions if mention.kind == "name"))
    words = [text_of(annotated, mention) for mention in mentions if mention.kind == "description"]
    return Local(
        report=annotated.report.id,
        root=top.id,
        names=names,
        spans=tuple(mention.span for mention in mentions),
        described=None if names else text_of(annotated, top),
        labels=tuple(dict.fromkeys(words)),
        type=majority(mention.type for mention in mentions),
    )


def _is_actor(locals_: Sequence[Local], pairs: Sequence[Spoken], speakers: set[tuple[str, str | None]]) -> bool:
    if any(local.names for local in locals_):
        return True
    if any((annotated.report.id, mention.id) in speakers for annotated, mention in pairs):
        return True
    return len(pairs) >= SEVERAL


def _ids(event: Event, kept: dict[int, list[Spoken]]) -> dict[int, str]:
    """An id for each actor; of two with one name each takes its first mention's id in as well."""
    names = {root: key_of(best_name(pairs)) for root, pairs in kept.items()}
    bearers = Counter(names.values())
    ids = {}
    for root, pairs in kept.items():
        twin = bearers[names[root]] > 1
        first = min(mention.id for _, mention in pairs) if twin else None
        ids[root] = content_id("a", event.id, names[root], first)
    return ids


def _actor(ident: str, pairs: Sequence[Spoken], links: Sequence[Link], actor_of: ActorOf) -> Actor:
    return Actor(
        id=ident,
        name=best_name(pairs),
        type=majority(mention.type for _, mention in pairs) or "other",
        names=names_of(pairs),
        naming=naming_of(pairs, actor_of),
        labels=labels_of(pairs),
        links=(*_links_within(pairs), *sorted(links, key=lambda link: (link.left, link.right, link.reason, *map(place, link.spans)))),
    )


def _links_within(pairs: Sequence[Spoken]) -> tuple[Link, ...]:
    """The links that single reports make between the names of one actor, each pair of names once."""
    found: dict[tuple[str, str], Link] = {}
    by_id = {(annotated.report.id, mention.id): mention for annotated, mention in pairs}
    for annotated, mention in sorted(pairs, key=lambda pair: place(pair[1].span)):
        target = by_id.get((annotated.report.id, mention.refers or ""))
        if mention.kind != "name" or target is None or target.id == mention.id or mention.reason is None:
            continue
        left, right = text_of(annotated, mention), text_of(annotated, target)
        if left != right:
            found.setdefault((left, right), Link(left=left, right=right, reason=mention.reason, spans=(mention.span, target.span)))
    return tuple(found[key] for key in sorted(found))
