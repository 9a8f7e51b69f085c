"""What each shape of a time comes to, read from the day on which the report speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.annotate import stretches
from sayso.annotate.calendar_words import CALENDAR, ORDINALS
from sayso.annotate.numerals import number_of
from sayso.annotate.stretches import Stretch

NOON, HALF_DAY, DAY_HOURS = 12, 12, 24
CENTURY = 100
FRACTION_OF = {"PXY": "Y"}


@dataclass(frozen=True, kw_only=True)
class Found:
    """A shape and where it matched."""

    shape: str
    match: re.Match[str]


@dataclass(frozen=True, kw_only=True)
class Context:
    """What an expression is read against: the report's day, the time named before it, and whether its clause looks ahead."""

    anchor: date | None
    before: Stretch | None
    ahead: Callable[[], bool | None]


Read = Callable[[re.Match[str], Context], Stretch | None]


def _month(word: str) -> int:
    return int(CALENDAR["months"][word.lower()])


def _number(word: str) -> int:
    return int(re.match(r"\d+", word)[0])  # type: ignore[index]


def _year_number(word: str) -> int:
    """A year in digits or in words: "nineteen ninety-six"."""
    if word.isdigit():
        return int(word)
    first, *rest = re.split(r"[\s-]+", word.lower(), maxsplit=1)
    if first == "two":
        return int(number_of(word) or 0)
    return CENTURY * int(number_of(first) or 0) + int(number_of(rest[0]) or 0)


def _words(text: str | None) -> str:
    return " ".join((text or "").lower().split())


def _full_date(match: re.Match[str], _: Context) -> Stretch | None:
    month, day = match["month"] or match["month_second"], match["day"] or match["day_first"]
    return stretches.day_in(_year_number(match["year"]), _month(month), _number(day))


def _numeric_date(match: re.Match[str], _: Context) -> Stretch | None:
    if match["year"]:
        return stretches.day_in(_year_number(match["year"]), int(match["month"]), int(match["day"]))
    left, right, year = int(match["left"]), int(match["right"]), int(match["last"])
    if left != right and max(left, right) <= stretches.MONTHS:
        return None  # 3/4/2031 is March or April
    return stretches.day_in(year, min(left, right), max(left, right))


def _day_of_month(match: re.Match[str], context: Context) -> Stretch | None:
    month, day = _month(match["month"] or match["month_second"]), _number(match["day"] or match["day_first"])
    if match["which"]:
        year = _year_named(match["which"], context)
        return None if year is None else stretches.day_in(year, month, day)
    return stretches.day_near(context.anchor, month, day, ahead=context.ahead()) if context.anchor else None


def _year_named(which: str, context: Context) -> int | None:
    """The year that "last year", "this year", "that year" means."""
    word = _words(which)
    if word in {"that", "the same"}:
        return context.before.first.year if context.before and context.before.first else None
    return context.anchor.year + {"last": -1, "this": 0, "next": 1}[word] if context.anchor else None


def _month_year(match: re.Match[str], context: Context) -> Stretch | None:
    year = _year_number(match["year"]) if match["year"] else _year_named(match["which"], context)
    return None if year is None else stretches.month_of(year, _month(match["month"]))


def _month_alone(match: re.Match[str], context: Context) -> Stretch | None:
    if context.anchor is None:
        return None
    which, month = _words(match["which"]), _month(match["month"])
    if which == "this":
        return stretches.month_of(context.anchor.year, month)
    ahead = {"next": True, "": context.ahead()}.get(which, False)
    return stretches.month_near(context.anchor, month, ahead=ahead)


def _weekday(match: re.Match[str], context: Context) -> Stretch | None:
    weekday = int(CALENDAR["weekdays"][match["weekday"].lower()])
    if match["many"] or match["parts"]:
        return Stretch(value=f"XXXX-WXX-{weekday + 1}")
    if context.anchor is None:
        return None
    which = _words(match["which"])
    ahead = which in {"next", "this coming"} or (which in {"", "this"} and bool(context.ahead()))
    anchor = context.anchor
    if which == "last":
        anchor -= timedelta(1)
    elif which in {"next", "this coming"}:
        anchor += timedelta(1)
    return _at_part(stretches.weekday_near(anchor, weekday, ahead=ahead), match["part"] or match["over"])


