"""The commands. Each is a stage's Python verb with files around it; the only place that prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso import __version__, lines
from sayso.errors import SaysoError, UsageError

if TYPE_CHECKING:
    from sayso.collate.policies import Rule
    from sayso.engine.base import Engine
    from sayso.model.annotation import AnnotatedReport
    from sayso.model.collation import Collation
    from sayso.model.event import Event
    from sayso.model.judgement import Judgement
    from sayso.model.report import Failure, Report
    from sayso.pipeline import Progress

DONE, SOME_FAILED, WRONG_USAGE = 0, 1, 2
FEW_WORDS = 60_000  # below this a second process takes longer to start than it saves
STREAM = "-"

Record = TypeVar("Record")
Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sayso", message="%(prog)s %(version)s")
def main() -> None:
    """Lay many news reports of the same event side by side: who says what, on whose say-so.

    sayso never says who is right. It runs offline: nothing leaves this machine.
    """


def _takes_reports(command: Command) -> Command:
    """The options of every command that begins with a folder of reports."""
    options: tuple[Callable[[Any], Any], ...] = (
        click.argument("places", nargs=-1, metavar="FOLDER..."),
        click.option("--about", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.csv",
                     help="Columns origin, outlet, published, title, url: what the files themselves lack."),
        click.option("--strict", is_flag=True, help="Stop at the first report that fails."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def _takes_jobs(command: Command) -> Command:
    jobs = click.option("--jobs", type=click.IntRange(0), default=0, metavar="N",
                        help="Processes to read with; 0, the default, takes one for little text and one a core for much.")  # fmt: skip
    return jobs(command)


RULES = ("most conservative", "most recent", "most voices", "range", "keep pending")  # of sayso.collate.policies, which loads slowly

_rule = click.option(
    "--rule", type=click.Choice(RULES), default=None, help="How one best number is to stand for a figure; none does by default."
)
_as_json = click.option("--json", "as_json", is_flag=True, help="JSON lines instead of a table.")
_one_event = click.option("--one-event", is_flag=True, help="Take all that is given as reports of one event.")
_into = click.option("-o", "--out", type=click.Path(path_type=Path), required=True, metavar="OUT", help="The folder to write.")
_judgements = click.option(
    "--judgements", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=None, metavar="FILE.jsonl",
    help="A log of judgements to honour besides those that OUT holds.",
)  # fmt: skip
_excerpts = click.option("--excerpts", is_flag=True, help="Leave the reports' whole texts out of the dossiers.")


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a command begins, and how: folders and files, or the records of the stage before on standard input."""

    places: Sequence[str]
    about: Path | None = None
    strict: bool = False
    jobs: int = 0
    one_event: bool = False
    rule: Rule | None = None
    judgements: Path | None = None

    def __post_init__(self) -> None:
        """Ask for a place before anything is done."""
        if not self.places:
            raise click.UsageError("name a FOLDER of reports, files, or - for JSON lines")

    @property
    def is_stream(self) -> bool:
        """Whether the records of the stage before come in."""
        return list(self.places) == [STREAM]


Found = tuple[tuple[Record, ...], tuple["Failure", ...]]


@main.command()
@_takes_reports
@_takes_jobs
@_one_event
@_rule
@_judgements
@_excerpts
@_into
def run(*, out: Path, excerpts: bool, **source: Any) -> None:
    """Read FOLDER... and write an index, and for each event a page and a dossier.json, into OUT."""
    from sayso.folder import check_folder, kept_judgements

    with _errors():
        given = Source(**source)
        check_folder(out)
        reports, unread = _acquired(given)
        annotated, failed = _annotated(given, reports)
        events = _grouped(given, annotated)
        kept = (*kept_judgements(out), *_logged(given))
        _write(_collated(given, events, kept), out, excerpts=excerpts, failures=(*unread, *failed), judgements=kept)


@main.command()
@_takes_reports
@_as_json
def acquire(*, as_json: bool, **source: Any) -> None:
    """Read FOLDER... (or JSON lines from -) as reports."""
    with _errors():
        reports, failures = _acquired(Source(**source))
        _put(reports, lines.report_row, as_json=as_json)
        _finish(failures)


@main.command()
@_takes_reports
@_takes_jobs
@_as_json
def annotate(*, as_json: bool, **source: Any) -> None:
    """Annotate reports: of FOLDER..., or the JSON lines of `sayso acquire --json` given by -."""
    with _errors():
        annotated, failures = _from_reports(Source(**source))
        _put(annotated, lines.annotated_row, as_json=as_json)
        _finish(failures)


