"""What others rely on: names, commands, exit codes, the folder that a run writes, and the shape of its JSON."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from msgspec import structs

import sayso
from sayso.cli import RULES, main
from sayso.collate.policies import POLICIES
from sayso.model.dossier import Dossier
from sayso.model.judgement import Judgement
from sayso.model.record import from_json, json_schema, to_json
from sayso.model.span import Span
from tests.shipped import EXAMPLES, shipped_dossier, shipped_reports

Kind = Any  # a type, a set of words, None, or a list, tuple or dict of kinds: see `breaches`

TEXT_OR_NULL = (str, None)
NUMBER = (int, float)
NUMBER_OR_NULL = (int, float, None)
SPAN = (["report", int, int],)
SPAN_OR_NULL = (["report", int, int], None)
VERDICT = {"agree", "differ", "lone"}
WHY = ({"conflict", "update", "scope", "definition", "unit", "same", "precision"}, None)
VOICE = {"every": {"role": {"medium", "speaker"}, "name": TEXT_OR_NULL, "actor": TEXT_OR_NULL, "span": SPAN_OR_NULL}}
VOICE_GROUPS = {"every": {"readings": {"every": int}, "reason": str, "span": SPAN_OR_NULL}}
PASSAGE = {"report": str, "span": SPAN, "text": str, "voice": VOICE}

SHAPE: Kind = {
    "format": {"sayso-dossier/1"},
    "made_by": str,
    "event": {"id": str, "title": str, "first": TEXT_OR_NULL, "last": TEXT_OR_NULL, "places": {"every": str}},
    "reports": {
        "every": {
            "id": str,
            "origin": str,
            "origins": {"every": str},
            "outlet": TEXT_OR_NULL,
            "title": TEXT_OR_NULL,
            "published": TEXT_OR_NULL,
            "language": TEXT_OR_NULL,
            "url": TEXT_OR_NULL,
            "words": int,
            "replaces": TEXT_OR_NULL,
            "text": TEXT_OR_NULL,
        }
    },
    "actors": {
        "every": {
            "id": str,
            "name": str,
            "type": {"person", "group", "place", "other"},
            "names": {"every": {"text": str, "count": int}},
            "naming": {"every": PASSAGE},
            "labels": {"every": {"text": str, "count": int, "reports": {"every": str}}},
            "where": (
                {"kind": {"town", "region", "country"}, "country": str, "region": TEXT_OR_NULL, "latitude": NUMBER, "longitude": NUMBER},
                None,
            ),
            "links": {"every": {"left": str, "right": str, "reason": str, "spans": {"every": SPAN}}},
        }
    },
    "figures": {
        "every": {
            "id": str,
            "what": str,
            "unit": TEXT_OR_NULL,
            "low": NUMBER_OR_NULL,
            "high": NUMBER_OR_NULL,
            "verdict": VERDICT,
            "why": WHY,
            "reasons": {"every": str},
            "rule": TEXT_OR_NULL,
            "best": NUMBER_OR_NULL,
            "related": {"every": str},
            "voices": int,
            "voice_groups": VOICE_GROUPS,
            "readings": {"every": {**PASSAGE, "low": NUMBER_OR_NULL, "high": NUMBER_OR_NULL, "approximate": bool, "as_of": TEXT_OR_NULL}},
        }
    },
    "points": {
        "every": {
            "id": str,
            "what": str,
            "verdict": VERDICT,
            "why": WHY,
            "reasons": {"every": str},
            "voices": int,
            "voice_groups": VOICE_GROUPS,
            "silent": {"every": str},
            "readings": {"every": {**PASSAGE, "stance": {"stated", "hedged", "denied", "doubted"}}},
        }
    },
    "quotes": {
        "every": {
            "id": str,
            "speaker": TEXT_OR_NULL,
            "readings": {
                "every": {
                    **PASSAGE,
                    "attribution": str,
                    "kind": {"direct", "indirect", "mixed"},
                    "cuts": {"every": {"span": SPAN, "text": str}},
                }
            },
        }
    },
    "timeline": {"every": {"id": str, "first": str, "after": str, "what": str, "verdict": VERDICT, "readings": {"every": PASSAGE}}},
    "copies": {
        "every": {
            "source": str,
            "copy": str,
            "directed": bool,
            "share": NUMBER,
            "credit": TEXT_OR_NULL,
            "passages": {"every": ([SPAN, SPAN],)},
        }
    },
    "judgements": {
        "every": {"id": str, "spans": {"every": SPAN}, "words": {"every": str}, "author": str, "at": str, "withdrawn": TEXT_OR_NULL}
    },
}

# Every key of the format once, with values of our own: what another program may write and sayso has to read.
WRITTEN = {
    "format": "sayso-dossier/1",
    "made_by": "sayso 0.1.0",
    "event": {"id": "e1", "title": "Crane falls at Nessel", "first": "2030-05-06", "last": "2030-05-07", "places": ["Nessel"]},
    "reports": [
        {
            "id": "r1",
            "origin": "saved/evening.json",
            "origins": [],
            "outlet": "Evening Tide",
            "title": "Crane falls",
            "published": "2030-05-06",
            "language": "en",
            "url": None,
            "words": 9,
            "replaces": None,
            "text": "The Works denied that at least 4 were hurt.",
        }
    ],
    "actors": [
        {
            "id": "a1",
            "name": "Nessel Works",
            "type": "group",
            "names": [{"text": "The Works", "count": 1}],
            "naming": [{"report": "r1", "span": ["r1", 0, 9], "text": "The Works", "voice": []}],
            "labels": [{"text": "plant", "count": 1, "reports": ["r1"]}],
            "where": None,
            "links": [{"left": "The Works", "right": "Nessel Works", "reason": "A name without its first word.", "spans": []}],
        }
    ],
    "figures": [
        {
            "id": "f1",
            "what": "people hurt",
            "unit": "person",
            "low": 4,
            "high": None,
            "verdict": "lone",
            "why": None,
            "reasons": [],
            "rule": None,
            "best": None,
            "related": [],
            "voices": 1,
            "voice_groups": [{"readings": [0], "reason": "one reading", "span": None}],
            "readings": [
                {
                    "report": "r1",
                    "span": ["r1", 22, 32],
                    "text": "at least 4",
                    "low": 4,
                    "high": None,
                    "approximate": False,
                    "as_of": "2030-05-06",
                    "voice": [{"role": "speaker", "name": "Nessel Works", "actor": "a1", "span": ["r1", 0, 9]}],
                }
            ],
        }
    ],
    "points": [
        {
            "id": "p1",
            "what": "at least 4 were hurt",
            "verdict": "lone",
            "why": None,
            "reasons": [],
            "voices": 1,
            "voice_groups": [],
            "silent": [],
            "readings": [{"report": "r1", "span": ["r1", 22, 42], "text": "at least 4 were hurt", "stance": "denied", "voice": []}],
        }
    ],
    "quotes": [
        {
            "id": "q1",
            "speaker": None,
            "readings": [
                {
                    "report": "r1",
                    "span": ["r1", 22, 42],
                    "attribution": "s1",
                    "text": "at least 4 were hurt",
                    "kind": "indirect",
                    "voice": [{"role": "speaker", "name": None, "actor": None, "span": None}],
                    "cuts": [],
                }
            ],
        }
    ],
    "timeline": [
        {
            "id": "t1",
            "first": "2030-05-06",
            "after": "2030-05-07",
            "what": "the fall",
            "verdict": "lone",
            "readings": [{"report": "r1", "span": ["r1", 0, 9], "text": "The Works", "voice": []}],
        }
    ],
    "copies": [
        {"source": "r1", "copy": "r1", "directed": True, "share": 0.5, "credit": "Coastwire", "passages": [[["r1", 0, 9], ["r1", 0, 9]]]}
    ],
    "judgements": [],
}


def breaches(value: object, kind: Kind, path: str = "dossier") -> list[str]:
    """Where a JSON value is not of a kind.

    A dict of kinds is a record with these keys at least, `{"every": kind}` a list, a tuple alternatives, a list a list of just
    so many, a set one of these words, "report" a report's id. Unlike Python, JSON tells `true` from 1.
    """
    match kind:
        case {"every": each}:
            return [f"{path}: no list"] if not isinstance(value, list) else each_breaches(value, [each] * len(value), path)
        case dict():
            return [f"{path}: no record"] if not isinstance(value, dict) else key_breaches(value, kind, path)
        case list():
            whole = isinstance(value, list) and len(value) == len(kind)
            return each_breaches(value, kind, path) if whole else [f"{path}: no list of {len(kind)}"]
        case tuple():
            found = [breaches(value, one, path) for one in kind]
            return [] if [] in found else [breach for one in found for breach in one]
    return [] if is_plainly(value, kind) else [f"{path}: {value!r} is not {kind}"]


def each_breaches(values: Any, kinds: list[Kind], path: str) -> list[str]:
    return [breach for place, one in enumerate(values) for breach in breaches(one, kinds[place], f"{path}[{place}]")]


def key_breaches(record: dict[str, object], kinds: dict[str, Kind], path: str) -> list[str]:
    missing = [f"{path}.{key}: missing" for key in kinds if key not in record]
    return missing + [breach for key in kinds if key in record for breach in breaches(record[key], kinds[key], f"{path}.{key}")]


def is_plainly(value: object, kind: Kind) -> bool:
    if isinstance(kind, set):
        return value in kind
    if kind == "report":
        return isinstance(value, str) and value.startswith("r")
    return value is None if kind is None else type(value) is kind


def sayso_run(*arguments: str | Path, given: bytes = b"") -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=given)


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """Two reports of one event, to be quick."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("agence_nord.json", "brack_gazette.txt"):
        shutil.copy(EXAMPLES / "ferry" / name, folder)
    return folder


