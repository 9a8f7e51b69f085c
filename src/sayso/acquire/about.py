"""A table that says of reports what their files do not: outlet, day, title, address."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from sayso.acquire.characters import read_bytes
from sayso.acquire.draft import Known
from sayso.acquire.names import field_of, key_name, read_value, unread_date
from sayso.errors import ReportError, UsageError

About = Mapping[str, Mapping[str, Known]]

COLUMNS = "origin, outlet, published, title, url"
_ORIGINS = ("origin", "file", "filename", "path")


def read_about(path: Path) -> list[dict[str, str]]:
    """The rows of an about file; raises `UsageError` where it cannot be read or has no column of origins."""
    try:
        clean = read_bytes(path.read_bytes(), origin=str(path))
        rows = list(csv.DictReader(io.StringIO(clean.text, newline=""), restkey="", restval=""))
    except OSError as error:
        raise UsageError(f"the about file {path} cannot be read: {error.strerror}; a table of {COLUMNS} is read") from error
    except (ReportError, csv.Error) as error:
        raise UsageError(f"the about file {path} cannot be read: {error}; a table of {COLUMNS} is read") from error
    if not any(key_name(key) in _ORIGINS for row in rows[:1] for key in row):
        raise UsageError(f"the about file {path} has no rows with a column origin; a table of {COLUMNS} is read")
    return rows


def match_rows(rows: Iterable[Mapping[str, str]], origins: Sequence[str]) -> tuple[dict[str, dict[str, Known]], list[tuple[str, str]]]:
    """What the rows say of each origin, and of each row that could not be used, its origin and why.

    A row fits a file whose path it gives, or the end of it, or its name, or its name without the suffix; the first of
    these that fits any file counts. A row that fits two files, or none, is not used.
    """
    said: dict[str, dict[str, Known]] = {}
    unused: list[tuple[str, str]] = []
    for row in rows:
        named = next((value.strip() for key, value in row.items() if key_name(key) in _ORIGINS and isinstance(value, str)), "")
        if not named:
            continue
        path, place, number = named.replace("\\", "/").partition("#")
        fitting = _fitting(path, origins)
        if len(fitting) != 1:
            unused.append((named, "fits no file that was read" if not fitting else f"fits {len(fitting)} files; give more of the path"))
            continue
        fields, dates = _fields(row)
        said.setdefault(fitting[0] + place + number, {}).update(fields)
        unused += [(named, note) for note in dates]
    return said, unused


def _fitting(path: str, origins: Sequence[str]) -> list[str]:
    parts = PurePosixPath(path).parts
    ends = [origin for origin in origins if PurePosixPath(origin).parts[-len(parts) :] == parts] if parts else []
    exact = [origin for origin in ends if origin == path]
    return exact or ends or [origin for origin in origins if PurePosixPath(origin).stem == path]


def _fields(row: Mapping[str, str]) -> tuple[dict[str, Known], list[str]]:
    fields: dict[str, Known] = {}
    notes = []
    for key, value in row.items():
        field = field_of(key)
        if field in (None, "text") or not isinstance(value, str) or not value.strip():
            continue
        said = read_value(field, value)
        if said is not None:
            fields[field] = Known(said, "about file")
        elif field == "published":
            notes.append(unread_date("the about file", value))
    return fields, notes
