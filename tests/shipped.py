"""The events that ship in examples/, read once a test run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sayso.acquire.files import acquire
from sayso.collate.event import collate
from sayso.dossier.compile import compile_dossier
from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Collation
from sayso.model.dossier import Dossier
from sayso.pipeline import MADE_BY, annotate_report, group

PROJECT = Path(__file__).parents[1]
EXAMPLES = PROJECT / "examples" / "events"
EVENTS = ("ferry", "kelmet")


@cache
def shipped_reports(event: str) -> tuple[AnnotatedReport, ...]:
    """The annotated reports of an event, in the order of their files."""
    acquired = acquire([str(EXAMPLES / event)])
    assert acquired.failures == ()
    return tuple(annotate_report(report) for report in acquired.reports)


@cache
def shipped_collation(event: str) -> Collation:
    """All that was made of an event."""
    (one,) = group(shipped_reports(event), as_one=True)
    return collate(one)


@cache
def shipped_dossier(event: str) -> Dossier:
    """An event's dossier."""
    return compile_dossier(shipped_collation(event), made_by=MADE_BY)
