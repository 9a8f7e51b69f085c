"""Amounts as they are written: the number with all that bounds it, its symbol and its unit, from the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.annotate.lexicons import any_of, pattern, table
from sayso.annotate.numerals import NUMBER, number_of
from sayso.model.annotation import QuantityKind

_NUMERALS = table("numerals")
_BOUNDS = table("bounds")
_UNITS = table("units")
_FOLLOWING = {**_UNITS["speeds"], **_UNITS["measures"], **_UNITS["currencies"], **_UNITS["hundredths"]}
_SHARES = {"%", "percent", "per cent", "pc", "pct", "percentage point", "percentage points"}

AMOUNT = pattern(
    r"""
    (?<![\w.,:/@#-])
    (?P<between> between <<_>> )?                                              # "between 12 and 15"
    (?P<before> (?: (?:<<before>>) (?:<<_>>|(?<=[~<>])) ){0,3} )              # "a total of about "
    (?P<symbol> <<symbol>> [^\S\n]? )?                                         # "$"
    (?: (?P<vague> <<vague>> ) \b                                              # "dozens"
      | (?P<fraction> <<fraction>> ) \b (?= <<_>> (?:of|the|a|its|their|all|his|her|our) \b )   # "almost half the"
      | (?P<none> <<none>> ) \b                                                # "no passengers"
      | (?P<number> <<number>> )                                               # "1.5 million"
        (?: (?: [^\S\n]? (?: % | per[^\S\n]?cent ) (?= <<_>> (?:to|and) <<_>> ) )?   # "5% to 6%"
            (?: <<_>> (?(between) and | (?:to|or) ) <<_>>                          # "12 to 15", "between 12 and 15"
              | [^\S\n]? [-–—] [^\S\n]? (?:to-)? )                                # "12-15"
            (?: <<symbol>> [^\S\n]? )? (?P<second> <<number>> ) (?! \d | \w*-(?!old) ) )?
    )
    (?: (?P<nth> st | nd | rd | th ) \b
      | [^\S\n]? (?P<share> % | (?: per[^\S\n]?cent | pct | pc | percentage <<_>> points? ) \b )    # "5%"
      | (?: <<_>> | - | (?<=\d) ) (?P<unit> <<unit>> ) (?:s|(?<=inch)es)? (?![\w’'-]* [a-z] (?<!s) | \w)                # "40 hectares"
      | - (?P<compound> [a-z]+ (?:-[a-z]+)* ) \b                                # "three-year-old"
    )?
    (?P<behind> <<_>>? <<behind>> (?!\w) )?                                     # " or more"
    """,
    before=any_of(_BOUNDS["before"]),
    behind=any_of(_BOUNDS["behind"]),
    symbol=any_of(_UNITS["symbols"]),
    vague=any_of(_NUMERALS["vague"]),
    fraction=any_of(_NUMERALS["fractions"]),
    none=any_of(_NUMERALS["none"]),
    unit=any_of(_FOLLOWING),
    number=NUMBER,
)
# "Arlen-3", "#3" | "208B": a name with a number in it; K and M are thousands and millions
NAMED = re.compile(r"(?:(?<=[A-Za-z]-)(?<!to-)|(?<=\#))\d+[A-Za-z]?\b|(?<![\w.,$£€])\d+[A-JLN-Z]\b")
# "won 3-1", "2-0 down"; a plural behind it makes it a range: "3-4 boats"
SCORE = re.compile(
    r"(?<![\w.,$£€-])\d{1,2}[-–]\d{1,2}(?![\w%°]|[-–.,]\d|[^\S\n]*(?:%|per|million|billion|°)|[^\S\n]+(?:[a-z]+[^\S\n]+)?[a-z]+s\b|[^\S\n]+people)"
)
TELEPHONE = re.compile(r"(?<![\w.,$])(?:\+?\d{1,3}[- .])?\(?\d{3,4}\)?[- .]\d{3}[- .]?\d{4}(?!\w)")


@dataclass(frozen=True, kw_only=True)
class Amount:
    """An amount in the text; `number` is where its first number begins."""

    start: int
    end: int
    number: int
    low: float | None
    high: float | None
    words: str
    approximate: bool = False
    kind: QuantityKind = "count"
    unit: str | None = None


def amounts(text: str) -> Iterator[Amount]:
    """Every amount in text order; a word that is no number in its place is left to the caller."""
    kept: list[Amount] = []
    named = [*_named(text, TELEPHONE), *_named(text, NAMED), *_named(text, SCORE, "score")]
    taken = bytearray(len(text))
    for one in (*named, *(found for match in AMOUNT.finditer(text) if (found := _amount(match)))):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            kept.append(one)
    yield from sorted(kept, key=lambda one: one.start)


def _named(text: str, shape: re.Pattern[str], kind: QuantityKind = "address") -> Iterator[Amount]:
    for match in shape.finditer(text):
        number = float(digits[0]) if (digits := re.search(r"\d+", match[0])) else None
        yield Amount(start=match.start(), end=match.end(), number=match.start(), low=number, high=number, words=match[0], kind=kind)


def _amount(match: re.Match[str]) -> Amount | None:
    exact = _values(match)
    if exact is None:
        return None
    low, high, approximate = _bounded(match, *exact)
    kind, unit = _measured(match)
    start, end = match.start(), match.end()
    if match["compound"] and kind == "count":
        end = match.start("compound") - 1
    found = Amount(
        start=start, end=end, number=_number_at(match), low=low, high=high, words=match[0], approximate=approximate, kind=kind, unit=unit
    )
    return _trimmed(match, found)


def _number_at(match: re.Match[str]) -> int:
    return next(match.start(name) for name in ("number", "vague", "fraction", "none") if match[name])


def _trimmed(match: re.Match[str], found: Amount) -> Amount:
    """Without a "between" that opens no range, or words that point only ("all", "another")."""
    before = " ".join(match["before"].lower().split())
    if match["between"] and found.low == found.high:
        found = replace(found, start=match.start("number"))
    if before in {"all", "another", "just", "only", "a record"} and found.low == found.high:
        return replace(found, start=match.start("symbol") if match["symbol"] else found.number)
    return found


def _values(match: re.Match[str]) -> tuple[float | None, float | None, bool] | None:
    """Low, high and whether only one number was written; `None` where the words come to nothing."""
    if match["vague"]:
        return _NUMERALS["vague"][_plain(match["vague"])], None, False
    if match["fraction"] or match["none"]:
        part = _NUMERALS["fractions"][_plain(match["fraction"])] if match["fraction"] else 0.0
        return part, part, True
    first = number_of(match["number"])
    if first is None or not match["second"]:
        return None if first is None else (first * _hundredth(match), first * _hundredth(match), True)
    return _between(match, first, number_of(match["second"]))


def _between(match: re.Match[str], first: float, second: float | None) -> tuple[float, float, bool] | None:
    if second is None:
        return None
    scaled = _same_scale(first, match["number"], second, match["second"])
    # "$200 to $4 million" says its scale once and means it once
    low, high = sorted((scaled if scaled < second else first, second))
    return low * _hundredth(match), high * _hundredth(match), False


def _hundredth(match: re.Match[str]) -> float:
    unit = _plain(match["unit"] or "")
    return 0.01 if unit in _UNITS["hundredths"] and not match["symbol"] else 1.0


def _same_scale(first: float, words: str, second: float, others: str) -> float:
    """The first number with the scale of the second where it has none: "1 to 2 million"."""
    scale = re.search(r"[a-z]+$", others.strip(), re.IGNORECASE)
    bare = re.fullmatch(r"[\d.,]+", words.strip())
    base = re.match(r"[\d.,]+", others.strip())
    if scale and bare and base and (value := float(base[0].replace(",", "").rstrip(".") or 1)):
        return first * (second / value)
    return first


def _bounded(match: re.Match[str], low: float | None, high: float | None, single: bool) -> tuple[float | None, float | None, bool]:  # noqa: FBT001 - the parts of `_values`
    words = [*_modifiers(match["before"]), _BOUNDS["behind"].get(_tail(match["behind"]), "exact")]
    approximate = "about" in words
    if single and "from" in words:
        return low, None, False
    if single and "to" in words:
        return None, high, False
    return low, high, approximate and single


def _tail(behind: str | None) -> str:
    words = _plain(behind or "")
    return " plus" if words == "plus" else words


def _modifiers(before: str) -> list[str]:
    rest, found = _plain(before), []
    for phrase in sorted(_BOUNDS["before"], key=len, reverse=True):
        if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", rest):
            rest = rest.replace(phrase, "")
            found.append(_BOUNDS["before"][phrase])
    return found


def _measured(match: re.Match[str]) -> tuple[QuantityKind, str | None]:
    """The kind and the unit, as far as the words at the number say; the first that is said holds."""
    unit = _plain(match["unit"] or "")
    money = (
        _UNITS["symbols"][_symbol(match["symbol"])] if match["symbol"] else _UNITS["currencies"].get(unit) or _UNITS["hundredths"].get(unit)
    )
    said: tuple[tuple[QuantityKind, str | None, bool], ...] = (
        ("ordinal", None, bool(match["nth"])),
        ("percent", "percent", bool(match["share"] or match["fraction"])),
        ("speed", _UNITS["speeds"].get(unit), unit in _UNITS["speeds"] and not match["symbol"]),
        ("money", money, bool(money)),
        ("measure", _UNITS["measures"].get(unit), bool(unit)),
        ("age", "year", (match["compound"] or "").lower().endswith("-old")),
    )
    return next(((kind, name) for kind, name, holds in said if holds), ("count", None))


def _symbol(text: str) -> str:
    plain = text.strip()
    symbols: Mapping[str, str] = _UNITS["symbols"]
    return next(symbol for symbol in symbols if symbol.lower() == plain.lower())


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