def dossiers(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.glob("events/*/dossier.json")}


def test_the_package_gives_its_version_and_nothing_else() -> None:
    assert sayso.__all__ == ["__version__"]
    assert all(hasattr(sayso, name) for name in sayso.__all__)


def test_the_commands_are_the_stages_and_run() -> None:
    assert sorted(main.commands) == ["acquire", "annotate", "cluster", "collate", "dossier", "judge", "run"]


def test_the_version_is_told() -> None:
    told = sayso_run("--version")
    assert (told.exit_code, told.stdout) == (0, f"sayso {sayso.__version__}\n")


@pytest.mark.parametrize("command", ["run", "acquire", "annotate", "cluster", "collate", "dossier"])
def test_every_command_says_what_it_does(command: str) -> None:
    told = sayso_run(command, "--help")
    assert told.exit_code == 0
    assert "FOLDER..." in told.stdout


@pytest.mark.parametrize("event", ["ferry", "kelmet"])
def test_a_dossier_has_every_key_with_its_type(event: str) -> None:
    written = json.loads(to_json(shipped_dossier(event)))
    assert breaches(written, SHAPE) == []
    jsonschema.validate(written, json_schema(Dossier))


def test_the_dossier_of_an_example_fills_every_list_but_judgements() -> None:
    written = json.loads(to_json(shipped_dossier("ferry")))
    assert [key for key, value in written.items() if value == []] == ["judgements", "failures"]


