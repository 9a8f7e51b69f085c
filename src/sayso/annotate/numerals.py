"""Numbers as they are written, in digits and in words, and what they come to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from sayso.annotate.lexicons import GAP, any_of, either, table

_WORDS = table("numerals")
_PLAIN: dict[str, int] = {**_WORDS["ones"], **_WORDS["tens"]}
_SCALES: dict[str, int] = _WORDS["scales"]
_SHORT: dict[str, int] = _WORDS["short_scales"]
_EXACT: dict[str, int] = _WORDS["exact"]
_PARTS: dict[str, float] = _WORDS["parts"]
TEN, HUNDRED = 10, 100
LARGEST = 1e18  # beyond it stand serial numbers and attacks, no amounts

# Repetitions end where amounts do, so that a page of digits costs no more than a page of words.
DIGITS = either(
    r"\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,18})?",  # 1,200.5
    r"\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d{1,18})?",  # 12,34,567
    r"\d{1,18}(?:\.\d{1,18})?",  # 12.5
    r"(?<![\w.])\.\d{1,18}",  # .5
)
_SCALE = rf"(?:{any_of(_SCALES)}s?)"
_WORD = rf"(?:{any_of(_PLAIN)}|{_SCALE})"
# one hundred and five | twenty-five | three million; "and" only behind a scale: "five and six" are two numbers
_SPELLED = rf"(?:(?:an?{GAP})?{_SCALE}|{any_of(_PLAIN)})(?:(?:-|{GAP}|(?:(?<=hundred)|(?<=thousand)){GAP}and{GAP}){_WORD}){{0,12}}"
# "37m high": there the m is for metres
_METRES = rf"m(?={GAP}{any_of(table('units')['extents']['words'])}\b|[^\S\n]*\([\d.,]+[^\S\n]?f(?:ee|oo)?t\b)"
_FIGURES = (
    DIGITS
    + either(
        rf"[^\S\n-]?(?:{_SCALE}(?:{GAP}{_SCALE}){{0,3}}|(?!{_METRES}){any_of(_SHORT)})\b",  # 143million, 4 hundred million, 2bn
        rf"{GAP}{_SCALE}\b",  # 1.5 million
        rf"-{any_of(['million', 'billion', 'trillion'])}\b",  # 1.5-million
    )
    + "?"
)
_LARGE = any_of(scale for scale, times in _SCALES.items() if times >= HUNDRED)
# half a million | three quarters of a billion
_PART_OF = rf"(?:half|(?:a|three)[- ]quarters?|quarter)(?:{GAP}of)?(?:{GAP}an?)?{GAP}{_LARGE}\b"
# two and a half | 1.5 and a quarter (million)
_AND_PART = rf"(?:{GAP}and{GAP}{any_of(_PARTS)}(?:{GAP}{_SCALE})?\b)?"
# 1/16, of which the usual denominators only: "24/7" and "9/11" are no amounts | ½
_SLASHED = r"(?<![\d/⁄.,])(?:\d{1,3}[/⁄](?:[2-689]|1[26]|32|64|100|128|1000)|1[/⁄]\d{2})(?![\d/⁄]|[.,]\d)|[¼½¾⅐-⅞]"
# 2 1/2 | 2½
_MIXED = rf"(?:\d{{1,6}}(?:[^\S\n-]+(?=\d)|(?=[¼½¾⅐-⅞])))?(?:{_SLASHED})"
# 3e8 | 2.5×10−3
_POWER_OF_TEN = rf"{DIGITS}(?:e[-+]?\d{{1,2}}|[^\S\n]?[×x][^\S\n]?10[\^]?[-−–]?\d{{1,2}})(?!\d)"

# A number on its own, without what stands before it ("about") or behind it ("people").
NUMBER = rf"(?:{_PART_OF}|{_POWER_OF_TEN}|{_MIXED}|{_FIGURES}|{any_of(_EXACT)}\b|{_SPELLED}\b{_AND_PART})"

_SPLIT = re.compile(rf"({DIGITS})[\s-]*(.*)", re.DOTALL)
_FRACTION = re.compile(r"(?:(?P<whole>\d+)[\s-]*)??(?:(?P<over>\d+)[/⁄](?P<under>\d+)|(?P<sign>[¼½¾⅐-⅞]))")
_TENS = re.compile(r"(?P<digits>[\d.,]+)\s?(?:e|[×x]\s?10\^?)(?P<power>[-+−–]?\d+)")
_OF_SCALE = re.compile(r"(?:a[ -])?(?P<part>(?:three |three-)?(?:quarter|half))s?(?: of)?(?: an?)? (?P<scale>\w+)")
_WITH_PART = re.compile(rf"(?P<whole>.+) and (?P<part>{any_of(_PARTS)})(?: (?P<scale>\w+))?")


def number_of(text: str) -> float | None:
    """What a number comes to; `None` for words that are no number ("twenty nineteen") and for what is past all amounts."""
    value = _read(" ".join(text.lower().split()))
    return value if value is not None and value <= LARGEST else None


def _read(lowered: str) -> float | None:
    if lowered in _EXACT:
        return float(_EXACT[lowered])
    for shape, read in _READERS:
        if match := shape.fullmatch(lowered):
            return read(match)
    return _spelled([word for word in re.split(r"[\s-]+", lowered) if word != "and"])


def _fraction(match: re.Match[str]) -> float | None:
    """A fraction below one, with the whole before it; "3/2" is none."""
    whole = float(match["whole"] or 0)
    if match["sign"]:
        return whole + unicodedata.numeric(match["sign"])
    over, under = int(match["over"]), int(match["under"])
    return whole + over / under if 0 < over < under else None


def _with_part(match: re.Match[str]) -> float | None:
    whole = number_of(match["whole"])
    scale = _SCALES.get((match["scale"] or "").removesuffix("s"), 1)
    return None if whole is None else (whole + _PARTS[match["part"]]) * scale


def _part_of(match: re.Match[str]) -> float:
    return {"half": 0.5, "quarter": 0.25}.get(match["part"], 0.75) * _SCALES[match["scale"]]


def _in_tens(match: re.Match[str]) -> float:
    return float(f"{match['digits'].replace(',', '')}e{re.sub('[−–]', '-', match['power'])}")


def _in_digits(match: re.Match[str]) -> float | None:
    return _scaled(float(match[1].replace(",", "")), match[2])


def _scaled(value: float, scale: str) -> float | None:
    # whole again after the product: 1.1 million is 1100000, not 1100000.0000000001
    for word in scale.split():
        times = _SCALES.get(word) or _SCALES.get(word.removesuffix("s")) or _SHORT.get(word)
        if times is None:
            return None
        value = round(value * times, 6)
    return value


def _spelled(words: list[str]) -> float | None:
    total, current, last = 0.0, 0.0, 0
    for word in words:
        scale = _SCALES.get(word) or _SCALES.get(word.removesuffix("s"))
        if word in {"a", "an"}:
            current = 1
        elif scale and scale <= HUNDRED:
            current, last = (current or 1) * scale, scale
        elif scale:
            total, current, last = total + (current or 1) * scale, 0, scale
        elif word not in _PLAIN or (last and _PLAIN[word] >= last) or (0 < last < HUNDRED and (last % 10 or _PLAIN[word] >= TEN)):
            return None
        else:
            current, last = current + _PLAIN[word], _PLAIN[word]
    return total + current


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], float | None]], ...] = (
    (_FRACTION, _fraction),
    (_TENS, _in_tens),
    (_OF_SCALE, _part_of),
    (_WITH_PART, _with_part),
    (_SPLIT, _in_digits),
)