def _at_part(day: Stretch, part: str | None) -> Stretch:
    return replace(day, value=f"{day.value}T{CALENDAR['parts_of_day'][part.lower()]}") if part else day


def _day_word(match: re.Match[str], context: Context) -> Stretch | None:
    if context.anchor is None:
        return None
    if match["day"]:
        step = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["day"].lower()]
        return _at_part(stretches.day_of(context.anchor + timedelta(step)), match["part"])
    if match["other"] or match["beside"]:
        day, steps = context.before.first if context.before else None, BESIDE.get(_words(match["other"] or match["side"]), 0)
        part = match["at"] if match["other"] else {"day": None}.get(match["beside"].lower(), match["beside"])
        return None if day is None else _at_part(stretches.day_of(day + timedelta(steps)), part)
    if match["tonight"]:
        return _night(match["tonight"], context.anchor, ahead=bool(context.ahead()))
    step = -1 if _words(match["which"]) == "last" else 0
    return _at_part(stretches.day_of(context.anchor + timedelta(step)), match["some"])


BESIDE = {"next": 1, "following": 1, "after": 1, "previous": -1, "before": -1}


def _night(word: str, day: date, *, ahead: bool) -> Stretch:
    """Of "tonight" the night of the report's day; "overnight" is told of the night that led to it."""
    if word.lower() == "tonight" or ahead:
        return _at_part(stretches.day_of(day), "night")
    return replace(_at_part(stretches.day_of(day - timedelta(1)), "night"), after=day + timedelta(1))


ANAPHORIC = {"the following": 1, "the next": 1, "the previous": -1, "the preceding": -1, "that": 0, "that same": 0, "the same": 0}
DEICTIC = {"last": -1, "past": -1, "this past": -1, "this": 0, "next": 1, "this coming": 1, "the coming": 1}


def _relative(match: re.Match[str], context: Context) -> Stretch | None:
    which, unit = _words(match["which"]), CALENDAR["units"][match["unit"].lower()]
    if which in {"the past", "past"} or (which == "last" and unit == "E"):
        return Stretch(value=_duration("1", unit)) if which != "last" else _stepped(context.anchor, unit, -1)
    if which in ANAPHORIC:
        before = context.before.first if context.before else None
        return _stepped(before, unit, ANAPHORIC[which])
    if which == "this" and unit in {"D", "2W"}:
        return None
    past_weekend = unit == "WE" and DEICTIC[which] < 0
    if past_weekend and context.anchor:
        # the weekend that ended before the report's day, or that its day is part of
        steps = 0 if context.anchor.weekday() >= stretches.SATURDAY else -1
        return _stepped(context.anchor, unit, steps)
    return _stepped(context.anchor, unit, DEICTIC[which])


def _stepped(day: date | None, unit: str, steps: int) -> Stretch | None:
    return None if day is None else stretches.stepped(day, unit, steps)


def _ago(match: re.Match[str], context: Context) -> Stretch | None:
    if match["some"]:
        return Stretch(value="PAST_REF")
    number = 1.0 if match["number"].lower() in {"a", "an"} else number_of(match["number"])
    unit = CALENDAR["units"][match["unit"].lower()]
    if number is None or number != int(number):
        return None
    if unit == "Y" and number == 1 and context.before is not None and context.before.unit == "Q":
        return stretches.years_before(context.before, 1)  # "in the third quarter … a year ago": the same quarter
    if unit in CALENDAR["long_units"]:
        number, unit = number * CALENDAR["long_units"][unit], "Y"
    return _stepped(context.anchor, unit, -int(number))


def _year_range(match: re.Match[str], _: Context) -> Stretch | None:
    left, right = match["left"], match["right"]
    right = left[: 4 - len(right)] + right
    if int(right) <= int(left):
        return None
    return stretches.between(stretches.year_of(int(left)), stretches.year_of(int(right)))


def _year(match: re.Match[str], context: Context) -> Stretch | None:
    if match["short"]:
        # "'82" is the latest such year that has begun
        last = context.anchor.year if context.anchor else None
        return None if last is None else stretches.year_of(last - (last - int(match["short"])) % CENTURY)
    return stretches.year_of(_year_number(match["year"] or match["spelled"] or match["thousand"]))


def _decade(match: re.Match[str], _: Context) -> Stretch | None:
    return stretches.years_of(match["decade"] or (f"19{match['short']}" if match["short"] else CALENDAR["decades"][match["tens"].lower()]))


