"""Units as they are written, read into plain names: "km/h" and "kilometres an hour" are both `kilometre per hour`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from sayso.annotate.lexicons import GAP, any_of, either, table
from sayso.model.annotation import QuantityKind

_UNITS = table("units")
_HUNDREDTHS: Mapping[str, str] = _UNITS["hundredths"]
_CURRENCIES: Mapping[str, str] = _UNITS["currencies"]
_DURATIONS: Mapping[str, str] = _UNITS["durations"]
_CODES = frozenset(_UNITS["codes"]["iso"])
_PREFIXES, _PREFIXED = _UNITS["prefixes"], _UNITS["prefixed"]
_PREFIX_LETTERS, _LETTERS, _BARE = _UNITS["prefix_letters"], _UNITS["letters"], _UNITS["bare_letters"]
_LENGTHS, _SPEEDS = frozenset(_UNITS["kinds"]["lengths"]), frozenset(_UNITS["kinds"]["speeds"])
_WEIGHTS = {"GBP": "pound"}  # beside another unit pounds are no money
_SQUARES = dict.fromkeys(("square", "sq", "squared", "2", "²"), "square")
_POWERS = _SQUARES | dict.fromkeys(("cubic", "cu", "cubed", "3", "³"), "cubic")
_SPACED_LETTERS = [
    prefix + letter
    for letter in (*_LETTERS, *_BARE)
    for prefix in (*_PREFIX_LETTERS, "")
    if not (letter in _BARE and prefix) and (prefix or letter not in _UNITS["glued"]["letters"])
]
_SIGNS = {symbol: code for symbol, code in _UNITS["symbols"].items() if len(symbol) == 1}
_SECOND = ["feet", "foot", "hours", "hour", "metres", "metre", "meters", "meter", "inches"]
_ANY_LETTER = any_of([*_LETTERS, *_BARE])
_PLURAL = r"(?:(?<=inch)es|s)?(?![^\W\d])"

_WORD = either(
    rf"in(?={GAP}{any_of(_UNITS['extents']['words'])}\b)",  # "2 in thick"
    rf"(?:{any_of(_PREFIXES)})?{any_of(_PREFIXED)}",  # kilowatt
    any_of(set(_UNITS["measures"]) - {"in"}),  # acre
    rf"(?:{any_of(_UNITS['between']['words'])}{GAP})?{any_of(_DURATIONS)}",  # (two) more weeks
)
_LETTER = (
    "(?-i:"
    + either(
        rf"(?<=\d)(?:{any_of(_PREFIX_LETTERS)})?{any_of(_LETTERS)}",  # kW, right behind the number
        rf"(?<=\d){any_of(_BARE)}",
        any_of(_SPACED_LETTERS),  # MHz, behind a gap too
        rf"{_ANY_LETTER}(?=[23²³]?/)",  # the A of "A/cm2"
        rf"(?<=[.,]\d[ ]){_ANY_LETTER}",  # the A of "2.5 A"
        r"(?<=\d[ ])[CF](?=[\s.,;:)]|$)(?![ ][A-Z])",  # the C of "40 C", not of "5 C Street"
    )
    + r")(?![^\W\d]|[014-9])"
)
_MONEY = r"(?!pounds?[- ]f(?:oo|ee)t)" + either(
    rf"{any_of(_SIGNS)}(?![^\S\n]?\d)",  # 15 €
    rf"{any_of({**_CURRENCIES, **_HUNDREDTHS})}{_PLURAL}",  # dollars, cents
    rf"(?-i:{any_of(_CODES)})\b",  # USD
)
# "US gallons" | "square miles" | "km2" | "metres squared"
_TERM = (
    rf"(?:(?-i:US|U\.S\.|UK){GAP})?(?:(?:square|cubic|sq\.?|cu\.?)(?:{GAP}|-))?"
    rf"(?:{_LETTER}|{_WORD}{_PLURAL})(?:\^?[23²³](?!\d)|{GAP}(?:squared|cubed)\b)?"
)
_PER = either(
    rf"[^\S\n]?/[^\S\n]?(?:{_TERM}|(?-i:[A-Za-z])(?:[23²³])?(?!\w))",  # km/h
    rf"{GAP}per{GAP}(?:{_TERM}|[a-z]+)",  # per share
    rf"{GAP}(?:an?|each|every){GAP}{any_of(_UNITS['shares']['nouns'])}\b(?!{GAP}(?:ago|earlier|later|before))",  # a barrel
    r"-(?:an?|per)-[a-z]+",  # barrel-a-day
)
RATE = rf"(?:{_PER}){{1,2}}"
# money | any other unit, perhaps two in one ("pound-feet"), with what it is for
UNIT = rf"(?:{_MONEY}|{_TERM}(?:(?:[^\S\n]|[-·⋅]){any_of(_SECOND)}\b)?)(?:{_PER}){{0,2}}"

_JOIN = re.compile(rf"[^\S\n]?/[^\S\n]?|-(?:an?|per)-|{GAP}(?:per|an?|each|every){GAP}", re.IGNORECASE)
_POWERED = re.compile(
    r"(?:(?P<before>square|cubic|sq|cu)\.?[\s-])?(?P<unit>.*?)(?:\^?(?P<digit>[23²³])|\s(?P<behind>squared|cubed))?",
    re.IGNORECASE | re.DOTALL,
)


@cache
def unit_name(text: str) -> str | None:
    """The name of a unit as it is written; of money its ISO code; `None` where nothing is known by these words."""
    whole = _plain(text)
    if whole in _UNITS["measures"]:
        return str(_UNITS["measures"][whole])
    first, *rest = _JOIN.split(text)
    name = _term(first)
    return None if name is None else " per ".join([name, *(_term(one) or _singular(_plain(one)) for one in rest)])


def is_stretch(unit: str) -> bool:
    """Whether a unit is one of length or of time: such nouns are no things that can be counted."""
    return unit in _LENGTHS or unit in _DURATIONS.values()


def rate_name(text: str) -> str:
    """The part of a rate behind its "per": "barrel" of " a barrel"."""
    return " per ".join(_term(one) or _singular(_plain(one)) for one in _JOIN.split(text)[1:])


def is_hundredth(text: str) -> bool:
    """Whether the words name a hundredth of a currency: "cents"."""
    name, first = unit_name(text), _plain(_JOIN.split(text)[0])
    return name is not None and kind_of(name) == "money" and (first in _HUNDREDTHS or _singular(first) in _HUNDREDTHS)


def kind_of(unit: str) -> QuantityKind:
    """Money, a speed, a duration, or any other measure."""
    first, *rest = unit.split(" per ")
    if first.isupper():
        return "money"
    if first in _SPEEDS or (rest and first in _LENGTHS and rest[0] in set(_DURATIONS.values())):
        return "speed"
    return "duration" if first in _DURATIONS.values() and not rest else "measure"


def _term(text: str) -> str | None:
    """One unit without its rate: "sq km", "kWh", "pound-feet", "cents"."""
    match = _POWERED.fullmatch(re.sub(r"^(?:U\.?S\.?|UK)\s", "", text.strip()) if _plain(text) not in _CURRENCIES else text)
    if match is None:
        return None
    power = _POWERS.get((match["before"] or match["digit"] or match["behind"] or "").lower())
    name = _single(match["unit"]) or _product(match["unit"])
    return f"{power} {name}" if power and name else name


def _product(text: str) -> str | None:
    parts = [_single(part) for part in re.split(r"[\s·⋅-]", text)]
    known = [_WEIGHTS.get(part, part) for part in parts if part]
    return " ".join(known) if len(parts) == len(known) > 1 else None


def _single(text: str) -> str | None:
    """A letter unit by its very letters, else a word in any case and number."""
    if text in _CODES:
        return text
    if text in _SIGNS:
        return str(_SIGNS[text])
    known = _letters(text)
    if known:
        return known
    whole = _plain(text)
    for word in (whole, _singular(whole), _singular(whole.split()[-1]) if whole else ""):
        for names in (_CURRENCIES, _HUNDREDTHS, _UNITS["measures"], _DURATIONS, _PREFIXED):
            if word in names:
                return str(names[word])
        prefix = next((prefix for prefix in _PREFIXES if word.startswith(prefix) and word.removeprefix(prefix) in _PREFIXED), None)
        if prefix:
            return str(_PREFIXES[prefix]) + str(_PREFIXED[word.removeprefix(prefix)])
    return None


def _letters(text: str) -> str | None:
    if text in _BARE:
        return str(_BARE[text])
    if text in _LETTERS:
        return str(_LETTERS[text])
    if text[:1] in _PREFIX_LETTERS and text[1:] in _LETTERS:
        return str(_PREFIX_LETTERS[text[0]]) + str(_LETTERS[text[1:]])
    return None


def _singular(word: str) -> str:
    if word in {"feet", "inches"}:
        return {"feet": "foot", "inches": "inch"}[word]
    return word.removesuffix("s") if not word.endswith("ss") else word


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
