"""Figures and points as rows to show: a cell an outlet, or, where outlets are many, a group a value."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

import msgspec
from markupsafe import Markup

from sayso.dossier.charts import Mark, range_plot
from sayso.dossier.outlets import Outlet
from sayso.dossier.passages import Anchor, Passage, PassageSettings, passage
from sayso.dossier.wording import day, stance_heading, stance_sign, stance_words, told, value, verdict_words
from sayso.model.annotation import Stance
from sayso.model.collation import Figure, FigureReading, Point, PointReading, VoiceGroup
from sayso.model.dossier import Dossier
from sayso.model.span import Span

STANCES = "●○~?×"
ORDER = ("differ", "agree", "lone")
# A true conflict is what a reader came for; that a later report counts more is the least of the differences.


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What an outlet says in a row, once however often it says it: the value or the stance, in whose mouth, the passages."""

    outlet: Outlet
    sign: str
    heading: str
    label: str
    beside: str | None
    who: str
    when: str | None
    stance: Stance | None
    passages: tuple[Passage, ...]
    places: tuple[int, ...]


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet's entries in a row; none is silence."""

    outlet: Outlet
    entries: tuple[Entry, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The entries that give the same value or take the same stance."""

    heading: str
    beside: str | None
    sign: str
    stance: Stance | None
    cells: tuple[Cell, ...]


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """Why what two outlets say, or one says twice, is one voice, and where that can be seen."""

    left: Outlet
    right: Outlet
    reason: str
    anchor: str | None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """One independent voice of a row: what folds into it, and why, each fold by itself; no reason where it is a single reading."""

    entries: tuple[Entry, ...]
    reason: str | None
    anchor: str | None
    ties: tuple[Tie, ...] = ()


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A figure or a point, ready to be shown."""

    id: str
    what: str
    unit: str | None
    verdict: str
    pill: str
    reasons: tuple[str, ...]
    best: str | None
    related: tuple[tuple[str, str], ...]
    voices: int
    origins: tuple[Origin, ...]
    cells: tuple[Cell, ...]
    groups: tuple[Group, ...]
    silent: tuple[Outlet, ...]
    plot: Markup
    reports: int


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """What every row is drawn against."""

    dossier: Dossier
    outlets: tuple[Outlet, ...]
    of_report: Mapping[str, Outlet]
    texts: Mapping[str, str | None]
    anchors: Mapping[Span, Anchor]
    settings: PassageSettings

    def anchor(self, span: Span | None) -> str | None:
        """The id of the place where a span stands on the page, if the page has it."""
        found = self.anchors.get(span) if span else None
        return found.id if found and span and self.texts.get(span.report) is not None else None


def figure_rows(frame: Frame) -> tuple[Row, ...]:
    """The figures: what differs first; within that the dossier's own order, which knows what a reader wants first."""
    names = {figure.id: figure.what for figure in frame.dossier.figures}
    return tuple(_figure_row(figure, frame, names) for figure in sorted(frame.dossier.figures, key=_rank))


def point_rows(frame: Frame) -> tuple[Row, ...]:
    """The points, in the same order as figures."""
    return tuple(_point_row(point, frame) for point in sorted(frame.dossier.points, key=_rank))


def _rank(row: Figure | Point) -> int:
    return ORDER.index(row.verdict)


def _figure_row(figure: Figure, frame: Frame, names: Mapping[str, str]) -> Row:
    entries = _fold([_figure_entry(reading, place, figure, frame) for place, reading in enumerate(figure.readings)])
    row = _row(figure, entries, frame)
    plain = figure.unit in {None, "person", "percent"} or (figure.unit or "").isupper() or (figure.unit or "") in figure.what
    return msgspec.structs.replace(
        row,
        unit=None if plain else figure.unit,
        best=f"{figure.best:g} by the rule “{figure.rule}”" if figure.rule and figure.best is not None else None,
        related=tuple((other, names[other]) for other in figure.related if other in names),
        plot=_plot(figure, [_mark(reading, frame) for reading in figure.readings]),
    )


def _point_row(point: Point, frame: Frame) -> Row:
    entries = _fold([_point_entry(reading, place, frame) for place, reading in enumerate(point.readings)])
    return _row(point, entries, frame)


def _row(of: Figure | Point, entries: Sequence[Entry], frame: Frame) -> Row:
    cells = _cells(frame.outlets, entries)
    return Row(
        id=of.id,
        what=of.what,
        unit=None,
        verdict=of.verdict,
        pill=verdict_words(of.verdict, of.why, contested=isinstance(of, Point)),
        reasons=of.reasons,
        best=None,
        related=(),
        voices=of.voices,
        origins=_origins(of.voice_groups, entries, frame),
        cells=cells,
        groups=_groups(entries, frame.outlets),
        silent=tuple(cell.outlet for cell in cells if not cell.entries),
        plot=Markup(""),
        reports=len({reading.report for reading in of.readings}),
    )


def _figure_entry(reading: FigureReading, place: int, figure: Figure, frame: Frame) -> Entry:
    """A reading of a figure, with the day that it speaks for where days are what makes them differ."""
    shown = value(reading, figure.unit)
    return Entry(
        outlet=frame.of_report[reading.report],
        sign="○" if reading.voice else "●",
        heading=shown.large,
        label=shown.large,
        beside=shown.beside,
        who=told(reading.voice),
        when=day(reading.as_of) if reading.as_of and figure.why == "update" else None,
        stance=None,
        passages=(_passage(reading, frame),),
        places=(place,),
    )


def _point_entry(reading: PointReading, place: int, frame: Frame) -> Entry:
    words = stance_words(reading.stance, reading.voice)
    return Entry(
        outlet=frame.of_report[reading.report],
        sign=stance_sign(reading.stance, reading.voice),
        heading=stance_heading(reading.stance, reading.voice),
        label=words,
        beside=None,
        who=words,
        when=None,
        stance=reading.stance,
        passages=(_passage(reading, frame),),
        places=(place,),
    )


def _passage(reading: FigureReading | PointReading, frame: Frame) -> Passage:
    return passage(reading.span, reading.text, frame.texts[reading.report], frame.anchors, frame.settings)


def _mark(reading: FigureReading, frame: Frame) -> Mark:
    outlet = frame.of_report[reading.report]
    label = f"{outlet.name}, {told(reading.voice)}"
    return Mark(low=reading.low, high=reading.high, own=not reading.voice, look=f"{outlet.colour} n{outlet.number}", label=label)


def _plot(figure: Figure, marks: Sequence[Mark]) -> Markup:
    """Nothing where all give the same: there is no range to see."""
    if len({(mark.low, mark.high) for mark in marks}) == 1:
        return Markup("")
    return Markup(range_plot(_once(marks), title=f"Range of {figure.what}", unit=figure.unit))  # noqa: S704 - the plot escapes its words


def _once(marks: Sequence[Mark]) -> list[Mark]:
    """One mark for what an outlet says again, in the order of the first."""
    return list({(mark.low, mark.high, mark.own, mark.look): mark for mark in reversed(marks)}.values())[::-1]


def _fold(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Entries of one outlet with the same value in the same mouth become one with all their passages."""
    folded: dict[Hashable, Entry] = {}
    for entry in entries:
        key = (entry.outlet.name, entry.sign, entry.label, entry.beside, entry.who, entry.when)
        first = folded.get(key)
        folded[key] = entry if first is None else _with(first, entry)
    return tuple(folded.values())


def _with(first: Entry, again: Entry) -> Entry:
    return msgspec.structs.replace(first, passages=(*first.passages, *again.passages), places=(*first.places, *again.places))


def _groups(entries: Sequence[Entry], outlets: Sequence[Outlet]) -> tuple[Group, ...]:
    """Entries by what they give: stances from stated to denied, values by how many outlets give them; ties by the first."""
    by_value: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        by_value.setdefault((entry.heading, entry.beside), []).append(entry)
    groups = [_group(same, outlets) for same in by_value.values()]
    return tuple(
        sorted(groups, key=lambda group: (STANCES.index(group.sign), -len(group.cells)) if group.stance else (0, -len(group.cells)))
    )


def _group(entries: Sequence[Entry], outlets: Sequence[Outlet]) -> Group:
    first = entries[0]
    cells = tuple(cell for cell in _cells(outlets, entries) if cell.entries)
    return Group(heading=first.heading, beside=first.beside, sign=first.sign, stance=first.stance, cells=cells)


def _cells(outlets: Sequence[Outlet], entries: Sequence[Entry]) -> tuple[Cell, ...]:
    """A cell an outlet, in the order of the outlets."""
    by_outlet: dict[str, list[Entry]] = {}
    for entry in entries:
        by_outlet.setdefault(entry.outlet.name, []).append(entry)
    return tuple(Cell(outlet=outlet, entries=tuple(by_outlet.get(outlet.name, ()))) for outlet in outlets)


def _origins(folds: Sequence[VoiceGroup], entries: Sequence[Entry], frame: Frame) -> tuple[Origin, ...]:
    """The independent voices: first what folds, then each reading that stands by itself."""
    folded = [_origin(fold, entries, frame) for fold in folds]
    within = {place for fold in folds for place in fold.readings}
    alone = [entry for entry in entries if not within.intersection(entry.places)]
    return (*folded, *(Origin(entries=(entry,), reason=None, anchor=None) for entry in alone))


def _origin(fold: VoiceGroup, entries: Sequence[Entry], frame: Frame) -> Origin:
    return Origin(
        entries=tuple(entry for entry in entries if set(entry.places) & set(fold.readings)),
        reason=fold.reason if len(fold.readings) > 1 else None,
        anchor=frame.anchor(fold.span),
        ties=_ties(fold, entries, frame),
    )


def _ties(group: VoiceGroup, entries: Sequence[Entry], frame: Frame) -> tuple[Tie, ...]:
    """The folds of a group, those of the same outlets for the same reason once, and none inside what is shown as one."""
    of_place = {place: entry for entry in entries for place in entry.places}
    ties: dict[Hashable, Tie] = {}
    for fold in group.folds:
        left, right = of_place[fold.left], of_place[fold.right]
        if left is not right:
            key = (left.outlet.name, right.outlet.name, fold.reason)
            ties.setdefault(key, Tie(left=left.outlet, right=right.outlet, reason=fold.reason, anchor=frame.anchor(fold.span)))
    return tuple(ties.values())
