"""Amounts as they are written: the number with all that bounds it, its symbol and its unit, from the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from sayso.annotate.lexicons import any_of, pattern, table
from sayso.annotate.numbered_names import numbered_names
from sayso.annotate.numerals import NUMBER, number_of
from sayso.annotate.units import RATE, UNIT, is_hundredth, kind_of, rate_name, unit_name
from sayso.model.annotation import QuantityKind

_NUMERALS = table("numerals")
_BOUNDS = table("bounds")
_SYMBOLS: Mapping[str, str] = table("units")["symbols"]
_MINUS = r"(?: minus[\s-] | negative[^\S\n]{1,8} | (?<![\w)\]]) [-−] (?=[\d.$£€¥]) )"
_PARTS = {
    "before": any_of(_BOUNDS["before"]),
    "behind": any_of(_BOUNDS["behind"]),
    # "$", "US$", "USD " | the plain-ASCII "PS" of a pound only before more than one digit: "PS5" is a console
    "symbol": rf"(?: (?!PS\d(?![\d.,])) (?-i: {any_of(_SYMBOLS)} ) | (?-i: {any_of(table('units')['codes']['iso'])} ) (?=[^\S\n]?\d) )",
    "minus": _MINUS,
    "share": r"(?: % | (?: per[^\S\n]?cent(?:age[^\S\n]{1,8}points?)? | pct | pc | percentage[^\S\n]{1,8}points? ) \b )",
    "vague": any_of(_NUMERALS["vague"]),
    "fraction": any_of(_NUMERALS["fractions"]),
    "none": any_of(_NUMERALS["none"]),
    "scale": any_of(_NUMERALS["scales"]),
    "one": rf"(?: {any_of(list(_NUMERALS['ones'])[1:])} | ten | [1-9]\d? )",
    "times": any_of(table("units")["durations"]),
    "unit": UNIT,
    "rate": RATE,
    "number": NUMBER,
}
AMOUNT = pattern(
    r"""
    (?: (?<![\w.,:/@#-]) | (?<=\bsub-) | (?<=\bnow-) )
    (?P<between> between <<_>> )?                                              # "between 12 and 15"
    (?P<before> (?: (?:<<before>>) (?:<<_>>|(?<=[~<>])) ){0,3} )              # "a total of about "
    (?P<minus> <<minus>> )?                                                    # "minus "
    (?P<symbol> <<symbol>> [^\S\n]? )?                                         # "$"
    (?P<inner_minus> [-−] (?=\d) )?                                            # "$-20.5bn"
    (?: (?P<vague> <<vague>> ) \b                                              # "dozens"
      | (?P<ratio> (?P<part> <<one>> ) <<_>> (?:in|out <<_>> of) <<_>> (?:every <<_>>)?
          (?P<whole> <<one>> | a <<_>> hundred | 100 | 1,?000 ) )
        \b (?! [.,]\d | -? \w* \d | (?:<<_>>|-) (?:more <<_>>)? <<times>> )        # "one in three"
      | (?P<fraction> <<fraction>> ) \b (?! <<_>> (?:of <<_>>)? (?:an? <<_>>)? <<scale>> \b )
        (?= <<_>> (?:of|the|a|its|their|all|his|her|our) \b | (?:<<_>>|-) (?P<fraction_unit> <<unit>> ) )   # "almost half the"
      | (?P<none> <<none>> ) \b                                                # "no passengers"
      | (?P<number> <<number>> ) (?! \d | [/⁄]\d )                              # "1.5 million"
        (?: (?: [^\S\n]? (?P<first_share> <<share>> ) | (?:<<_>>|-|(?<=\d)) (?P<first_unit> <<unit>> ) )?  # "5% to 6%", "44 mg to 50 mg"
            (?: <<_>> (?(between) (?:and|to) | (?:to|or) ) <<_>>                # "12 to 15", "between 12 and 15"
              | [^\S\n]? [-–—] [^\S\n]? (?:to[-\s])? | <<_>> to - )            # "12-15", "8- to 16-"
            (?: (?P<second_symbol> <<symbol>> ) [^\S\n]? )? (?P<second_minus> <<minus>> )?
            (?P<second> <<number>> ) (?! \d | \w*-(?!old)(?!<<unit>>) ) )?
    )
    (?: (?P<nth> st | nd | rd | th ) \b
      | [^\S\n]? (?P<share> <<share>> )                                        # "5%"
      | (?: <<_>> (?:of <<_>> an? <<_>> (?:U\.?S\.?<<_>>)? )? | - | (?<=\d) | (?<=[¼½¾⅐-⅞]) )
        (?P<unit> <<unit>> ) (?P<old> (?:<<_>>|-) old \b | <<_>> of <<_>> age \b )?       # "40 hectares", "three years old"
      | (?: <<_>> (?P<country> (?-i: US | U\.S\. ) ) )? (?P<rate> <<rate>> )        # "$60 U.S. per barrel"
      | [-\s]? (?P<young> (?-i: yo | y/o | y\.o\. ) ) (?!\w)                        # "4yo"
      | - (?P<compound> [a-z]+ (?:-[a-z]+)* ) \b                                # "three-year-old"
    )?
    (?P<behind> <<_>>? <<behind>> (?!\w) )?                                     # " or more"
    """,
    **_PARTS,
)


# longest first: "no more than" before "more than"
PHRASES = [(phrase, re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")) for phrase in sorted(_BOUNDS["before"], key=len, reverse=True)]
# of "rolled over less than two miles" the first word belongs to the verb
TURNED = re.compile(r"(?:over|under|above|below)[^\S\n]{1,8}(?=(?:more|less|fewer|at|up|no|not|nearly|almost)\b)", re.IGNORECASE)
OR_AND = re.compile(r"[^\S\n](?:and|or)[^\S\n]", re.IGNORECASE)
LONGEST_BARE = 8  # characters of a number that takes the unit of the next
AND_CENTS = re.compile(r",?[^\S\n]{1,8}(?:and[^\S\n]{1,8})?", re.IGNORECASE)
# "80m-deep", "30m high", "a 40m dry well": behind a bare number such an m is a metre and no million
METRES = re.compile(
    rf"[\d.,]{{1,12}}m(?=[-\s]{any_of(table('units')['extents']['words'])}\b|[-\s](?:[a-z]{{1,12}}[-\s])?{any_of(table('units')['extents']['nouns'])}\b)"
)
EXTENT_OF = re.compile(rf"\b{any_of(table('units')['extents']['names'])}[^\S\n]of[^\S\n](?:[a-z]{{1,12}}[^\S\n]){{0,3}}$", re.IGNORECASE)
LONGEST_EXTENT = 50  # characters before a number in which "a depth of" is looked for
STEP = re.compile(r"\bby[^\S\n]{1,8}$", re.IGNORECASE)
LONGEST_STEP = 8  # characters before a number in which "by" is looked for


@dataclass(frozen=True, kw_only=True)
class Amount:
    """An amount in the text; `number` is where its first number begins, `ends` its two ends where it is a range.

    `bound` is `from` or `to` where its words leave one side open.
    """

    start: int
    end: int
    number: int
    low: float | None
    high: float | None
    words: str
    approximate: bool = False
    kind: QuantityKind = "count"
    unit: str | None = None
    bound: str | None = None
    ends: tuple[Amount, ...] = ()


def amounts(text: str) -> Iterator[Amount]:
    """Every amount in text order; a word that is no number in its place is left to the caller."""
    kept: list[Amount] = []
    named = [_named(match, kind) for match, kind in numbered_names(text)]
    taken = bytearray(len(text))
    for one in (*named, *_scanned(text)):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    yield from _with_units(text, tuple(_with_cents(text, sorted(kept, key=lambda one: one.start))))


def _with_units(text: str, found: Sequence[Amount]) -> Iterator[Amount]:
    """Each amount, with the unit of the next where "and" joins two bare numbers before it: "45 and 50 miles"."""
    for one, following in zip_longest(found, found[1:]):
        bare = (
            following is not None
            and one.kind == "count"
            and one.unit is None
            and one.low == one.high
            and one.end - one.number < LONGEST_BARE
        )
        if bare and following.kind in {"measure", "percent", "speed"} and OR_AND.fullmatch(text[one.end : following.number]):
            yield replace(one, kind=following.kind, unit=following.unit)
        else:
            yield one


def _with_cents(text: str, found: Sequence[Amount]) -> Iterator[Amount]:
    """Dollars and the cents right behind them as one amount: "3 dollars and 50 cents"."""
    whole: Amount | None = None
    for one in found:
        cents = one.unit is not None and whole is not None and one.unit == whole.unit and one.kind == "money" and (one.high or 1) < 1
        if whole is not None and cents and whole.low == whole.high and AND_CENTS.fullmatch(text[whole.end : one.start]):
            both = (whole.low or 0) + (one.low or 0)
            whole = replace(whole, end=one.end, low=both, high=both, words=text[whole.start : one.end])
            continue
        if whole is not None:
            yield whole
        whole = one
    if whole is not None:
        yield whole


def _named(match: re.Match[str], kind: QuantityKind) -> Amount:
    number = float(digits[0]) if (digits := re.search(r"\d+", match[0])) else None
    return Amount(start=match.start(), end=match.end(), number=match.start(), low=number, high=number, words=match[0], kind=kind)


def _scanned(text: str) -> Iterator[Amount]:
    """From left to right; two numbers that cannot be the ends of one range are read one by one."""
    at = 0
    while match := AMOUNT.search(text, at):
        single = AMOUNT.match(text, match.start(), _second_at(match)) if match["second"] else None
        if single and not _is_range(match):
            match = single
            single = None
        found = _amount(match)
        if found is not None:
            yield replace(found, ends=tuple(_ends(single, match))) if single else found
        at = max(match.end(), match.start() + 1)


def _ends(first: re.Match[str], both: re.Match[str]) -> Iterator[Amount]:
    """Both ends of a range, each read by itself; of "12-15" the first alone."""
    second = AMOUNT.search(both.string, first.end(), both.end())
    for match in (first, second):
        if match is not None and (found := _amount(match)) is not None:
            yield found


def _second_at(match: re.Match[str]) -> int:
    return min(match.start(group) for group in ("second_symbol", "second_minus", "second") if match[group])


def _is_range(match: re.Match[str]) -> bool:
    """Whether two numbers are of one kind: "5% to 6%", not "8% to 4"; and "by 4 to 9" tells a step and where it led."""
    if match["first_share"] and not match["share"]:
        return False
    if match["second_symbol"] and not match["symbol"]:
        return False
    if match["first_unit"] and unit_name(match["first_unit"]) != (unit_name(match["unit"]) if match["unit"] else None):
        return False
    if match["symbol"] and match["share"]:
        return False
    before = match.string[max(0, match.start() - LONGEST_STEP) : match.start()]
    told_twice = match["second_symbol"] or match["first_share"] or match["first_unit"]
    return not (told_twice and STEP.search(before) and not match["between"])


def _amount(match: re.Match[str]) -> Amount | None:
    exact = _values(match)
    if exact is None:
        return None
    low, high, approximate, bound = _bounded(match, *exact)
    kind, unit = _measured(match)
    if match["none"] and kind == "money":
        return None  # "no real threat" is no sum of money
    start, end = match.start(), match.end()
    if match["compound"] and kind == "count":
        end = match.start("compound") - 1
    return _trimmed(
        match,
        Amount(
            start=start,
            end=end,
            number=_number_at(match),
            low=low,
            high=high,
            words=match[0],
            approximate=approximate,
            kind=kind,
            unit=unit,
            bound=bound,
        ),
    )


def _number_at(match: re.Match[str]) -> int:
    return next(match.start(name) for name in ("number", "vague", "ratio", "fraction", "none") if match[name])


def _trimmed(match: re.Match[str], found: Amount) -> Amount:
    """Without a "between" that opens no range, or words that point only ("all", "another")."""
    before = _plain(match["before"])
    if found.bound and (turned := TURNED.match(match["before"])):
        found = replace(found, start=match.start("before") + turned.end(), words=match[0][turned.end() :])
    at = next(match.start(name) for name in ("minus", "symbol", "number", "vague", "ratio", "fraction", "none") if match[name])
    if match["between"] and found.low == found.high:
        found = replace(found, start=match.start("number"))
    if before in {"all", "another", "just", "only", "a record"} and found.low == found.high:
        return replace(found, start=at)
    return found


def _values(match: re.Match[str]) -> tuple[float | None, float | None, bool] | None:
    """Low, high and whether only one number was written; `None` where the words come to nothing."""
    if match["vague"]:
        return _NUMERALS["vague"][_plain(match["vague"])], None, False
    if match["ratio"]:
        return _ratio(match)
    if match["fraction"] or match["none"]:
        part = _NUMERALS["fractions"][_plain(match["fraction"])] if match["fraction"] else 0.0
        part = part / 100 if match["unit"] else part
        return part, part, True
    first = _signed(number_of(match["number"]), match["minus"] or match["inner_minus"])
    if first is None or not match["second"]:
        return None if first is None else (first * _size(match), first * _size(match), True)
    return _between(match, first, _signed(number_of(match["second"]), match["second_minus"]))


def _ratio(match: re.Match[str]) -> tuple[float, float, bool] | None:
    """As a part of a hundred: "one in three"."""
    part, whole = number_of(match["part"]), 100.0 if _plain(match["whole"]) == "a hundred" else number_of(match["whole"])
    if part is None or whole is None or not 0 < part < whole:
        return None
    share = round(100 * part / whole, 6)
    return share, share, True


def _signed(number: float | None, minus: str | None) -> float | None:
    return number if number is None or not minus else -number


def _between(match: re.Match[str], first: float, second: float | None) -> tuple[float, float, bool] | None:
    if second is None:
        return None
    scaled = _same_scale(first, match["number"], second, match["second"])
    # "$200 to $4 million" says its scale once and means it once
    low, high = sorted((scaled if scaled < second else first, second))
    return low * _size(match), high * _size(match), False


def _size(match: re.Match[str]) -> float:
    """A hundredth for cents and pence; a part of a hundred for a bare fraction: "1/16 of them"."""
    if _is_metres(match):
        return 1e-6
    if match["unit"]:
        return 0.01 if is_hundredth(match["unit"]) and not match["symbol"] else 1.0
    return 100.0 if _is_part(match) else 1.0


def _is_metres(match: re.Match[str]) -> bool:
    """Whether the m of a number is a metre: "80m-deep", "a depth of 40m"."""
    if not (match["number"] or "").endswith("m") or match["symbol"]:
        return False
    first = match.start("number")
    before = match.string[max(0, first - LONGEST_EXTENT) : first]
    return METRES.match(match.string, first) is not None or EXTENT_OF.search(before) is not None


def _is_part(match: re.Match[str]) -> bool:
    """Whether a fraction without a unit: "1/16 of them"."""
    return bool(match["number"]) and not match["unit"] and re.fullmatch(r"\d+[/⁄]\d+|[¼½¾⅐-⅞]", match["number"]) is not None


def _same_scale(first: float, words: str, second: float, others: str) -> float:
    """The first number with the scale of the second where it has none: "1 to 2 million"."""
    scale = re.search(r"[a-z]+$", others.strip(), re.IGNORECASE)
    bare = re.fullmatch(r"[\d.,]+", words.strip())
    base = re.match(r"[\d.,]+", others.strip())
    if scale and bare and base and (value := float(base[0].replace(",", "").rstrip(".") or 1)):
        return first * (second / value)
    return first


def _bounded(
    match: re.Match[str],
    low: float | None,
    high: float | None,
    single: bool,  # noqa: FBT001 - the parts of `_values`
) -> tuple[float | None, float | None, bool, str | None]:
    words = [*_modifiers(match["before"]), _BOUNDS["behind"].get(_tail(match["behind"]), "exact")]
    approximate = "about" in words
    if single and "from" in words:
        return low, None, False, "from"
    if single and ("to" in words or match.string[: match.start()].endswith("sub-")):
        return None, high, False, "to"
    return low, high, approximate and single, None


def _tail(behind: str | None) -> str:
    words = _plain(behind or "")
    return " plus" if words == "plus" else words


def _modifiers(before: str) -> list[str]:
    rest, found = _plain(TURNED.sub("", before)), []
    for phrase, shape in PHRASES if rest else ():
        if shape.search(rest):
            rest = rest.replace(phrase, "")
            found.append(_BOUNDS["before"][phrase])
    return found


def _measured(match: re.Match[str]) -> tuple[QuantityKind, str | None]:
    """The kind and the unit, as far as the words at the number say; the first that is said holds."""
    unit = unit_name(match["unit"]) if match["unit"] else None
    if match["unit"] == "F" and match["number"].isdigit():
        unit = "degree fahrenheit"  # "104F"; nothing in the news holds so many farads
    if match["nth"]:
        return "ordinal", None
    if match["share"] or match["ratio"] or (match["fraction"] and not unit) or _is_part(match):
        return "percent", "percent"
    if _is_metres(match):
        return "measure", "metre"
    if match["symbol"]:
        return "money", _priced(match, unit)
    if match["old"] or match["young"] or (match["compound"] or "").lower().endswith("-old"):
        return "age", unit or "year"
    if unit is None:
        return "count", None
    return kind_of(unit), unit


def _priced(match: re.Match[str], unit: str | None) -> str:
    """The currency of a symbol, with what the price is for."""
    currency = _symbol(match["symbol"])
    rate = match["rate"] or (match["unit"] if unit and " per " in unit else None)
    return f"{currency} per {rate_name(rate)}" if rate else currency


def _symbol(text: str) -> str:
    plain = text.strip()
    return next((code for symbol, code in _SYMBOLS.items() if symbol.lower() == plain.lower()), plain)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
