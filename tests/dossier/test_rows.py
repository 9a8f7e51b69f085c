from __future__ import annotations

import msgspec

from sayso.dossier.outlets import outlet_of_reports, outlets
from sayso.dossier.passages import PassageSettings, anchors_of
from sayso.dossier.rows import Frame, Row, figure_rows, point_rows
from sayso.model.collation import Figure, FigureReading, Fold, Point, Verdict, VoiceGroup, Why
from sayso.model.dossier import Dossier
from tests.dossier.ferry import COURIER, MASTER, NORD, OPERATOR, STAR, dossier, figure_reading, killed, overloaded, point_reading


def framed(figures: tuple[Figure, ...] = (), points: tuple[Point, ...] = ()) -> Frame:
    return frame_of(msgspec.structs.replace(dossier(), figures=figures, points=points))


def frame_of(told: Dossier) -> Frame:
    found = outlets(told)
    return Frame(
        dossier=told,
        outlets=found,
        of_report=outlet_of_reports(found),
        texts={report.id: report.text for report in told.reports},
        anchors=anchors_of(told),
        settings=PassageSettings(),
    )


def figure(what: str, verdict: Verdict = "differ", why: Why | None = None, *, unit: str = "person", readings: int = 2) -> Figure:
    return msgspec.structs.replace(
        killed(), id=what, what=what, verdict=verdict, why=why, unit=unit, readings=killed().readings[:readings], voice_groups=()
    )


def row_of(*readings: FigureReading, folds: tuple[VoiceGroup, ...] = (), unit: str | None = "person") -> Row:
    [row] = figure_rows(framed((msgspec.structs.replace(killed(), readings=readings, voice_groups=folds, unit=unit),)))
    return row


def order(*figures: Figure) -> list[str]:
    return [row.what for row in figure_rows(framed(figures))]


def test_what_differs_comes_before_what_agrees_and_what_one_report_gives_comes_last() -> None:
    assert order(figure("lone", "lone"), figure("agree", "agree"), figure("differ")) == ["differ", "agree", "lone"]


def test_within_a_verdict_the_dossiers_own_order_stands() -> None:
    assert order(figure("deaths", why="update"), figure("crates", unit="crate", why="conflict", readings=3)) == ["deaths", "crates"]


def test_every_outlet_has_a_cell_and_silence_is_an_empty_one() -> None:
    row = row_of(figure_reading(COURIER, "At least 9 passengers", 9, None))
    assert [(cell.outlet.name, len(cell.entries)) for cell in row.cells] == [("The Courier", 1), ("The Star", 0), ("Agence Nord", 0)]
    assert [outlet.name for outlet in row.silent] == ["The Star", "Agence Nord"]


def test_what_an_outlet_says_again_is_one_entry_with_two_passages() -> None:
    row = row_of(figure_reading(COURIER, "At least 9 passengers", 9, None), figure_reading(COURIER, "At least 9", 9, None))
    assert [[passage.words for passage in entry.passages] for entry in row.cells[0].entries] == [["At least 9 passengers", "At least 9"]]


def test_the_same_value_in_another_mouth_is_another_entry() -> None:
    row = row_of(figure_reading(COURIER, "At least 9 passengers", 9, None), figure_reading(COURIER, "At least 9", 9, None, voice=MASTER))
    assert [(entry.sign, entry.who) for entry in row.cells[0].entries] == [("●", "own voice"), ("○", "according to the harbour master")]


def test_the_same_value_groups_the_outlets_that_give_it_and_what_most_give_comes_first() -> None:
    row = row_of(
        figure_reading(COURIER, "At least 9 passengers", 9, None),
        figure_reading(STAR, "Dozens of passengers", 14, 14),
        figure_reading(NORD, "Fourteen passengers", 14, 14),
    )
    assert [(group.heading, [cell.outlet.name for cell in group.cells]) for group in row.groups] == [
        ("14", ["The Star", "Agence Nord"]),
        ("at least 9", ["The Courier"]),
    ]


