"""Days of publication, as outlets write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

LONGEST = 60  # characters; a date with its weekday, time and zone has fewer

_ISO = re.compile(r"(?:19|20)\d\d(?:-\d\d-\d\d|\d{4})(?:[T ].*)?")
# A date without a year of four digits and a day, in any script, is never completed.
_FULL = re.compile(
    r"""(?<!\d)\d{4}\D.*\d      # 2031, March 3
      | \d\D(?:.*\D)?\d{4}(?!\d)  # March 3, 2031
    """,
    re.VERBOSE,
)
_CLOCK = re.compile(
    r"""\d:\d\d          # 18:04
      | \d\s*[ap]\.?m\b  # 6 p.m.
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Zones with other names are dropped: "ET" is two zones, by season, and "CST" two by continent.
_SURE_ZONE = re.compile(
    r"""\d\s*[+-]\d\d:?\d\d\b  # 18:04 +0100
      | \b(?:GMT|UTC)\b        # 18:04 GMT
    """,
    re.VERBOSE,
)
_SECONDS = range(300_000_000, 10_000_000_000)  # 1979 to 2286; larger numbers are milliseconds


def iso_date(text: str) -> str | None:
    """The ISO day or date-time that a text says.

    `None` where it says none, leaves out the year, or gives day and month in numbers that read two ways.
    """
    day_first, month_first = _readings(text)
    return day_first if day_first == month_first else None


def is_ambiguous(text: str) -> bool:
    """Whether a text says a date that reads two ways: 03/04/2031."""
    day_first, month_first = _readings(text)
    return day_first is not None and month_first is not None and day_first != month_first


def from_seconds(number: float) -> str | None:
    """The UTC date-time of seconds or milliseconds since 1970; `None` for a number that is no such time."""
    if not 0 <= number < _SECONDS.stop * 1000:  # false for NaN and infinity too
        return None
    seconds = int(number) // 1000 if number >= _SECONDS.stop else int(number)
    return datetime.fromtimestamp(seconds, tz=UTC).isoformat() if seconds in _SECONDS else None


def _readings(text: str) -> tuple[str | None, str | None]:
    """What a text says with the day first, and with the month first."""
    text = " ".join(text.split())
    if len(text) > LONGEST or not (_FULL.search(text) or _ISO.fullmatch(text)):
        return None, None
    iso = _as_iso(text)
    return (iso, iso) if iso else (_as_words(text, "DMY"), _as_words(text, "MDY"))


def _as_iso(text: str) -> str | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.isoformat() if _CLOCK.search(text) else moment.date().isoformat()


def _as_words(text: str, order: str) -> str | None:
    """What a date library makes of it, with nothing filled in from today."""
    import dateparser  # noqa: PLC0415 - it takes a sixth of a second to load, and most dates are ISO dates

    settings = {"PARSERS": ["absolute-time"], "STRICT_PARSING": True, "DATE_ORDER": order, "PREFER_LOCALE_DATE_ORDER": False}
    try:
        moment: datetime | None = dateparser.parse(text, settings=settings)
    except (ValueError, OverflowError, TypeError):  # hostile text: a zone of 99 hours, a year 0
        return None
    if moment is None:
        return None
    if not _CLOCK.search(text):
        return moment.date().isoformat()
    return (moment if _SURE_ZONE.search(text) else moment.replace(tzinfo=None)).isoformat()
