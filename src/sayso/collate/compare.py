"""Two readings: the contrary or not. Each comparator's docstring is the reason that readers are shown."""

from __future__ import annotations

from sayso.collate.assertions import Assertion

DENYING = frozenset({"denied", "doubted"})


def is_denied(assertion: Assertion) -> bool:
    """Somebody denies or doubts it."""
    return assertion.claim.stance in DENYING


def one_denies(left: Assertion, right: Assertion) -> bool:
    """One denies or doubts what the other states."""
    return is_denied(left) != is_denied(right) and _point_apart(left, right)


def one_negates(left: Assertion, right: Assertion) -> bool:
    """One says that it was so, the other that it was not."""
    return not is_denied(left) and not is_denied(right) and _point_apart(left, right)


def _point_apart(left: Assertion, right: Assertion) -> bool:
    """Whether what is asserted points two ways: denying that it was not so is saying that it was."""
    return (left.claim.certainty > 0) != (right.claim.certainty > 0)
