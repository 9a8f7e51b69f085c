"""Plain text: lines as they stand, with what may come before them."""

from __future__ import annotations

import re
from itertools import pairwise

from sayso.acquire.characters import Clean
from sayso.acquire.draft import Draft, Known, Mark
from sayso.acquire.lines import is_sentence, lines_of, read_marks
from sayso.acquire.names import field_of, known_fields
from sayso.acquire.settings import AcquireSettings

_HEADER_LINE = re.compile(r"(?P<key>[A-Za-z][\w -]{1,30}):\s*(?P<value>\S.*)")
_FENCE = re.compile(r"---[ \t]*\n(?P<head>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_TITLE_WORDS = 3  # fewer are a section's name or a place


def read_plain(clean: Clean, *, origin: str, settings: AcquireSettings) -> Draft:
    """The report in a plain text: a header of `Title: …` lines or front matter taken off, wrapped lines joined."""
    fields, body, notes = headed(clean.text)
    text, joined = unwrapped(body, settings=settings)
    marks = lines_of(text)
    if "title" not in fields and (title := _title_line(text, marks, settings=settings)):
        fields["title"] = Known(text[title.start : title.end], "first line")
        marks = (title._replace(kind="headline"), *marks[1:])
    return Draft(origin=origin, text=text, marks=marks, fields=fields, notes=(*clean.notes, *notes, *joined))


def headed(text: str) -> tuple[dict[str, Known], str, tuple[str, ...]]:
    """What the lines before a text say of it, the text without them, and notes.

    Front matter stands between two lines of `---`. A header without them is two lines or more such as `Title: …`,
    or one with a blank line after it, each with a key that is known.
    """
    text = text.lstrip("\n")
    fence = _FENCE.match(text)
    if fence:
        fields, notes = known_fields(_header(fence["head"].split("\n")), where="front matter")
        return fields, text[fence.end() :], notes
    lines = text.split("\n")
    ends = next((at for at, line in enumerate(lines) if not _is_header(line)), len(lines))
    if ends > 1 or (ends == 1 and len(lines) > 1 and not lines[1].strip()):
        fields, notes = known_fields(_header(lines[:ends]), where="header line")
        return fields, "\n".join(lines[ends:]), notes
    return {}, text, ()


def unwrapped(text: str, *, settings: AcquireSettings) -> tuple[str, tuple[str, ...]]:
    """The text with the breaks of lines that were wrapped by hand made spaces, one character for one."""
    lines = text.split("\n")
    inner = [(left.rstrip(), right) for left, right in pairwise(lines) if left.strip() and right.strip()]
    width = max(map(len, lines), default=0)
    full = sum(len(left) + 1 + len(right.split()[0]) > width for left, right in inner)
    if len(inner) < _FEWEST_WRAPS or width > settings.widest_wrap or full < settings.wrapped * len(inner):
        return text, ()
    return re.sub(r"(?<=\S)\n(?=[^\s\-*•])", " ", text), (f"lines wrapped at {width} characters were joined",)


_FEWEST_WRAPS = 3  # verse of two lines is no wrapped text


def _is_header(line: str) -> bool:
    match = _HEADER_LINE.fullmatch(line.strip())
    return match is not None and field_of(match["key"]) not in (None, "text")


def _header(lines: list[str]) -> dict[str, object]:
    matches = (_HEADER_LINE.fullmatch(line.strip()) for line in lines)
    return {match["key"]: match["value"].strip().strip("\"'") for match in matches if match}


def _title_line(text: str, marks: tuple[Mark, ...], *, settings: AcquireSettings) -> Mark | None:
    """The first line where it is a headline: alone, no sentence, and longer lines that are sentences come after it."""
    if len(marks) < 2:  # noqa: PLR2004 - a headline is the headline of something
        return None
    first, *rest = marks
    line = text[first.start : first.end]
    if is_sentence(line) or read_marks(text, (first,), settings=settings) != (first._replace(kind="paragraph"),):
        return None
    story = any(len(after) > len(line) and is_sentence(after) for after in (text[mark.start : mark.end] for mark in rest[:5]))
    return first if story and _TITLE_WORDS <= len(line.split()) <= settings.longest_headline else None
