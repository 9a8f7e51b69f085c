"""The shapes in which English writes a time; each shape is a named pattern, read by the function of the same name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sayso.annotate.lexicons import any_of, pattern, table
from sayso.annotate.numerals import NUMBER

CALENDAR = table("calendar")
ORDINALS: Mapping[str, int] = table("numerals")["ordinals"]

_ONES = any_of(word for word, one in table("numerals")["ones"].items() if 0 < one < 10)  # noqa: PLR2004 - one to nine
_TEENS = any_of(word for word, one in table("numerals")["ones"].items() if one >= 10)  # noqa: PLR2004 - ten to nineteen
# nineteen ninety-six | two thousand (and) one; not "nineteen" or "two thousand" by themselves
SPELLED_YEAR = (
    rf"(?:(?:eighteen|nineteen|twenty)[^\S\n](?:{any_of(table('numerals')['tens'])}(?:[- ]{_ONES})?|{_TEENS})"
    rf"|two[^\S\n]thousand[^\S\n](?:and[^\S\n])?(?:{_ONES}|{_TEENS}))\b(?!-|[^\S\n](?:hundred|thousand|million))"
)
_LATER_UNITS = [unit for unit in CALENDAR["units"] if unit not in {"sec", "min", "hr", "yr"}]
_PARTS = {
    "month": any_of(CALENDAR["months"]) + r"(?!\w)",
    "weekday": any_of(CALENDAR["weekdays"]),
    "unit": any_of(CALENDAR["units"]),
    "calendar_unit": any_of(unit for unit in _LATER_UNITS if unit not in {"second", "minute", "hour", "centurie"}),
    "decade": any_of(CALENDAR["decades"]),
    "season": any_of(CALENDAR["seasons"]),
    "holiday": any_of(CALENDAR["holidays"]),
    "part": any_of(CALENDAR["parts_of_day"]),
    "year": r"(?:(?:1[5-9]|20)\d\d(?!\w|[.,]\d|[-–]\d)|" + SPELLED_YEAR + r")",
    "nth": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:%]|[.,]\d)",
    "number": NUMBER,
    "ordinal": any_of(list(ORDINALS)[:4]),
    "blur": r"(?:about|around|some|nearly|almost|more[^\S\n]+than|less[^\S\n]+than|at[^\S\n]+least|over|just|only)(?![^\S\n]+the\b)",
    "between": any_of(table("units")["between"]["words"]),
    "-": r"(?:[^\S\n]+|-)",
    "mod": r"(?:early|late|mid|the[^\S\n]+(?:beginning|start|end|middle|final[^\S\n]+hours)[^\S\n]+of)",
}


def _shape(source: str) -> re.Pattern[str]:
    return pattern(source, **_PARTS)


FULL_DATE = _shape(r"""
    \b (?: (?:<<weekday>>|mon|tues?|wed|thurs?|fri|sat|sun)\.? ,? <<_>> )?      # "Tuesday, March 4, 2031"
    (?: (?P<month><<month>>) <<_>> (?P<day><<nth>>) ,? <<_>>                     # "March 4th, 2031"
      | (?:the <<_>>)? (?P<day_first><<nth>>) <<_>> (?:of <<_>>)? (?P<month_second><<month>>) ,? <<_>> )   # "4 March 2031"
    (?P<year><<year>>)
""")
NUMERIC_DATE = _shape(r"""
    (?<![\w./-]) (?:
      (?P<year>(?:1[5-9]|20)\d\d) - (?P<month>0[1-9]|1[0-2]) - (?P<day>0[1-9]|[12]\d|3[01])   # "2031-03-04"
    # "13/04/2031": only where one end can be no month
    | (?P<left>\d\d?) / (?P<right>\d\d?) / (?P<last>(?:19|20)\d\d)
    ) (?![\w/-])
""")
DAY_OF_MONTH = _shape(r"""
    \b (?: <<weekday>> ,? <<_>> )?                                              # "Tuesday, March 4"
    (?: (?P<month><<month>>) <<_>> (?P<day><<nth>>)                             # "March 4"
      | (?:the <<_>>)? (?P<day_first>(?<![\w.,:$£€-])<<nth>>) <<_>> (?:of <<_>>)?
        (?P<month_second><<month>>) )                                            # "the 4th of March"
    (?: ,? <<_>> (?: of <<_>> )? (?P<which>last|this|next|the <<_>> same|that) <<_>> year \b )?   # "March 4 last year"
