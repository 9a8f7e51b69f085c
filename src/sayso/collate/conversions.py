"""Amounts in two units or currencies, brought to one where that can be done."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import structs

from sayso.collate.candidates import Candidate
from sayso.collate.lexicons import LANGUAGE
from sayso.model.annotation import Quantity
from sayso.model.collation import FigureReading

DOLLARS = "dollars"
DIGITS = 3  # that a number turned into another unit keeps


@cache
def _factors(language: str = LANGUAGE) -> Mapping[str, tuple[str, float]]:
    """What a unit measures, and how much of it."""
    text = files("sayso.collate.lexicons").joinpath(language, "measures.toml").read_text(encoding="utf-8")
    return {unit: (measured, factor) for measured, units in tomllib.loads(text).items() for unit, factor in units.items()}


def measured_by(quantity: Quantity) -> str | None:
    """What two amounts have to share to be compared: money is money, a mile a length; for other kinds the unit itself."""
    if quantity.kind == "money":
        return quantity.kind
    return _factors().get(quantity.unit or "", (quantity.unit, 1.0))[0] if quantity.kind == "measure" else quantity.unit


def comparable(left: Candidate, right: Candidate) -> bool:
    """Whether two amounts are of one unit, of one that can be turned into the other, or of one number in two currencies."""
    one, other = left.quantity, right.quantity
    if one.unit == other.unit:
        return True
    return measured_by(one) == measured_by(other) and (one.kind != "money" or left.bounds == right.bounds)


def two_units(left: Candidate, right: Candidate) -> bool:
    """Whether two amounts are given in two units; a bare dollar is any dollar."""
    one, other = left.quantity, right.quantity
    if one.kind not in {"money", "measure"} or one.unit == other.unit:
        return False
    dollars = {_factors().get(unit or "", (None, 1.0))[0] for unit in (one.unit, other.unit)} == {DOLLARS}
    return not (dollars and "USD" in {one.unit, other.unit})


def in_unit(one: Candidate, unit: str | None) -> FigureReading:
    """A reading as it is in another unit, of which it is then about so many; as it is where that cannot be said."""
    own = one.quantity.unit or ""
    (measured, factor), (wanted, divisor) = _factors().get(own, (None, 1.0)), _factors().get(unit or "", (None, 1.0))
    if own == unit or measured is None or measured != wanted or one.quantity.kind != "measure":
        return one.reading
    low, high = (None if bound is None else float(f"{bound * factor / divisor:.{DIGITS}g}") for bound in one.bounds)
    return structs.replace(one.reading, low=low, high=high, approximate=True)


def in_one_unit(left: Candidate, right: Candidate) -> tuple[FigureReading, FigureReading]:
    """Both readings in the unit of the first."""
    if left.quantity.unit == right.quantity.unit:
        return left.reading, right.reading
    return left.reading, in_unit(right, left.quantity.unit)


def of_two_currencies(left: Candidate, right: Candidate) -> bool:
    """Whether two amounts are in two currencies: one number in both is no one sum."""
    return left.quantity.kind == "money" and two_units(left, right)
