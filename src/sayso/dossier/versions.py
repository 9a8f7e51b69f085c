"""What a later version of an article says anew, and what it no longer says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from sayso.dossier.passages import LINE, SENTENCE_END
from sayso.model.dossier import DossierReport


class Changed(msgspec.Struct, frozen=True, kw_only=True):
    """The sentences that stand in one of two versions only, in the order of their text; `None` where a text was left out."""

    older: DossierReport
    gone: tuple[str, ...] | None
    new: tuple[str, ...] | None


def changed(reports: Sequence[DossierReport]) -> Mapping[str, Changed]:
    """For each report that replaces another one of the dossier, what it changed."""
    known = {report.id: report for report in reports}
    return {report.id: _between(known[report.replaces], report) for report in reports if report.replaces in known}


def _between(older: DossierReport, newer: DossierReport) -> Changed:
    if older.text is None or newer.text is None:
        return Changed(older=older, gone=None, new=None)
    before, after = (list(_sentences(text)) for text in (older.text, newer.text))
    return Changed(older=older, gone=_only(before, after), new=_only(after, before))


def _only(sentences: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    there = {sentence.casefold() for sentence in other}
    return tuple(dict.fromkeys(sentence for sentence in sentences if sentence.casefold() not in there))


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a text, white space aside."""
    for line in LINE.finditer(text):
        start = line.start()
        for end in (*(match.end() for match in SENTENCE_END.finditer(text, line.start(), line.end())), line.end()):
            if sentence := " ".join(text[start:end].split()):
                yield sentence
            start = end
