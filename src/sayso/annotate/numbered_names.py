"""Numbers that are written as names or places: a seat, a telephone, a score, a point on the map."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.model.annotation import QuantityKind

TELEPHONE = re.compile(r"(?<![\w.,$])(?:\+?\d{1,3}[- .])?\(?\d{3,4}\)?[- .]\d{3}[- .]?\d{4}(?!\w)")
# "Arlen-3", "#3" | "208B": a name with a number in it; K and M are thousands and millions, C and F degrees where no name is before them
NAMED = re.compile(
    r"(?:(?<=[A-Za-z]-)(?<!to-)(?<!now-)(?<!\de-)(?<!sub-)(?<!minus-)|(?<=\#))\d+[A-Za-z]?\b|(?<![\w.,$£€])\d+[ABDEG-JLN-UX-Z]\b(?!/)"
)
# "won 3-1", "2-0 down"; a plural behind it makes it a range: "3-4 boats"
SCORE = re.compile(
    r"(?<![\w.,$£€-])\d{1,2}[-–]\d{1,2}(?![\w%°]|[-–.,]\d|[^\S\n]*(?:%|per|million|billion|°)|[^\S\n]{1,8}(?:[a-z]+[^\S\n]{1,8})?[a-z]+s\b|[^\S\n]{1,8}people)"
)
COORDINATES = re.compile(
    r"""
    (?<![\w.,$£€]) (?:
      # "33.6°N", "48°51'N", "48° 51' 12\" N"
      \d{1,3} (?:\.\d{1,8})? \s? ° \s? (?: \d{1,2} (?:\.\d{1,8})? \s? ['’′] \s? )? (?: \d{1,2} (?:\.\d{1,8})? \s? ["”″] \s? )? [NSEW] \b
      # "34.05N, 118.25W": the pair alone tells that W is no watt
    | \d{1,2} (?:\.\d{1,8})? \s? [NS] [,;/]? \s? \d{1,3} (?:\.\d{1,8})? \s? [EW] \b
      # "36.19 degrees north", "10 degrees south latitude"
    | \d{1,3} (?:\.\d{1,8})? [^\S\n] degrees [^\S\n] (?:north|south|east|west) \b (?! [^\S\n] of \b )
    )
    # "latitude 33.52", "longitude of -44.31"
    | (?<!\w) (?:[Ll]atitude|[Ll]ongitude) [^\S\n] (?:of [^\S\n])? [-−]? \d{1,3} (?:\.\d{1,8})? (?!\d) """,
    re.VERBOSE,
)
SHAPES: tuple[tuple[re.Pattern[str], QuantityKind], ...] = (
    (TELEPHONE, "address"),
    (COORDINATES, "address"),
    (NAMED, "address"),
    (SCORE, "score"),
)


def numbered_names(text: str) -> Iterator[tuple[re.Match[str], QuantityKind]]:
    """Every match of a shape, with the kind of its number; of two that overlap the first given is meant."""
    for shape, kind in SHAPES:
        yield from ((match, kind) for match in shape.finditer(text))
