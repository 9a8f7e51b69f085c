"""How alike two reports are in what they tell: their words, the names in them, and when they were published."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from sayso.cluster.words import Words, words_of
from sayso.model.annotation import AnnotatedReport
from sayso.model.report import published_day


@dataclass(frozen=True, kw_only=True)
class LikenessSettings:
    """How the likeness of two reports, 0 to 1, is made up.

    `names` is the part that shared names have in it, the rest is for all words. A word of the headline counts as
    `headline` words more. How rare a word is comes from the reports and from a list of common words, which weighs as much
    as `background` further reports: a folder of one event alone could not know that "Arlen" says more than "early". A word
    on no list stands in the share `rare` of texts. Only the `terms` heaviest words of a report are compared.

    Reports published within `days` of one another are as alike as their words; further apart the likeness is halved
    every `half` days, but never below `late` of it: dates of publication are often those of a later visit.
    An unread report, of which only names and numbers are known, has to share `shared` of them, and the likeness counts
    `foreign` of itself.
    """

    names: float = 0.4
    headline: int = 3
    background: int = 2000
    rare: float = 0.002
    terms: int = 150
    days: int = 30
    half: int = 180
    late: float = 0.5
    shared: int = 3
    foreign: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What of a report is compared: how often each word and each word of a name stands in it, and its day (of the calendar).

    `read` is false where no reader knew the language: then there are no words, and names are what is written like one.
    """

    words: Mapping[str, int]
    names: Mapping[str, int]
    day: int | None
    read: bool


@dataclass(frozen=True, kw_only=True)
class Postings:
    """Who holds each term, and how heavy it is there; and the same by report. Weights of a report have length 1."""

    rows: tuple[tuple[NDArray[np.int64], NDArray[np.float64]], ...]
    holders: tuple[NDArray[np.int64], ...]
    weights: tuple[NDArray[np.float64], ...]


def profile(annotated: AnnotatedReport, settings: LikenessSettings) -> Profile:
    """What of a report is compared with others."""
    words = words_of(annotated)
    forms = [form.removesuffix("'s") for form in words.forms]
    day = published_day(annotated.report)
    read = annotated.unread is None
    counts: Counter[str] = Counter(forms) if read else Counter()
    for block in annotated.report.blocks:
        if read and block.kind == "headline":
            for number in _within(words, block.span.start, block.span.end):
                counts[forms[number]] += settings.headline
    named = _named(annotated, words) if read else _written_like_names(annotated.report.text, words)
    return Profile(words=counts, names=Counter(forms[number] for number in named), day=day.toordinal() if day else None, read=read)


def likenesses(profiles: Sequence[Profile], settings: LikenessSettings, *, least: float) -> Iterator[tuple[int, int, float]]:
    """Pairs of reports (by their places, smaller first) that are at least so alike, and how much, in order.

    No table of all pairs is made: a report meets only those that share a term with it.
    """
    words = _postings([each.words for each in profiles], settings)
    names = _postings([each.names for each in profiles], settings)
    days = np.array([math.nan if each.day is None else each.day for each in profiles])
    read = np.array([each.read for each in profiles], dtype=bool)
    named = np.array([bool(each.names) for each in profiles], dtype=bool)
    for place in range(len(profiles)):
        alike, shared = _meet(names, place)
        both = read & read[place]
        part = np.where(named & named[place], settings.names, 0.0)
        near = (1 - part) * _meet(words, place)[0] + part * alike
        by_names = np.where(shared >= settings.shared, settings.foreign * alike, 0.0)
        likeness = np.where(both, near, by_names) * _closeness(days, place, settings)
        for other in np.flatnonzero(likeness[place + 1 :] >= least) + place + 1:
            yield place, int(other), float(likeness[other])


def _closeness(days: NDArray[np.float64], place: int, settings: LikenessSettings) -> NDArray[np.float64]:
    """What the days between two publications leave of a likeness; unknown days leave all of it."""
    apart = np.nan_to_num(np.abs(days - days[place]), nan=0.0)
    late = 0.5 ** (np.maximum(0.0, apart - settings.days) / settings.half)
    return np.asarray(settings.late + (1 - settings.late) * late)


