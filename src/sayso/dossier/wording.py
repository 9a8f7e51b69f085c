"""Numbers, days, voices and verdicts in words for readers."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sayso.model.annotation import Stance
from sayso.model.collation import FigureReading, Verdict, Voice, Why

MILLION = 1_000_000
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}
CURRENCY = re.compile(r"[A-Z]{3}")
WHY: dict[Why, str] = {
    "conflict": "cannot both be right",
    "update": "a later count",
    "scope": "not the same scope",
    "definition": "not the same thing counted",
    "unit": "not the same unit",
    "same": "the same",
    "precision": "one is more exact",
}
STANCE_SIGN: dict[Stance, str] = {"stated": "●", "hedged": "~", "denied": "×", "doubted": "?"}
OWN_STANCE: dict[Stance, str] = {
    "stated": "in its own voice",
    "hedged": "hedged, in its own voice",
    "denied": "denied, in its own voice",
    "doubted": "doubted, in its own voice",
}
TOLD_STANCE: dict[Stance, str] = {"stated": "according to", "hedged": "hedged by", "denied": "denied by", "doubted": "doubted by"}
STANCE_HEADING: dict[Stance, str] = {
    "stated": "stated in the outlet’s own voice",
    "hedged": "hedged",
    "denied": "denied",
    "doubted": "doubted",
}
SOMEBODY = "somebody not named"


class Value(NamedTuple):
    """A reading's value as shown: `large` in large type, `beside` the interval where `large` is a word of the text."""

    large: str
    beside: str | None = None


@cache
def vague_words() -> re.Pattern[str]:
    """The words for open numbers that are shown as the text has them."""
    lines = files("sayso.dossier").joinpath("lexicons/en/vague_numbers.txt").read_text("utf-8").splitlines()
    words = [re.escape(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def value(reading: FigureReading, unit: str | None) -> Value:
    """What a reading gives: `about 2,800`, `at least 9`, or the text's own `dozens` with its interval beside."""
    interval = interval_words(reading.low, reading.high, unit, approximate=reading.approximate)
    word = vague_words().search(reading.text)
    if word and (reading.low is None or reading.high is None) and not any(sign.isdigit() for sign in reading.text):
        return Value(large=word.group().lower(), beside=interval)
    return Value(large=interval)


def interval_words(low: float | None, high: float | None, unit: str | None, *, approximate: bool = False) -> str:
    """An interval in words; one with both ends open is `an unknown number`."""
    if low is None and high is None:
        return "an unknown number"
    if low is None or high is None:
        return f"at least {amount(low, unit)}" if low is not None else f"up to {amount(high or 0, unit)}"
    if low == high:
        return f"about {amount(low, unit)}" if approximate else amount(low, unit)
    return f"{amount(low, unit)}–{amount(high, unit)}"


def amount(number: float, unit: str | None) -> str:
    """A number with the sign of its unit where the unit has one: `$2 million`, `50%`, `CHF 40`, `2,800`."""
    if unit == "percent":
        return f"{plain_number(number)}%"
    if unit and CURRENCY.fullmatch(unit):
        sign = SIGNS.get(unit, f"{unit} ")
        return f"{sign}{plain_number(number)}"
    return plain_number(number)


def plain_number(number: float) -> str:
    """`2,800`, `0.5`, `2 million`, `145.5 million`; written out where words would lose a digit."""
    for size, word in ((MILLION * MILLION, "trillion"), (MILLION * 1000, "billion"), (MILLION, "million")):
        scaled = round(number / size, 2)
        if abs(number) >= size and scaled * size == number:
            return f"{scaled:,.2f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{number:,.2f}".rstrip("0").rstrip(".")


def day(moment: str | None) -> str:
    """An ISO day or date-time as `21 June 2031`; `day unknown` where there is none, as found where it is no ISO day."""
    if moment is None:
        return "day unknown"
    try:
        found = date.fromisoformat(moment[:10])
    except ValueError:
        return moment
    return f"{found.day} {found:%B} {found.year}"


def days(first: str | None, last: str | None) -> str | None:
    """A range of days, said once where both ends are one day; `None` where both are unknown."""
    if first is None and last is None:
        return None
    left, right = day(first or last), day(last or first)
    if left == right:
        return left
    return f"{left.removesuffix(right[-5:])} – {right}"  # a year that both share is said once


def period(first: str, after: str) -> str:
    """`first <= it < after` in words: `2031`, `March 2031`, `4 March 2031`, `4 March 2031, 14:30`, or a range of days."""
    try:
        start, end = datetime.fromisoformat(first), datetime.fromisoformat(after)
    except ValueError:
        return f"{first} – {after}"
    last = end.date() - timedelta(days=1) if end.time() == time() else end.date()
    if start.time() != time() and last == start.date():
        return f"{day(first)}, {start:%H:%M}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 1, 1) and end.year == start.year + 1:
        return str(start.year)
    if start.day == end.day == 1 and (end.year - start.year) * 12 + end.month - start.month == 1:
        return f"{start:%B} {start.year}"
    return days(first, max(start.date(), last).isoformat()) or first


def speaker(voice: Voice) -> str:
    """Who says it, the innermost mouth first: `the harbour master, through Agence Nord`; `own voice` where nobody does."""
    if not voice:
        return "own voice"
    *outer, inner = voice
    ways = [f"{'through' if step.role == 'medium' else 'as told by'} {step.name or SOMEBODY}" for step in reversed(outer)]
    return ", ".join((inner.name or SOMEBODY, *ways))


def told(voice: Voice) -> str:
    """In whose mouth a figure stands: `own voice` or `according to …`."""
    return f"according to {speaker(voice)}" if voice else "own voice"


def stance_words(stance: Stance, voice: Voice) -> str:
    """What is made of a point, and by whom: `denied by the operator`."""
    return f"{TOLD_STANCE[stance]} {speaker(voice)}" if voice else OWN_STANCE[stance]


def stance_heading(stance: Stance, voice: Voice) -> str:
    """What the readings of one stance have in common."""
    return "put in a speaker’s mouth" if stance == "stated" and voice else STANCE_HEADING[stance]


def stance_sign(stance: Stance, voice: Voice) -> str:
    """The sign of a stance; a plain statement is hollow when it stands in a speaker's mouth."""
    return "○" if stance == "stated" and voice else STANCE_SIGN[stance]


def verdict_words(verdict: Verdict, why: Why | None, *, contested: bool = False) -> str:
    """What a row's pill says; a point on which readings differ is `contested`."""
    if verdict == "lone":
        return "one report only"
    word = "contested" if verdict == "differ" and contested else verdict
    return f"{word}: {WHY[why]}" if why else word


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 report`, `3 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
