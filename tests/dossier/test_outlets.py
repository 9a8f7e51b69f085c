from __future__ import annotations

from sayso.dossier.outlets import outlets
from sayso.model.dossier import Dossier, DossierReport, EventHeading


def dossier_of(*reports: tuple[str, str | None]) -> Dossier:
    return Dossier(
        made_by="sayso",
        event=EventHeading(id="e1", title="Ferry sinks"),
        reports=tuple(
            DossierReport(
                id=f"r{number}",
                origin=origin,
                origins=(),
                outlet=outlet,
                title=None,
                published="2031-03-04",
                language=None,
                url=None,
                words=1,
                replaces=None,
                text="It sank.",
            )
            for number, (origin, outlet) in enumerate(reports)
        ),
    )


def named(*reports: tuple[str, str | None]) -> list[tuple[str, tuple[str, ...]]]:
    return [(outlet.name, outlet.reports) for outlet in outlets(dossier_of(*reports))]


def test_two_reports_of_one_outlet_stand_together() -> None:
    assert named(("a.txt", "The Courier"), ("b.txt", "Quayside"), ("c.txt", "The Courier")) == [
        ("The Courier", ("r0", "r2")),
        ("Quayside", ("r1",)),
    ]


def test_a_report_without_an_outlet_is_shown_by_the_name_of_its_file() -> None:
    assert named(("saved/march/gazette.txt", None), ("saved/all.jsonl#3", None)) == [("gazette.txt", ("r0",)), ("all.jsonl#3", ("r1",))]


def test_two_files_of_the_same_name_are_two_outlets_and_shown_by_their_paths() -> None:
    assert named(("a/story.txt", None), ("b/story.txt", None), ("b/other.txt", None)) == [
        ("a/story.txt", ("r0",)),
        ("b/story.txt", ("r1",)),
        ("other.txt", ("r2",)),
    ]
