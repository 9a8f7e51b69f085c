"""The word lists of a language, read from the package's data files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def word_list(name: str, language: str = "en") -> frozenset[str]:
    """The entries of one list: a line each; lines that begin with `#` say where the list comes from."""
    text = (files("sayso.annotate") / "lexicons" / language / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip() for line in text.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def word_table(name: str, language: str = "en") -> dict[str, str]:
    """The entries of a list whose last word says something of the words before it: `Mrs f`."""
    return dict(line.rsplit(" ", 1) for line in word_list(name, language))


@cache
def by_first_word(name: str, language: str = "en") -> dict[str, tuple[str, ...]]:
    """The entries of a list by their first word, the longest first."""
    table: dict[str, list[str]] = {}
    for entry in sorted(word_list(name, language), key=lambda entry: (-len(entry), entry)):
        table.setdefault(entry.split(" ")[0], []).append(entry)
    return {first: tuple(entries) for first, entries in table.items()}
