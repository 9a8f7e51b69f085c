"""Judgements made by hand: what a person names, by a row, a passage or words of a report, as spans with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from sayso.dossier.outlets import name_of
from sayso.dossier.passages import anchors_of
from sayso.errors import UsageError
from sayso.folder import DOSSIER, EVENTS, JUDGEMENTS, append_log, check_folder, kept_judgements
from sayso.model.collation import Actor, Figure, Point
from sayso.model.dossier import Dossier, DossierReport
from sayso.model.judgement import Decision, Judgement, Subject
from sayso.model.record import content_id, from_json
from sayso.model.span import Span, cut, overlap

WAYS = "a row (f…, p…, a…), a passage of the page (e12, or EVENT/e12 where there are several events), or REPORT: exact words"
SEVERAL = 2


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What somebody decides, before it is known which passages it is about."""

    kind: Decision
    author: str
    at: datetime
    about: Subject | None = None
    value: str | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """A passage that a row of a dossier cites, with the kind of the row."""

    span: Span
    about: Subject
    row: str


def judgements_in(out: Path) -> tuple[Judgement, ...]:
    """What people decided in a folder that sayso wrote."""
    _check_written(out)
    return kept_judgements(out)


def judge(out: Path, decided: Decided, places: Sequence[str]) -> Judgement:
    """Add a judgement to a folder's log and give it; the next run honours it.

    Raises `UsageError` where a place is not found, or where the decision needs other places or a name.
    """
    _check_written(out)
    kind, about = decided.kind, decided.about
    if (kind == "rename") != bool(decided.value):
        raise UsageError("rename takes the new name by --to, and nothing else does")
    dossiers = tuple(_dossiers(out))
    found = list(dict.fromkeys(place for words in places for place in _resolved(words, dossiers, about)))
    if not found:
        raise UsageError(f"name what to {kind}: {WAYS}")
    spans = tuple(dict.fromkeys(place.span for place in found))
    subjects = sorted({place.about for place in found})
    if about != "voice" and len(subjects) > 1:
        raise UsageError(f"these places are of several kinds ({', '.join(subjects)}); name rows of one kind, or say --of")
    if kind == "join" and len(spans) < SEVERAL:
        raise UsageError("join takes two places or more")
    made = _judgement(decided, about or found[0].about, spans, dossiers)
    append_log(out / JUDGEMENTS, [made])
    return made


def withdraw(out: Path, idents: Sequence[str], *, at: datetime) -> tuple[Judgement, ...]:
    """Take judgements back, by their ids; they stay in the log. Raises `UsageError` for an id that the folder does not know."""
    known = {judgement.id: judgement for judgement in judgements_in(out)}
    for ident in idents:
        if ident not in known:
            raise UsageError(f"{ident} is no judgement of {out}; `sayso judge {out} list` lists them")
    gone = tuple(replace(known[ident], withdrawn=known[ident].withdrawn or _stamp(at)) for ident in idents)
    append_log(out / JUDGEMENTS, gone)
    return gone


def _check_written(out: Path) -> None:
    check_folder(out)
    if not (out / EVENTS).is_dir():
        raise UsageError(f"{out} is no folder that sayso wrote; `sayso run FOLDER -o {out}` writes one")


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")


def _dossiers(out: Path) -> Iterator[Dossier]:
    for path in sorted((out / EVENTS).glob(f"*/{DOSSIER}")):
        yield from_json(path.read_bytes(), Dossier)


def _judgement(decided: Decided, about: Subject, spans: tuple[Span, ...], dossiers: Sequence[Dossier]) -> Judgement:
    """The record, with an id made from all that it says."""
    reports = {report.id: report for dossier in dossiers for report in dossier.reports}
    places = (f"{span.report}:{span.start}-{span.end}" for span in spans)
    return Judgement(
        id=content_id("j", decided.kind, about, *places, decided.value, decided.author, _stamp(decided.at)),
        kind=decided.kind,
        spans=spans,
        words=tuple(cut(reports[span.report].text or "", span) for span in spans),
        about=about,
        origins=tuple(reports[span.report].origin for span in spans),
        value=decided.value,
        author=decided.author,
        at=_stamp(decided.at),
    )


