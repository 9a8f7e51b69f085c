"""Numbers as they are written, in digits and in words, and what they come to."""

from __future__ import annotations

import re

from sayso.annotate.lexicons import any_of, table

_WORDS = table("numerals")
_PLAIN: dict[str, int] = {**_WORDS["ones"], **_WORDS["tens"]}
_SCALES: dict[str, int] = _WORDS["scales"]
_SHORT: dict[str, int] = _WORDS["short_scales"]
_EXACT: dict[str, int] = _WORDS["exact"]
HUNDRED = 100
LARGEST = 1e18  # beyond it stand serial numbers and attacks, no amounts

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"  # 1,200.5 | 12.5 | .5
_SCALE = rf"(?:{any_of(_SCALES)}s?)"
_WORD = rf"(?:{any_of(_PLAIN)}|{_SCALE})"
# one hundred and five | twenty-five | three million; "and" only behind a scale: "five and six" are two numbers
_SPELLED = rf"(?:(?:an?[^\S\n]+)?{_SCALE}|{any_of(_PLAIN)})(?:(?:-|[^\S\n]+|(?:(?<=hundred)|(?<=thousand))[^\S\n]+and[^\S\n]+){_WORD})*"
# 1.5 million | 143million | 2bn
_FIGURES = rf"{DIGITS}(?:[^\S\n-]?(?:{_SCALE}|{any_of(_SHORT)})\b|[^\S\n]+{_SCALE}\b|-{any_of(['million', 'billion', 'trillion'])}\b)?"

# A number on its own, without what stands before it ("about") or behind it ("people").
NUMBER = rf"(?:{_FIGURES}|{any_of(_EXACT)}\b|{_SPELLED}\b)"

_SPLIT = re.compile(rf"^({DIGITS})[\s-]*(.*)$", re.IGNORECASE | re.DOTALL)


def number_of(text: str) -> float | None:
    """What a number comes to; `None` for words that are no number ("twenty nineteen")."""
    lowered = " ".join(text.lower().split())
    if lowered in _EXACT:
        return float(_EXACT[lowered])
    figures = _SPLIT.match(lowered)
    if figures:
        value = _scaled(float(figures[1].replace(",", "")), figures[2])
        return value if value is None or value <= LARGEST else None
    return _spelled([word for word in re.split(r"[\s-]+", lowered) if word != "and"])


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
