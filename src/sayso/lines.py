"""Records as lines: JSON lines read in, and one line a record for people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Collation
from sayso.model.event import Event
from sayso.model.judgement import Judgement
from sayso.model.record import from_json
from sayso.model.report import Failure, Report

Record = TypeVar("Record")


def read_lines(lines: Iterable[bytes], kind: type[Record]) -> tuple[tuple[Record, ...], tuple[Failure, ...]]:
    """The records that JSON lines hold; a line that is none is a failure that names it."""
    found: list[Record] = []
    failures: list[Failure] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(from_json(line, kind))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            reason = f"is no {kind.__name__} as the stage before writes it: {error}"
            failures.append(Failure(report=f"standard input, line {number}", stage="read", reason=reason))
    return tuple(found), tuple(failures)


def told(failure: Failure) -> str:
    """What could not be done, and why."""
    return f"{failure.report}: {failure.reason}"


def report_row(report: Report) -> str:
    """A line for people: what is not known is a dash."""
    known = f"{report.published or '-':10.10}  {report.outlet or '-'}  {report.title or '-'}"
    return f"{report.id}  {known}  ({report.origin}, {many(report.words, 'word')})"


def annotated_row(annotated: AnnotatedReport) -> str:
    """How much was read out of a report, or why nothing was."""
    layers = ("mentions", "attributions", "quantities", "moments", "claims")
    counts = annotated.unread or ", ".join(f"{len(getattr(annotated, layer))} {layer}" for layer in layers)
    return f"{annotated.report.id}  {annotated.report.origin}: {counts}"


def event_row(event: Event) -> str:
    """An event and how many reports tell it."""
    return f"{event.id}  {many(len(event.reports), 'report')}  {event.title}"


def collation_row(collation: Collation) -> str:
    """An event and what was made of it."""
    differ = sum(figure.verdict == "differ" for figure in collation.figures)
    return f"{event_row(collation.event)}  ({many(differ, 'contested figure')}, {many(len(collation.points), 'point')})"


def many(count: int, noun: str) -> str:
    """`1 report`, `3 reports`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def judgement_row(judgement: Judgement) -> str:
    """A decision, who made it and when, and whether it was taken back."""
    said = ", ".join(f"“{words}”" for words in judgement.words)
    named = f" as {judgement.value}" if judgement.value else ""
    withdrawn = f", withdrawn {judgement.withdrawn[:10]}" if judgement.withdrawn else ""
    return (
        f"{judgement.id}  {judgement.kind} {judgement.about or 'row'} {said}{named}  ({judgement.author}, {judgement.at[:10]}{withdrawn})"
    )