def test_a_dossier_as_the_format_describes_it_is_read() -> None:
    assert breaches(WRITTEN, SHAPE) == []
    read = from_json(json.dumps(WRITTEN), Dossier)
    assert breaches(json.loads(to_json(read)), SHAPE) == []
    assert read.figures[0].readings[0].span == Span(report="r1", start=22, end=32)


@pytest.mark.parametrize(("key", "value"), [("format", 1), ("event", []), ("figures", {}), ("reports", [{"id": "r1"}])])
def test_a_dossier_of_another_shape_is_told_from_one(key: str, value: object) -> None:
    assert breaches({**WRITTEN, key: value}, SHAPE) != []


def test_a_reader_ignores_keys_that_it_does_not_know() -> None:
    assert from_json(json.dumps({**WRITTEN, "weather": "fair"}), Dossier) == from_json(json.dumps(WRITTEN), Dossier)


def test_an_annotated_line_has_every_layer() -> None:
    line = json.loads(to_json(shipped_reports("ferry")[0]))
    spans = {"every": SPAN}
    shape = {
        "report": {"id": str, "text": str},
        "mentions": {"every": {"span": SPAN}},
        "attributions": {
            "every": {
                "id": str,
                "content": spans,
                "source": spans,
                "cue": spans,
                "via": spans,
                "speaker": TEXT_OR_NULL,
                "kind": {"direct", "indirect", "mixed"},
                "parent": TEXT_OR_NULL,
            }
        },
        "quantities": {
            "every": {
                "span": SPAN,
                "low": NUMBER_OR_NULL,
                "high": NUMBER_OR_NULL,
                "approximate": bool,
                "unit": TEXT_OR_NULL,
                "of": SPAN_OR_NULL,
                "counted": TEXT_OR_NULL,
            }
        },
        "moments": {"every": {"span": SPAN, "value": TEXT_OR_NULL, "first": TEXT_OR_NULL, "after": TEXT_OR_NULL}},
        "claims": {
            "every": {"span": SPAN, "stance": {"stated", "hedged", "denied", "doubted"}, "certainty": NUMBER, "attribution": TEXT_OR_NULL}
        },
        "failures": {"every": {"report": str, "stage": str, "reason": str}},
    }
    assert breaches(line, shape, "line") == []
    assert all(line[layer] for layer in ("mentions", "attributions", "quantities", "moments", "claims"))


