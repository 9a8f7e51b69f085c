"""What was read out of one report; nothing here knows of another report."""

from __future__ import annotations

from typing import Literal

import msgspec

from sayso.model.report import Failure, Report
from sayso.model.span import Span

ActorType = Literal["person", "group", "place", "other"]
Stance = Literal["stated", "hedged", "denied", "doubted"]
Force = Literal["neutral", "doubting", "endorsing", "denying"]
QuantityKind = Literal[
    "count",  # how many of something: the only kind, with money, percent and measure, that can be a figure
    "money",
    "percent",
    "measure",  # an amount with a physical unit: 40 hectares
    "duration",
    "age",
    "speed",
    "ordinal",
    "time",  # a time of day
    "year",
    "address",  # a house or telephone number, a route, a name with a number in it
    "score",
]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch that speaks of somebody, some body, or some place.

    `refers` is the id of the mention that names the same actor best in this report (a name refers to itself or to
    a fuller name), `None` where nobody could be found; `reason` says why it refers there.
    """

    id: str
    span: Span
    kind: Literal["name", "description", "pronoun"]
    type: ActorType | None = None
    refers: str | None = None
    reason: str | None = None


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """What a report puts in somebody's mouth.

    All spans are in text order. `via` has one span a medium that it came through and `media` their resolved names
    beside them. `speaker` is a resolved name, never a pronoun; `actor` the mention that the speaker was resolved to.
    `parent` is the attribution whose content this one stands in. `of_medium` where the speaker is a news medium itself.
    """

    id: str
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    via: tuple[Span, ...] = ()
    media: tuple[str | None, ...] = ()
    speaker: str | None = None
    actor: str | None = None
    kind: Literal["direct", "indirect", "mixed"] = "indirect"
    force: Force = "neutral"
    parent: str | None = None
    of_medium: bool = False


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """An amount; `low` or `high` is `None` where the text leaves that side open.

    `unit` is `person`, `percent`, an ISO currency code, a plain unit name, or a plain noun; `None` where nothing says.
    `of` is the stretch that names what is counted and `counted` its plain form without the number. `event` is the
    word that says what happened to it, `deed` the class of that word ("killed") from a data file, else its plain form.
    `scope` are the stretches that say where and when. `head` is the noun that is counted and `terms` are the words that
    narrow it, in plain form with synonyms folded into one; `context` are the plain forms of its sentence's other words
    of content, for likeness. `about` are the phrases that the amount is said of: what it is a share, a price or a measure
    of, the subject of its verb.
    """

    span: Span
    low: float | None
    high: float | None
    approximate: bool = False
    kind: QuantityKind = "count"
    unit: str | None = None
    of: Span | None = None
    counted: str | None = None
    event: Span | None = None
    deed: str | None = None
    scope: tuple[Span, ...] = ()
    head: str | None = None
    terms: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    change: Literal["up", "down"] | None = None
    about: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        """Make whole numbers floats, so that a record is written the same before and after it went through JSON."""
        for bound in ("low", "high"):
            number = getattr(self, bound)
            if number is not None:
                msgspec.structs.force_setattr(self, bound, float(number))


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """An expression of time: its TIMEX3 value, and `first <= it < after` as ISO days or date-times."""

    span: Span
    value: str | None
    first: str | None = None
    after: str | None = None
    kind: Literal["date", "time", "duration", "set"] = "date"


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A clause that asserts something.

    `certainty` runs from -3 (certainly not) to 3 (certainly so). `attribution` is the innermost attribution that the
    clause stands in, `distant` whether the outlet keeps its distance from it ("claimed", "so-called"). `terms` are
    the plain forms of its content words in text order, for likeness; `negated` whether the clause itself is. `inside` is
    the claim that this one is a clause of: it tells how certain the clause is, and is not laid beside other reports.
    `vector` is what the network makes of it: signed bytes, a component each, `None` where no network read it.
    """

    id: str
    span: Span
    stance: Stance = "stated"
    certainty: float = 3.0
    attribution: str | None = None
    distant: bool = False
    negated: bool = False
    terms: tuple[str, ...] = ()
    verb: str | None = None
    subject: Span | None = None
    vector: bytes | None = None
    inside: str | None = None


class AnnotatedReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report with everything that later stages need of it; every tuple is in text order.

    `made_by` names the component and its version for each layer; `unread` says why nothing was read, as in
    "not read: Persian".
    """

    report: Report
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    claims: tuple[Claim, ...] = ()
    failures: tuple[Failure, ...] = ()
    made_by: dict[str, str] = {}
    unread: str | None = None
