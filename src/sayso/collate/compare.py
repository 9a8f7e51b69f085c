"""Two readings: the contrary or not. Each comparator's docstring is the reason that readers are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sayso.collate.assertions import Assertion

Comparator = Callable[[Assertion, Assertion], bool]

DENYING = frozenset({"denied", "doubted"})


def one_denies(left: Assertion, right: Assertion) -> bool:
    """One denies or doubts what the other states."""
    return (left.claim.stance in DENYING) != (right.claim.stance in DENYING) and _point_apart(left, right)


def one_negates(left: Assertion, right: Assertion) -> bool:
    """One says that it was so, the other that it was not."""
    return left.claim.stance not in DENYING and right.claim.stance not in DENYING and _point_apart(left, right)


def _point_apart(left: Assertion, right: Assertion) -> bool:
    """Whether what is asserted points two ways: denying that it was not so is saying that it was."""
    return (left.claim.certainty > 0) != (right.claim.certainty > 0)


def contrary(left: Assertion, right: Assertion, *, alike: float, least: Mapping[Comparator, float]) -> Iterator[str]:
    """The reasons why two assertions cannot both be right; each comparator asks for its own least likeness of words."""
    for comparator, needed in least.items():
        if alike >= needed and comparator(left, right):
            yield comparator.__doc__ or ""
