"""The language of a text, told by its letters where nobody says it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.acquire.settings import AcquireSettings

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


def told_language(text: str, *, settings: AcquireSettings) -> str | None:
    """The two-letter code of the language that a text is in; `None` for a short text and where it is not sure."""
    start = text[: settings.longest_told]
    if sum(char.isalpha() for char in start) < settings.shortest_told:
        return None
    language, odds = _identifier().classify(start)
    return language if odds >= settings.surest_language else None


@cache
def _identifier() -> LanguageIdentifier:
    # The model is read here, not on import: it takes a third of a second.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