def _meet(postings: Postings, place: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """The cosine of one report with each, and how many terms they share."""
    terms, weights = postings.rows[place]
    size = len(postings.rows)
    if not len(terms):
        return np.zeros(size), np.zeros(size, np.int64)
    holders = np.concatenate([postings.holders[term] for term in terms])
    heavy = np.concatenate([postings.weights[term] * weight for term, weight in zip(terms, weights, strict=True)])
    return np.bincount(holders, heavy, size).astype(np.float64), np.bincount(holders, minlength=size).astype(np.int64)


def _postings(counts: Sequence[Mapping[str, int]], settings: LikenessSettings) -> Postings:
    rarity = _rarities(counts, settings)
    numbers = {term: number for number, term in enumerate(sorted(rarity))}
    holders: list[list[int]] = [[] for _ in numbers]
    heavy: list[list[float]] = [[] for _ in numbers]
    rows = []
    for place, terms in enumerate(counts):
        weights = _weights(terms, rarity, settings.terms)
        rows.append((np.array([numbers[term] for term in weights], np.int64), np.array(list(weights.values()))))
        for term, weight in weights.items():
            holders[numbers[term]].append(place)
            heavy[numbers[term]].append(weight)
    return Postings(
        rows=tuple(rows), holders=tuple(np.array(row, np.int64) for row in holders), weights=tuple(np.array(row) for row in heavy)
    )


def _weights(terms: Mapping[str, int], rarity: Mapping[str, float], most: int) -> dict[str, float]:
    """The heaviest terms of a report, sorted, scaled to length 1; a term's weight grows with the logarithm of its count."""
    heavy = {term: (1 + math.log(count)) * rarity[term] for term, count in terms.items() if rarity[term] > 0}
    kept = sorted(sorted(heavy, key=lambda term: (-heavy[term], term))[:most])
    length = math.sqrt(sum(heavy[term] ** 2 for term in kept))
    return {term: heavy[term] / length for term in kept}


def _rarities(counts: Sequence[Mapping[str, int]], settings: LikenessSettings) -> dict[str, float]:
    """The inverse document frequency of each term, as if the background had been read along with the reports."""
    held: Counter[str] = Counter()
    for terms in counts:
        held.update(terms.keys())
    common = commonness()
    size = len(counts) + settings.background + 1
    expected = {term: settings.background * common.get(term, settings.rare) for term in held}
    return {term: max(0.0, math.log(size / (held[term] + expected[term] + 0.5))) for term in held}


@cache
def commonness() -> Mapping[str, float]:
    """The share of texts that hold a word, for the common words of every language that has a list."""
    shares: dict[str, float] = {}
    for folder in sorted(
        (each for each in files("sayso.cluster").joinpath("lexicons").iterdir() if each.is_dir()), key=lambda each: each.name
    ):
        for line in folder.joinpath("commonness.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                word, share = line.split(" ")
                shares[word] = max(shares.get(word, 0.0), float(share))
    return shares


def _named(annotated: AnnotatedReport, words: Words) -> Iterator[int]:
    """The words of the names that the reader found."""
    for mention in annotated.mentions:
        if mention.kind == "name":
            yield from _within(words, mention.span.start, mention.span.end)


def _written_like_names(text: str, words: Words) -> Iterator[int]:
    """Numbers of two digits or more and capitalised words inside a sentence: what can be known without a reader."""
    for number, (form, start) in enumerate(zip(words.forms, words.starts, strict=True)):
        inside = number > 0 and not text[words.ends[number - 1] : start].strip(" ,")
        if (form.isdigit() and len(form) > 1) or (inside and text[start].isupper()):
            yield number


def _within(words: Words, start: int, end: int) -> range:
    return range(bisect_left(words.starts, start), bisect_left(words.starts, end))
