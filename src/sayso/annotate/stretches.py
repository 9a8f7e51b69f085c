"""Stretches of the calendar: a TIMEX3 value and the days it covers, and steps from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = 12
QUARTER = 3
WEEK = 7
SATURDAY = 5
UPDATE_DAYS = 30
EARLIEST, LATEST = 1000, 9000  # years that can be stepped from without leaving the calendar
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """A TIMEX3 value and `first <= it < after`; without days where it cannot be placed."""

    value: str | None
    first: date | None = None
    after: date | None = None
    unit: str = "D"

    @property
    def placed(self) -> bool:
        """Whether its days are known."""
        return self.first is not None


def day_of(day: date) -> Stretch:
    """One day."""
    return Stretch(value=day.isoformat(), first=day, after=day + timedelta(1))


def day_in(year: int, month: int, day: int) -> Stretch | None:
    """A day by its numbers; `None` where the calendar has no such day."""
    try:
        return day_of(date(year, month, day)) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def month_of(year: int, month: int) -> Stretch:
    """A month; numbers of months run on into the next or earlier years."""
    year, month = year + (month - 1) // MONTHS, (month - 1) % MONTHS + 1
    return Stretch(value=f"{year:04}-{month:02}", first=date(year, month, 1), after=_first_of(year, month + 1), unit="M")


def quarter_of(year: int, quarter: int) -> Stretch:
    """A quarter of the calendar's year, 1 to 4; numbers run on as those of months do."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    month = QUARTER * (quarter - 1) + 1
    return Stretch(value=f"{year:04}-Q{quarter}", first=date(year, month, 1), after=_first_of(year, month + QUARTER), unit="Q")


def half_of(year: int, half: int) -> Stretch:
    """A half of the calendar's year, 1 or 2."""
    first = half * 2 * QUARTER - 2 * QUARTER + 1
    return Stretch(value=f"{year:04}-H{half}", first=date(year, first, 1), after=_first_of(year, first + 2 * QUARTER), unit="Y")


def season_of(year: int, season: str) -> Stretch:
    """A season by its TIMEX3 letters; a winter is called by the year in which it begins."""
    month = SEASON_STARTS[season]
    return Stretch(value=f"{year:04}-{season}", first=date(year, month, 1), after=_first_of(year, month + QUARTER), unit="Y")


def year_of(year: int) -> Stretch:
    """A year."""
    return Stretch(value=f"{year:04}", first=date(year, 1, 1), after=date(year + 1, 1, 1), unit="Y")


def years_of(digits: str) -> Stretch:
    """A decade by three digits, a century by two."""
    span = 10 ** (4 - len(digits))
    first = int(digits) * span
    unit = "E" if len(digits) == len("197") else "C"
    return Stretch(value=digits, first=date(max(first, 1), 1, 1), after=date(first + span, 1, 1), unit=unit)


def week_of(day: date) -> Stretch:
    """The ISO week that holds a day."""
    monday = day - timedelta(day.weekday())
    year, week, _ = day.isocalendar()
    return Stretch(value=f"{year:04}-W{week:02}", first=monday, after=monday + timedelta(WEEK), unit="W")


def weekend_of(day: date) -> Stretch:
    """Saturday and Sunday of the ISO week that holds a day."""
    saturday = day - timedelta(day.weekday()) + timedelta(SATURDAY)
    year, week, _ = day.isocalendar()
    return Stretch(value=f"{year:04}-W{week:02}-WE", first=saturday, after=saturday + timedelta(2), unit="WE")


def stepped(day: date, unit: str, steps: int) -> Stretch | None:
    """The day, week, month, quarter, year, decade or century so many steps from the one that holds a day."""
    if abs(steps) > LATEST or not EARLIEST <= day.year + steps * _YEARS.get(unit, 1) <= LATEST:
        return None
    match unit:
        case "D":
            return day_of(day + timedelta(steps))
        case "W":
            return week_of(day + timedelta(WEEK * steps))
        case "WE":
            return weekend_of(day + timedelta(WEEK * steps))
        case "M":
            return month_of(day.year, day.month + steps)
        case "Q":
            return quarter_of(day.year, (day.month - 1) // QUARTER + 1 + steps)
        case "Y":
            return year_of(day.year + steps)
        case "E":
            return years_of(f"{day.year // 10 + steps:03}")
        case "C":
            return years_of(f"{day.year // 100 + steps:02}")
        case _:
            return None


_YEARS = {"E": 10, "C": 100}


def weekday_near(anchor: date, weekday: int, *, ahead: bool) -> Stretch:
    """The latest such weekday on or before a day, or the next on or after it."""
    distance = (weekday - anchor.weekday()) % WEEK if ahead else -((anchor.weekday() - weekday) % WEEK)
    return day_of(anchor + timedelta(distance))


def month_near(anchor: date, month: int, *, ahead: bool | None) -> Stretch:
    """The latest such month that has begun by a day, the next that has not ended by it, or, where neither is said, the nearest."""
    year = anchor.year
    if ahead is None:
        return month_of(year + (anchor.month - month > MONTHS // 2) - (month - anchor.month > MONTHS // 2), month)
    if ahead:
        return month_of(year + (month < anchor.month), month)
    return month_of(year - (month > anchor.month), month)


def day_near(anchor: date, month: int, day: int, *, ahead: bool | None) -> Stretch | None:
    """The latest such day on or before a day, the next on or after it, or, where neither is said, the nearest."""
    found = [at for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (at := day_in(year, month, day)) and at.first]
    if ahead is not None:
        # a date of the coming weeks is meant sooner than one of nearly a year ago, which would be given its year
        bound = anchor if ahead else anchor + timedelta(UPDATE_DAYS)
        found = [at for at in found if at.first and (at.first >= bound if ahead else at.first <= bound)]
    return min(found, key=lambda at: abs(at.first - anchor) if at.first else timedelta.max, default=None)


def holiday_in(year: int, rule: str) -> Stretch | None:
    """A holiday by its rule: `12-31`, or `11 4 3` for the fourth Thursday of November (`-1` for the last)."""
    if "-" in rule and " " not in rule:
        month, day = rule.split("-")
        return day_in(year, int(month), int(day))
    month_, nth, weekday = (int(part) for part in rule.split())
    if nth < 0:
        last = _first_of(year, month_ + 1) - timedelta(1)
        return weekday_near(last, weekday, ahead=False)
    return day_of(date.fromisoformat(weekday_near(date(year, month_, 1), weekday, ahead=True).value or "") + timedelta(WEEK * (nth - 1)))


def years_before(stretch: Stretch, years: int) -> Stretch | None:
    """The same day, month or quarter so many years before."""
    if stretch.first is None or not EARLIEST <= stretch.first.year - years <= LATEST:
        return None
    year, month = stretch.first.year - years, stretch.first.month
    if stretch.unit == "Q":
        return quarter_of(year, (month - 1) // QUARTER + 1)
    return day_in(year, month, stretch.first.day) if stretch.unit == "D" else month_of(year, month)


def between(left: Stretch, right: Stretch) -> Stretch:
    """From the beginning of one to the end of the other."""
    return Stretch(value=f"{left.value}/{right.value}", first=left.first, after=right.after, unit=right.unit)


def _first_of(year: int, month: int) -> date:
    return date(year + (month - 1) // MONTHS, (month - 1) % MONTHS + 1, 1)