def _century(match: re.Match[str], _: Context) -> Stretch | None:
    return stretches.years_of(str(int(match["nth"]) - 1))


def _holiday(match: re.Match[str], context: Context) -> Stretch | None:
    rule = CALENDAR["holidays"][_words(match["holiday"])]
    if match["year"]:
        return stretches.holiday_in(_year_number(match["year"]), rule)
    anchor, which = context.anchor, _words(match["which"])
    if anchor is None:
        return None
    found = [day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := stretches.holiday_in(year, rule)) and day.first]
    ahead = {"last": False, "next": True}.get(which, context.ahead())
    if ahead is not None:
        found = [day for day in found if day.first and (day.first >= anchor if ahead else day.first <= anchor)]
    return min(found, key=lambda day: abs(day.first - anchor) if day.first else timedelta.max, default=None)


def _quarter(match: re.Match[str], context: Context) -> Stretch | None:
    quarter, year = ORDINALS.get(match["ordinal"].lower(), 4), match["year"] or match["before"]
    if year:
        return stretches.quarter_of(_year_number(year), quarter)
    if context.anchor is None:
        return None
    which = _words(match["which"] or match["relative"])
    if which or match["ago"]:
        return stretches.quarter_of(context.anchor.year + {"this": 0, "next": 1}.get(which, -1), quarter)
    found = stretches.quarter_of(context.anchor.year, quarter)
    begun = found.first is not None and found.first <= context.anchor
    return found if begun or context.ahead() else stretches.quarter_of(context.anchor.year - 1, quarter)


def _half(match: re.Match[str], context: Context) -> Stretch | None:
    year = _year_number(match["year"]) if match["year"] else context.anchor.year if context.anchor else None
    return None if year is None else stretches.half_of(year, 1 if match["half"].lower() == "first" else 2)


def _definite(match: re.Match[str], context: Context) -> Stretch | None:
    """The quarter or period spoken of, the same a year before it; else the one that holds the report's day, or its last weekend."""
    anchor = context.anchor
    if match["part"]:
        return _stepped(anchor, CALENDAR["units"][match["part"].lower()], 0)
    unit = (match["same"] or match["unit"]).lower()
    if match["whole"] is not None:
        return Stretch(value=_duration("1", CALENDAR["units"].get(unit, "Q")))  # "the year ended June 30"
    if unit in {"quarter", "period"}:
        return _quarter_spoken_of(match, context)
    if unit == "weekend":
        return None if anchor is None else _weekend(anchor, context)
    return _stepped(anchor, "M", -stretches.MONTHS) if match["ago"] else _stepped(anchor, "Y", 0)


def _quarter_spoken_of(match: re.Match[str], context: Context) -> Stretch | None:
    if _words(match["latest"]) == "current":
        return _stepped(context.anchor, "Q", 0)
    known = context.before if context.before and context.before.unit == "Q" else _stepped(context.anchor, "Q", -1)
    return stretches.years_before(known, 1) if match["ago"] and known else known


def _weekend(anchor: date, context: Context) -> Stretch | None:
    """The last one, that of the report's own day, or, in a clause that looks ahead, the next."""
    here = anchor.weekday() >= stretches.SATURDAY or context.ahead()
    return _stepped(anchor, "WE", 0 if here else -1)


def _earlier(match: re.Match[str], context: Context) -> Stretch | None:
    """So long before or after the time named before it: "a week later"; of a quarter the same quarter of another year."""
    number = 1.0 if match["number"].lower() in {"a", "an"} else number_of(match["number"])
    unit, before = CALENDAR["units"][match["unit"].lower()], context.before
    if number is None or number != int(number) or before is None or before.first is None or unit.startswith("T"):
        return None
    steps = int(number) * (-1 if _words(match["way"]) in {"earlier", "before"} else 1)
    if unit == "Y" and before.unit in {"Q", "M", "D"}:
        return stretches.years_before(before, -steps)
    if unit in CALENDAR["long_units"]:
        steps, unit = steps * CALENDAR["long_units"][unit], "Y"
    return _stepped(before.first, unit, steps)


