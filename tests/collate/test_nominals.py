from __future__ import annotations

import pytest

from sayso.collate.nominals import is_band, is_many, tells_who


@pytest.mark.parametrize("text", ["the gunwoman", "the interior minister", "one ferry worker", "the Norsel government"])
def test_a_description_that_can_mean_one_only_tells_who(text: str) -> None:
    assert tells_who(text)


@pytest.mark.parametrize("text", ["the government", "actor", "the country's military", "two officials", "residents", "another minister"])
def test_a_description_that_can_mean_many_does_not(text: str) -> None:
    assert not tells_who(text)


def test_a_boss_is_one_and_bosses_are_many() -> None:
    assert (is_many("the boss"), is_many("the bosses")) == (False, True)


@pytest.mark.parametrize("text", ["hackers", "the criminal hackers", "The cyber-thieves"])
def test_those_who_did_it_are_a_band(text: str) -> None:
    assert is_band(text)


@pytest.mark.parametrize("text", ["two hackers", "other hackers", "the hacker", "residents"])
def test_one_of_them_or_some_are_none(text: str) -> None:
    assert not is_band(text)
