"""Range plots as SVG: one mark a reading, filled in the outlet's own voice, hollow in a speaker's mouth, dotted where open."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

import msgspec

from sayso.dossier.wording import interval_words


class ChartSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes in pixels; `log_beyond` is the ratio of largest to smallest above which the axis is logarithmic.

    `rows` is the most readings that get a row each; beyond it, equal ones share a row and say how many they are.
    `apart` is how far two labels of the axis have to stand apart to be both shown,
    and `letter` how wide a letter of a label is at most on average.
    """

    width: int = 220
    margin: int = 16
    row: int = 13
    radius: float = 4.5
    axis: int = 22
    log_beyond: float = 50.0
    rows: int = 8
    apart: int = 44
    letter: float = 6.0


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A reading to draw; `look` are the classes of its outlet, `own` whether it is the outlet's own voice."""

    low: float | None
    high: float | None
    own: bool
    look: str
    label: str
    times: int = 1


class _Scale(msgspec.Struct, frozen=True, kw_only=True):
    first: float
    last: float
    log: bool
    settings: ChartSettings

    def x(self, number: float) -> float:
        """Where a number stands, in pixels from the left."""
        left, right = self.settings.margin, self.settings.width - 2 * self.settings.margin
        if self.first == self.last:
            return left + (right - left) / 3
        low, high, here = (math.log(n) if self.log else n for n in (self.first, self.last, number))
        return left + (right - left) * (here - low) / (high - low)


def range_plot(marks: Sequence[Mark], *, title: str, unit: str | None, settings: ChartSettings | None = None) -> str:
    """One SVG element that shows marks on a common axis, described in words for who cannot see it; empty without marks."""
    settings = settings or ChartSettings()
    drawn = [mark for mark in marks if mark.low is not None or mark.high is not None]
    rows = drawn if len(drawn) <= settings.rows else _gathered(drawn)
    if not rows:
        return ""
    scale = _scale(rows, settings)
    height = settings.row * len(rows) + settings.axis
    body = "".join(_mark(mark, scale, settings.row * (place + 0.5)) for place, mark in enumerate(rows))
    words = "; ".join(f"{mark.label}: {interval_words(mark.low, mark.high, unit)}" for mark in rows)
    return (
        f'<svg class="plot" role="img" viewBox="0 0 {settings.width} {height}" width="{settings.width}" height="{height}">'
        f"<title>{escape(title)}</title><desc>{escape(words)}</desc>{body}{_axis(rows, scale, height, unit)}</svg>"
    )


def _gathered(marks: Sequence[Mark]) -> list[Mark]:
    """Equal marks as one, without colour where they are several outlets'; the smallest first."""
    groups: dict[tuple[float | None, float | None, bool], list[Mark]] = {}
    for mark in marks:
        groups.setdefault((mark.low, mark.high, mark.own), []).append(mark)
    ordered = sorted(groups.values(), key=lambda group: [n for n in (group[0].low, group[0].high) if n is not None])
    return [_joined(group) for group in ordered]


def _joined(marks: Sequence[Mark]) -> Mark:
    first = marks[0]
    look = first.look if len({mark.look for mark in marks}) == 1 else "o0"
    label = first.label if len(marks) == 1 else f"{len(marks)} readings"
    return msgspec.structs.replace(first, look=look, label=label, times=len(marks))


def _scale(marks: Sequence[Mark], settings: ChartSettings) -> _Scale:
    numbers = [n for mark in marks for n in (mark.low, mark.high) if n is not None]
    first, last = min(numbers), max(numbers)
    return _Scale(first=first, last=last, log=first > 0 and last / first > settings.log_beyond, settings=settings)


def _mark(mark: Mark, scale: _Scale, y: float) -> str:
    settings = scale.settings
    ends = [scale.x(n) for n in (mark.low, mark.high) if n is not None]
    line = ""
    if mark.low is None or mark.high is None:
        edge = settings.width - 6 if mark.high is None else 6
        line = f'<path class="open" d="M{ends[0]:.1f} {y:.1f}H{edge}"/><path class="tip" d="{_tip(edge, y, right=mark.high is None)}"/>'
    elif mark.low != mark.high:
        line = f'<path class="bar" d="M{ends[0]:.1f} {y:.1f}H{ends[1]:.1f}"/>'
    filled = "own" if mark.own else "told"
    dots = "".join(f'<circle class="{filled}" cx="{x:.1f}" cy="{y:.1f}" r="{settings.radius}"/>' for x in dict.fromkeys(ends))
    times = f'<text class="times" x="{ends[-1] + 8:.1f}" y="{y + 4:.1f}">×{mark.times}</text>' if mark.times > 1 else ""
    return f'<g class="{mark.look}">{line}{dots}{times}</g>'


def _tip(edge: float, y: float, *, right: bool) -> str:
    back = -4 if right else 4
    return f"M{edge + back} {y - 3:.1f}L{edge} {y:.1f}L{edge + back} {y + 3:.1f}"


def _axis(marks: Sequence[Mark], scale: _Scale, height: float, unit: str | None) -> str:
    settings = scale.settings
    y = height - settings.axis + 4
    numbers = sorted({n for mark in marks for n in (mark.low, mark.high) if n is not None})
    ticks = "".join(f'<path d="M{scale.x(n):.1f} {y - 2}v4"/>' for n in numbers)
    labels = "".join(_label(interval_words(n, n, unit), scale.x(n), y + 14, settings) for n in _labelled(numbers, scale))
    log = f'<text class="log" x="{settings.width - 6}" y="{y - 3}">log</text>' if scale.log else ""
    return f'<g class="axis"><path d="M6 {y}H{settings.width - 6}"/>{ticks}{labels}{log}</g>'


def _label(words: str, x: float, y: float, settings: ChartSettings) -> str:
    """A label under its tick, moved inwards where it would stick out."""
    half = settings.letter * len(words) / 2
    return f'<text x="{min(max(x, half), settings.width - half):.1f}" y="{y}">{escape(words)}</text>'


def _labelled(numbers: Sequence[float], scale: _Scale) -> list[float]:
    """The numbers that get a label: both ends, and between them what has room."""
    shown = [numbers[-1]]
    for number in (numbers[0], *numbers[1:-1]):
        if all(abs(scale.x(number) - scale.x(other)) >= scale.settings.apart for other in shown):
            shown.append(number)
    return shown