def _season(match: re.Match[str], context: Context) -> Stretch | None:
    season, year = CALENDAR["seasons"][(match["season"] or match["season_of"]).lower()], match["year"] or match["year_of"]
    if year:
        return stretches.season_of(_year_number(year), season)
    if context.anchor is None:
        return None
    which = _words(match["which"])
    found = stretches.season_of(context.anchor.year, season)
    if which in {"this", "next"}:
        begun = found.first is not None and found.first <= context.anchor
        return stretches.season_of(context.anchor.year + 1, season) if which == "next" and begun else found
    if found.after and (found.after <= context.anchor or (not which and found.first and found.first <= context.anchor)):
        return found
    return stretches.season_of(context.anchor.year - 1, season)


def _clock(match: re.Match[str], _: Context) -> Stretch | None:
    if match["word"]:
        hour, minute = {"noon": NOON, "midday": NOON, "midnight": 0}[match["word"].lower()], 0
    elif match["hour_four"]:
        hour, minute = int(match["hour_four"]), int(match["minute_four"])
    elif match["half"]:
        hour, minute = int(match["hour"]) % HALF_DAY + HALF_DAY * (match["half"].lower() == "p"), int(match["minute"] or 0)
    else:
        hour, minute = int(match["hour_24"]), int(match["minute_24"])
    return Stretch(value=f"XXXX-XX-XXT{hour:02}:{minute:02}{'Z' if match['zulu'] else ''}")


def _dawn(match: re.Match[str], _: Context) -> Stretch | None:
    return Stretch(value=f"XXXX-XX-XXT{CALENDAR['parts_of_day'][match['part']]}")


def _duration_alone(match: re.Match[str], _: Context) -> Stretch | None:
    if match["number"]:
        number = number_of(match["number"])
        return None if number is None else Stretch(value=_duration(f"{number:g}", CALENDAR["units"][match["unit"].lower()]))
    if match["long"] and not match["longs"]:
        return Stretch(value=_duration("1", CALENDAR["units"][match["long"].lower()]))
    if match["two"]:
        return Stretch(value=_duration("2", CALENDAR["units"][match["two"].lower()]))
    many = match["some"] or match["bare"] or match["long"]
    if many:
        return Stretch(value=_duration("X", CALENDAR["units"][many.lower()]))
    return Stretch(value=_duration("1", CALENDAR["units"][match["one"].lower()]))


def _duration(number: str, unit: str) -> str | None:
    """The TIMEX3 duration: P10Y, PT5M; a decade is P10Y and "decades" PXE."""
    if unit in CALENDAR["long_units"] or unit == "2W":
        if number == "X":
            return f"PX{unit[-1]}"
        years = CALENDAR["long_units"].get(unit)
        return f"P{float(number) * (years or 2):g}{'Y' if years else 'W'}"
    return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"


def _set(match: re.Match[str], _: Context) -> Stretch | None:
    if match["word"]:
        return Stretch(value=CALENDAR["sets"][match["word"].lower()])
    if match["weekday"]:
        return Stretch(value=f"XXXX-WXX-{CALENDAR['weekdays'][match['weekday'].lower()] + 1}")
    if match["month"]:
        return Stretch(value=f"XXXX-{_month(match['month']):02}")
    return Stretch(value=_duration("1", CALENDAR["units"][match["unit"].lower()]))


def _reference(match: re.Match[str], _: Context) -> Stretch | None:
    return Stretch(value="PAST_REF" if match["past"] else CALENDAR["references"][_words(match["word"])])


# By the names of the shapes; of two that match as many characters the earlier one is taken.
READERS: Mapping[str, Read] = {
    "FULL_DATE": _full_date,
    "NUMERIC_DATE": _numeric_date,
    "DAY_OF_MONTH": _day_of_month,
    "MONTH_YEAR": _month_year,
    "YEAR_RANGE": _year_range,
    "MONTH": _month_alone,
    "WEEKDAY": _weekday,
    "DAY_WORD": _day_word,
    "AGO": _ago,
    "EARLIER": _earlier,
    "QUARTER": _quarter,
    "HALF": _half,
    "DEFINITE": _definite,
    "SEASON": _season,
    "HOLIDAY": _holiday,
    "RELATIVE": _relative,
    "DECADE": _decade,
    "CENTURY": _century,
    "YEAR": _year,
    "CLOCK": _clock,
    "DAWN": _dawn,
    "SET": _set,
    "DURATION": _duration_alone,
    "REFERENCE": _reference,
}
