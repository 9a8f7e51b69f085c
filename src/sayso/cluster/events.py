"""Which reports tell one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.cluster.copies import CopySettings, find_copies
from sayso.cluster.likeness import LikenessSettings, likenesses, profile
from sayso.cluster.linkage import Likeness, group
from sayso.cluster.titles import event_title
from sayso.cluster.versions import VersionSettings, with_versions
from sayso.errors import UsageError
from sayso.model.annotation import AnnotatedReport
from sayso.model.event import Event
from sayso.model.record import content_id


@dataclass(frozen=True, kw_only=True)
class EventSettings:
    """When reports tell one event: groups are joined while they are at least `alike`, see `linkage.group`.

    A likeness below `least` is taken for none, so that not every pair has to be kept. Disagreement is not more events:
    `alike` is set low, where two reports that differ in every number still meet. `cohesion` lets the many reports of a
    long event, each about something else in it, stay together.
    """

    alike: float = 0.11
    cohesion: float = 0.3
    least: float = 0.04
    likeness: LikenessSettings = field(default_factory=LikenessSettings)
    copies: CopySettings = field(default_factory=CopySettings)
    versions: VersionSettings = field(default_factory=VersionSettings)


DEFAULTS = EventSettings()


def find_events(reports: Sequence[AnnotatedReport], settings: EventSettings = DEFAULTS) -> tuple[Event, ...]:
    """The events that reports tell, each report in one, in the order of their first reports.

    The order of the reports is irrelevant; a report given twice is taken once.
    """
    unique = _unique(reports)
    alike = _alike(unique, settings)
    groups = group(len(unique), alike, least=settings.alike, cohesion=settings.cohesion)
    inside: dict[int, list[Likeness]] = defaultdict(list)
    group_of = {place: number for number, places in enumerate(groups) for place in places}
    for left, right, likeness in alike:
        if group_of[left] == group_of[right]:
            inside[group_of[left]].append((left, right, likeness))
    events = [
        _event([unique[place] for place in places], _central(unique, places, inside[number]), settings)
        for number, places in enumerate(groups)
    ]
    return tuple(sorted(events, key=lambda event: reading_order(event.annotated[0])))


def one_event(reports: Sequence[AnnotatedReport], settings: EventSettings = DEFAULTS) -> Event:
    """All reports as one event, whatever they tell; raises `UsageError` where there is none."""
    if not reports:
        raise UsageError("no report to make an event of: at least one is needed")
    unique = _unique(reports)
    return _event(unique, _central(unique, range(len(unique)), _alike(unique, settings)), settings)


def reading_order(annotated: AnnotatedReport) -> tuple[bool, str, str, str]:
    """By publication, unknown ones last; then by file, then by id."""
    report = annotated.report
    return (report.published is None, report.published or "", report.origin, report.id)


def _unique(reports: Sequence[AnnotatedReport]) -> list[AnnotatedReport]:
    by_id = {annotated.report.id: annotated for annotated in reports}
    return [by_id[key] for key in sorted(by_id)]


def _alike(reports: Sequence[AnnotatedReport], settings: EventSettings) -> list[Likeness]:
    profiles = [profile(annotated, settings.likeness) for annotated in reports]
    return list(likenesses(profiles, settings.likeness, least=settings.least))


def _central(reports: Sequence[AnnotatedReport], places: Iterable[int], alike: Iterable[Likeness]) -> AnnotatedReport:
    """The report most like the others of its group; of equal ones the first in reading order."""
    total: dict[int, float] = defaultdict(float)
    for left, right, likeness in alike:
        total[left] += likeness
        total[right] += likeness
    return reports[min(places, key=lambda place: (-total[place], reading_order(reports[place])))]


def _event(reports: Sequence[AnnotatedReport], central: AnnotatedReport, settings: EventSettings) -> Event:
    members = tuple(sorted(reports, key=reading_order))
    ids = tuple(annotated.report.id for annotated in members)
    copies = find_copies(members, settings.copies)
    return Event(
        id=content_id("e", *sorted(ids)),
        title=event_title(members, central),
        reports=ids,
        origins=tuple(annotated.report.origin for annotated in members),
        copies=copies,
        annotated=with_versions(members, copies, settings.versions),
    )
