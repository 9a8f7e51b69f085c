"""The smaller parts of a page: counts, names, timeline, copies, and what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from sayso.dossier.outlets import Outlet, outlet_of_reports, outlets
from sayso.dossier.rows import Frame
from sayso.dossier.wording import counted, period, speaker, told
from sayso.model.collation import Actor, Naming, Occasion, Voice, Where
from sayso.model.dossier import Dossier
from sayso.model.event import Copy
from sayso.model.names import without_article
from sayso.model.span import cut


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """One number of the strip on top, and what it counts."""

    number: int
    what: str
    more: str
    hot: bool = False
    href: str


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """What an actor is called in one outlet by one kind of voice; `anchor` is the first place.

    `only` where no other outlet that speaks of the actor uses that description.
    """

    text: str
    count: int
    anchor: str | None
    who: str | None
    outlet: Outlet
    proper: bool
    only: bool = False


class NamesRow(msgspec.Struct, frozen=True, kw_only=True):
    """An actor with all that it is called, in the order of the outlets; `shared` are descriptions that all of them use."""

    id: str
    name: str
    type: str
    cells: tuple[tuple[Outlet, tuple[Named, ...]], ...]
    links: tuple[str, ...]
    shared: tuple[str, ...] = ()
    where: str | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One dated line of the timeline."""

    id: str
    when: str
    what: str
    differ: bool
    told: tuple[tuple[Outlet, str, str, str | None], ...]


class Lineage(msgspec.Struct, frozen=True, kw_only=True):
    """What one report has from another."""

    left: Outlet
    right: Outlet
    directed: bool
    share: str
    credit: str | None
    passages: tuple[tuple[str, str | None, str | None], ...]
    more: int


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was not read, and why."""

    name: str
    stage: str | None
    reason: str


def counts(dossier: Dossier) -> tuple[Count, ...]:
    """The five numbers on top."""
    figures = Counter(figure.verdict for figure in dossier.figures)
    points = Counter(point.verdict for point in dossier.points)
    own, mouths = voices(dossier)
    speaking = f"{counted(own, 'outlet')} in their own voice, {counted(mouths, 'speaker')}"
    return (
        Count(
            number=figures["differ"], what=_figures(figures["differ"]), more="numbers that do not fit together", hot=True, href="figures"
        ),
        Count(number=points["differ"], what=_points(points["differ"]), more="somebody denies or doubts it", hot=True, href="points"),
        Count(number=figures["agree"] + points["agree"], what="told alike", more=_both(figures["agree"], points["agree"]), href="alike"),
        Count(
            number=figures["lone"] + points["lone"],
            what="told by one report only",
            more=_both(figures["lone"], points["lone"]),
            href="lone",
        ),
        Count(number=own + mouths, what="voices" if own + mouths != 1 else "voice", more=speaking, href="quotes"),
    )


def _figures(number: int) -> str:
    return "figure differs" if number == 1 else "figures differ"


def _points(number: int) -> str:
    return "point contested" if number == 1 else "points contested"


def _both(figures: int, points: int) -> str:
    return f"{counted(figures, 'figure')}, {counted(points, 'point')}"


def voices(dossier: Dossier) -> tuple[int, int]:
    """How many outlets say something themselves, and how many named speakers or media stand innermost."""
    names = {report: outlet.number for report, outlet in outlet_of_reports(outlets(dossier)).items()}
    figures = [(reading.report, reading.voice) for figure in dossier.figures for reading in figure.readings]
    readings = figures + [(reading.report, reading.voice) for point in dossier.points for reading in point.readings]
    own = {names[report] for report, voice in readings if not voice}
    quoted = [reading.voice for quote in dossier.quotes for reading in quote.readings]
    mouths = {_mouth(voice) for voice in (*(voice for _, voice in readings), *quoted) if voice}
    return len(own), len(mouths - {None})


def _mouth(voice: Voice) -> str | None:
    inner = voice[-1]
    return inner.actor or (inner.name.casefold() if inner.name else None)


def names_rows(frame: Frame) -> tuple[NamesRow, ...]:
    """The actors, whom most outlets name first, then who is named most often."""
    actors = [actor for actor in frame.dossier.actors if actor.naming]
    actors.sort(key=lambda actor: (-len({frame.of_report[naming.report].name for naming in actor.naming}), -len(actor.naming)))
    return tuple(_names_row(actor, frame) for actor in actors)


def _names_row(actor: Actor, frame: Frame) -> NamesRow:
    proper = {name.text.casefold() for name in actor.names} | {actor.name.casefold()}
    by_outlet: dict[str, list[Naming]] = {outlet.name: [] for outlet in frame.outlets}
    for naming in actor.naming:
        by_outlet[frame.of_report[naming.report].name].append(naming)
    speaking = {name for name, namings in by_outlet.items() if namings}
    users = {label.text.casefold(): {frame.of_report[report].name for report in label.reports} for label in actor.labels}
    alone = {text for text, names in users.items() if len(names) == 1 and len(speaking) > 1}
    return NamesRow(
        id=actor.id,
        name=actor.name,
        type=actor.type,
        cells=tuple((outlet, _named(by_outlet[outlet.name], outlet, proper, alone, frame)) for outlet in frame.outlets),
        links=tuple(f"“{link.left}” and “{link.right}”: {link.reason}" for link in actor.links),
        shared=tuple(label.text for label in actor.labels if len(speaking) > 1 and users[label.text.casefold()] == speaking),
        where=_where(actor.where) if actor.where is not None else None,
    )


def _where(where: Where) -> str:
    """A point in degrees and its country, as a line under a place's name: an area has no point of its own."""
    if where.kind == "country":
        return where.country
    north, east = "N" if where.latitude >= 0 else "S", "E" if where.longitude >= 0 else "W"
    return f"{where.country}, {abs(where.latitude):.2f}° {north} {abs(where.longitude):.2f}° {east}"


