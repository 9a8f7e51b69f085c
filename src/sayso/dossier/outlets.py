"""The outlets of a dossier, in the order of its reports, each with a colour where there are enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from sayso.dossier.wording import counted, day
from sayso.model.dossier import Dossier, DossierReport

COLOURS = 7  # beyond seven, colours are no longer told apart; the rest is grey, and the name always stands beside


class Outlet(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet with its reports; `colour` is a class of the style sheet, `o0` is grey, `number` its place, from 1."""

    name: str
    number: int
    colour: str
    reports: tuple[str, ...]
    when: str


def name_of(report: DossierReport) -> str:
    """What to call a report's outlet: its name, else the name of the file it came from."""
    return report.outlet or report.origin.rpartition("/")[2] or report.origin


def outlets(dossier: Dossier) -> tuple[Outlet, ...]:
    """The outlets; two reports of one outlet stand in one column, two reports without one do not.

    Where two files have the same name, their whole paths are given.
    """
    by_outlet: dict[str, list[DossierReport]] = {}
    for report in dossier.reports:
        by_outlet.setdefault(report.outlet or report.origin, []).append(report)
    short = Counter(name_of(reports[0]) for reports in by_outlet.values())
    names = {key: name if short[name := name_of(reports[0])] == 1 else key for key, reports in by_outlet.items()}
    return tuple(_outlet(names[key], reports, number) for number, (key, reports) in enumerate(by_outlet.items(), 1))


def _outlet(name: str, reports: list[DossierReport], number: int) -> Outlet:
    when = day(reports[0].published) if len(reports) == 1 else counted(len(reports), "report")
    return Outlet(
        name=name, number=number, colour=f"o{number if number <= COLOURS else 0}", reports=tuple(report.id for report in reports), when=when
    )


def outlet_of_reports(found: tuple[Outlet, ...]) -> Mapping[str, Outlet]:
    """The outlet of each report."""
    return {report: outlet for outlet in found for report in outlet.reports}
