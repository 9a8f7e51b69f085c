"""Which of the actors that single reports speak of are one and the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from sayso.collate.nominals import bare, description_key, is_band, is_many, tells_who
from sayso.collate.parting import JUDGED
from sayso.model.annotation import ActorType
from sayso.model.collation import Link
from sayso.model.names import (
    bag,
    family_of,
    initials,
    is_acronym,
    is_first_surname,
    is_short_body,
    is_short_person,
    letters,
    name_key,
    name_words,
    same_body,
)
from sayso.model.span import Span

FORMS = frozenset(
    {"inc", "ltd", "limited", "corp", "corporation", "company", "co", "plc", "llc", "ag", "sa", "nv", "gmbh", "group", "agency", "news"}
)


class Local(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as one report speaks of it: its names in text order, or the description that stands for a name."""

    report: str
    root: str
    names: tuple[str, ...]
    spans: tuple[Span, ...]
    described: str | None = None
    labels: tuple[str, ...] = ()
    type: ActorType | None = None


Pair = tuple[int, int, str]
Groups = Mapping[int, int]
Sides = tuple[frozenset[int], frozenset[int]]  # actors of single reports that stay apart from one another
Fit = tuple[Callable[[str, str], bool], str]  # whether one name fits another, and what it then is


def link_locals(
    locals_: Sequence[Local], *, forced: Iterable[tuple[int, int]] = (), barred: Sequence[Sides] = ()
) -> tuple[dict[int, int], list[tuple[int, int, Link]]]:
    """For each actor of a report the number of its group, and the links that made the groups.

    Each round looks at the groups that the rounds before it made and joins only what fits exactly one of them, so the
    order of the reports is irrelevant. `forced` pairs are linked first; nothing links the two sides of a `barred` one.
    """
    group = {place: place for place in range(len(locals_))}
    members = {place: [place] for place in group}
    links: list[tuple[int, int, Link]] = []
    index = Index(locals_)

    def join(left: int, right: int, reason: str) -> None:
        links.append((left, right, _link(locals_[left], locals_[right], reason)))
        low, high = sorted((group[left], group[right]))
        group.update(dict.fromkeys(members[high], low))
        members[low] += members.pop(high)

    for left, right in forced:
        if group[left] != group[right]:
            join(left, right, JUDGED)
    for find in ROUNDS:
        for left, right, reason in sorted(set(find(locals_, group, index))):
            if group[left] != group[right] and not _is_barred(members[group[left]], members[group[right]], barred):
                join(left, right, reason)
    return group, links


def _is_barred(left: Iterable[int], right: Iterable[int], barred: Sequence[Sides]) -> bool:
    left, right = frozenset(left), frozenset(right)
    return any((left & one and right & other) or (left & other and right & one) for one, other in barred)


def _link(left: Local, right: Local, reason: str) -> Link:
    return Link(left=title_of(left), right=title_of(right), reason=reason, spans=(left.spans[0], right.spans[0]))


def title_of(local: Local) -> str:
    """What a report calls an actor: its fullest name, else the description."""
    return local.names[0] if local.names else local.described or ""


def _named(locals_: Sequence[Local]) -> Iterator[tuple[int, Local]]:
    return ((place, local) for place, local in enumerate(locals_) if local.names)


def _same_name(locals_: Sequence[Local], _: Groups, __: Index) -> Iterator[Pair]:
    """Both reports use the same name."""
    first: dict[str, int] = {}
    for place, local in _named(locals_):
        for name in sorted(set(local.names)):
            if name == local.names[0] or not _lone_word_of_person(local, name):
                before = first.setdefault(name_key(name), place)
                if before != place:
                    yield before, place, f"both reports use the name “{name}”"


def _lone_word_of_person(local: Local, name: str) -> bool:
    return local.type == "person" and " " not in name


class Index:
    """The names of all actors by their words and first letters, so that only names that share some are compared."""

    def __init__(self, locals_: Sequence[Local]) -> None:
        """Take in the names of all actors that have any."""
        self.locals = locals_
        self.holders: dict[str, list[int]] = {}
        for place, local in _named(locals_):
            for name in dict.fromkeys(local.names):
                self.holders.setdefault(name, []).append(place)
        self._by_key: dict[str, list[str]] = {}
        for name in self.holders:
            for key in {*name_words(name), *initials(name)}:
                self._by_key.setdefault(key, []).append(name)
        self._fits: dict[tuple[str, str], tuple[str, ...]] = {}

    def fitting(self, name: str, fit: Fit) -> tuple[str, ...]:
        """The names of the index that a name fits, in their own order; worked out once for each name and fit."""
        fits, reason = fit
        if (name, reason) not in self._fits:
            keys = {*name_words(name), letters(name)} if is_acronym(name) else set(name_words(name))
            others = dict.fromkeys(full for key in sorted(keys) for full in self._by_key.get(key, ()))
            self._fits[name, reason] = tuple(full for full in others if fits(name, full))
        return self._fits[name, reason]


