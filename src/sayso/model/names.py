"""How names are compared, inside a report and across reports: by their plain words, their initials, and what is short for what."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ACRONYM = re.compile(r"(?:[A-Z][A-Z0-9&]{1,6}|(?:[A-Z]\.){2,})")
INITIAL = re.compile(r"[A-Z]\.?")
BREAK = re.compile(r"[\s\-‐‑/’']+")
SMALL = frozenset({"of", "the", "for", "and", "in", "on", "de", "del", "la", "e", "against", "&", "to", "le", "y", "s"})
OWNING = frozenset({"of", "for", "the"})
ARTICLES = frozenset({"the", "a", "an", "some"})
GENERATIONS = frozenset({"Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV"})
CACHED = 1 << 16  # names whose words are kept at hand; the same name is compared many times
TWO_SURNAMES = 3  # words of a name that has a first name and two surnames, at least


def plain(text: str) -> str:
    """A text without accents and case."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(letter))


@lru_cache(maxsize=CACHED)
def name_key(text: str) -> str:
    """A name for comparing: without "The", case, accents, hyphens, dots and spaces."""
    return "".join(letter for letter in plain(text.removeprefix("The ").removeprefix("the ")) if letter.isalnum())


def without_article(text: str) -> str:
    """A description without the article that it begins with."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in ARTICLES else text


def is_acronym(text: str) -> bool:
    """Whether a name is written as first letters: "NRL", "N.R.L."."""
    return ACRONYM.fullmatch(text) is not None


def letters(acronym: str) -> str:
    """An acronym without its dots."""
    return acronym.replace(".", "")


@lru_cache(maxsize=CACHED)
def initials(text: str) -> frozenset[str]:
    """The acronyms that a name may have: from its words with capitals, from its longer words, from all."""
    words = [word for word in BREAK.split(text) if word]
    capitals = "".join(word[0] for word in words if word[0].isupper())
    longer = "".join(word[0] for word in words if word.lower() not in SMALL)
    return frozenset(form.upper() for form in (capitals, longer, "".join(word[0] for word in words)) if len(form) > 1)


@lru_cache(maxsize=CACHED)
def name_words(text: str) -> tuple[str, ...]:
    """A name's words for comparing, without initials and "Jr." where more is left; hyphens hold a word together."""
    every = text.replace("The ", "", 1).split()
    words = [word for word in every if not INITIAL.fullmatch(word) and word not in GENERATIONS] or every
    return tuple(plain(word).replace("’", "'").strip(".,") for word in words) or (plain(text),)


@lru_cache(maxsize=CACHED)
def bag(text: str) -> frozenset[str]:
    """The words of a body's name whatever their order: "Ministry of Trade" and "Trade Ministry" have the same."""
    return frozenset(word for word in name_words(text) if word not in SMALL)


def is_short_person(short: str, full: str) -> bool:
    """Whether a name leaves out words of a person's fuller name and keeps its first or its last."""
    few, many = name_words(short), name_words(full)
    if not few or len(few) >= len(many):
        return False
    rest = iter(many)
    return all(word in rest for word in few) and (few[-1] == many[-1] or few[0] == many[0])


def is_first_surname(short: str, full: str) -> bool:
    """Whether one word is the surname before the last one, as Spanish and Portuguese names have it."""
    few, many = name_words(short), name_words(full)
    return len(many) >= TWO_SURNAMES and few == many[-2:-1]


def is_short_body(short: str, full: str, forms: frozenset[str]) -> bool:
    """Whether a name is a body's name without its country or its form: `forms` are words like "inc" and "company"."""
    few, many = name_words(short), name_words(full)
    if not few or len(few) >= len(many):
        return False
    if len(few) > 1 and few == many[-len(few) :]:
        return many[-len(few) - 1] not in OWNING  # the government of Norland is not Norland
    return few == many[: len(few)] and all(word in forms for word in many[len(few) :])


def same_body(left: str, right: str) -> bool:
    """Whether two names of bodies have the same words in another order, two words at least."""
    return len(bag(left)) > 1 and bag(left) == bag(right)


def family_of(text: str) -> str | None:
    """The surname of a family named by it: "the Falks", "the Falk family", "Ana and Jon Falk"; plain."""
    words = name_words(text)
    if len(words) > 1 and words[-1] == "family":
        return words[-2]
    if len(words) > TWO_SURNAMES - 1 and "and" in words:
        return words[-1]
    if len(words) == 1 and words[0].endswith("ses"):
        return words[0][:-2]
    return words[0][:-1] if len(words) == 1 and words[0].endswith("s") else None
