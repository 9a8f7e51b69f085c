"""Numbers as they are written, in digits and in words, and what they come to."""

from __future__ import annotations

import re
import unicodedata

from sayso.annotate.lexicons import any_of, table

_WORDS = table("numerals")
_PLAIN: dict[str, int] = {**_WORDS["ones"], **_WORDS["tens"]}
_SCALES: dict[str, int] = _WORDS["scales"]
_SHORT: dict[str, int] = _WORDS["short_scales"]
_EXACT: dict[str, int] = _WORDS["exact"]
_PARTS: dict[str, float] = _WORDS["parts"]
HUNDRED = 100
LARGEST = 1e18  # beyond it stand serial numbers and attacks, no amounts

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"  # 1,200.5 | 12,34,567 | 12.5 | .5
)
_SCALE = rf"(?:{any_of(_SCALES)}s?)"
_WORD = rf"(?:{any_of(_PLAIN)}|{_SCALE})"
# one hundred and five | twenty-five | three million; "and" only behind a scale: "five and six" are two numbers
_SPELLED = rf"(?:(?:an?[^\S\n]+)?{_SCALE}|{any_of(_PLAIN)})(?:(?:-|[^\S\n]+|(?:(?<=hundred)|(?<=thousand))[^\S\n]+and[^\S\n]+){_WORD})*"
# "37m high": there the m is for metres
_METRES = rf"m(?=[^\S\n]+{any_of(table('units')['extents']['words'])}\b|[^\S\n]*\([\d.,]+[^\S\n]?f(?:ee|oo)?t\b)"
# 1.5 million | 143million | 2bn | 4 hundred million
_FIGURES = rf"{DIGITS}(?:[^\S\n-]?(?:{_SCALE}(?:[^\S\n]+{_SCALE})*|(?!{_METRES}){any_of(_SHORT)})\b|[^\S\n]+{_SCALE}\b|-{any_of(['million', 'billion', 'trillion'])}\b)?"
# half a million | three quarters of a billion
_PART_OF = rf"(?:half|(?:a|three)[- ]quarters?|quarter)(?:[^\S\n]+of)?(?:[^\S\n]+an?)?[^\S\n]+{any_of([scale for scale in _SCALES if _SCALES[scale] >= HUNDRED])}\b"
# two and a half | 1.5 and a quarter (million)
_AND_PART = rf"(?:[^\S\n]+and[^\S\n]+{any_of(_PARTS)}(?:[^\S\n]+{_SCALE})?\b)?"
# 1/16, of which the usual denominators only: "24/7" and "9/11" are no amounts | ½
_SLASHED = r"(?<![\d/⁄.,])(?:\d{1,3}[/⁄](?:[2-689]|1[26]|32|64|100|128|1000)|1[/⁄]\d{2})(?![\d/⁄]|[.,]\d)|[¼½¾⅐-⅞]"
# 2 1/2 | 2½
_MIXED = rf"(?:\d+(?:[^\S\n-]+(?=\d)|(?=[¼½¾⅐-⅞])))?(?:{_SLASHED})"
# 4e14 | 1.99×10−30
_POWER_OF_TEN = rf"{DIGITS}(?:e[-+]?\d{{1,2}}|[^\S\n]?[×x][^\S\n]?10[\^]?[-−–]?\d{{1,2}})(?!\d)"

# A number on its own, without what stands before it ("about") or behind it ("people").
NUMBER = rf"(?:{_PART_OF}|{_POWER_OF_TEN}|{_MIXED}|{_FIGURES}|{any_of(_EXACT)}\b|{_SPELLED}\b{_AND_PART})"

_SPLIT = re.compile(rf"^({DIGITS})[\s-]*(.*)$", re.IGNORECASE | re.DOTALL)
_FRACTION = re.compile(r"(?:(?P<whole>\d+)[\s-]*)??(?:(?P<over>\d+)[/⁄](?P<under>\d+)|(?P<sign>[¼½¾⅐-⅞]))")
_TENS = re.compile(r"(?P<digits>[\d.,]+)\s?(?:e|[×x]\s?10\^?)(?P<power>[-+−–]?\d+)")
_OF_SCALE = re.compile(r"(?P<part>(?:three |three-)?(?:quarter|half))s?(?: of)?(?: an?)? (?P<scale>\w+)")
_WITH_PART = re.compile(rf"(?P<whole>.+) and (?P<part>{any_of(_PARTS)})(?: (?P<scale>\w+))?")


def number_of(text: str) -> float | None:
    """What a number comes to; `None` for words that are no number ("twenty nineteen")."""
    lowered = " ".join(text.lower().split())
    if lowered in _EXACT:
        return float(_EXACT[lowered])
    if match := _FRACTION.fullmatch(lowered):
        return _fraction(match)
    if match := _TENS.fullmatch(lowered):
        return float(f"{match['digits'].replace(',', '')}e{re.sub('[−–]', '-', match['power'])}")
    if match := _OF_SCALE.fullmatch(lowered.removeprefix("a ").removeprefix("a-")):
        return {"half": 0.5, "quarter": 0.25}.get(match["part"], 0.75) * _SCALES[match["scale"]]
    if match := _WITH_PART.fullmatch(lowered):
        return _with_part(match)
    figures = _SPLIT.match(lowered)
    if figures:
        value = _scaled(float(figures[1].replace(",", "")), figures[2])
        return value if value is None or value <= LARGEST else None
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
        elif word not in _PLAIN or (last and _PLAIN[word] >= last) or (0 < last < HUNDRED and last % 10):
            return None
        else:
            current, last = current + _PLAIN[word], _PLAIN[word]
    return total + current