def _one_fit(index: Index, group: Groups, place: int, fit: Fit, types: Iterable[ActorType | None]) -> Iterator[Pair]:
    """The link to the only other group that has a name which fits one of this actor's."""
    allowed = set(types)
    found: dict[int, tuple[int, str, str]] = {}
    for name in index.locals[place].names:
        for full in index.fitting(name, fit):
            for other in index.holders[full]:
                if group[other] != group[place] and index.locals[other].type in allowed:
                    found[group[other]] = min(found.get(group[other], (other, name, full)), (other, name, full))
    if len(found) == 1:
        other, name, full = next(iter(found.values()))
        yield place, other, f"“{name}” is {fit[1]} “{full}”"


def _spelled_out(locals_: Sequence[Local], group: Groups, index: Index) -> Iterator[Pair]:
    """One is the other's first letters."""

    def fits(short: str, full: str) -> bool:
        return is_acronym(short) and " " in full and letters(short) in initials(full)

    for place, local in _named(locals_):
        if local.type != "person":
            yield from _one_fit(index, group, place, (fits, "the first letters of"), ("group", "place", "other", None))


def _other_order(locals_: Sequence[Local], group: Groups, index: Index) -> Iterator[Pair]:
    """Both have the same words in another order."""
    for place, local in _named(locals_):
        if local.type in {"group", "other", None}:
            yield from _one_fit(index, group, place, (same_body, "another order of"), ("group", "other", None))


def _fuller_person(locals_: Sequence[Local], group: Groups, index: Index) -> Iterator[Pair]:
    """One leaves out a middle name, an initial, a second surname or what follows a hyphen in the other."""

    def fits(short: str, full: str) -> bool:
        few, many = name_words(short), name_words(full)
        part = few[:-1] == many[:-1] and many[-1].startswith(f"{few[-1]}-")  # "Ro Kuk" for "Ro Kuk-no"
        return len(few) > 1 and (few == many or part or (few[:1] == many[:1] and is_short_person(short, full)))

    for place, local in _named(locals_):
        if local.type in {"person", None}:
            yield from _one_fit(index, group, place, (fits, "a shorter form of"), ("person", None))


def _lone_person(locals_: Sequence[Local], group: Groups, index: Index) -> Iterator[Pair]:
    """A surname or first name alone, of which the event has one bearer."""

    def fits(short: str, full: str) -> bool:
        return len(name_words(short)) == 1 and is_short_person(short, full)

    def as_first_surname(short: str, full: str) -> bool:
        return is_first_surname(short, full)

    for place, local in _named(locals_):
        if any(" " in name or is_acronym(name) for name in local.names) or (local.type not in {"person", None} and local.labels):
            continue
        pairs = list(_one_fit(index, group, place, (fits, "part of the name"), ("person",)))
        yield from pairs or _one_fit(index, group, place, (as_first_surname, "the first surname of"), ("person",))


def _of_family(locals_: Sequence[Local], group: Groups, index: Index) -> Iterator[Pair]:
    """A first name alone in a report that names others of the surname: "their sons Jon and William" beside "William A. Falk"."""
    surnames: dict[str, set[str]] = {}
    for _, local in _named(locals_):
        known = (_surname(local, name) for name in local.names)
        surnames.setdefault(local.report, set()).update(surname for surname in known if surname)
    for place, local in _named(locals_):
        if local.type not in {"person", None} or any(len(name_words(name)) > 1 or is_acronym(name) for name in local.names):
            continue
        found: dict[int, tuple[int, str, str]] = {}
        for name in local.names:
            for full in index.fitting(name, (_is_first_name, "the first name of")):
                bearers = index.holders[full] if name_words(full)[-1] in surnames[local.report] else ()
                found |= {group[other]: (other, name, full) for other in bearers if locals_[other].type == "person"}
        found.pop(group[place], None)
        if len(found) == 1:
            other, name, full = next(iter(found.values()))
            yield place, other, f"“{name}” is the first name of “{full}”, and the report names others of that surname"


def _is_first_name(short: str, full: str) -> bool:
    return len(name_words(full)) > 1 and name_words(short) == name_words(full)[:1]


def _surname(local: Local, name: str) -> str | None:
    words = name_words(name)
    return family_of(name) if local.type == "group" else words[-1] if local.type == "person" and len(words) > 1 else None


