"""A draft to a report: its fields gathered in the order in which they are believed, its blocks marked, its id made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from sayso.acquire.dates import iso_date
from sayso.acquire.draft import BETWEEN, Draft, Known, Mark, filled
from sayso.acquire.lines import dateline_date, licensed_outlet, line_date, read_marks
from sayso.acquire.names import host_of, outlet_of, read_value
from sayso.acquire.settings import AcquireSettings
from sayso.acquire.tongue import told_language
from sayso.errors import ReportError
from sayso.model.report import Block, Report, report_id
from sayso.model.span import Span

# A stem that is a host with its dots made low lines. Country codes that are English words too (`is`, `it`, `in`) are left out.
_HOST_STEM = re.compile(
    r"""(?:[a-z0-9-]+_)+ (?:
        (?:com|org|net|info|gov|edu)(?:_[a-z]{2})?                     # courier_com, courier_com_au
      | (?:co|ac|gov|go|or|ne)_[a-z]{2}                                # courier_co_uk
      | (?:de|fr|es|ch|pl|ru|uk|se|dk|fi|nl|eu|ie|ca|au|nz|jp|cn|kr|br|mx|ir|il|gr|cz|hu|ua)  # courier_de
      )""",
    re.VERBOSE,
)
_DATED_STEM = re.compile(r"(\d{4}-\d\d-\d\d)(?!\d)")
_SAME_LINE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


def compose(draft: Draft, *, about: Mapping[str, Known], settings: AcquireSettings) -> Report:
    """The report that a draft makes; `about` fills what the file itself does not say.

    Raises `ReportError` for a draft without a word of text.
    """
    if not any(char.isalnum() for char in draft.text):
        raise ReportError(draft.origin, "has no text")
    marks = read_marks(draft.text, draft.marks, settings=settings)
    fields = filled(draft.fields, filled(_from_lines(draft.text, marks), about))
    fields = filled(fields, _from_names(fields, draft.origin))
    text, marks = _headed(draft.text, marks, fields.get("title"))
    if "language" not in fields and (told := told_language(text, settings=settings)):
        fields["language"] = Known(told, "told by its words and letters")
    return _report(draft, text, marks, fields)


def _report(draft: Draft, text: str, marks: Iterable[Mark], fields: Mapping[str, Known]) -> Report:
    values = {field: known.value for field, known in fields.items()}
    ident = report_id(values.get("outlet"), values.get("url"), text)
    return Report(
        id=ident,
        origin=draft.origin,
        outlet=values.get("outlet"),
        title=values.get("title"),
        byline=values.get("byline"),
        published=values.get("published"),
        language=values.get("language"),
        url=values.get("url"),
        words=len(text.split()),
        text=text,
        blocks=tuple(Block(kind=kind, span=Span(report=ident, start=start, end=end)) for kind, start, end in marks),
        found={field: fields[field].found for field in sorted(fields)},
        notes=draft.notes,
    )


def _from_lines(text: str, marks: Iterable[Mark]) -> dict[str, Known]:
    """What the lines of a report say of it."""
    fields: dict[str, Known] = {}
    for kind, start, end in marks:
        line = text[start:end]
        match kind:
            case "date":
                found = _known("published", line_date(line), "first line")
            case "dateline":
                found = _known("published", dateline_date(line), "dateline")
            case "licence":
                found = _known("outlet", licensed_outlet(line), "licence line")
            case "byline":
                found = _known("byline", read_value("byline", line), "byline")
            case _:
                continue
        fields = filled(fields, found)
    return fields


def _from_names(fields: Mapping[str, Known], origin: str) -> dict[str, Known]:
    """What an address and a file's name say: a day before the name, an outlet's host."""
    stem = PurePosixPath(origin).stem.lower()
    day = _DATED_STEM.match(stem)
    host = stem.replace("_", ".") if _HOST_STEM.fullmatch(stem) and "#" not in origin else None
    return {
        **_known("outlet", outlet_of(host) if host else None, "file name"),
        **_known("outlet", host_of(fields["url"].value) if "url" in fields else None, "address"),
        **_known("published", iso_date(day[1]) if day else None, "file name"),
    }


def _known(field: str, value: str | None, found: str) -> dict[str, Known]:
    return {field: Known(value, found)} if value else {}


def _headed(text: str, marks: tuple[Mark, ...], title: Known | None) -> tuple[str, tuple[Mark, ...]]:
    """The text with its title as the headline: the first line where that says the same, else put before it."""
    if title is None or any(mark.kind == "headline" for mark in marks):
        return text, marks
    first = marks[0] if marks else None
    if first and _same(text[first.start : first.end], title.value):
        return text, (first._replace(kind="headline"), *marks[1:])
    by = len(title.value) + len(BETWEEN)
    shifted = (Mark(kind, start + by, end + by) for kind, start, end in marks)
    return title.value + BETWEEN + text, (Mark("headline", 0, len(title.value)), *shifted)


def _same(line: str, title: str) -> bool:
    """Whether a line is the title, case, quotation marks and a full stop aside."""
    plain, other = (" ".join(part.casefold().translate(_SAME_LINE).split()).rstrip(".") for part in (line, title))
    return plain == other