""")
MONTH_YEAR = _shape(r"""
    \b (?:<<mod>> <<->> )? (?P<month><<month>>) ,? <<_>> (?:of <<_>>)?
    (?: (?P<year><<year>>)                                                     # "early March 2031", "March of 2031"
      | (?P<which>last|this|next|the <<_>> same|that) <<_>> year \b )           # "late January of that year"
""")
MONTH = _shape(r"""
    \b (?:<<mod>> <<->> )? (?:(?P<which>last|this|next|this <<_>> past) <<_>>)? (?P<month><<month>>)   # "late last March"
""")
WEEKDAY = _shape(r"""
    \b (?:(?:early|earlier|late|later|(?P<over>overnight)) <<_>> (?:on <<_>>)?)? (?:(?P<which>last|this|this <<_>> past|next|this <<_>> coming) <<_>>)?
    (?P<weekday><<weekday>>) (?P<many>s)? \b (?: <<_>> (?P<part><<part>>)(?P<parts>s)? \b )?   # "early last Tuesday morning"
""")
DAY_WORD = _shape(r"""
    # "late yesterday afternoon"
    \b (?: (?:(?:early|earlier|late|later) <<_>>)? (?P<day>today|yesterday|tomorrow) (?: <<_>> (?P<part><<part>>) \b )?
      # "the next morning"
      | the <<_>> (?P<other>next|following|previous|same) <<_>> (?P<at><<part>>) \b
      # "this morning", "last night"
      | (?:(?:early|earlier|late|later) <<_>>)? (?P<which>this|last) <<_>> (?P<some><<part>>) \b
      # "the day before, two had died"
      | the <<_>> (?P<beside>day|night|morning|evening) <<_>> (?P<side>before|after) (?= [^\S\n]? (?: [,.;:)] | \n | $ ) )
      | (?P<tonight>tonight|overnight) \b )
""")
RELATIVE = _shape(r"""
    \b (?:(?:<<mod>>|earlier|later) <<_>>)?
    (?P<which>last|past|this <<_>> past|the <<_>> past|this|next|this <<_>> coming|the <<_>> coming|the <<_>> following|the <<_>> next
      |the <<_>> previous|the <<_>> preceding|that|that <<_>> same|the <<_>> same) <<_>>
    (?P<unit><<calendar_unit>>) \b                                             # "late last month", "the following year"
""")
AGO = _shape(r"""
    \b (?: <<blur>> <<_>> )?
    (?: (?P<number>an?|<<number>>) <<->> (?P<unit><<unit>>)s?               # "about two years ago", "a decade ago"
      | (?:a <<_>> few|several|many|some) <<_>> (?P<some><<unit>>)s ) (?: <<_>> or <<_>> so )? <<_>> ago \b   # "a few months ago"
