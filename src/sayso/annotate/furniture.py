"""What a saved page has between its sentences and nobody tells: "Advertisement", "Continue reading", "All rights reserved"."""

from __future__ import annotations

import re
from functools import cache

from sayso.annotate.lexicons import GAP, word_list


def furniture(text: str) -> frozenset[int]:
    """The places of the characters of a text that are furniture."""
    return frozenset(place for found in _pattern().finditer(text) for place in range(*found.span()))


@cache
def _pattern() -> re.Pattern[str]:
    """All phrases of the list, the longest first, as whole words with any white space of a line between them."""
    listed = {form for phrase in word_list("furniture") for form in (phrase, phrase.upper())}  # never small: "they read more" is a story
    phrases = sorted(listed, key=lambda phrase: (-len(phrase), phrase))
    spaced = (GAP.join(re.escape(word).replace("'", "['’]") for word in phrase.split()) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)")
