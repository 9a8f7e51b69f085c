"""Which news agencies a report credits, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from sayso.model.report import BlockKind, Report
from sayso.model.span import Span

CREDIT_BLOCKS: frozenset[BlockKind] = frozenset({"credit", "licence"})
EDGE_LINES = 5  # a bare name is a credit in the first or last lines of a report; between them it signs a picture


@dataclass(frozen=True, kw_only=True)
class Credit:
    """An agency that a report credits: its usual name, the name as printed, and where.

    A report `carries` what it prints under an agency's name and `cites` what it says that an agency reported. `own` is
    true where the outlet is the agency itself. `span` is `None` where the credit is not in the text.
    """

    agency: str
    name: str
    span: Span | None
    kind: Literal["carries", "cites"]
    own: bool = False


@dataclass(frozen=True, kw_only=True)
class Credits:
    """The shapes that a credit takes, made once from the list of agencies."""

    agency_of: dict[str, str]
    name: re.Pattern[str]
    plain: re.Pattern[str]
    edge: re.Pattern[str]
    anywhere: re.Pattern[str]
    cited: re.Pattern[str]


# A name in the brackets of a dateline is an agency's, listed or not: PORT ARLEN, March 3 (Agence Nord) –
DATELINE = re.compile(r"^[A-Z][A-Z.'’]+\b[^()\n]{0,50}\((?P<name>[A-Z][\w.&'’\- ]{1,40})\)\s*[-–—]", re.MULTILINE)

HOST = re.compile(r"(?:[\w\-]+\.)+[a-z]{2,}")
LINE = re.compile(r"[^\n]*\S[^\n]*")

EDGE = r"""
    # By The Associated Press
    # Reuters - Ap - Afp
    ^\W* (?: source: | by )? \s* {names} (?: \s+ staff )? \W* $
    # Xinhua | Updated: 2031-09-15
    # AP June 1, 2031, 10:35 PM
    | ^\W* {names} \s* (?: \| | [A-Z][a-z]+\ \d{{1,2}},\ \d{{4}} ) .* $
    # jm/dm (AFP, dpa)
    | ^ [a-z]{{2,4}} (?: / [a-z]{{2,4}} )* \s* \( {names} \) $
    # Ann Weber and Jo Malley, Associated Press
    | ^ (?: by\ )? [^.\n]{{4,80}} (?: [,|] | \s[-–—] ) \s* {names} $
"""
ANYWHERE = r"""
    # PORT ARLEN (AP) –
    # (Reuters) -
    ^ [^()\n]{{0,60}} \( {names} \) \s* [-–—:]
    # Copyright 2031 The Associated Press
    | (?: copyright \s+ (?:©\s*)? | © \s* ) \d{{4}} ,? \s+ (?: by \s+ )? {names}
    # The Associated Press contributed to this report
    # Associated Press writer Jo Malley in Port Arlen also contributed to this report
    | {names} (?: \s+ (?: writer | reporter | journalist | correspondent | staff )s? \b [^\n]{{0,250}}? )?
      \s+ (?: also \s+ )? contributed \s+ to \s+ this
    # With material from AFP
    | \b (?: reporting | material | files | copy ) \s+ (?: by | from ) \s+ {names}
"""
CITED = r"""
    # told Reuters
    \b (?: according \s+ to | told | cit(?: ed \s+ by | ing ) | quoted \s+ by | reported (?: \s+ by )? | said \s+ to )
      \s+ (?: news \s+ agency \s+ )? {names}
    # AFP reported
    | {names} (?: \s+ news \s+ agency )? \s+ (?: has \s+ )? (?: reports? | reported | cited | quoted | said | says ) \b