""")
YEAR_RANGE = re.compile(r"(?<![\w$£€.,#/-])(?P<left>(?:1[5-9]|20)\d\d)[-–/](?P<right>(?:1[5-9]|20)\d\d|\d\d)(?![\w-])")
YEAR = _shape(
    r"""
    (?<![\w$£€.,#/–-]) (?:<<mod>> (?:<<_>>|-))? (?: fiscal <<_>> | the <<_>> year <<_>> )?      # "early 2031", "fiscal 2031"
    (?: (?P<year>(?:1[5-9]|20)\d\d) (?![\w%] | [.,]\d | [-–]\d | [-–]foot)
      | (?: (?<=\bsince\s) | (?<=\bin\s) | (?<=\bof\s) ) ['’] (?P<short>\d\d) (?![\ds])     # "since '82"
      | (?P<spelled>"""
    + SPELLED_YEAR
    + r""") | (?<=the\syear\s) (?P<thousand>two <<_>> thousand) \b )     # "nineteen ninety-six"
"""
)
DECADE = _shape(r"""
    (?:\b the <<_>>)? (?:(?:early|late|mid) <<->>)? (?: \b (?P<decade>(?:1[5-9]|20)\d)0s \b   # "the mid-1970s"
      | (?<!\w)['’] (?P<short>[2-9])0s \b                                         # "the '70s"
      | (?<=the\s) (?P<tens><<decade>>) \b )                                     # "the nineties"
""")
CENTURY = _shape(r"\b (?:the <<_>>)? (?:(?:early|late|mid) <<->>)? (?P<nth>1\d|2[01]) (?:st|th) <<->> century \b")
HOLIDAY = _shape(r"\b (?:(?P<which>last|this|next) <<_>>)? (?P<holiday><<holiday>>) (?!\w) (?: ,? <<_>> (?P<year><<year>>) )?")
QUARTER = _shape(r"""
    \b (?: (?P<which>this|last|next) <<_>> year['’]s <<_>>                      # "last year's third quarter"
      | (?:the <<_>>)? (?P<ago>year-ago|year-earlier) <<_>>                     # "the year-ago third quarter"
      | the <<_>> (?! [^\n]{0,20}-quarter) )?
    (?:fiscal <<_>>)? (?: (?P<before><<year>>) <<_>> )? (?P<ordinal><<ordinal>>|final) <<->> quarter \b
    (?: <<_>> (?:of <<_>>)? (?: (?P<year><<year>>) | (?P<relative>this|last|next) <<_>> year \b ) )?   # "the third quarter of 2031"
""")
HALF = _shape(r"\b the <<_>> (?P<half>first|second|last|latter) <<_>> half <<_>> of <<_>> (?: (?P<year><<year>>) | the <<_>> year \b )")
DEFINITE = _shape(r"""
    \b the <<_>>
    (?: (?P<ago>year-ago|year-earlier) <<_>> (?P<same>quarter|period|month)       # "the year-ago quarter"
      | (?: (?P<latest>latest|current|full|whole|entire|fiscal|current <<_>> fiscal) <<_>> )? (?P<unit>weekend|quarter|period|year)
        (?(latest) | (?<!period) )                                              # "the weekend", "the latest period"
      | (?P<of>beginning|start|end|middle) <<_>> of <<_>> the <<_>> (?P<part><<calendar_unit>>) ) \b   # "the end of the month"
    (?P<whole> (?= <<_>> (?:ended|ending)\b) )? (?! (?(latest)(?!)|['’]s <<_>> \w) | <<_>> (?:of|before|after|when|that) \b | -)
""")
EARLIER = _shape(r"""
    \b (?P<number>an?|<<number>>) <<->> (?P<unit><<unit>>)s? <<_>>
    (?P<way>earlier|before (?! <<_>> \w)|later|after <<_>> that) \b           # "a week later"
""")
SEASON = _shape(r"""
    \b (?: (?: (?P<which>last|this|this <<_>> past|next) <<_>> | the <<_>> (?:(?:early|late|mid) <<->>)? )
        (?P<season><<season>>) \b                                              # "last summer"
        (?: <<_>> (?:of <<_>>)? (?P<year><<year>>) )?                           # "the summer of 2031"
      | (?P<season_of><<season>>) <<_>> (?:of <<_>>)? (?P<year_of><<year>>) )    # "summer 2031"
""")
CLOCK = _shape(r"""
    (?<![\w:.,$£€/-]) (?: (?:shortly|just|around|about|at <<_>> about|before|after) <<_>> ){0,2}
    (?: (?P<hour>1[0-2]|0?[1-9]) (?: [:.](?P<minute>[0-5]\d) (?: :[0-5]\d )? )? [^\S\n]? (?P<half>[ap])\.?m\b\.?      # "around 5:10 a.m."
      | (?P<hour_24>[01]?\d|2[0-3]) : (?P<minute_24>[0-5]\d) (?: :[0-5]\d )? (?! \d | [^\S\n]?[ap]\.?m )             # "17:45"
      | (?P<hour_four>[01]\d|2[0-3]) (?P<minute_four>[0-5]\d) (?= <<_>> (?-i: GMT | UTC | local <<_>> time ) \b )    # "1530 GMT"
      | (?P<word>noon|midday|midnight) \b )
    # "GMT", "EST", "Arlen time", "Eastern Standard Time"
    (?: <<_>> (?-i: (?P<zulu> GMT | UTC ) | [A-Z]{1,4}T (?!&) | local <<_>> time
      | [A-Z][a-z]+ <<_>> (?: (?:Standard|Daylight|Summer|standard|daylight|summer) <<_>> )? [Tt]ime ) \b )?
""")
DAWN = _shape(r"""
    (?: \b (?:shortly|just|soon) <<_>> )?
    # "shortly before dawn", "at dawn"
    (?: \b (?:before|after|around) <<_>> | (?<=\bat\s) | (?<=\bby\s) | (?<=\buntil\s) | (?<=\bsince\s) | (?<=\bfrom\s) )
    (?P<part>(?-i: dawn|daybreak|sunrise|dusk|sunset|nightfall)) \b (?! <<_>> of \b | - )
""")
DURATION = _shape(r"""
    (?<![\w.,$£€/-]) (?: (?:about|around|nearly|almost|more <<_>> than|less <<_>> than) <<_>> (?!the\b) )?
    # "the past two years", "three-day", "two more weeks"
    (?: (?:the <<_>> (?! <<number>> - ) )? (?: (?:past|last|next|first|final|coming|previous) <<_>> )?
        (?P<number><<number>>) <<->> (?:<<between>> <<_>>)? (?P<unit><<unit>>)s? (?<! -quarters ) \b
      # "for years", "within weeks" | "day-long"
      | (?: (?<=\bfor\s) | (?<=\bin\s) | (?<=\bwithin\s) ) (?P<bare><<calendar_unit>>)s \b (?! <<_>>(?:ago|before|after|to|of) )
      | (?P<long><<unit>>) (?P<longs>s)? -long \b
      # "the next couple of years"
      | (?:a|the <<_>> (?:past|last|next)) <<_>> couple <<_>> of <<_>> (?P<two><<unit>>)s \b
      # "several months"
      | (?: a <<_>> few | several | many | recent | coming | (?:the <<_>>)? (?:past|last|next) <<_>> (?:few|several) )
        <<_>> (?P<some><<unit>>)s \b
      | (?P<article> an? (?: <<_>> (?:additional|extra|full|whole) )? ) <<_>>
        (?! second <<_>> [a-z] | quarter <<_>> of \b ) (?P<one><<unit>>) (?!-long\b)
        (?! <<_>>(?:ago|earlier|later) ) \b )                                  # "for a year"
    (?: <<_>> or <<_>> so \b (?! <<_>> ago ) )?
    (?! <<->> old \b )
""")
SET = _shape(
    r"""
    \b (?: (?:every|each) <<_>> (?: (?P<unit><<unit>>) | (?P<weekday><<weekday>>) | (?P<month><<month>>) ) \b | (?P<word>"""
    + any_of(CALENDAR["sets"])
    + r""") \b )
"""
)
REFERENCE = _shape(
    # "now" | "in the past", but not "in the past year"
    r"\b (?P<word>"
    + any_of(CALENDAR["references"])
    + r") \b | (?<=\bin\s) (?P<past>the <<_>> past) \b (?! <<_>> (?:<<number>>|<<unit>>|<<season>>|few|several|couple|many) )"
)

# A word that a shape cannot do without, so that only the text around such words is searched for it.
KEYS: Mapping[str, re.Pattern[str]] = {
    "AGO": re.compile(r"\bago\b", re.IGNORECASE),
    "DAWN": re.compile(r"\b(?:dawn|daybreak|sunrise|dusk|sunset|nightfall)\b"),
    "EARLIER": re.compile(r"\b(?:earlier|before|later|after[^\S\n]+that)\b", re.IGNORECASE),
    **dict.fromkeys(("FULL_DATE", "DAY_OF_MONTH", "MONTH_YEAR", "MONTH"), re.compile(rf"\b{_PARTS['month']}", re.IGNORECASE)),
    "DECADE": re.compile(rf"0s\b|\b{_PARTS['decade']}\b", re.IGNORECASE),
    "QUARTER": re.compile(r"\bquarter\b", re.IGNORECASE),
    "SEASON": re.compile(rf"\b{_PARTS['season']}\b", re.IGNORECASE),
}
