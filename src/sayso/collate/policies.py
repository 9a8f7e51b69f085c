"""What one number stands for a contested figure: only under a rule that the user named, and recorded with it.

The rules are those of casualty recording: prioritise the lowest, the latest or the most heard, give a range, or keep pending.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from sayso.model.collation import FigureReading, VoiceGroup

Rule = Literal["most conservative", "most recent", "most voices", "range", "keep pending"]
Policy = Callable[[Sequence[FigureReading], Sequence[VoiceGroup]], float | None]


def most_conservative(readings: Sequence[FigureReading], _groups: Sequence[VoiceGroup]) -> float | None:
    """The lowest number that a reading vouches for; nothing where all give only what it is at most."""
    return min((reading.low for reading in readings if reading.low is not None), default=None)


def most_recent(readings: Sequence[FigureReading], _groups: Sequence[VoiceGroup]) -> float | None:
    """The number of the latest day; the lowest of several, and nothing where no day is known."""
    days = [reading.as_of for reading in readings if reading.as_of]
    return most_conservative([reading for reading in readings if reading.as_of == max(days)], ()) if days else None


def most_voices(readings: Sequence[FigureReading], groups: Sequence[VoiceGroup]) -> float | None:
    """The number that most independent voices give; of as many the one given last, and nothing where that is no one number."""
    origin = {place: group.readings[0] for group in groups for place in group.readings}
    given = {(reading.low, origin.get(place, place)) for place, reading in enumerate(readings) if reading.low is not None}
    voices = Counter(number for number, _ in given)
    most = {number for number, count in voices.items() if count == max(voices.values())}
    if len(most) > 1:
        last = max(reading.as_of or "" for reading in readings if reading.low in most)
        most = {reading.low for reading in readings if reading.low in most and (reading.as_of or "") == last}
    return most.pop() if len(most) == 1 else None


def no_single_number(_readings: Sequence[FigureReading], _groups: Sequence[VoiceGroup]) -> float | None:
    """No one number: the row's own low and high stand, or nothing is decided yet."""
    return None


POLICIES: Mapping[Rule, Policy] = {
    "most conservative": most_conservative,
    "most recent": most_recent,
    "most voices": most_voices,
    "range": no_single_number,
    "keep pending": no_single_number,
}


def best_of(readings: Sequence[FigureReading], groups: Sequence[VoiceGroup], rule: Rule) -> float | None:
    """The number that stands for a row under a rule."""
    return POLICIES[rule](readings, groups)