@main.command()
@_takes_reports
@_takes_jobs
@_one_event
@_as_json
def cluster(*, as_json: bool, **source: Any) -> None:
    """Group reports into events: of FOLDER..., or the JSON lines of `sayso annotate --json` given by -."""
    with _errors():
        events, failures = _from_annotated(Source(**source))
        _put(events, lines.event_row, as_json=as_json)
        _finish(failures)


@main.command()
@_takes_reports
@_takes_jobs
@_one_event
@_rule
@_judgements
@_as_json
def collate(*, as_json: bool, **source: Any) -> None:
    """Lay an event's reports side by side: of FOLDER..., or the JSON lines of `sayso cluster --json` given by -."""
    with _errors():
        collations, failures = _from_events(Source(**source))
        _put(collations, lines.collation_row, as_json=as_json)
        _finish(failures)


@main.command()
@_takes_reports
@_takes_jobs
@_one_event
@_rule
@_judgements
@_excerpts
@_into
def dossier(*, out: Path, excerpts: bool, **source: Any) -> None:
    """Write dossiers into OUT: of FOLDER..., or from the JSON lines of `sayso collate --json` given by -."""
    from sayso.folder import check_folder
    from sayso.model.collation import Collation

    with _errors():
        given = Source(**source)
        check_folder(out)
        collations, failures = lines.read_lines(sys.stdin.buffer, Collation) if given.is_stream else _from_events(given)
        _write(collations, out, excerpts=excerpts, failures=failures, judgements=_logged(given))


DECISIONS = ("accept", "reject", "join", "split", "rename")  # of sayso.model.judgement, which loads slowly
SUBJECTS = ("figure", "point", "actor", "voice")


@main.command()
@click.argument("out", type=click.Path(path_type=Path), metavar="OUT")
@click.argument("decision", type=click.Choice((*DECISIONS, "withdraw", "list")))
@click.argument("places", nargs=-1, metavar="PLACE...")
@click.option("--author", default=None, help="Who decides; has to be given for a decision.")
@click.option("--to", "value", default=None, metavar="NAME", help="The new name of what is renamed.")
@click.option("--of", "about", type=click.Choice(SUBJECTS), default=None, help="What the places are: found out, but for voices.")
@_as_json
def judge(*, out: Path, decision: str, places: tuple[str, ...], author: str | None, as_json: bool, **told: Any) -> None:
    """Decide on what is in OUT: accept, reject, join, split or rename PLACE..., withdraw a judgement by its id, or list all.

    A PLACE is a row's id (f..., p..., a...), a passage's (e12), or "REPORT: exact words". The next run into OUT honours it.
    """
    from datetime import UTC, datetime

    from sayso import judging

    with _errors():
        now = datetime.now(UTC)
        if decision == "list":
            found = judging.judgements_in(out)
        elif decision == "withdraw":
            found = judging.withdraw(out, places, at=now)
        elif author:
            found = (judging.judge(out, judging.Decided(kind=decision, author=author, at=now, **told), places),)  # type: ignore[arg-type]  # one of DECISIONS
        else:
            raise UsageError("say who decides, by --author NAME")
        _put(found, lines.judgement_row, as_json=as_json)


def _acquired(source: Source) -> Found[Report]:
    """The reports that places hold, and what could not be read."""
    from sayso.acquire.files import acquire as acquire_reports

    acquired = acquire_reports(source.places, about=source.about, stdin=sys.stdin.buffer if STREAM in source.places else None)
    for note in acquired.notes:
        print(f"sayso: {note.origin}: {note.text}", file=sys.stderr)
    for report in acquired.reports:
        for text in report.notes:
            print(f"sayso: {report.origin}: {text}", file=sys.stderr)
    _raise_first(acquired.failures, strict=source.strict)
    return acquired.reports, acquired.failures


def _annotated(source: Source, reports: Sequence[Report]) -> Found[AnnotatedReport]:
    from sayso.pipeline import annotate_all

    found = []
    with _engine(source.jobs, sum(report.words for report in reports)) as engine, _progress() as progress:
        for annotated in annotate_all(reports, engine=engine, progress=progress):
            _raise_first([_named(failure, annotated) for failure in annotated.failures], strict=source.strict)
            found.append(annotated)
    return tuple(found), tuple(_named(failure, annotated) for annotated in found for failure in annotated.failures)


