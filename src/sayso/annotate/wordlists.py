"""Word lists as the readers of mentions look things up in them: as sets, as tables, by their first word."""

from __future__ import annotations

from functools import cache

from sayso.annotate import lexicons


@cache
def word_list(name: str) -> frozenset[str]:
    """The entries of a list, for asking whether a word is one of them."""
    return frozenset(lexicons.word_list(name))


@cache
def word_table(name: str) -> dict[str, str]:
    """The entries of a list whose last word says something of the words before it: `Mrs f`; to be read, never written to."""
    return dict(line.rsplit(" ", 1) for line in lexicons.word_list(name))


@cache
def by_first_word(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of a list by their first word, the longest first; to be read, never written to."""
    table: dict[str, list[str]] = {}
    for entry in sorted(lexicons.word_list(name), key=lambda entry: (-len(entry), entry)):
        table.setdefault(entry.split(" ")[0], []).append(entry)
    return {first: tuple(entries) for first, entries in table.items()}
