"""Measures sayso against gold and fails under a floor: `run.py GOLD`, GOLD a folder with `events/`, `gold/` and perhaps `data/`.

Each event is run alone (`--one-event`) and once more among all the others, where the dossier with most of the gold's
reports counts. Prints a Markdown table of the means. `floors.json` holds the floors and a digest of each gold that they
are for, so that an exam cannot shrink unseen; of other gold the figures are printed and no floor holds.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from sayso.acquire.files import acquire
from sayso.collate.event import collate
from sayso.dossier.compile import check_evidence, compile_dossier
from sayso.model.annotation import AnnotatedReport
from sayso.model.event import Event
from sayso.model.record import to_json
from sayso.pipeline import MADE_BY, annotate_report, group
from score_event import score

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"

Scores = dict[str, float | None]


def gold_digest(folder: Path) -> str:
    """A hash over the names and contents of the gold and the reports."""
    digest = hashlib.sha256()
    for path in sorted([*folder.glob("gold/*.yaml"), *(path for path in folder.glob("events/**/*") if path.is_file())]):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def annotated_events(folder: Path) -> dict[str, tuple[AnnotatedReport, ...]]:
    """The annotated reports of each event that has gold, by the event's name."""
    found = {}
    for gold in sorted(folder.glob("gold/*.yaml")):
        about = folder / "events" / f"{gold.stem}.about.csv"
        acquired = acquire([str(folder / "events" / gold.stem)], about=about if about.is_file() else None)
        for failure in acquired.failures:
            print(f"not read: {failure.report}: {failure.reason}", file=sys.stderr)
        found[gold.stem] = tuple(annotate_report(report) for report in acquired.reports)
        for failure in (failure for annotated in found[gold.stem] for failure in annotated.failures):
            raise SystemExit(f"{failure.report} failed: {failure.reason}")
    return found


def dossier_of(event: Event) -> dict[str, Any]:
    """An event's dossier as its JSON reads; raises where the evidence law is broken."""
    dossier = compile_dossier(collate(event), made_by=MADE_BY)
    broken = check_evidence(dossier)
    if broken:
        raise SystemExit(f"the evidence law is broken in {event.title}: {broken[0]}")
    decoded: dict[str, Any] = json.loads(to_json(dossier))
    return decoded


def lines(annotated: Iterable[AnnotatedReport]) -> list[dict[str, Any]]:
    return [json.loads(to_json(one)) for one in annotated]


def flat(result: Mapping[str, Any], above: str = "") -> Scores:
    """The first number of every share, under its path."""
    found: Scores = {}
    for key, value in result.items():
        name = f"{above}{key}"
        if isinstance(value, dict):
            found |= flat(value, f"{name}.")
        else:
            found[name] = value[0]
    return found


def alone(folder: Path, reports: Mapping[str, Sequence[AnnotatedReport]]) -> dict[str, Scores]:
    """Each event taken as one event."""
    return {name: measured(folder, name, group(annotated, as_one=True), annotated) for name, annotated in reports.items()}


def among(folder: Path, reports: Mapping[str, Sequence[AnnotatedReport]]) -> dict[str, Scores]:
    """Each event found among the reports of all the events."""
    every = tuple(one for annotated in reports.values() for one in annotated)
    events = group(every)
    found = {}
    for name, annotated in reports.items():
        own = {one.report.id for one in annotated}
        best = max(events, key=lambda event: len(own & set(event.reports)))
        found[name] = measured(folder, name, (best,), annotated)
    return found


def measured(folder: Path, name: str, events: Sequence[Event], annotated: Sequence[AnnotatedReport]) -> Scores:
    gold = yaml.safe_load((folder / "gold" / f"{name}.yaml").read_text())
    return flat(score(gold, dossier_of(events[0]), lines(annotated)))


def means(scores: Mapping[str, Scores]) -> Scores:
    """The mean of each score over the events that have it."""
    found: Scores = {}
    for key in next(iter(scores.values())):
        values = [value for one in scores.values() if (value := one[key]) is not None]
        found[key] = round(sum(values) / len(values), 3) if values else None
    return found


def table(columns: Mapping[str, Scores], floors: Mapping[str, float]) -> str:
    """The scores as a Markdown table, a column a set, the floor last."""

    def cell(value: float | None) -> str:
        return "–" if value is None else f"{value:g}"

    head = ["measure", *columns, "floor"]
    rows = [[key, *(cell(column[key]) for column in columns.values()), cell(floors.get(key))] for key in next(iter(columns.values()))]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def under(scores: Scores, floors: Mapping[str, float], where: str) -> list[str]:
    """A line for each score under its floor; a score that no event has (`None`: nothing was put forward) is under none."""
    low = {key: score for key in floors if (score := scores[key]) is not None and score < floors[key]}
    return [f"{where}: {key} is {score}, under its floor of {floors[key]}" for key, score in low.items()]


def main(folder: Path) -> int:
    if not list(folder.glob("gold/*.yaml")):
        raise SystemExit(f"{folder} holds no gold/*.yaml; GOLD is a folder with events/ and gold/")
    known = json.loads(FLOORS.read_text())
    names = sorted(path.stem for path in folder.glob("gold/*.yaml"))
    entry = next((entry for entry in known["gold"] if entry["events"] == names), None)
    digest = gold_digest(folder)
    if entry and entry["digest"] != digest:
        raise SystemExit(
            f"the gold of {', '.join(names)} has the digest {digest}, not {entry['digest']}: it changed, and the floors with it"
        )
    reports = annotated_events(folder)
    one, many = alone(folder, reports), among(folder, reports)
    floors = entry["floors"] if entry else {}
    print(table({**one, "mean": means(one), "mean, not told which event": means(many)}, floors))
    low = under(means(one), floors, "mean")
    for line in low:
        print(line, file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
