"""An event, whole: its actors, figures, points, quotes and timeline."""

from __future__ import annotations

from sayso.collate.actors import find_actors, naming_speakers
from sayso.collate.figures import find_figures
from sayso.collate.places import with_places
from sayso.collate.points import find_points
from sayso.collate.policies import Rule
from sayso.collate.quotations import find_quotes
from sayso.collate.rulings import actor_pairs, renamed
from sayso.collate.timeline import find_timeline
from sayso.collate.voices import ActorOf
from sayso.model.collation import Actor, Collation
from sayso.model.event import Event


def collate(event: Event, *, rule: Rule | None = None) -> Collation:
    """Everything that the reports of an event say, aligned; the order of the reports decides nothing but ties in the order shown.

    `rule` names how one number is to stand for a figure; without it none does. The judgements of the event are honoured.
    """
    actors, actor_of = _actors(event)
    spoken = naming_speakers(event, actors, actor_of)
    figures = find_figures(spoken, actor_of, rule=rule)
    points = find_points(spoken, actor_of, figures=figures)
    return Collation(
        event=event,
        actors=with_places(renamed(event, "actor", actors), event.annotated),
        figures=figures,
        points=points,
        quotes=find_quotes(spoken, actor_of),
        timeline=find_timeline(spoken, points),
    )


def _actors(event: Event) -> tuple[tuple[Actor, ...], ActorOf]:
    """The actors as people judged them: first without, for a judgement names passages and not actors."""
    found, actor_of = find_actors(event)
    apart, together = actor_pairs(event, found)
    return find_actors(event, apart=apart, together=together) if apart or together else (found, actor_of)
