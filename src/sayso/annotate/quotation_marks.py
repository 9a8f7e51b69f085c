"""Stretches between quotation marks: straight and curly, double and single, nested, and over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CLOSING = {"“": "”", "‘": "’", "«": "»", "„": "“", '"': '"', "'": "'"}
PARAGRAPH = re.compile(r"[^\n]+")
# Two apostrophes, or two grave accents, typed for one double mark; the stand-in keeps every offset.
DOUBLED = re.compile(r"''|``")
# An apostrophe closes only where no word goes on; commas and stops stand inside the marks.
ENDS_SPEECH = frozenset(".,?!…—-")


@dataclass(frozen=True, kw_only=True)
class Quoted:
    """A quoted stretch, `start` and `end` with its marks; `open_ended` where the paragraph ended before it was closed.

    A quotation over several paragraphs is one stretch a paragraph, each but the first with `goes_on`.
    """

    start: int
    end: int
    open_ended: bool = False
    goes_on: bool = False


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """The outermost quoted stretches in text order; marks inside another's are left to it."""
    text = DOUBLED.sub('"\x00', text)
    found: list[Quoted] = []
    for paragraph in PARAGRAPH.finditer(text):
        goes_on = bool(found) and found[-1].open_ended and _only_breaks(text, found[-1].end, paragraph.start())
        for number, (start, end, closed) in enumerate(_within(text, paragraph.start(), paragraph.end())):
            leads = number == 0 and not text[paragraph.start() : start].strip()
            found.append(Quoted(start=start, end=end, open_ended=not closed, goes_on=goes_on and leads))
    return tuple(found)


def _only_breaks(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip()


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether it was closed, of each outermost stretch of one paragraph."""
    place = start
    while place < end:
        mark = text[place]
        if mark not in CLOSING or not _opens(text, place, start):
            place += 1
            continue
        close = _closing(text, place, end)
        if close is None and mark in "'‘":  # a lone apostrophe is no quotation
            place += 1
            continue
        stop = end if close is None else close + 1 + (text[close + 1 : close + 2] == "\x00")
        yield place, len(text[:stop].rstrip()) if close is None else stop, close is not None
        place = stop


def _opens(text: str, place: int, start: int) -> bool:
    """A mark opens where no word stands right before it and one stands right after."""
    before = text[place - 1] if place > start else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if text[place] in "“«„":
        return True
    if text[place] in "'‘" and not (after.isalnum() or after in '“"[…'):
        return False
    return not before.isalnum() and before not in ".,?!" and not after.isspace()


def _closing(text: str, opened: int, end: int) -> int | None:
    """The place of the mark that closes the one at `opened`, nested pairs of the same mark skipped."""
    mark, close = text[opened], CLOSING[text[opened]]
    if mark in "'‘":
        return _closing_single(text, opened, close, end)
    depth = 0
    for place in range(opened + 1, end):
        if text[place] == close and (mark != close or _can_close(text, place)):
            if depth == 0:
                return place
            depth -= 1
        elif text[place] == mark and mark != close:
            depth += 1
    return None


def _can_close(text: str, place: int) -> bool:
    return not text[place - 1].isspace()


def _closing_single(text: str, opened: int, close: str, end: int) -> int | None:
    """The first mark after which no word goes on; one behind a plural's s gives way to one behind a comma or stop."""
    fallback = None
    for place in range(opened + 1, end):
        if text[place] == text[opened] and text[opened] != close and _opens(text, place, opened):
            break
        if text[place] != close or (place + 1 < end and text[place + 1].isalnum()) or text[place - 1].isspace():
            continue
        if text[place - 1] in ENDS_SPEECH or text[place - 1] not in "sS":
            return place
        fallback = place if fallback is None else fallback
    return fallback
