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
    return _says_so(left) != _says_so(right)


def _says_so(assertion: Assertion) -> bool:
    """Whether it is said to be so, by its words alone: a "not" and a denial of it cancel out."""
    claim = assertion.claim
    return claim.stance != "doubted" and claim.negated == (claim.stance == "denied")
