"""Expressions of time, placed on the calendar by the conventions of news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from sayso.annotate import calendar_words as shapes
from sayso.annotate.calendar_reading import READERS, Context, Found
from sayso.annotate.chain import Component
from sayso.annotate.page import UNREAD_BLOCKS, Page, tokens_of
from sayso.annotate.stretches import EARLIEST, LATEST, Stretch, between, day_of
from sayso.annotate.tense import is_name, looks_ahead, told_on
from sayso.model.annotation import Moment
from sayso.model.report import published_day

JOINS = re.compile(r"^(?:[^\S\n]+(?:and|to|until|till|through)[^\S\n]+(?:in[^\S\n]+|the[^\S\n]+)?|[^\S\n]?[-–—][^\S\n]?)$", re.IGNORECASE)
OPENS = re.compile(r"\b(?P<word>between|from)[^\S\n]+(?:the[^\S\n]+)?$", re.IGNORECASE)
CLOCK_TO_DAY = re.compile(r"^,?[^\S\n]+(?:on[^\S\n]+)?(?:in[^\S\n]+the[^\S\n]+)?$", re.IGNORECASE)
BESIDE = re.compile(
    r"\b(?:the|a|one)[^\S\n]+(?:(?P<part>day|night|morning|evening)[^\S\n]+(?P<way>before|after)|eve[^\S\n]+of)[^\S\n]+(?:the[^\S\n]+)?$",
    re.IGNORECASE,
)
LONGEST_BESIDE = 28  # characters before a day in which "the evening before the" is looked for
COMPARED = frozenset({"AGO", "EARLIER"})
AROUND = 80  # characters on each side of a key word in which an expression with it begins and ends
LONGEST_OPENING = 16  # characters before a range in which "between the" is looked for


@dataclass(frozen=True, kw_only=True)
class Placed:
    """An expression in the text with what it was read as."""

    start: int
    end: int
    stretch: Stretch
    kind: str
    compared: bool = False  # only what another time is compared with: "a year earlier"


def find_moments(page: Page) -> tuple[Moment, ...]:
    """Every expression of time in text order; a range comes before its two ends, a clock time before its day."""
    found = list(_expressions(page))
    anchor = _anchor(page, found)
    placed: list[Placed] = []
    for at, one in enumerate(found):
        placed.append(_place(page, one, anchor, placed, found[at + 1 : at + 2]))
    placed = _with_days(page, _days_beside(page, placed))
    joined = [*placed, *_ranges(page, placed), *_dated_clocks(page, placed)]
    ordered = sorted(joined, key=lambda one: (one.start, -one.end))
    return tuple(_moment(page, one) for one in ordered)


MOMENTS = Component(makes="moments", version=2, find=find_moments)


def _expressions(page: Page) -> Iterator[Found]:
    """The longest expressions that do not overlap; of two as long the shape that is named first."""
    text = page.report.text
    unread = [block.span for block in page.report.blocks if block.kind in UNREAD_BLOCKS]
    keys = {key: tuple(match.span() for match in key.finditer(text)) for key in set(shapes.KEYS.values())}
    found = [Found(shape=shape, match=match) for shape in READERS for match in _matches(shape, text, keys)]
    found.sort(key=lambda one: (one.match.start(), -one.match.end()))
    taken: list[Found] = []
    covered = bytearray(len(text))
    for one in sorted(found, key=lambda one: (one.match.start() - one.match.end(), one.match.start())):
        left, right = one.match.span()
        if any(span.start <= left < span.end for span in unread):
            continue
        if any(covered[left:right]) or is_name(page, one.shape, left, right):
            continue
        covered[left:right] = b"\x01" * (right - left)
        taken.append(one)
    yield from sorted(taken, key=lambda one: one.match.start())


def _matches(shape: str, text: str, keys: Mapping[re.Pattern[str], Sequence[tuple[int, int]]]) -> Iterator[re.Match[str]]:
    """Every match of a shape, which is looked for only around the words that it cannot do without."""
    source: re.Pattern[str] = getattr(shapes, shape)
    if shape not in shapes.KEYS:
        yield from source.finditer(text)
        return
    last = 0
    for start, end in keys[shapes.KEYS[shape]]:
        if start < last:
            continue
        for match in source.finditer(text, max(last, start - AROUND), _behind_word(text, end + AROUND)):
            if match.start() >= last:
                last = match.end()
                yield match


def _behind_word(text: str, at: int) -> int:
    """The next place that cuts no word: a month is not to be seen in the first letters of one."""
    while at < len(text) and text[at].isalnum():
        at += 1
    return min(at, len(text))


def _anchor(page: Page, found: Sequence[Found]) -> date | None:
    """The day from which the report speaks: its publication, a date block, else the latest whole date in its text.

    A text that tells what happened on the day of publication and also who spoke on the day after it was brought up to
    date later than its date says: it speaks from that day after.
    """
    day = published_day(page.report) or _written_day(page, found)
    if day is None or not EARLIEST < day.year < LATEST:
        return None
    after = day + timedelta(1)
    weekdays = [one for one in found if one.shape == "WEEKDAY" and not one.match["which"]]
    named = {shapes.CALENDAR["weekdays"][one.match["weekday"].lower()] for one in weekdays}
    told = {shapes.CALENDAR["weekdays"][one.match["weekday"].lower()] for one in weekdays if told_on(page, one.match.start("weekday"))}
    return after if day.weekday() in named and after.weekday() in told else day


def _written_day(page: Page, found: Sequence[Found]) -> date | None:
    bare = Context(anchor=None, before=None, ahead=lambda: None)
    whole = ("FULL_DATE", "NUMERIC_DATE")
    for block in page.report.blocks:
        if block.kind in {"date", "dateline"}:
            words = page.words(block.span)
            matches = (match for shape in whole for match in getattr(shapes, shape).finditer(words))
            days = [read.first for match in matches if (read := READERS[_shape_of(match)](match, bare)) and read.first]
            if days:
                return max(days)
    read_days = [READERS[one.shape](one.match, bare) for one in found if one.shape in whole]
    return max((read.first for read in read_days if read and read.first), default=None)


def _shape_of(match: re.Match[str]) -> str:
    return "FULL_DATE" if match.re is shapes.FULL_DATE else "NUMERIC_DATE"


def _place(page: Page, one: Found, anchor: date | None, placed: Sequence[Placed], following: Sequence[Found]) -> Placed:
    before = next((other.stretch for other in reversed(placed) if other.stretch.placed and not other.compared), None)
    left, right = one.match.span()
    context = Context(anchor=anchor, before=before, ahead=lambda: looks_ahead(page, left, right))
    ends = following and _opening(page.report.text, left, right, following[0].match.start())
    if ends and one.shape in {"MONTH", "DAY_OF_MONTH"}:
        # "between April and March 2031": the first end lies before the second
        second = READERS[following[0].shape](following[0].match, context)
        if second and second.after and second.first:
            context = replace(context, anchor=second.first, ahead=lambda: False)
    read = READERS[one.shape](one.match, context)
    compared = one.shape in COMPARED or (one.shape == "DEFINITE" and bool(one.match["ago"]))
    return Placed(start=left, end=right, stretch=read or Stretch(value=None), kind=_kind(one.shape), compared=compared)


def _kind(shape: str) -> str:
    return {"CLOCK": "time", "DAWN": "time", "DURATION": "duration", "SET": "set"}.get(shape, "date")


def _opening(text: str, left: int, right: int, following: int) -> int | None:
    """Where a range begins whose two ends are these, "between" left out for a bare dash."""
    middle = text[right:following]
    opens = OPENS.search(text[max(0, left - LONGEST_OPENING) : left])
    if not JOINS.match(middle):
        return None
    dash = middle.strip() in {"-", "–", "—"}
    if opens and (opens["word"].lower() == "between") == (middle.split() == ["and"] or middle.split()[:1] == ["and"]) and not dash:
        return max(0, left - LONGEST_OPENING) + opens.start()
    return left if dash or middle.split()[0].lower() in {"to", "until", "till", "through"} else None


def _ranges(page: Page, placed: Sequence[Placed]) -> Iterator[Placed]:
    """A range over each two expressions that are joined as its ends and stand in the order of time."""
    for left, right in pairwise(placed):
        if left.kind != "date" or right.kind != "date":
            continue
        start = _opening(page.report.text, left.start, left.end, right.start)
        ends = left.stretch, right.stretch
        if start is not None and ends[0].first and ends[1].first and ends[0].first < ends[1].first:
            yield Placed(start=start, end=right.end, stretch=between(*ends), kind="date")


def _dated_clocks(page: Page, placed: Sequence[Placed]) -> Iterator[Placed]:
    """A clock time together with the day beside it: "12:10 p.m. Sunday"."""
    for left, right in pairwise(placed):
        if _are_joined(page, left, right):
            clock = left if left.kind == "time" else right
            yield Placed(start=left.start, end=right.end, stretch=clock.stretch, kind="time")


def _are_joined(page: Page, left: Placed, right: Placed) -> bool:
    return {left.kind, right.kind} == {"time", "date"} and CLOCK_TO_DAY.match(page.report.text[left.end : right.start]) is not None


def _with_days(page: Page, placed: Sequence[Placed]) -> list[Placed]:
    """Clock times put on the one day that their line names beside them; where none or several are named they stay unplaced."""
    return [replace(one, stretch=_on_day(one, _day_beside(page, one, placed))) if one.kind == "time" else one for one in placed]


def _day_beside(page: Page, clock: Placed, placed: Sequence[Placed]) -> date | None:
    joined = next(
        (one for pair in pairwise(placed) if clock in pair and _are_joined(page, *pair) for one in pair if one is not clock), None
    )
    if joined is not None and joined.stretch.unit == "D":
        return joined.stretch.first
    sentence = tokens_of(page, page.span(clock.start, clock.end)).sent
    days = {
        one.stretch.first
        for one in placed
        if sentence.start_char <= one.start < sentence.end_char and one.kind == "date" and one.stretch.unit == "D" and one.stretch.first
    }
    return days.pop() if len(days) == 1 else None


def _days_beside(page: Page, placed: Sequence[Placed]) -> list[Placed]:
    """With "the day before" and "the eve of" in front of a day made one expression with it."""
    found: list[Placed] = []
    for one in placed:
        opens = BESIDE.search(page.report.text[max(0, one.start - LONGEST_BESIDE) : one.start]) if one.kind == "date" else None
        if opens is None or one.stretch.unit != "D" or one.stretch.first is None:
            found.append(one)
            continue
        start = max(0, one.start - LONGEST_BESIDE) + opens.start()
        found = [other for other in found if other.end <= start]
        part = (opens["part"] or "day").lower()
        day = day_of(one.stretch.first + timedelta(1 if (opens["way"] or "").lower() == "after" else -1))
        value = day.value if part == "day" else f"{day.value}T{shapes.CALENDAR['parts_of_day'][part]}"
        found.append(replace(one, start=start, stretch=replace(day, value=value)))
    return found


def _on_day(clock: Placed, day: date | None) -> Stretch:
    hours = (clock.stretch.value or "T").removeprefix("XXXX-XX-XX")
    return replace(clock.stretch, value=day.isoformat() + hours, first=day, after=day) if day else clock.stretch


def _moment(page: Page, one: Placed) -> Moment:
    first, after = _ends(one)
    return Moment(span=page.span(one.start, one.end), value=one.stretch.value, first=first, after=after, kind=one.kind)  # type: ignore[arg-type]


def _ends(one: Placed) -> tuple[str | None, str | None]:
    """ISO days, or, for a clock time, the minute as date-times."""
    first, after = one.stretch.first, one.stretch.after
    if first is None or after is None:
        return None, None
    if one.kind != "time" or first != after:
        return first.isoformat(), after.isoformat()
    if (one.stretch.value or "")[-1:].isalpha() and not (one.stretch.value or "").endswith("Z"):
        return first.isoformat(), (first + timedelta(1)).isoformat()  # at dawn
    hour, minute = (int(part) for part in (one.stretch.value or "").rstrip("Z").split("T")[1].split(":"))
    end = (hour * 60 + minute + 1) % (24 * 60)
    last = first + timedelta(1) if end == 0 else first
    return f"{first.isoformat()}T{hour:02}:{minute:02}", f"{last.isoformat()}T{end // 60:02}:{end % 60:02}"
