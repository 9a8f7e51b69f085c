"""Word lists as data files, a folder a language; a second language is a folder, not a rewrite."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGE = "en"
GAP = r"[^\S\n]{1,8}"  # white space within a line; bounded, so that a page of spaces costs no more than a page of words


@cache
def word_list(name: str, language: str = LANGUAGE) -> tuple[str, ...]:
    """The lines of `NAME.txt` in the order of the file; empty lines and lines that begin with `#` are left out."""
    lines = (line.strip() for line in _read(f"{name}.txt", language).splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def table(name: str, language: str = LANGUAGE) -> Mapping[str, Any]:
    """The tables of `NAME.toml`; to be read, never written to."""
    return tomllib.loads(_read(f"{name}.toml", language))


def classes(name: str, language: str = LANGUAGE) -> dict[str, str]:
    """Word to class, from a table of lists of words: `killed = ["die", "kill"]` gives `{"die": "killed", ...}`."""
    return {word: label for label, members in table(name, language).items() for word in members}


def language_name(code: str | None) -> str:
    """The English name of a language, by its code; the code itself where it is not in the table."""
    names = tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
    return str(names.get((code or "").split("-")[0].lower(), code or "unknown language"))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for one of the words, longest first, so that no word hides a longer one; spaces match any gap in a line."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", GAP) for word in ordered) + ")"


def either(*branches: str) -> str:
    """A regular expression for one of several, tried in their order."""
    return "(?:" + "|".join(branches) + ")"


def pattern(source: str, **parts: str) -> re.Pattern[str]:
    """A verbose, case-blind regular expression in which `<<name>>` stands for a part and `<<_>>` for a gap within a line."""
    for name, part in {**parts, "_": GAP}.items():
        source = source.replace(f"<<{name}>>", part)
    return re.compile(source, re.VERBOSE | re.IGNORECASE)


def _read(file: str, language: str) -> str:
    return files(__package__).joinpath(language, file).read_text(encoding="utf-8")
