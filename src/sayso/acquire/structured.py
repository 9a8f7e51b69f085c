"""Reports in JSON, in JSON lines and in tables, under whatever names their makers gave the fields."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import BinaryIO

from sayso.acquire.characters import Clean, clean_text, one_line, read_bytes
from sayso.acquire.draft import Draft
from sayso.acquire.html import fragment_text, has_tags
from sayso.acquire.lines import lines_of
from sayso.acquire.names import field_of, known_fields, values_of
from sayso.acquire.settings import AcquireSettings
from sayso.errors import ReportError

_WRAPPERS = ("articles", "reports", "items", "documents", "results", "hits", "stories", "news")
_DEEPEST = 3  # lists of lists of sentences: how bodies come from scrapers
_TEXT_KEYS = "text, body, content, maintext, articleBody"

Found = Draft | ReportError


def read_json(clean: Clean, *, origin: str, settings: AcquireSettings) -> Iterator[Found]:
    """The reports in a JSON file: one record, a list of them, or a record that wraps a list; else the file's lines.

    One report has the file's origin; of several each has its place in the list after a `#`.
    """
    try:
        records = _records_in(_value(clean.text, origin=origin))
    except ReportError as error:
        if _is_record(clean.text.lstrip().split("\n", 1)[0]):
            yield from read_lines(io.BytesIO(clean.text.encode()), origin=origin, settings=settings)
        else:
            yield error
        return
    if not records:
        yield ReportError(origin, f"holds no report: a record with one of {_TEXT_KEYS} is read, or a list of them")
    for number, record in enumerate(records, start=1):
        yield _drafted(record, origin=origin if len(records) == 1 else f"{origin}#{number}", notes=clean.notes)


def read_lines(stream: BinaryIO, *, origin: str, settings: AcquireSettings) -> Iterator[Found]:
    """The reports of a stream of JSON lines, one at a time; each has the number of its line after a `#`.

    A line that is broken, too long or without text comes as the error that says so, and the rest is read.
    """
    for number, line in enumerate(_lines(stream, settings.largest_report), start=1):
        where = f"{origin}#{number}"
        if len(line) > settings.largest_report:
            yield ReportError(where, f"is a line of more than {settings.largest_report:,} bytes")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _line_drafted(line, origin=where)


def read_table(clean: Clean, *, origin: str) -> Iterator[Found]:
    """The reports in the rows of a table with a header; each has the number of its first line after a `#`."""
    table = csv.reader(io.StringIO(clean.text, newline=""), delimiter=_delimiter(clean.text.split("\n", 1)[0]))
    keys: list[str] | None = None
    while True:
        line = table.line_num + 1
        try:
            row = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            yield ReportError(f"{origin}#{line}", f"is a row that cannot be read, nor what comes after it: {error}")
            return
        if keys is None:
            keys = row
            if "text" not in map(field_of, keys):
                yield ReportError(origin, f"is a table without a column of text; one of {_TEXT_KEYS} is read")
                return
        elif any(row):
            yield _drafted(dict(zip(keys, row, strict=False)), origin=f"{origin}#{line}", notes=clean.notes, where="column")


def _line_drafted(line: bytes, *, origin: str) -> Found:
    try:
        clean = read_bytes(line, origin=origin)
        value = _value(clean.text, origin=origin)
    except ReportError as error:
        return error
    return _drafted(value, origin=origin, notes=clean.notes)


def _drafted(record: object, *, origin: str, notes: tuple[str, ...], where: str = "JSON key") -> Found:
    """The draft in one record, its fields by the names that files use."""
    if not isinstance(record, dict):
        return ReportError(origin, f"is no record; a record with one of {_TEXT_KEYS} is read")
    text = next((text for _, value in values_of(record, "text") if (text := _text_of(value).strip())), None)
    if text is None:
        return ReportError(origin, f"has no text; one of {_TEXT_KEYS} is read")
    if has_tags(text):
        try:
            text = fragment_text(text, origin=origin)
        except ReportError as error:
            return error
    clean = clean_text(text)
    fields, unread = known_fields(record, where=where)
    return Draft(
        origin=origin,
        text=clean.text,
        marks=lines_of(clean.text),
        fields=fields,
        notes=tuple(dict.fromkeys((*notes, *clean.notes, *unread))),
    )


def _records_in(value: object) -> list[object]:
    """The records of a file: the value's own, or those of a list under a name that wraps one."""
    match value:
        case list():
            return value
        case dict() if not any(_text_of(text).strip() for _, text in values_of(value, "text")):
            return next((value[key] for key in _WRAPPERS if isinstance(value.get(key), list)), [value])
        case dict():
            return [value]
        case _:
            return []


def _text_of(value: object, depth: int = _DEEPEST) -> str:
    """A text: itself, its paragraphs, or the sentences of its paragraphs."""
    match value:
        case str():
            return value
        case list() if depth:
            between = "\n" if depth == _DEEPEST else " "
            return between.join(filter(None, (_text_of(part, depth - 1) for part in value)))
        case dict() if depth:
            return next((text for key in ("text", "content", "value") if (text := _text_of(value.get(key), depth - 1))), "")
        case _:
            return ""


def _value(text: str, *, origin: str) -> object:
    try:
        # NaN stands in JSON that tables were made into; it says that nothing is known.
        return json.loads(text, strict=False, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise ReportError(origin, f"is broken JSON: {error.msg} in line {error.lineno}, column {error.colno}") from error
    except RecursionError as error:
        raise ReportError(origin, "is JSON with too much inside one another") from error
    except ValueError as error:
        raise ReportError(origin, f"is JSON with a number that is too long: {one_line(str(error))}") from error


def _is_record(line: str) -> bool:
    """Whether a line is a JSON record by itself, as in a file of JSON lines under another name."""
    try:
        return isinstance(_value(line, origin=""), dict)
    except ReportError:
        return False


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """The lines of a stream; of one over the limit only so much that it is seen to be."""
    while line := stream.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = stream.readline(limit + 1) or b"\n"


def _delimiter(header: str) -> str:
    """What stands between the columns: whatever gives the most names that are known; a comma where that is undecided."""
    return max(",;\t", key=lambda char: sum(field_of(cell.strip('"')) is not None for cell in header.split(char)))