def _fuller_body(locals_: Sequence[Local], group: Groups, index: Index) -> Iterator[Pair]:
    """One is the other without its country, its form or a part of what it is for."""

    def fits(short: str, full: str) -> bool:
        inside = len(bag(short)) > 1 and bag(short) < bag(full) and name_words(short)[0] in bag(full) and _same_head(short, full)
        return is_short_body(short, full, FORMS) or inside

    for place, local in _named(locals_):
        if local.type in {"group", "other", None}:
            yield from _one_fit(index, group, place, (fits, "short for"), ("group", "other", None))


def _same_head(left: str, right: str) -> bool:
    """Whether two names of bodies are of one kind: "Ministry of Trade" and "Foreign Trade Ministry"."""
    return bool(_heads(left) & _heads(right))


def _heads(text: str) -> frozenset[str]:
    words = name_words(text)
    return frozenset({words[-1]} | {word for word, after in pairwise(words) if after in {"of", "for"}})


def _one_family(locals_: Sequence[Local], _: Groups, __: Index) -> Iterator[Pair]:
    """Both name the family of one surname."""
    first: dict[str, int] = {}
    surnames = {name_words(name)[-1] for _, local in _named(locals_) if local.type == "person" for name in local.names}
    for place, local in enumerate(locals_):
        text = title_of(local)
        surname = family_of(text) if local.type == "group" else None
        if surname in surnames and text[:1].isupper():
            before = first.setdefault(surname or "", place)
            if before != place:
                yield before, place, "both name the family of that surname"


def _same_description(locals_: Sequence[Local], _: Groups, __: Index) -> Iterator[Pair]:
    """Both reports speak in the same words of somebody whom neither names."""
    first: dict[str, int] = {}
    for place, local in enumerate(locals_):
        if local.described and tells_who(local.described):
            before = first.setdefault(description_key(local.described), place)
            if before != place:
                yield before, place, f"both reports say “{bare(local.described)}” and name nobody"


def _one_band(locals_: Sequence[Local], _: Groups, __: Index) -> Iterator[Pair]:
    """Both speak of those who did it and name nobody; where a report names some of them, nothing is linked."""
    bands = [place for place, local in enumerate(locals_) if local.described and is_band(local.described)]
    named = any(local.names and any(is_band(label) for label in local.labels) for local in locals_)
    for before, place in pairwise(() if named else bands):
        yield before, place, "both speak of those who did it and name nobody"


def _known_description(locals_: Sequence[Local], group: Groups, _: Index) -> Iterator[Pair]:
    """One report says of an unnamed actor what another says of one actor by name."""
    called: dict[str, dict[int, int]] = {}
    for place, local in _named(locals_):
        for label in (*local.labels, *(name for name in local.names if " " in name)):
            called.setdefault(description_key(label), {}).setdefault(group[place], place)
    for place, local in enumerate(locals_):
        for label in sorted({local.described or "", *local.labels}) if not local.names else ():
            fits = called.get(description_key(label), {})
            if len(fits) == 1 and tells_who(label) and group[place] not in fits:
                yield next(iter(fits.values())), place, f"“{bare(label)}” is said of nobody else by name"


def _kind_of_body(locals_: Sequence[Local], group: Groups, index: Index) -> Iterator[Pair]:
    """A report says in general words what only one named body of the event is: "the police", "Norsel police"."""
    for place, local in enumerate(locals_):
        words = bag(bare(local.described or ""))
        new = (local.described or "").casefold().startswith(("a ", "an "))
        if local.names or local.type != "group" or not words or is_many(bare(local.described or "")) or new:
            continue
        fits: dict[int, int] = {}
        for name in index.fitting(bare(local.described or ""), (_is_kind, "the kind of body of")):
            for other in index.holders[name]:
                fits[group[other]] = min(fits.get(group[other], other), other)
        if len(fits) == 1:
            other = next(iter(fits.values()))
            yield other, place, f"“{title_of(locals_[other])}” is the only one named that “{bare(local.described or '')}” fits"


def _is_kind(described: str, name: str) -> bool:
    return bag(described) <= bag(name) and name_words(described)[-1] in _heads(name)


def majority(types: Iterable[ActorType | None]) -> ActorType | None:
    """The type of most, ties by the alphabet; `None` where nobody knows."""
    counts: dict[ActorType, int] = Counter(kind for kind in types if kind is not None)
    return min(counts.items(), key=lambda item: (-item[1], item[0]))[0] if counts else None


ROUNDS = (
    _same_name,
    _spelled_out,
    _other_order,
    _fuller_person,
    _lone_person,
    _of_family,
    _fuller_body,
    _one_family,
    _known_description,
    _kind_of_body,
    _same_description,
    _one_band,
)
