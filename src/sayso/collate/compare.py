"""Two readings: the same, contrary, or neither. Each comparator's docstring is the reason that readers are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from sayso.collate.assertions import Assertion

Finding = Literal["same", "contrary"]
Comparator = Callable[[Assertion, Assertion], Finding | None]

DENYING = frozenset({"denied", "doubted"})


def one_denies(left: Assertion, right: Assertion) -> Finding | None:
    """One denies or doubts what the other states."""
    if _is_denied(left) == _is_denied(right):
        return None
    return "contrary"


def one_negates(left: Assertion, right: Assertion) -> Finding | None:
    """One says that it was so, the other that it was not."""
    if _is_denied(left) or _is_denied(right) or left.claim.negated == right.claim.negated:
        return None
    return "contrary"


def _is_denied(assertion: Assertion) -> bool:
    return assertion.claim.stance in DENYING


COMPARATORS: tuple[Comparator, ...] = (one_denies, one_negates)


def contrary(left: Assertion, right: Assertion) -> Iterator[str]:
    """The reasons why two assertions about the same thing cannot both be right."""
    for comparator in COMPARATORS:
        if comparator(left, right) == "contrary":
            yield comparator.__doc__ or ""