def test_readings_that_fold_are_one_origin_with_its_reason() -> None:
    row = row_of(*killed().readings, folds=killed().voice_groups)
    assert [([entry.outlet.name for entry in origin.entries], origin.reason) for origin in row.origins] == [
        (["The Courier", "Agence Nord"], "the same named speaker"),
        (["The Star"], None),
    ]


def test_each_fold_is_told_with_its_reason_and_its_place() -> None:
    passage = killed().readings[0].span
    folds = (
        Fold(left=0, right=2, reason="The same speaker.", span=passage),
        Fold(left=0, right=1, reason="Judged to be one voice."),
        Fold(left=1, right=2, reason="The same text in both."),
        Fold(left=0, right=2, reason="The same speaker."),
    )
    group = VoiceGroup(readings=(0, 1, 2), reason="all", folds=folds)
    (origin,) = row_of(*killed().readings, folds=(group,)).origins
    assert [(tie.left.name, tie.right.name, tie.reason) for tie in origin.ties] == [
        ("The Courier", "Agence Nord", "The same speaker."),
        ("The Courier", "The Star", "Judged to be one voice."),
        ("The Star", "Agence Nord", "The same text in both."),
    ]
    assert [tie.anchor is not None for tie in origin.ties] == [True, False, False]


def test_a_reading_that_no_group_names_is_an_origin_of_its_own() -> None:
    row = row_of(*killed().readings, folds=killed().voice_groups[:1])
    assert [len(origin.entries) for origin in row.origins] == [2, 1]


def test_one_value_alone_has_no_range_to_draw() -> None:
    assert (row_of(killed().readings[2]).plot, bool(row_of(*killed().readings).plot)) == ("", True)


def test_a_unit_that_nothing_else_says_is_said() -> None:
    assert [row_of(killed().readings[2], unit=unit).unit for unit in ("hectare", "person", "USD", "passenger")] == [
        "hectare",
        None,
        None,
        None,
    ]


def test_related_figures_are_named_and_strangers_are_not() -> None:
    boats = msgspec.structs.replace(figure("boats"), related=("crew", "f-none"))
    [row, _] = figure_rows(framed((boats, figure("crew"))))
    assert row.related == (("crew", "crew"),)


def test_a_best_value_is_given_only_with_its_rule() -> None:
    ruled = msgspec.structs.replace(killed(), best=14, rule="most conservative")
    unruled = msgspec.structs.replace(killed(), best=14)
    assert [row.best for row in figure_rows(framed((ruled, unruled)))] == ["14 by the rule “most conservative”", None]


def test_stances_of_a_point_run_from_stated_to_denied() -> None:
    readings = (
        point_reading(STAR, "the ferry was not overloaded", "denied", voice=OPERATOR),
        point_reading(NORD, "Fourteen passengers", "hedged"),
        point_reading(COURIER, "The ferry was overloaded", voice=MASTER),
        point_reading(COURIER, "The ferry was"),
    )
    [row] = point_rows(framed(points=(msgspec.structs.replace(overloaded(), readings=readings),)))
    assert [group.sign for group in row.groups] == ["●", "○", "~", "×"]


def test_a_later_count_says_the_day_that_it_speaks_for() -> None:
    dated = tuple(msgspec.structs.replace(reading, as_of="2031-03-04") for reading in killed().readings)
    later, other = (msgspec.structs.replace(killed(), readings=dated, why=why) for why in ("update", "conflict"))
    assert [figure_rows(framed((one,)))[0].cells[0].entries[0].when for one in (later, other)] == ["4 March 2031", None]


def test_outlets_whose_names_begin_alike_keep_a_mark_each() -> None:
    readings = (
        figure_reading(COURIER, "At least 9 passengers", 9, 9),
        figure_reading(STAR, "Dozens of passengers", 14, 14),
        figure_reading(NORD, "Fourteen passengers", 14, 14),
    )
    told = msgspec.structs.replace(
        dossier(),
        figures=(msgspec.structs.replace(killed(), readings=readings),),
        reports=tuple(msgspec.structs.replace(report, outlet=f"News, {report.outlet}") for report in dossier().reports),
    )
    assert figure_rows(frame_of(told))[0].plot.count("<circle") == 3
