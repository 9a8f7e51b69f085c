"""Reports from wherever a reader keeps them: the stage's public verbs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import msgspec

from sayso.acquire.about import match_rows, read_about
from sayso.acquire.apart import Pages
from sayso.acquire.characters import read_bytes
from sayso.acquire.compose import compose
from sayso.acquire.draft import Known
from sayso.acquire.html import declared_encoding
from sayso.acquire.markdown import read_markdown
from sayso.acquire.places import Note, Source, Unread, find_sources, shown
from sayso.acquire.plain import read_plain
from sayso.acquire.settings import DEFAULTS, AcquireSettings
from sayso.acquire.structured import Found, read_json, read_lines, read_table
from sayso.errors import ReportError, UsageError
from sayso.model.report import Failure, Report

STAGE = "acquire"


class Acquired(msgspec.Struct, frozen=True, kw_only=True):
    """What was read: the reports in the order of their files, the files that were not read, and notes on the reading."""

    reports: tuple[Report, ...]
    failures: tuple[Failure, ...] = ()
    notes: tuple[Note, ...] = ()


def acquire(
    places: Sequence[str], *, about: Path | None = None, stdin: BinaryIO | None = None, settings: AcquireSettings = DEFAULTS
) -> Acquired:
    """The reports at files, folders and globs, and of JSON lines on `stdin` where a place is `-`.

    A report that several files hold is one report with several origins. Raises `UsageError` for an about file that
    cannot be read, or `-` without a stream; whatever else goes wrong is a failure of its file.
    """
    reports: dict[str, Report] = {}
    failures: list[Failure] = []
    notes: list[Note] = []
    for found in acquire_each(places, about=about, stdin=stdin, settings=settings):
        match found:
            case Report():
                reports[found.id] = _folded(reports[found.id], found) if found.id in reports else found
            case Failure():
                failures.append(found)
            case Note():
                notes.append(found)
    return Acquired(reports=tuple(reports.values()), failures=tuple(failures), notes=tuple(notes))


def acquire_each(
    places: Sequence[str], *, about: Path | None = None, stdin: BinaryIO | None = None, settings: AcquireSettings = DEFAULTS
) -> Iterator[Report | Failure | Note]:
    """What `acquire` gives, one at a time as it is read; a report that several files hold comes for each of them."""
    found = list(find_sources(places, about=about))
    sources = [source for source in found if isinstance(source, Source)]
    said: Mapping[str, Mapping[str, Known]] = {}
    if about is not None:
        said, unused = match_rows(read_about(about), [source.origin for source in sources])
        yield from (Note(origin=shown(about), text=f"row {origin}: {why}") for origin, why in unused)
    with closing(Pages(settings)) as pages:
        for source in found:
            match source:
                case Source():
                    yield from _reports(source, said, pages, stdin=stdin, settings=settings)
                case Unread():
                    yield Failure(report=source.origin, stage=STAGE, reason=source.reason)
                case Note():
                    yield source


def _reports(
    source: Source, said: Mapping[str, Mapping[str, Known]], pages: Pages, *, stdin: BinaryIO | None, settings: AcquireSettings
) -> Iterator[Report | Failure]:
    """The reports of one source, and a failure for each that could not be read."""
    draft = None
    for draft in _drafts(source, pages, stdin=stdin, settings=settings):
        if isinstance(draft, ReportError):
            yield Failure(report=draft.origin, stage=STAGE, reason=draft.reason)
            continue
        try:
            about = {**said.get(source.origin, {}), **said.get(draft.origin, {})}
            yield compose(draft, about=about, settings=settings)
        except ReportError as error:
            yield Failure(report=error.origin, stage=STAGE, reason=error.reason)
    if draft is None:
        yield Failure(report=source.origin, stage=STAGE, reason="holds no report")


def _drafts(source: Source, pages: Pages, *, stdin: BinaryIO | None, settings: AcquireSettings) -> Iterator[Found]:
    try:
        if source.path is None:
            yield from read_lines(_stream(stdin), origin=source.origin, settings=settings)
        elif source.suffix == ".jsonl":
            with source.path.open("rb") as stream:
                yield from read_lines(stream, origin=source.origin, settings=settings)
        else:
            yield from _of_file(source.path, source.origin, source.suffix, pages, settings=settings)
    except OSError as error:
        yield ReportError(source.origin, f"cannot be read: {error.strerror or type(error).__name__}")
    except ReportError as error:
        yield error


def _of_file(path: Path, origin: str, suffix: str, pages: Pages, *, settings: AcquireSettings) -> Iterator[Found]:
    """The drafts in a file that is read as a whole; raises `ReportError` where it is too large, binary or empty."""
    size = path.stat().st_size
    if size > settings.largest_report:
        raise ReportError(origin, f"has {size:,} bytes; at most {settings.largest_report:,} are read")
    with path.open("rb") as stream:
        content = stream.read(settings.largest_report)
    if not content.strip():
        raise ReportError(origin, "is empty")
    clean = read_bytes(content, origin=origin, declared=declared_encoding(content) if suffix == ".html" else None)
    match suffix:
        case ".json":
            yield from read_json(clean, origin=origin, settings=settings)
        case ".csv":
            yield from read_table(clean, origin=origin)
        case ".html":
            yield pages.read(clean, origin=origin)
        case ".md":
            yield read_markdown(clean, origin=origin)
        case _:
            yield read_plain(clean, origin=origin, settings=settings)


def _stream(stdin: BinaryIO | None) -> BinaryIO:
    if stdin is None:
        raise UsageError("- stands for reports on the standard input, and there is none")
    return stdin


def _folded(first: Report, again: Report) -> Report:
    """One report that two files hold: the first file's, with both named, and what the two say differently."""
    notes = [f"the same report is in {again.origin}"]
    differ = (("title", first.title, again.title), ("published", first.published, again.published), ("byline", first.byline, again.byline))
    notes += [f"{again.origin} gives {field} {there}, not {here}" for field, here, there in differ if there not in (None, here)]
    return msgspec.structs.replace(first, origins=(*(first.origins or (first.origin,)), again.origin), notes=(*first.notes, *notes))