def _named(failure: Failure, annotated: AnnotatedReport) -> Failure:
    """A failure under the name of the report's file, which says more to a reader than an id."""
    from msgspec.structs import replace

    return replace(failure, report=annotated.report.origin)


def _grouped(source: Source, annotated: Sequence[AnnotatedReport]) -> tuple[Event, ...]:
    from sayso.pipeline import group

    return group(annotated, as_one=source.one_event)


def _logged(source: Source) -> tuple[Judgement, ...]:
    """The judgements of the log that the command names."""
    from sayso.folder import read_log

    return read_log(source.judgements) if source.judgements else ()


def _collated(source: Source, events: Sequence[Event], judgements: Sequence[Judgement] = ()) -> tuple[Collation, ...]:
    from sayso.pipeline import collate_all

    words = sum(annotated.report.words for event in events for annotated in event.annotated) if len(events) > 1 else 0
    with _engine(source.jobs, words) as engine, _progress() as progress:
        return tuple(collate_all(events, engine=engine, progress=progress, rule=source.rule, judgements=judgements))


def _from_reports(source: Source) -> Found[AnnotatedReport]:
    from sayso.model.report import Report

    reports, unread = lines.read_lines(sys.stdin.buffer, Report) if source.is_stream else _acquired(source)
    annotated, failed = _annotated(source, reports)
    return annotated, (*unread, *failed)


def _from_annotated(source: Source) -> Found[Event]:
    from sayso.model.annotation import AnnotatedReport

    annotated, failures = lines.read_lines(sys.stdin.buffer, AnnotatedReport) if source.is_stream else _from_reports(source)
    return _grouped(source, annotated), failures


def _from_events(source: Source) -> Found[Collation]:
    from sayso.model.event import Event

    events, failures = lines.read_lines(sys.stdin.buffer, Event) if source.is_stream else _from_annotated(source)
    return _collated(source, events, _logged(source)), failures


def _write(
    collations: Sequence[Collation], out: Path, *, excerpts: bool, failures: Sequence[Failure], judgements: Sequence[Judgement]
) -> None:
    """The folder, and a summary of it; where nothing was read at all, an earlier run's folder is left alone."""
    from sayso.pipeline import write_dossiers

    if not collations:
        _name(failures)
        raise SaysoError(f"no report could be read; nothing was written to {out}")
    summary = write_dossiers(collations, out, excerpts=excerpts, failures=failures, judgements=judgements)
    counted = ((summary.reports, "report"), (summary.events, "event"), (summary.contested, "contested figure"))
    print(", ".join(lines.many(number, what) for number, what in counted))
    print(summary.page)
    _finish(failures)


def _engine(jobs: int, words: int) -> AbstractContextManager[Engine]:
    """The engine for so many words: this process for little text, one a core for much."""
    from sayso.engine.local import local_engine

    return local_engine(jobs or (1 if words < FEW_WORDS else os.cpu_count() or 1))


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on standard error where that is a terminal, nothing elsewhere."""
    from sayso.pipeline import silent

    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def tell(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done)

        yield tell


@contextmanager
def _errors() -> Iterator[None]:
    """Turn what was raised on purpose into a line on standard error and an exit code."""
    try:
        yield
    except UsageError as error:
        print(f"sayso: {error}", file=sys.stderr)
        sys.exit(WRONG_USAGE)
    except SaysoError as error:
        print(f"sayso: {error}", file=sys.stderr)
        sys.exit(SOME_FAILED)
    except BrokenPipeError:  # whoever read our lines has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)


def _raise_first(failures: Sequence[Failure], *, strict: bool) -> None:
    if strict and failures:
        raise SaysoError(lines.told(failures[0]))


def _finish(failures: Sequence[Failure]) -> None:
    """Name each failure on standard error and leave with the code that says so."""
    _name(failures)
    if failures:
        sys.exit(SOME_FAILED)


def _name(failures: Iterable[Failure]) -> None:
    for failure in failures:
        print(f"sayso: {lines.told(failure)}", file=sys.stderr)


def _put(records: Sequence[Record], row: Callable[[Record], str], *, as_json: bool) -> None:
    if not as_json:
        for record in records:
            print(row(record))
        return
    from sayso.model.record import to_json

    for record in records:
        sys.stdout.buffer.write(to_json(record) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
