"""A dossier as one web page, and the list of all of them: self-contained, without scripts, safe with hostile texts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from urllib.parse import quote, urlsplit

import jinja2
import msgspec
from markupsafe import Markup

from sayso.dossier.outlets import Outlet, outlet_of_reports, outlets
from sayso.dossier.passages import PassageSettings, anchors_of, paragraphs, target_style
from sayso.dossier.quotes import speakers
from sayso.dossier.rows import Frame, Row, figure_rows, point_rows
from sayso.dossier.sections import Count, copies, counts, names_rows, timeline, unread
from sayso.dossier.versions import changed
from sayso.dossier.wording import counted, day, days, listed
from sayso.model.dossier import Dossier, DossierReport
from sayso.model.judgement import Judgement
from sayso.model.report import Failure


class PageSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How much a page shows at once.

    `columns` is the most outlets that get a column each; beyond it a row is a list of values. `filters` is
    the most outlets that can be shown and hidden one by one. `rows` is how many rows
    of a section stand before the line that hides the rest, `cells` how many outlets stand so beside one value, and
    `passages` how many shared passages a pair of copies shows.
    """

    columns: int = 5
    filters: int = 24
    rows: int = 10
    cells: int = 9
    passages: int = 3
    passage: PassageSettings = PassageSettings()


class IndexEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What the list of events says of one."""

    id: str
    title: str
    when: str | None
    places: tuple[str, ...]
    reports: int
    outlets: int
    counts: tuple[Count, ...]

    @property
    def href(self) -> str:
        """Where its page lies, from the list."""
        return f"events/{quote(self.id, safe='')}/index.html"


def render_page(dossier: Dossier, *, settings: PageSettings | None = None) -> str:
    """One self-contained HTML page; the same dossier gives the same bytes."""
    settings = settings or PageSettings()
    found = outlets(dossier)
    anchors = anchors_of(dossier)
    frame = Frame(
        dossier=dossier,
        outlets=found,
        of_report=outlet_of_reports(found),
        texts={report.id: report.text for report in dossier.reports},
        anchors=anchors,
        settings=settings.passage,
    )
    return _render(
        "page.html.j2",
        _style(_hiding(found) + target_style(anchors.values())),
        dossier=dossier,
        outlets=found,
        filters=1 < len(found) <= settings.filters,
        wide=len(found) <= settings.columns,
        rows=settings.rows,
        most=settings.cells,
        dek=_dek(dossier, len(found)),
        counts=counts(dossier),
        figures=_by_verdict(figure_rows(frame)),
        points=_by_verdict(point_rows(frame)),
        names=names_rows(frame),
        speakers=speakers(frame),
        timeline=timeline(frame, most=settings.rows),
        copies=copies(frame, most=settings.passages),
        unread=unread(dossier),
        anchor_of=frame.anchor,
        changed=changed(dossier.reports),
        reports=[(report, frame.of_report[report.id], number) for number, report in enumerate(dossier.reports, 1)],
        paragraphs=lambda report, number: paragraphs(report, number, anchors),
    )


def index_entry(dossier: Dossier) -> IndexEntry:
    """What the list of events keeps of a dossier, so that not all of them have to be held at once."""
    event = dossier.event
    return IndexEntry(
        id=event.id,
        title=event.title,
        when=days(event.first, event.last),
        places=event.places,
        reports=len(dossier.reports),
        outlets=len(outlets(dossier)),
        counts=counts(dossier),
    )


def render_index(
    entries: Iterable[IndexEntry], *, made_by: str, failures: Sequence[Failure] = (), homeless: Sequence[Judgement] = ()
) -> str:
    """The list of events as one page: what differs most comes first, then what most reports tell.

    `homeless` are judgements whose reports are in no event any more.
    """
    order = sorted(entries, key=lambda entry: (-entry.counts[0].number - entry.counts[1].number, -entry.reports))
    return _render("index.html.j2", _style(""), entries=order, made_by=made_by, failures=failures, homeless=homeless)


def _by_verdict(rows: Sequence[Row]) -> dict[str, list[Row]]:
    return {verdict: [row for row in rows if row.verdict == verdict] for verdict in ("differ", "agree", "lone")}


def _dek(dossier: Dossier, number: int) -> str:
    """The line under the title: where, how many reports by how many outlets, published when, and how many copies."""
    event = dossier.event
    told = f"{counted(len(dossier.reports), 'report')} by {counted(number, 'outlet')}"
    when = days(event.first, event.last)
    when = f"published {when}" if when and any(report.published for report in dossier.reports) else when
    shared = f"{counted(len(dossier.copies), 'pair')} of reports sharing text" if dossier.copies else None
    return " · ".join(part for part in (listed(list(event.places)), told, when, shared) if part)


def _hiding(found: Sequence[Outlet]) -> str:
    """The style that hides an outlet whose box is not ticked."""
    selectors = ",".join(f"body:has(#show-{outlet.number}:not(:checked)) .n{outlet.number}" for outlet in found)
    return f"{selectors}{{display:none!important}}\n"


def _style(more: str) -> str:
    return "\n" + _environment().get_template("style.css").render() + more + "\n"


def _render(template: str, style: str, **names: object) -> str:
    """A template with its style, whose hash is the only style that the page's policy allows."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _environment().get_template(template).render(style=Markup(style), digest=digest, **names)  # noqa: S704 - our own style sheet
    # what no HTML file may hold: NUL, and halves of surrogate pairs
    return page.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")


def _safe_url(url: str | None) -> str | None:
    """An address that a link may lead to; `javascript:` and its like are only shown."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def _provenance(report: DossierReport) -> list[tuple[str, str, str | None]]:
    """What is known of a report, each with where it was found."""
    fields = ("outlet", "title", "byline", "published", "language", "url")
    known = [(name, getattr(report, name), report.found.get(name)) for name in fields]
    return [
        (name, day(value) if name == "published" and len(value) == len("2031-03-04") else value, where)
        for name, value, where in known
        if value
    ]


@cache
def _environment() -> jinja2.Environment:
    """Every name that a template shows is escaped; one that is missing is an error."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("sayso.dossier", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(day=day, safe_url=_safe_url, provenance=_provenance)
    environment.globals.update(counted=counted)
    return environment
