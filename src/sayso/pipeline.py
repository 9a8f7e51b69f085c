"""The stages joined: places to reports, reports to events, events to dossiers in a folder."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import cast

from msgspec.structs import replace

from sayso import __version__
from sayso.annotate.attributions import ATTRIBUTIONS
from sayso.annotate.chain import Component, begin, in_order
from sayso.annotate.claims import CLAIMS
from sayso.annotate.encoder import Encoder
from sayso.annotate.language import SpacyReader
from sayso.annotate.mentions import MENTIONS
from sayso.annotate.moments import MOMENTS
from sayso.annotate.quantities import QUANTITIES
from sayso.cluster.events import find_events, one_event
from sayso.collate.event import collate
from sayso.collate.policies import Rule
from sayso.collate.rulings import of_event
from sayso.dossier.compile import compile_dossier
from sayso.dossier.page import IndexEntry, index_entry, render_index, render_page
from sayso.engine.base import Engine
from sayso.folder import ANNOTATIONS, DOSSIER, EVENTS, INDEX, PAGE, claim_folder, drop_stale_events, kept_judgements, write_whole
from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Collation
from sayso.model.event import Event
from sayso.model.judgement import Judgement, folded
from sayso.model.record import to_json, to_lines
from sayso.model.report import Failure, Report

MADE_BY = f"sayso {__version__}"
AHEAD = 2  # reports that the network reads while the one before them is finished

# Called with the stage's name, how many are done, and how many there are (None while nobody knows).
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What a run did."""

    reports: int
    events: int
    contested: int
    page: Path


def silent(stage: str, done: int, total: int | None) -> None:
    """A progress that tells nobody."""


@cache
def _reader() -> SpacyReader:
    reader = SpacyReader()
    gc.freeze()  # what is loaded lives as long as the process: a twentieth of a run went into looking through it for garbage
    return reader


@cache
def _network() -> Encoder:
    return Encoder()


def components() -> tuple[Component, ...]:
    """The components that read a report, in the order in which they need one another."""
    return in_order((MENTIONS, ATTRIBUTIONS, QUANTITIES, MOMENTS, CLAIMS))


def annotate_report(report: Report) -> AnnotatedReport:
    """One report annotated; what goes wrong is a failure record in it, and the report is kept unread."""
    return next(annotate_reports((report,)))


def annotate_reports(reports: Iterable[Report]) -> Iterator[AnnotatedReport]:
    """Each report annotated, in the order given; while the network reads one, the one before is finished and the next one parsed."""
    begun: deque[Callable[[], AnnotatedReport]] = deque()
    with ThreadPoolExecutor(AHEAD) as beside:
        loading = beside.submit(_network)
        for report in reports:
            begun.append(_begun(report, loading.result, beside))
            if len(begun) > AHEAD:
                yield begun.popleft()()
        while begun:
            yield begun.popleft()()


def _begun(report: Report, network: Callable[[], Encoder], beside: Executor) -> Callable[[], AnnotatedReport]:
    """What finishes a report; articles are hostile: whatever one does to the reader must not stop the others."""
    try:
        reader = _reader()
        finish = begin(report, reader=reader, components=components(), network=network(), beside=beside)
    except Exception as error:  # noqa: BLE001  see above
        return partial(_unread, report, error)

    def finished() -> AnnotatedReport:
        try:
            return finish()
        except Exception as error:  # noqa: BLE001  see above
            return _unread(report, error)

    return finished


def _unread(report: Report, error: Exception) -> AnnotatedReport:
    reason = f"{type(error).__name__}: {error}"
    failure = Failure(report=report.id, stage="annotate", reason=reason)
    return AnnotatedReport(report=report, failures=(failure,), unread=f"not read: {reason}")


def annotate_all(reports: Sequence[Report], *, engine: Engine, progress: Progress = silent) -> Iterator[AnnotatedReport]:
    """Reports annotated, in the order given."""
    progress("annotate", 0, len(reports))
    for done, annotated in enumerate(engine.through(annotate_reports, reports), start=1):
        progress("annotate", done, len(reports))
        yield annotated


def group(annotated: Sequence[AnnotatedReport], *, as_one: bool = False) -> tuple[Event, ...]:
    """The events that reports tell; with `as_one` all of them are one event."""
    if not annotated:
        return ()
    return (one_event(annotated),) if as_one else find_events(annotated)


def collate_all(
    events: Sequence[Event],
    *,
    engine: Engine,
    progress: Progress = silent,
    rule: Rule | None = None,
    judgements: Sequence[Judgement] = (),
) -> Iterator[Collation]:
    """Events collated, in the order given; `rule` names how one best number is to stand for a figure, `judgements` are honoured."""
    progress("collate", 0, len(events))
    judged = [_judged(event, judgements, alone=len(events) == 1) for event in events]
    for done, collation in enumerate(engine.each(partial(collate, rule=rule), judged), start=1):
        progress("collate", done, len(events))
        yield collation


def _judged(event: Event, judgements: Sequence[Judgement], *, alone: bool) -> Event:
    """An event with the judgements that are its own, those that it came with among them."""
    return replace(event, judgements=of_event(folded((*event.judgements, *judgements)), event, alone=alone))


def _brought_up_to_date(collation: Collation, judgements: Sequence[Judgement], *, alone: bool) -> Collation:
    """A collation that honours the judgements: made anew, by the rule that it was made with, where it does not yet."""
    event = _judged(collation.event, judgements, alone=alone)
    if event.judgements == collation.event.judgements:
        return collation
    rule = next((figure.rule for figure in collation.figures if figure.rule), None)
    return collate(event, rule=cast("Rule | None", rule))


def write_dossiers(
    collations: Sequence[Collation],
    out: Path,
    *,
    excerpts: bool = False,
    failures: Sequence[Failure] = (),
    judgements: Sequence[Judgement] = (),
) -> Summary:
    """The folder of a run: the index, the annotations, and a page and a `dossier.json` an event.

    The judgements that the folder holds are kept and honoured; more of them are added to its log.
    """
    claim_folder(out, MADE_BY)
    given = (*(one for collation in collations for one in collation.event.judgements), *judgements)
    kept = kept_judgements(out, given)
    entries: list[IndexEntry] = []
    reports = contested = 0
    lines: list[bytes] = []
    homes: set[str] = set()
    for collation in collations:
        honoured = _brought_up_to_date(collation, kept, alone=len(collations) == 1)
        dossier = compile_dossier(honoured, made_by=MADE_BY, excerpts=excerpts)
        folder = out / EVENTS / dossier.event.id
        write_whole(folder / DOSSIER, to_json(dossier) + b"\n")
        write_whole(folder / PAGE, render_page(dossier).encode())
        lines.extend(to_lines(honoured.event.annotated))
        entries.append(index_entry(dossier))
        homes |= {judgement.id for judgement in dossier.judgements}
        reports, contested = reports + len(dossier.reports), contested + sum(figure.verdict == "differ" for figure in dossier.figures)
    homeless = tuple(judgement for judgement in kept if judgement.id not in homes)
    write_whole(out / ANNOTATIONS, b"".join(lines))
    write_whole(out / INDEX, render_index(entries, made_by=MADE_BY, failures=failures, homeless=homeless).encode())
    drop_stale_events(out, (entry.id for entry in entries))
    page = out / EVENTS / entries[0].id / PAGE if len(entries) == 1 else out / INDEX
    return Summary(reports=reports, events=len(entries), contested=contested, page=page)
