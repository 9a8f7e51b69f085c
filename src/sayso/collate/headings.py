"""What a figure is about, in a few plain words for a reader."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sayso.collate.candidates import Candidate
from sayso.collate.kinds import DEEDS, PARTISAN, PEOPLE
from sayso.collate.lexicons import labels

FEW = 2  # words that tell what an amount is about
TOLD, ELSEWHERE = 0.4, 0.2  # share of a row's readings near which a word stands, and of those of rows of the same name at most


def headings(rows: Sequence[Sequence[Candidate]]) -> list[str]:
    """The heading of each row; of those with one name that which most reports give keeps it plain.

    The others are told apart by words that stand near the numbers of one alone.
    """
    plain = [heading(row) for row in rows]
    alike: dict[str, list[int]] = defaultdict(list)
    for number in sorted(range(len(rows)), key=lambda number: (-len({one.report for one in rows[number]}), number)):
        alike[plain[number]].append(number)
    deeds = frozenset(word for row in rows for one in row for word in (one.event or "").split())
    found = list(plain)
    for name, numbers in alike.items():
        for number in numbers[1:] if not name.endswith(")") else ():
            others = [one for other in numbers if other != number for one in rows[other]]
            found[number] = _with(name, _own_words(rows[number], others, deeds))
    return found


def _own_words(row: Sequence[Candidate], others: Sequence[Candidate], deeds: frozenset[str]) -> tuple[str, ...]:
    """The words of content near most of a row's numbers and near few of the others', those nearest first."""
    here, there = _words(row), _words(others)
    own = {word for word in here if here[word] >= TOLD * len(row) and there[word] <= ELSEWHERE * len(others)} - deeds
    return _nearest(row, own)


def _words(row: Sequence[Candidate]) -> Counter[str]:
    return Counter(word.casefold() for one in row for word in one.near)


def _nearest(row: Sequence[Candidate], words: Iterable[str]) -> tuple[str, ...]:
    """A few words, those first that stand in most readings and then nearest; in small letters where any reading has them so."""
    counted = _words(row)
    place = {word.casefold(): number for one in reversed(row) for number, word in enumerate(one.near)}
    written = {word for one in row for word in one.near}
    chosen = sorted(words, key=lambda word: (-counted[word], place[word], word))[:FEW]
    return tuple(word if word in written else min(form for form in written if form.casefold() == word) for word in chosen)


def heading(row: Sequence[Candidate]) -> str:
    """What most readings say is counted and what befell it; for an amount its unit, and the words that stand by it."""
    if row[0].quantity.kind != "count":
        return _amount(row)
    deed = _most(one.deed for one in row if one.deed in DEEDS)
    noun = _noun(row)
    return f"{noun} {deed}" if deed else _with(noun, _about(row))


def unit_of(row: Sequence[Candidate]) -> str | None:
    """The unit that most readings have, a person before "lives"; of equal ones the first by the alphabet."""
    counted = Counter(one.quantity.unit for one in row if one.quantity.unit)
    return min(counted, key=lambda unit: (unit != "person", -counted[unit], unit), default=None)


def _noun(row: Sequence[Candidate]) -> str:
    """The words that most readings use, the longer of two; the plain word where they take in what others name by part.

    Labels that take sides are all shown: none of them is ours.
    """
    kinds = {one.thing.kind for one in row if one.thing.noun}
    if any(one.thing.person for one in row) and (len(kinds) > 1 or kinds <= {PEOPLE}):
        return PEOPLE
    if kinds == {PARTISAN}:
        return " / ".join(sorted({one.thing.noun: _counted(one) for one in row if one.quantity.counted}.values()))
    taking_in = [one for one in row if one.thing.wide and one.thing.person is False] or row
    counted = Counter(_counted(one) for one in taking_in if one.quantity.counted)
    if not counted:
        return row[0].quantity.unit or row[0].reading.text
    return max(counted, key=lambda words: (counted[words], len(words), words))


def _counted(one: Candidate) -> str:
    words = (one.quantity.counted or "").split()
    return " ".join([*words[:-1], _plural(words[-1])] if one.reading.low == 1 else words)


def _plural(word: str) -> str:
    ending = next(iter(labels("wording", "ending")))
    return labels("wording", "plurals").get(word.casefold(), word if word.endswith(ending) else word + ending)


def _amount(row: Sequence[Candidate]) -> str:
    given, per, whole_of = (unit_of(row) or "amount").partition(" per ")
    unit = labels("wording", "units").get(given, _plural(given) if unit_of(row) else given) + per + whole_of
    whole = _most(" ".join(one.quantity.counted.split()) for one in row if one.quantity.counted)
    return _with(f"{unit} of {whole}" if whole else unit, _about(row))


def _with(noun: str, about: Sequence[str]) -> str:
    return f"{noun} ({', '.join(about)})" if about else noun


def _about(row: Sequence[Candidate]) -> tuple[str, ...]:
    """The words that stand nearest in most readings; of as many, those that stand nearest."""
    return _nearest(row, _words(row))


def _most(words: Iterable[str | None]) -> str | None:
    counted = Counter(word for word in words if word)
    return max(counted, key=lambda word: (counted[word], word), default=None)