def test_a_run_writes_an_index_the_annotations_and_a_folder_an_event(pair: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = sayso_run("run", pair, "-o", out)
    assert (ran.exit_code, ran.stderr) == (0, "")
    (written,) = dossiers(out).values()
    event = json.loads(written)["event"]["id"]
    files = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert files == [".sayso", "annotations.jsonl", f"events/{event}/dossier.json", f"events/{event}/index.html", "index.html"]
    assert len((out / "annotations.jsonl").read_text().splitlines()) == 2
    summary, page = ran.stdout.splitlines()
    contested = sum(
        figure["verdict"] == "differ" for figure in json.loads((out / "events" / event / "dossier.json").read_bytes())["figures"]
    )
    assert summary == f"2 reports, 1 event, {contested} contested figure{'' if contested == 1 else 's'}"
    assert page == str(out / "events" / event / "index.html")


def test_the_stages_piped_give_the_dossiers_of_a_run_byte_for_byte(pair: Path, tmp_path: Path) -> None:
    assert sayso_run("run", pair, "-o", tmp_path / "run").exit_code == 0
    lines = sayso_run("acquire", pair, "--json").stdout_bytes
    for stage in ("annotate", "cluster", "collate"):
        lines = sayso_run(stage, "--json", "-", given=lines).stdout_bytes
    piped = sayso_run("dossier", "-", "-o", tmp_path / "piped", given=lines)
    assert piped.exit_code == 0
    assert dossiers(tmp_path / "piped") == dossiers(tmp_path / "run")
    assert len(dossiers(tmp_path / "run")) == 1


def test_one_cluster_line_is_an_event_with_its_reports_and_files(pair: Path) -> None:
    (line,) = sayso_run("cluster", "--json", pair).stdout.splitlines()
    event = json.loads(line)
    assert (
        breaches(event, {"id": str, "title": str, "reports": {"every": str}, "origins": {"every": str}, "copies": {"every": {}}}, "line")
        == []
    )
    assert sorted(Path(origin).name for origin in event["origins"]) == ["agence_nord.json", "brack_gazette.txt"]


def test_reports_of_two_events_are_one_event_when_told_so(tmp_path: Path) -> None:
    given = (EXAMPLES / "ferry" / "quayside.txt", EXAMPLES / "kelmet" / "state_telegraph.txt")
    apart = sayso_run("run", *given, "-o", tmp_path / "apart")
    assert (apart.exit_code, len(dossiers(tmp_path / "apart"))) == (0, 2)
    assert apart.stdout.splitlines()[-1] == str(tmp_path / "apart" / "index.html")
    assert sayso_run("run", *given, "--one-event", "-o", tmp_path / "one").exit_code == 0
    assert len(dossiers(tmp_path / "one")) == 1


def test_a_folder_that_sayso_wrote_is_brought_up_to_date(pair: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    sayso_run("run", pair, "-o", out)
    (before,) = dossiers(out)
    (pair / "agence_nord.json").unlink()
    assert sayso_run("run", pair, "-o", out).exit_code == 0
    (after,) = dossiers(out)
    assert after != before
    assert [path.name for path in (out / "events").iterdir()] == [Path(after).parent.name]


def test_a_folder_of_other_files_is_refused_and_left_as_it_is(pair: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    out.mkdir()
    (out / "notes.txt").write_text("do not lose this")
    for command in ("run", "dossier"):
        refused = sayso_run(command, pair, "-o", out)
        assert refused.exit_code == 2
        assert str(out) in refused.stderr
        assert "new, empty, or written by sayso" in refused.stderr
    assert [path.name for path in out.iterdir()] == ["notes.txt"]


def test_an_empty_file_is_named_and_the_rest_is_done(pair: Path, tmp_path: Path) -> None:
    (pair / "hollow.txt").write_bytes(b"")
    ran = sayso_run("run", pair, "-o", tmp_path / "out")
    assert (ran.exit_code, ran.stderr) == (1, f"sayso: {(pair / 'hollow.txt').as_posix()}: is empty\n")
    assert ran.stdout.startswith("2 reports, 1 event")
    assert len(dossiers(tmp_path / "out")) == 1


def test_strict_stops_at_the_first_failure_and_names_it(pair: Path, tmp_path: Path) -> None:
    (pair / "hollow.txt").write_bytes(b"")
    ran = sayso_run("run", pair, "--strict", "-o", tmp_path / "out")
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert "hollow.txt: is empty" in ran.stderr
    assert dossiers(tmp_path / "out") == {}


def test_a_line_that_is_no_record_is_named(pair: Path) -> None:
    good = sayso_run("acquire", pair, "--json").stdout_bytes.splitlines()[0]
    ran = sayso_run("annotate", "--json", "-", given=good + b'\n{"id": 7}\n')
    assert ran.exit_code == 1
    assert ran.stderr.startswith("sayso: standard input, line 2: is no Report")
    assert len(ran.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [["run"], ["run", "-o", "OUT"], ["acquire"], ["dossier", "-"], ["translate"], ["run", "here", "--jobs", "-1", "-o", "OUT"]],
    ids=" ".join,
)
def test_wrong_usage_is_told_and_nothing_is_written(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = sayso_run(*arguments)
    assert ran.exit_code == 2
    assert ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_same_file_twice_is_named_and_is_one_report_with_two_origins(pair: Path, tmp_path: Path) -> None:
    shutil.copy(pair / "brack_gazette.txt", pair / "saved_again.txt")
    ran = sayso_run("run", pair, "-o", tmp_path / "out")
    assert ran.exit_code == 0
    assert "saved_again.txt" in ran.stderr
    (written,) = dossiers(tmp_path / "out").values()
    twice = [report for report in json.loads(written)["reports"] if report["origins"]]
    assert [[Path(origin).name for origin in report["origins"]] for report in twice] == [["brack_gazette.txt", "saved_again.txt"]]
    assert len(json.loads(written)["reports"]) == 2


def test_what_the_files_lack_comes_from_the_about_file(pair: Path, tmp_path: Path) -> None:
    about = tmp_path / "about.csv"
    about.write_text("origin,outlet\nbrack_gazette.txt,The Brack Gazette\n")
    lines = sayso_run("acquire", pair, "--about", about, "--json").stdout.splitlines()
    assert sorted(json.loads(line)["outlet"] for line in lines) == ["Agence Nord", "The Brack Gazette"]


def test_a_dossier_of_excerpts_holds_no_whole_text(pair: Path, tmp_path: Path) -> None:
    sayso_run("run", pair, "--excerpts", "-o", tmp_path / "out")
    (written,) = dossiers(tmp_path / "out").values()
    dossier = json.loads(written)
    assert [report["text"] for report in dossier["reports"]] == [None, None]
    assert all(reading["text"] for figure in dossier["figures"] for reading in figure["readings"])


def test_several_processes_give_the_dossiers_of_one(pair: Path, tmp_path: Path) -> None:
    assert sayso_run("run", pair, "--jobs", "2", "-o", tmp_path / "two").exit_code == 0
    assert sayso_run("run", pair, "--jobs", "1", "-o", tmp_path / "one").exit_code == 0
    assert dossiers(tmp_path / "two") == dossiers(tmp_path / "one")


def judged(out: Path, judgement: Judgement) -> str:
    """Write a judgement into the one dossier of a folder, as a desk for judging would; gives the dossier's path."""
    ((path, written),) = dossiers(out).items()
    dossier = from_json(written, Dossier)
    (out / path).write_bytes(to_json(structs.replace(dossier, judgements=(judgement,))))
    return path


def rejected(out: Path) -> Judgement:
    """A judgement of the first figure that a folder's one dossier holds."""
    (written,) = dossiers(out).values()
    reading = from_json(written, Dossier).figures[0].readings[0]
    return Judgement(id="j1", kind="reject", spans=(reading.span,), words=(reading.text,), author="an editor", at="2031-03-05")


def test_a_run_keeps_what_people_decided(pair: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    sayso_run("run", pair, "-o", out)
    decided = rejected(out)
    path = judged(out, decided)
    assert sayso_run("run", pair, "-o", out).exit_code == 0
    assert from_json((out / path).read_bytes(), Dossier).judgements == (decided,)


def test_what_people_decided_outlives_the_event_that_it_was_made_in(pair: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", EXAMPLES / "kelmet" / "state_telegraph.txt"
    sayso_run("run", pair, "-o", out)
    decided = rejected(out)
    path = judged(out, decided)
    sayso_run("run", other, "-o", out)
    assert path not in dossiers(out)
    sayso_run("run", pair, "-o", out)
    assert from_json((out / path).read_bytes(), Dossier).judgements == (decided,)


def test_a_dossier_whose_judgements_cannot_be_read_is_not_written_over(pair: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    sayso_run("run", pair, "-o", out)
    (path,) = dossiers(out)
    (out / path).write_bytes(b"{")
    refused = sayso_run("run", pair, "-o", out)
    assert refused.exit_code == 2
    assert path in refused.stderr
    assert dossiers(out) == {path: b"{"}


def test_a_folder_that_sayso_wrote_is_not_read_as_reports(pair: Path) -> None:
    sayso_run("run", pair, "-o", pair / "out")
    again = sayso_run("run", pair, "-o", pair / "out")
    assert again.exit_code == 0
    assert again.stdout.startswith("2 reports, 1 event")
    assert "folder that sayso wrote passed over" in again.stderr


def test_a_run_that_could_read_nothing_leaves_what_an_earlier_one_wrote(pair: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert sayso_run("run", pair, "-o", out).exit_code == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    ran = sayso_run("run", tmp_path / "mistyped", "-o", out)
    assert ran.exit_code == 1
    assert "mistyped" in ran.stderr
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_a_run_that_could_read_nothing_makes_no_folder(tmp_path: Path) -> None:
    assert sayso_run("run", tmp_path / "mistyped", "-o", tmp_path / "out").exit_code == 1
    assert not (tmp_path / "out").exists()


def test_a_rule_is_recorded_with_the_number_that_it_gives(pair: Path, tmp_path: Path) -> None:
    assert sayso_run("run", pair, "-o", tmp_path / "out", "--rule", "most conservative").exit_code == 0
    (written,) = dossiers(tmp_path / "out").values()
    figures = json.loads(written)["figures"]
    assert {figure["rule"] for figure in figures} == {"most conservative"}
    lows = [[reading["low"] for reading in figure["readings"] if reading["low"] is not None] for figure in figures]
    assert [figure["best"] for figure in figures] == [min(low, default=None) for low in lows]


def test_the_rules_of_the_command_are_those_of_the_policies() -> None:
    assert set(RULES) == set(POLICIES)


def decide(out: Path, *arguments: str) -> str:
    """A judgement by the command; gives its id."""
    made = sayso_run("judge", out, *arguments, "--author", "A. Bell", "--json")
    assert (made.exit_code, made.stderr) == (0, "")
    return str(json.loads(made.stdout)["id"])


def test_a_run_honours_what_people_decided_and_so_does_the_pipe(pair: Path, tmp_path: Path) -> None:
    out, piped = tmp_path / "out", tmp_path / "piped"
    sayso_run("run", pair, "-o", out)
    before = dossiers(out)
    (written,) = before.values()
    figure = from_json(written, Dossier).figures[0]
    renamed, rejected_ = decide(out, "rename", figure.id, "--to", "the dead"), decide(out, "reject", figure.id)
    decide(out, "withdraw", rejected_)
    assert sayso_run("run", pair, "-o", out).exit_code == 0
    (after,) = dossiers(out).values()
    assert from_json(after, Dossier).figures[0].what == "the dead"
    assert [one.id for one in from_json(after, Dossier).judgements] == [renamed, rejected_]
    lines = sayso_run("cluster", "--json", pair).stdout_bytes
    lines = sayso_run("collate", "--json", "-", "--judgements", out / "judgements.jsonl", given=lines).stdout_bytes
    assert sayso_run("dossier", "-", "-o", piped, given=lines).exit_code == 0
    assert dossiers(piped) == dossiers(out)
    assert (piped / "judgements.jsonl").is_file()
    decide(out, "withdraw", renamed)
    assert sayso_run("run", pair, "-o", out).exit_code == 0
    (last,) = dossiers(out).values()
    assert structs.replace(from_json(last, Dossier), judgements=()) == from_json(written, Dossier)


def test_what_people_decided_of_a_report_that_was_changed_is_shown_as_orphaned(pair: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    sayso_run("run", pair, "-o", out)
    (written,) = dossiers(out).values()
    decided = decide(out, "reject", from_json(written, Dossier).figures[0].id)
    for path in pair.iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("ine", "ive"), encoding="utf-8")
    assert sayso_run("run", pair, "-o", out).exit_code == 0
    (after,) = dossiers(out).values()
    assert [(one.id, one.orphaned) for one in from_json(after, Dossier).judgements] == [(decided, True)]
    assert "orphaned: its words are gone" in next((out / "events").glob("*/index.html")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(("list",), "no folder that sayso wrote"), (("reject", "f1"), "by --author NAME"), (("bless",), "bless")],
)
def test_a_judgement_that_cannot_be_made_is_wrong_usage(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    ran = sayso_run("judge", tmp_path / "none", *arguments)
    assert ran.exit_code == 2
    assert told in ran.stderr
