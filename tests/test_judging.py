"""Judgements given by hand, and the log that keeps them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from sayso.dossier.passages import anchors_of
from sayso.errors import UsageError
from sayso.folder import DOSSIER, EVENTS, JUDGEMENTS, append_log, claim_folder, kept_judgements, read_log, write_whole
from sayso.judging import Decided, judge, judgements_in, withdraw
from sayso.model.judgement import Decision, Judgement, Subject
from sayso.model.record import to_json
from sayso.model.span import Span
from tests.dossier.ferry import NORD, STAR, dossier

NOW = datetime(2031, 3, 6, 12, tzinfo=UTC)
GIVEN = Judgement(id="j1", kind="reject", spans=(Span(report="r1", start=0, end=4),), words=("Nine",), author="A. Bell", at="2031-03-05")
LATER = msgspec.structs.replace(GIVEN, id="j2", at="2031-03-06")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with one dossier."""
    claim_folder(tmp_path / "out", "sayso")
    made = dossier()
    write_whole(tmp_path / "out" / EVENTS / made.event.id / DOSSIER, to_json(made))
    return tmp_path / "out"


def said(out: Path, kind: Decision, *places: str, about: Subject | None = None, value: str | None = None) -> Judgement:
    return judge(out, Decided(kind=kind, author="A. Bell", at=NOW, about=about, value=value), places)


@pytest.mark.parametrize(
    ("place", "words", "about"),
    [
        ("f1", ("At least 9 passengers", "Dozens of passengers", "Fourteen passengers"), "figure"),
        ("p1", ("The ferry was overloaded", "the ferry was not overloaded"), "point"),
        ("Agence Nord: Fourteen passengers", ("Fourteen passengers",), "figure"),
        ("star.txt: Dozens of", ("Dozens of passengers",), "figure"),
        ("nord.txt: Port Arlen", ("Port Arlen",), "actor"),
    ],
)
def test_a_place_is_a_row_or_words_of_a_report(out: Path, place: str, words: tuple[str, ...], about: str) -> None:
    made = said(out, "reject", place)
    assert (made.words, made.about, made.author, made.at) == (words, about, "A. Bell", "2031-03-06T12:00:00.000000+00:00")
    assert judgements_in(out) == (made,)


def test_a_place_is_a_passage_of_the_page(out: Path) -> None:
    span = dossier().figures[0].readings[2].span
    assert said(out, "reject", anchors_of(dossier())[span].id).spans == (span,)


def test_a_judgement_names_the_files_that_it_was_read_in(out: Path) -> None:
    assert said(out, "join", "Agence Nord: Fourteen passengers", "The Star: Dozens").origins == (NORD.origin, STAR.origin)


@pytest.mark.parametrize(
    ("kind", "places", "value", "told"),
    [
        ("reject", (), None, "name what to reject"),
        ("reject", ("f9",), None, "f9 is nothing that a row stands on here"),
        ("reject", ("The Herald: nine",), None, "The Herald is no report here; the reports are"),
        ("reject", ("The Star: fifteen",), None, "stands 0 times"),
        ("reject", ("The Star: every seat",), None, "no figure, point or name"),
        ("join", ("Agence Nord: Fourteen passengers",), None, "two places or more"),
        ("join", ("f1", "p1"), None, "several kinds"),
        ("rename", ("f1",), None, "takes the new name by --to"),
        ("reject", ("f1",), "name", "nothing else does"),
    ],
)
def test_what_cannot_be_meant_is_told_and_not_logged(
    out: Path, kind: Decision, places: tuple[str, ...], value: str | None, told: str
) -> None:
    with pytest.raises(UsageError, match=told):
        said(out, kind, *places, value=value)
    assert not (out / JUDGEMENTS).exists()


def test_a_withdrawn_judgement_stays_in_the_log(out: Path) -> None:
    made = said(out, "reject", "f1")
    (gone,) = withdraw(out, [made.id], at=NOW)
    assert gone.withdrawn == "2031-03-06T12:00:00.000000+00:00"
    assert judgements_in(out) == (gone,)
    assert len((out / JUDGEMENTS).read_bytes().splitlines()) == 2


def test_what_is_not_known_cannot_be_withdrawn(out: Path) -> None:
    with pytest.raises(UsageError, match="j9 is no judgement"):
        withdraw(out, ["j9"], at=NOW)


def test_only_a_folder_that_sayso_wrote_is_judged(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder that sayso wrote"):
        judgements_in(tmp_path / "new")


def test_a_log_only_grows(tmp_path: Path) -> None:
    log = tmp_path / JUDGEMENTS
    append_log(log, [GIVEN])
    before = log.read_bytes()
    append_log(log, [LATER])
    assert log.read_bytes().startswith(before)
    assert read_log(log) == (GIVEN, LATER)


def test_a_line_that_was_cut_off_while_it_was_written_is_no_judgement_and_loses_none(tmp_path: Path) -> None:
    log = tmp_path / JUDGEMENTS
    append_log(log, [GIVEN])
    with log.open("ab") as file:
        file.write(to_json(LATER)[:30])
    assert read_log(log) == (GIVEN,)
    append_log(log, [LATER])
    assert read_log(log) == (GIVEN, LATER)


def test_a_line_written_by_hand_without_its_end_is_kept(tmp_path: Path) -> None:
    log = tmp_path / JUDGEMENTS
    log.write_bytes(to_json(GIVEN))
    append_log(log, [LATER])
    assert read_log(log) == (GIVEN, LATER)


def test_a_line_that_is_no_judgement_is_named(tmp_path: Path) -> None:
    log = tmp_path / JUDGEMENTS
    log.write_bytes(to_json(GIVEN) + b"\n{}\n")
    with pytest.raises(UsageError, match="line 2 is no judgement"):
        read_log(log)


def test_what_a_folder_knows_is_logged_once(out: Path) -> None:
    assert kept_judgements(out, [GIVEN, LATER]) == (GIVEN, LATER)
    before = (out / JUDGEMENTS).read_bytes()
    assert kept_judgements(out, [LATER]) == (GIVEN, LATER)
    assert (out / JUDGEMENTS).read_bytes() == before
