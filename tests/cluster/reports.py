"""Invented reports for the tests of this folder."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model.annotation import AnnotatedReport, Mention
from sayso.model.report import BlockKind, Report
from sayso.model.span import Span
from tests.builders import report

NAMES = ("Port Arlen", "Harbour Authority", "Mara Quill", "Tessaly", "Gorm Valley", "Ivo Brandt", "Lake Sarn", "Bellmere")

# An agency's text, and what outlets made of it.
FERRY_WIRE = """PORT ARLEN (Agence Nord) – A ferry with 60 people on board sank off Port Arlen on Tuesday night.
The coast guard pulled forty of them out of the water within two hours, a spokeswoman said.
Mara Quill of the Harbour Authority said that the ship had been inspected twice since the spring.
Divers will go down to the wreck as soon as the wind lets them, she said."""
FERRY_REWRITTEN = """Relatives gathered at the quay in Port Arlen on Wednesday, waiting for word of the ferry.
Nobody slept, said a man who had come from Tessaly.
The coast guard pulled forty of them out of the cold water within two hours, a spokeswoman said.
The mayor cancelled the market."""
FERRY_OWN = """The Port Arlen ferry that went down on Tuesday was thirty years old, records show.
Its owner bought the ship from a line in Tessaly, and had it repainted.
The Harbour Authority declined to answer questions about the wreck."""
BRIDGE = """Engineers closed the bridge over Lake Sarn after a crack was found in one of its pillars.
Ivo Brandt, who leads the works, said lorries must drive round through Gorm Valley until June.
Shopkeepers in Bellmere fear for their trade."""
BRIDGE_LATER = """The cracked bridge at Lake Sarn stays shut to lorries, Ivo Brandt told shopkeepers in Bellmere.
A second pillar is being examined by engineers, and the detour through Gorm Valley is crowded."""


def annotated(
    text: str,
    *,
    outlet: str | None = "The Courier",
    published: str | None = "2031-03-04",
    origin: str = "courier.txt",
    blocks: Iterable[tuple[BlockKind, str]] = (),
    unread: str | None = None,
) -> AnnotatedReport:
    """A report with its lines and full stops for sentences, and the names of this module for mentions."""
    of = report(text, outlet=outlet, published=published, origin=origin, blocks=blocks)
    return AnnotatedReport(report=of, unread=unread) if unread else AnnotatedReport(report=of, mentions=tuple(_mentions(of)))


def _mentions(of: Report) -> Iterable[Mention]:
    pattern = "|".join(re.escape(name) for name in NAMES)
    for number, match in enumerate(re.finditer(pattern, of.text)):
        yield Mention(id=f"m{number}", span=Span(report=of.id, start=match.start(), end=match.end()), kind="name")
