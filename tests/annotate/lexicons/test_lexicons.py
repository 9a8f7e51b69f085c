from __future__ import annotations

import re
from importlib.resources import files

import pytest

from sayso.annotate.lexicons import any_of, classes, pattern, table, word_list

FILES = sorted(path.name for path in files("sayso.annotate.lexicons").joinpath("en").iterdir())


@pytest.mark.parametrize("name", FILES)
def test_every_list_says_in_its_first_line_where_it_comes_from(name: str) -> None:
    assert files("sayso.annotate.lexicons").joinpath("en", name).read_text(encoding="utf-8").startswith("# ")


def test_a_word_list_leaves_out_comments_and_empty_lines() -> None:
    assert all(word and not word.startswith("#") for word in word_list("people"))


def test_classes_turn_a_table_of_lists_round() -> None:
    assert classes("deeds")["die"] == "killed"


def test_a_table_keeps_its_values() -> None:
    assert table("numerals")["vague"]["dozens"] == 24


def test_the_longest_of_the_words_is_found() -> None:
    found = re.match(any_of(["at", "at least"]), "at least 9")
    assert found is not None
    assert found[0] == "at least"


def test_a_pattern_fills_its_parts_in_and_is_blind_to_case() -> None:
    assert pattern("<<number>> <<_>> boats", number=r"\d+").fullmatch("12 BOATS")