"""


@cache
def credit_forms() -> Credits:
    """The shapes of credits for the agencies of `lexicons/agencies.txt`."""
    agency_of: dict[str, str] = {}
    running: list[str] = []
    for line in files("sayso.cluster").joinpath("lexicons/agencies.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            forms = [form.strip() for form in line.split("|")]
            running += [form for form in forms if not form.endswith("?")]
            agency_of |= {_key(form.rstrip("?")): forms[0].rstrip("?") for form in forms}
    every = _alternatives(agency_of)
    names = rf"(?P<names>(?:the\s+)?(?:{every})(?:\s*(?:[-–—,/|;&]|\band\b)\s*(?:the\s+)?(?:{every}))*)"
    loud = f"(?P<names>(?:[Tt]he\\s+)?(?:{_alternatives(running)}))"
    return Credits(
        agency_of=agency_of,
        name=re.compile(rf"(?:the\s+)?\b(?P<form>{every})\b", re.IGNORECASE),
        plain=re.compile(rf"\b{loud}\b"),
        edge=_shape(EDGE, names, re.IGNORECASE),
        anywhere=_shape(ANYWHERE, names, re.IGNORECASE),
        cited=_shape(CITED, loud, re.NOFLAG),
    )


def find_credits(report: Report) -> tuple[Credit, ...]:
    """The agencies that a report credits, each once a kind at its first place, in text order; what is not in the text first."""
    found = [*_own(report), *sorted(_printed(report), key=lambda credit: (credit.span.start if credit.span else -1, credit.agency))]
    first: dict[tuple[str, str], Credit] = {}
    for credit in found:
        first.setdefault((credit.agency, credit.kind), credit)
    return tuple(first.values())


def _own(report: Report) -> Iterator[Credit]:
    """What an agency publishes itself, outlet "Reuters" or www.reuters.com, and a byline that came beside the text."""
    forms = credit_forms()
    outlet = report.outlet or ""
    hosts = outlet.split(".")[:-1] if HOST.fullmatch(outlet) else ()
    for name in (outlet, *hosts):
        if agency := forms.agency_of.get(_key(name)):
            yield Credit(agency=agency, name=agency, span=None, kind="carries", own=True)
    for start, end in _matches(forms.edge, report.byline or ""):
        for match in forms.name.finditer(report.byline or "", start, end):
            yield Credit(agency=forms.agency_of[_key(match.group("form"))], name=match.group(), span=None, kind="carries")


def _printed(report: Report) -> Iterator[Credit]:
    forms, text = credit_forms(), report.text
    for match in DATELINE.finditer(text):
        name = match.group("name")
        if not forms.name.search(name):
            yield Credit(agency=name, name=name, span=_span(report, match.start("name"), match.end("name")), kind="carries")
    for start, end in (*_matches(forms.anywhere, text), *_edges(report)):
        yield from _named(report, start, end, "carries")
    for block in report.blocks:
        if block.kind in CREDIT_BLOCKS:
            for match in forms.plain.finditer(text, block.span.start, block.span.end):
                yield from _named(report, *match.span(), "carries")
    for start, end in _matches(forms.cited, text):
        yield from _named(report, start, end, "cites")


def _edges(report: Report) -> Iterator[tuple[int, int]]:
    """Where a byline, or one of the first and last lines of a report, is nothing but credit."""
    lines = [match.span() for match in LINE.finditer(report.text)]
    edges = lines if len(lines) <= 2 * EDGE_LINES else [*lines[:EDGE_LINES], *lines[-EDGE_LINES:]]
    bylines = [(block.span.start, block.span.end) for block in report.blocks if block.kind == "byline"]
    for start, end in sorted({*edges, *bylines}):
        line = report.text[start:end].strip()
        offset = report.text.index(line, start)
        yield from ((offset + begin, offset + stop) for begin, stop in _matches(credit_forms().edge, line))


def _named(report: Report, start: int, end: int, kind: Literal["carries", "cites"]) -> Iterator[Credit]:
    """Each agency named between two places."""
    forms = credit_forms()
    for match in forms.name.finditer(report.text, start, end):
        yield Credit(
            agency=forms.agency_of[_key(match.group("form"))], name=match.group(), span=_span(report, match.start(), match.end()), kind=kind
        )


def _matches(shape: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in shape.finditer(text):
        yield next(match.span(group) for group in match.groupdict() if match.group(group))


def _shape(shape: str, names: str, flags: re.RegexFlag) -> re.Pattern[str]:
    """The pattern with the agencies' names in it; a group may stand once a pattern, so each branch gets its number."""
    first, *rest = shape.split("{names}")
    parts = [part.replace("{{", "{").replace("}}", "}") for part in (first, *rest)]
    filled = parts[0] + "".join(rf"\b{names.replace('<names>', f'<names{number}>')}\b{part}" for number, part in enumerate(parts[1:]))
    return re.compile(filled, re.VERBOSE | re.MULTILINE | flags)


def _alternatives(forms: dict[str, str] | list[str]) -> str:
    """The longest first, so that a name is not read as the shorter one that it begins with."""
    return "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=lambda form: (-len(form), form)))


def _key(form: str) -> str:
    return " ".join(form.casefold().replace("’", "'").split()).removeprefix("the ")


def _span(report: Report, start: int, end: int) -> Span:
    return Span(report=report.id, start=start, end=end)
