"""The events in examples/ and the gold made by reading them belong together."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml

EXAMPLES = Path(__file__).parents[1] / "examples"
EVENTS = ("ferry", "kelmet")


def read_gold(event: str) -> dict[str, Any]:
    gold: dict[str, Any] = yaml.safe_load((EXAMPLES / "gold" / f"{event}.yaml").read_text(encoding="utf-8"))
    return gold


def report_text(path: Path) -> str:
    """Read the headline and text of the one report in a file, white space evened out."""
    raw = path.read_text(encoding="utf-8")
    match path.suffix:
        case ".json" | ".jsonl":
            row = json.loads(raw)
            text = f"{row['title']} {row['text']}"
        case ".csv":
            (row,) = csv.DictReader(raw.splitlines(keepends=True))
            text = f"{row['title']} {row['text']}"
        case ".html":
            # navigation, banners and comments are no part of a report
            (article,) = lxml.html.fromstring(raw.encode()).iter("article")
            text = str(article.xpath("string()"))
        case _:
            text = raw
    return " ".join(text.split())


def passages(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each passage that the gold takes from a report, as the report's key and the words."""
    rows = [*gold["attributions"], *gold["dates"]]
    rows += [value for figure in gold["figures"] for value in figure["values"]]
    rows += [reading for point in gold["points"] for reading in point["evidence"]]
    yield from ((row["report"], row["text"]) for row in rows)
    for actor in gold["actors"]:
        for key, labels in actor.get("labels", {}).items():
            yield from ((key, label) for label in labels)


def keys_used(gold: dict[str, Any]) -> set[str]:
    """Each report's key that the gold names anywhere but in its list of reports."""
    keys = {key for key, _ in passages(gold)}
    keys |= {key for point in gold["points"] for key in point["stances"]}
    return keys | {copy[side] for copy in gold["copying"] for side in ("a", "b")}


@pytest.mark.parametrize("event", EVENTS)
def test_every_gold_passage_is_found_in_its_report(event: str) -> None:
    gold = read_gold(event)
    texts = {key: report_text(EXAMPLES / "events" / event / about["file"]) for key, about in gold["reports"].items()}
    found = list(passages(gold))
    assert found
    assert [(key, words) for key, words in found if " ".join(words.split()) not in texts[key]] == []


@pytest.mark.parametrize("event", EVENTS)
def test_every_name_of_an_actor_is_found_in_some_report(event: str) -> None:
    gold = read_gold(event)
    everything = " ".join(report_text(EXAMPLES / "events" / event / about["file"]) for about in gold["reports"].values())
    assert [name for actor in gold["actors"] for name in actor["names"] if name not in everything] == []


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_has_six_reports_and_all_are_in_its_gold(event: str) -> None:
    files = sorted(path.name for path in (EXAMPLES / "events" / event).iterdir())
    assert len(files) == 6
    assert sorted(about["file"] for about in read_gold(event)["reports"].values()) == files


@pytest.mark.parametrize("event", EVENTS)
def test_every_report_that_the_gold_names_is_in_its_list_of_reports(event: str) -> None:
    gold = read_gold(event)
    assert keys_used(gold) <= set(gold["reports"])


@pytest.mark.parametrize("event", EVENTS)
def test_a_report_gives_evidence_for_a_point_unless_it_is_silent_on_it(event: str) -> None:
    gold = read_gold(event)
    for point in gold["points"]:
        speaking = {key for key, stance in point["stances"].items() if stance != "silent"}
        assert {reading["report"] for reading in point["evidence"]} == speaking, point["what"]


@pytest.mark.parametrize("event", EVENTS)
def test_only_what_one_report_gives_is_marked_so(event: str) -> None:
    gold = read_gold(event)
    rows = [(row["what"], row["values"], row["verdict"]) for row in gold["figures"]]
    rows += [(row["what"], row["evidence"], row["verdict"]) for row in gold["points"]]
    for what, readings, verdict in rows:
        if verdict == "agreed":
            assert len({reading["report"] for reading in readings}) > 1, what
        if verdict == "only one report":
            assert len({reading["report"] for reading in readings}) == 1, what