def _resolved(words: str, dossiers: Sequence[Dossier], about: Subject | None) -> list[Place]:
    """The passages that a name stands for; raises `UsageError` where it stands for none, or for several by chance."""
    cited = [place for dossier in dossiers for place in _places(dossier)]
    of_row = [place for place in cited if place.row == words]
    if of_row:
        return of_row
    if (span := _anchored(words, dossiers)) is not None:
        return [_cited_at(span, cited, about, words)]
    report, mark, said = words.partition(":")
    if mark and said.strip():
        return [_cited_at(_words_in(report.strip(), said.strip(), dossiers, cited), cited, about, words)]
    raise UsageError(f"{words} is nothing that a row stands on here; name {WAYS}")


def _places(dossier: Dossier) -> Iterator[Place]:
    rows: tuple[tuple[Subject, Sequence[Figure | Point | Actor]], ...] = (
        ("figure", dossier.figures),
        ("point", dossier.points),
        ("actor", dossier.actors),
    )
    for about, found in rows:
        for row in found:
            passages = row.naming if isinstance(row, Actor) else row.readings
            yield from (Place(span=one.span, about=about, row=row.id) for one in passages)


def _anchored(words: str, dossiers: Sequence[Dossier]) -> Span | None:
    """The span behind a passage's id on a page."""
    event, _, anchor = words.rpartition("/")
    spans = [
        span for dossier in dossiers if event in {"", dossier.event.id} for span, one in anchors_of(dossier).items() if one.id == anchor
    ]
    if len(spans) > 1:
        raise UsageError(f"{words} is on the pages of several events; write EVENT/{anchor} with the event's id")
    return spans[0] if spans else None


def _words_in(name: str, words: str, dossiers: Sequence[Dossier], cited: Sequence[Place]) -> Span:
    """Where the words stand in the report of that id, outlet or file: where a row cites just them, else where they stand once."""
    reports = {report.id: report for dossier in dossiers for report in dossier.reports if name in _names(report)}
    if not reports:
        known = sorted({name_of(report) for dossier in dossiers for report in dossier.reports})
        raise UsageError(f"{name} is no report here; the reports are {', '.join(known)}")
    exact = {
        place.span for place in cited if place.span.report in reports and cut(reports[place.span.report].text or "", place.span) == words
    }
    spans = exact or {span for report in reports.values() for span in _found(report, words)}
    if len(spans) != 1:
        raise UsageError(
            f"{words!r} stands {len(spans)} times in {name}; name words that stand there once, or the passage's id on the page"
        )
    return spans.pop()


def _names(report: DossierReport) -> set[str | None]:
    return {report.id, report.outlet, report.origin, report.origin.rpartition("/")[2]}


def _found(report: DossierReport, words: str) -> Iterator[Span]:
    text, start = report.text or "", 0
    while (start := text.find(words, start)) >= 0:
        yield Span(report=report.id, start=start, end=start + len(words))
        start += 1


def _cited_at(span: Span, cited: Sequence[Place], about: Subject | None, words: str) -> Place:
    """The cited passage that a span means: itself, else the one that it shares most with."""
    fitting = [place for place in cited if about in {None, "voice", place.about} and overlap(place.span, span)]
    if about == "voice":
        fitting = [place for place in fitting if place.about != "actor"]
    if not fitting:
        raise UsageError(f"{words}: no figure, point or name of these rows stands there; name {WAYS}")

    def likeness(place: Place) -> float:
        shared = overlap(place.span, span)
        return shared / (place.span.end - place.span.start + span.end - span.start - shared)

    return max(fitting, key=lambda place: (likeness(place), -place.span.start))