def _named(namings: Sequence[Naming], outlet: Outlet, proper: set[str], alone: set[str], frame: Frame) -> tuple[Named, ...]:
    """The words for an actor, names before labels, each once for a voice, with how often."""
    same: dict[tuple[str, str | None], list[Naming]] = {}
    for naming in namings:
        key = (naming.text.casefold(), speaker(naming.voice) if naming.voice else None)
        same.setdefault(key, []).append(naming)
    found = [
        Named(
            text=group[0].text,
            count=len(group),
            anchor=frame.anchor(group[0].span),
            who=who,
            outlet=outlet,
            proper=text in proper,
            only=text not in proper and without_article(" ".join(text.split())) in alone,
        )
        for (text, who), group in same.items()
    ]
    return tuple(sorted(found, key=lambda one: (not one.proper, -one.count)))


def timeline(frame: Frame, *, most: int) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The `most` occasions that most outlets date, then the others; both in order of time."""
    by_weight = sorted(frame.dossier.timeline, key=lambda one: -len({reading.report for reading in one.readings}))
    return _in_time(by_weight[:most], frame), _in_time(by_weight[most:], frame)


def _in_time(occasions: Sequence[Occasion], frame: Frame) -> tuple[Line, ...]:
    return tuple(_line(one, frame) for one in sorted(occasions, key=lambda one: (one.first, one.after)))


def _line(occasion: Occasion, frame: Frame) -> Line:
    """One line; an outlet that dates the occasion again is named once."""
    by_outlet = {frame.of_report[reading.report].name: reading for reading in reversed(occasion.readings)}
    first_to_last = list(by_outlet.values())[::-1]
    return Line(
        id=occasion.id,
        when=period(occasion.first, occasion.after),
        what=occasion.what,
        differ=occasion.verdict == "differ",
        told=tuple((frame.of_report[one.report], told(one.voice), one.text, frame.anchor(one.span)) for one in first_to_last),
    )


def copies(frame: Frame, *, most: int) -> tuple[Lineage, ...]:
    """Who shares text with whom, the largest share first, with the `most` longest passages of each."""
    return tuple(_lineage(copy, frame, most) for copy in sorted(frame.dossier.copies, key=lambda copy: -copy.share))


def _lineage(copy: Copy, frame: Frame, most: int) -> Lineage:
    longest = sorted(copy.passages, key=lambda pair: pair[1].start - pair[1].end)[:most]
    text = frame.texts[copy.copy]
    return Lineage(
        left=frame.of_report[copy.source],
        right=frame.of_report[copy.copy],
        directed=copy.directed,
        share=f"{100 * copy.share:.0f}%",
        credit=copy.credit,
        passages=tuple((cut(text, right), frame.anchor(left), frame.anchor(right)) for left, right in longest) if text else (),
        more=len(copy.passages) - len(longest),
    )


def unread(dossier: Dossier) -> tuple[Unread, ...]:
    """What was not read: reports in a language without a reader, and what failed."""
    names = {report: outlet.name for report, outlet in outlet_of_reports(outlets(dossier)).items()}
    strangers = (Unread(name=names[report.id], stage=None, reason=report.unread) for report in dossier.reports if report.unread)
    failed = (Unread(name=names.get(one.report, one.report), stage=one.stage, reason=one.reason) for one in dossier.failures)
    return (*strangers, *failed)
