"""The language of a text, told by its words and letters where nobody says it."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.acquire.settings import AcquireSettings

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

WORD = re.compile(r"[^\W\d_]+")


def told_language(text: str, *, settings: AcquireSettings) -> str | None:
    """The two-letter code of the language that a text is in; `None` for a short text and where it is not sure."""
    start = text[: settings.longest_told]
    if sum(char.isalpha() for char in start) < settings.shortest_told:
        return None
    words = WORD.findall(start.lower())
    if sum(word in _english() for word in words) >= settings.plainly_english * len(words):
        return "en"  # no model need be asked
    language, odds = _identifier().classify(start)
    return language if odds >= settings.surest_language else None


@cache
def _english() -> frozenset[str]:
    text = files("sayso.acquire").joinpath("lexicons/english.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _identifier() -> LanguageIdentifier:
    # The model is read here, not on import: it takes half a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
