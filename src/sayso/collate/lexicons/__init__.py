"""Word lists of the comparison as data files, a folder a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGE = "en"


@cache
def table(name: str, section: str, language: str = LANGUAGE) -> Mapping[str, tuple[str, ...]]:
    """A section of `NAME.toml`: a list of words under each label; to be read, never written to."""
    text = files(__package__).joinpath(language, f"{name}.toml").read_text(encoding="utf-8")
    return {label: tuple(words) for label, words in tomllib.loads(text)[section].items()}


@cache
def labels(name: str, section: str, language: str = LANGUAGE) -> Mapping[str, str]:
    """Word to label, from the same section; of two labels the first that has the word."""
    found: dict[str, str] = {}
    for label, words in table(name, section, language).items():
        for word in words:
            found.setdefault(word, label)
    return found


@cache
def phrases(name: str, section: str, label: str, language: str = LANGUAGE) -> frozenset[str]:
    """The words under one label."""
    return frozenset(table(name, section, language)[label])
