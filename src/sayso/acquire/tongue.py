"""The language of a text, told by its words and letters where nobody says it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sayso.acquire.settings import AcquireSettings

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

WORD = re.compile(r"[^\W\d_]+")
# Common words that no other language has in number: where they are many, no model need be asked, which takes half a second to read.
ENGLISH = frozenset({"the", "and", "that", "with", "from", "this", "which", "were", "been", "their", "they", "would"})
MANY = 0.06  # their share of all words; half of 24 news reports have twice as many, and none fewer


def told_language(text: str, *, settings: AcquireSettings) -> str | None:
    """The two-letter code of the language that a text is in; `None` for a short text and where it is not sure."""
    start = text[: settings.longest_told]
    if sum(char.isalpha() for char in start) < settings.shortest_told:
        return None
    words = WORD.findall(start.lower())
    if sum(word in ENGLISH for word in words) >= MANY * len(words):
        return "en"
    language, odds = _identifier().classify(start)
    return language if odds >= settings.surest_language else None


@cache
def _identifier() -> LanguageIdentifier:
    # The model is read here, not on import: it takes half a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
