"""Figures of texts about invented events, read by the annotators of quantities and of moments."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from sayso.annotate.moments import find_moments
from sayso.annotate.page import sentences
from sayso.annotate.quantities import find_quantities
from sayso.collate.candidates import Candidate, find_candidates
from sayso.collate.figures import find_figures
from sayso.model.annotation import AnnotatedReport, Attribution, Quantity
from sayso.model.collation import Figure
from sayso.model.event import Event
from sayso.model.report import Report
from sayso.model.span import Span
from tests.builders import at, page, report


def annotated(text: str, *, outlet: str = "The Courier", published: str | None = "2031-03-04") -> AnnotatedReport:
    parsed = page(report(text, outlet=outlet, published=published))
    parsed = parsed.having("moments", find_moments(parsed))
    return AnnotatedReport(
        report=parsed.report,
        sentences=tuple(parsed.span(sentence.start_char, sentence.end_char) for sentence in sentences(parsed)),
        quantities=find_quantities(parsed),
        moments=parsed.moments,
    )


def event(*reports: AnnotatedReport) -> Event:
    return Event(id="e1", title="Ferry", reports=tuple(one.report.id for one in reports), annotated=reports)


def figures(*reports: AnnotatedReport) -> tuple[Figure, ...]:
    return find_figures(event(*reports), {})


def candidates(*texts: str) -> list[Candidate]:
    return find_candidates(event(*(annotated(text, outlet=f"Outlet {number}") for number, text in enumerate(texts))), {})


def spoken(text: str, contents: Mapping[str, str]) -> AnnotatedReport:
    """A report with the words that each speaker is given."""
    one = annotated(text)
    said = tuple(
        Attribution(id=speaker, content=(at(one.report, words),), source=(at(one.report, speaker),), speaker=speaker)
        for speaker, words in contents.items()
    )
    return msgspec.structs.replace(one, attributions=said)


def typed(name: str, *given: tuple[float | None, float | None, str], published: str | None = "2031-03-04") -> AnnotatedReport:
    """A report that holds nothing but values, each with its bounds and what befell that many people; no text is read."""
    quantities, sentences, text = [], [], ""
    for low, high, deed in given:
        start = len(text)
        text += f"{low} to {high} people {deed}. "
        span = Span(report=name, start=start, end=text.index(" people", start))
        of = Span(report=name, start=span.end + 1, end=span.end + 7)
        sentences.append(Span(report=name, start=start, end=len(text) - 1))
        quantities.append(Quantity(span=span, low=low, high=high, unit="person", of=of, counted="people", deed=deed, head="people"))
    made = Report(id=name, origin=name, published=published, text=text)
    return AnnotatedReport(report=made, sentences=tuple(sentences), quantities=tuple(quantities))


def told(*texts: str) -> tuple[Figure, ...]:
    """Figures of texts by as many outlets, a day apart."""
    return figures(*(annotated(text, outlet=f"Outlet {number}", published=f"2031-03-{number + 4:02}") for number, text in enumerate(texts)))


def on_one_day(*texts: str) -> tuple[Figure, ...]:
    return figures(*(annotated(text, outlet=f"Outlet {number}") for number, text in enumerate(texts)))
