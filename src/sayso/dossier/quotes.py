"""Quotations by speaker: each utterance as the outlets give it, with what one leaves out and another has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

import msgspec

from sayso.dossier.outlets import Outlet
from sayso.dossier.rows import Frame
from sayso.dossier.wording import SOMEBODY
from sayso.model.collation import Change, Cut, Quote, QuoteReading

KIND = {"direct": "word for word", "indirect": "in the outlet’s words", "mixed": "partly word for word"}


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Words that another outlet gives of the same utterance and this one leaves out."""

    text: str
    outlet: Outlet
    anchor: str | None


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a quotation: its own words, words that are left out there (`gap`), or words that another one has otherwise."""

    kind: Literal["own", "gap", "changed", "added"]
    text: str
    anchor: str | None
    note: str | None = None


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet's quotation of an utterance, all pieces of it."""

    outlet: Outlet
    kind: str
    direct: bool
    through: str | None
    pieces: tuple[tuple[Stretch, ...], ...]
    gaps: tuple[Gap, ...]


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """One utterance as the outlets give it."""

    id: str
    told: tuple[Told, ...]

    @property
    def shared(self) -> bool:
        """Whether it says more than that one outlet has it."""
        return len({one.outlet.name for one in self.told}) > 1 or any(one.gaps for one in self.told)


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is quoted; what several outlets quote comes first."""

    name: str
    utterances: tuple[Utterance, ...]


def speakers(frame: Frame) -> tuple[Speaker, ...]:
    """Who is quoted, whom most outlets quote first; who could not be named comes last."""
    names = {actor.id: actor.name for actor in frame.dossier.actors}
    by_speaker: dict[str, list[Utterance]] = {}
    spelled: dict[str, str] = {}
    for quote in frame.dossier.quotes:
        name = _speaker_name(quote, names) or ""
        spelled.setdefault(name.casefold(), name)
        by_speaker.setdefault(name.casefold(), []).append(_utterance(quote, frame))
    found = sorted(by_speaker.items(), key=lambda one: (not one[0], -_reach(one[1]), -len(one[1])))
    return tuple(
        Speaker(name=spelled[name] or SOMEBODY, utterances=tuple(sorted(said, key=lambda one: not one.shared))) for name, said in found
    )


def _speaker_name(quote: Quote, names: Mapping[str, str]) -> str | None:
    if quote.speaker is not None and quote.speaker in names:
        return names[quote.speaker]
    return next((reading.voice[-1].name for reading in quote.readings if reading.voice), None)


def _reach(utterances: Sequence[Utterance]) -> int:
    return len({told.outlet.name for utterance in utterances for told in utterance.told})


def _utterance(quote: Quote, frame: Frame) -> Utterance:
    by_attribution: dict[tuple[str, str], list[QuoteReading]] = {}
    for reading in quote.readings:
        by_attribution.setdefault((reading.report, reading.attribution), []).append(reading)
    return Utterance(id=quote.id, told=tuple(_told(pieces, frame) for pieces in by_attribution.values()))


def _told(pieces: Sequence[QuoteReading], frame: Frame) -> Told:
    first = pieces[0]
    through = [step.name or SOMEBODY for step in first.voice[:-1]]
    return Told(
        outlet=frame.of_report[first.report],
        kind=KIND[first.kind],
        direct=first.kind == "direct",
        through=", ".join(through) or None,
        pieces=tuple(tuple(_stretches(piece, frame)) for piece in pieces),
        gaps=tuple(_gaps(pieces, frame)),
    )


def _stretches(piece: QuoteReading, frame: Frame) -> Iterator[Stretch]:
    """The words of a piece in their order, with what is left out at its place and what was changed marked."""
    anchor = frame.anchor(piece.span)
    marks: list[tuple[int, int, Stretch]] = [_gap_mark(cut, piece, frame) for cut in piece.cuts]
    marks += [_change_mark(change, piece, anchor) for change in piece.changes if piece.span.start <= change.span.start < piece.span.end]
    done = 0
    for start, end, stretch in sorted(marks, key=lambda mark: mark[:2]):
        if start > done:
            yield Stretch(kind="own", text=piece.text[done:start], anchor=anchor)
        yield stretch
        done = max(done, end)
    if piece.text[done:]:
        yield Stretch(kind="own", text=piece.text[done:], anchor=anchor)


def _gap_mark(cut: Cut, piece: QuoteReading, frame: Frame) -> tuple[int, int, Stretch]:
    at = min(max(cut.after.end - piece.span.start, 0), len(piece.text)) if cut.after else 0
    note = f"left out here{', with dots' if cut.marked else ''}; in {frame.of_report[cut.span.report].name}"
    return at, at, Stretch(kind="gap", text=cut.text, anchor=frame.anchor(cut.span), note=note)


def _change_mark(change: Change, piece: QuoteReading, anchor: str | None) -> tuple[int, int, Stretch]:
    start, end = change.span.start - piece.span.start, change.span.end - piece.span.start
    note = f"where the fullest quotation has “{change.was}”" if change.was else "added by the report, in brackets"
    return start, end, Stretch(kind=change.kind, text=change.text, anchor=anchor, note=note)


def _gaps(pieces: Sequence[QuoteReading], frame: Frame) -> Iterator[Gap]:
    for gap in chain.from_iterable(piece.cuts for piece in pieces):
        yield Gap(text=gap.text, outlet=frame.of_report[gap.span.report], anchor=frame.anchor(gap.span))
