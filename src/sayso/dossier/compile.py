"""A collation as a dossier, and the law that every line of one leads to words that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from sayso.model.annotation import AnnotatedReport
from sayso.model.collation import Collation
from sayso.model.dossier import Dossier, DossierReport, EventHeading
from sayso.model.report import published_day
from sayso.model.span import Span, cut

# Records that stand on evidence; the smaller ones inside them (a step, a fold) may have none of their own.
STANDING = ("actors", "figures", "points", "quotes", "timeline", "copies")


class CompileSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a dossier is headed: `places` is the most places that its heading names."""

    places: int = 3


def compile_dossier(
    collation: Collation,
    *,
    made_by: str,
    excerpts: bool = False,
    settings: CompileSettings | None = None,
) -> Dossier:
    """The dossier of an event: its reports in the event's order, then what was collated; with `excerpts`, without whole texts."""
    annotated = collation.event.annotated
    return Dossier(
        made_by=made_by,
        event=_heading(collation, settings or CompileSettings()),
        reports=tuple(_report(one, excerpts=excerpts) for one in annotated),
        actors=collation.actors,
        figures=collation.figures,
        points=collation.points,
        quotes=collation.quotes,
        timeline=collation.timeline,
        copies=collation.event.copies,
        judgements=collation.event.judgements,
        failures=tuple(failure for one in annotated for failure in one.failures),
    )


def check_evidence(dossier: Dossier) -> tuple[str, ...]:
    """What breaks the evidence law, a line each; nothing when every record leads to spans that cut what they say.

    Meant for a whole dossier: a report without its text is itself named, for nothing in it can be checked.
    """
    texts = {report.id: report.text for report in dossier.reports}
    broken = [f"report {ident}: has no text to check spans against" for ident, text in texts.items() if text is None]
    living = tuple(judgement for judgement in dossier.judgements if not judgement.orphaned)
    for path, record in _inside(msgspec.structs.replace(dossier, judgements=living), ""):
        broken.extend(f"{path}: {breach}" for breach in _breaches(record, texts))
    for name in STANDING:
        for place, record in enumerate(getattr(dossier, name)):
            if not any(isinstance(inner, Span) for _, inner in _inside(record, "")):
                broken.append(f"{name}[{place}]: leads to no span")
    return tuple(broken)


def _heading(collation: Collation, settings: CompileSettings) -> EventHeading:
    """The days of publication; where none is known, the days of the timeline."""
    published = [day.isoformat() for one in collation.event.annotated if (day := published_day(one.report))]
    days = published or [occasion.first[:10] for occasion in collation.timeline]
    return EventHeading(
        id=collation.event.id,
        title=collation.event.title,
        first=min(days, default=None),
        last=max(days, default=None),
        places=_places(collation, settings.places),
    )


def _places(collation: Collation, most: int) -> tuple[str, ...]:
    """The places spoken of by most reports, then most often; ties in the order of the actors."""
    places = [actor for actor in collation.actors if actor.type == "place"]
    places.sort(key=lambda actor: (-len({naming.report for naming in actor.naming}), -len(actor.naming)))
    return tuple(actor.name for actor in places[:most])


def _report(annotated: AnnotatedReport, *, excerpts: bool) -> DossierReport:
    report = annotated.report
    known = {name: getattr(report, name) for name in report.__struct_fields__}
    return DossierReport(**{**known, "text": None if excerpts else report.text, "unread": annotated.unread})


def _inside(value: object, path: str) -> Iterator[tuple[str, msgspec.Struct]]:
    """Every record within a value, with the way to it; spans come as records too."""
    if isinstance(value, msgspec.Struct):
        if path:
            yield path, value
        for name in value.__struct_fields__:
            yield from _inside(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _inside(one, f"{path}[{place}]")


def _breaches(record: msgspec.Struct, texts: Mapping[str, str | None]) -> Iterator[str]:
    """What is wrong with one record by itself."""
    if isinstance(record, Span):
        yield from _span_breaches(record, texts)
        return
    span, words = getattr(record, "span", None), getattr(record, "text", None)
    if not isinstance(span, Span):
        return
    text = texts.get(span.report)
    if words is not None and text is not None and cut(text, span) != words:
        yield f"its text {words!r} is not what its span cuts, {cut(text, span)!r}"
    if getattr(record, "report", span.report) != span.report:
        yield f"its span lies in report {span.report}, not in its own"


def _span_breaches(span: Span, texts: Mapping[str, str | None]) -> Iterator[str]:
    if span.report not in texts:
        yield f"its span lies in {span.report}, which is no report of this dossier"
        return
    text = texts[span.report]
    if text is None:
        return
    if not 0 <= span.start < span.end <= len(text):
        yield f"its span {span.start}:{span.end} does not lie inside a text of {len(text)} characters"
    elif not cut(text, span).strip():
        yield f"its span {span.start}:{span.end} cuts no words"
