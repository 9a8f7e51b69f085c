"""What a component is, and how components are put in order by what they need and make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Protocol

from sayso.annotate.lexicons import language_name
from sayso.annotate.page import Layer, Page, sentences
from sayso.errors import UsageError
from sayso.model.annotation import AnnotatedReport
from sayso.model.report import Report

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from sayso.annotate.encoder import Encoded


class Reader(Protocol):
    """Whatever can parse a report's text."""

    @property
    def name(self) -> str:
        """The model behind it, with its version."""

    def reads(self, language: str | None) -> bool:
        """Whether it knows a language; an unknown language (`None`) is tried."""

    def read(self, report: Report) -> Page:
        """The report, parsed."""


class Network(Protocol):
    """Whatever can make numbers of a parsed report, in one pass, from that report alone."""

    @property
    def name(self) -> str:
        """The weights behind it."""

    def read(self, page: Page) -> Encoded:
        """Scores, links and vectors."""


@dataclass(frozen=True, kw_only=True)
class Component:
    """One reader of one layer: what it makes, which layers it needs first, and the function that finds its records."""

    makes: Layer
    version: int
    find: Callable[[Page], tuple[object, ...]]
    needs: frozenset[Layer] = frozenset()

    @property
    def by(self) -> str:
        """How its records are signed: `quantities/1`."""
        return f"{self.makes}/{self.version}"


def in_order(components: Iterable[Component]) -> tuple[Component, ...]:
    """The components so that each comes after those it needs; ties by name, so that the order given is irrelevant.

    Raises `UsageError` where two make the same layer, a needed layer is made by none, or needs run in a circle.
    """
    made: dict[Layer, Component] = {}
    for component in components:
        if component.makes in made:
            raise UsageError(f"two components make {component.makes}: keep one of them")
        made[component.makes] = component
    for component in made.values():
        for layer in sorted(component.needs - made.keys()):
            raise UsageError(f"{component.makes} needs {layer}, and no component makes it")
    graph = {layer: sorted(made[layer].needs) for layer in sorted(made)}
    try:
        return tuple(made[layer] for layer in TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise UsageError(f"components need one another in a circle: {' > '.join(error.args[1])}") from error


def annotate(report: Report, *, reader: Reader, components: Sequence[Component], network: Network | None = None) -> AnnotatedReport:
    """Everything that the components, already in order, read out of one report; without a network by rules alone.

    A report in a language that the reader does not know comes back with no layers and says so in `unread`.
    """
    return begin(report, reader=reader, components=components, network=network)()


def begin(
    report: Report, *, reader: Reader, components: Sequence[Component], network: Network | None = None, beside: Executor | None = None
) -> Callable[[], AnnotatedReport]:
    """A report parsed, and the rest of `annotate` as a function; meanwhile the network reads it in the executor, if there is one."""
    if not reader.reads(report.language):
        return partial(AnnotatedReport, report=report, unread=f"not read: {language_name(report.language)}")
    page = reader.read(report)
    encode = partial(network.read, page) if network else None
    encoding = beside.submit(encode).result if beside and encode else encode

    def finish() -> AnnotatedReport:
        read = replace(page, encoded=encoding() if encoding else None)
        for component in components:
            read = read.having(component.makes, component.find(read))
        return AnnotatedReport(
            report=report,
            sentences=tuple(read.span(sentence.start_char, sentence.end_char) for sentence in sentences(read)),
            mentions=read.mentions,
            attributions=read.attributions,
            quantities=read.quantities,
            moments=read.moments,
            claims=read.claims,
            made_by={"language": reader.name}
            | ({"network": network.name} if network else {})
            | {component.makes: component.by for component in components},
        )

    return finish
