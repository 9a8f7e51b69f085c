"""Other readers of who says what, for `polnear.py --reader regex` and `--reader textacy`, each as it comes.

`regex` is what is written in an hour: quotation marks with a name and a verb of saying beside them. `textacy` is the package's
`direct_quotations` (Apache-2.0; `pip install textacy` beside sayso: nothing here needs it). Both read quotations alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brat import Attributed
from sayso.annotate.page import Page

NAME = r"(?P<{0}>(?:(?:Mr|Ms|Mrs|Dr|Sen|Rep|Gov)\. )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,3}}|[Hh]e|[Ss]he|[Tt]hey)"
VERB = r"(?P<{0}>said|says|told|added|wrote|tweeted|asked|insisted|explained|argued|claimed|declared|continued)"
QUOTE = r"[“\"](?P<{0}>[^”\"\n]{{3,600}})[”\"]"
SAID = re.compile(
    "|".join(
        (
            QUOTE.format("said1") + r",? " + NAME.format("name1") + " " + VERB.format("verb1"),
            QUOTE.format("said2") + r",? " + VERB.format("verb2") + " " + NAME.format("name2"),
            NAME.format("name3") + " " + VERB.format("verb3") + r"[,:]? " + QUOTE.format("said3"),
        )
    )
)


def by_regex(page: Page) -> Iterator[Attributed]:
    """A quotation with the name and the verb of saying right beside it."""
    for found in SAID.finditer(page.report.text):
        number = next(number for number in "123" if found[f"said{number}"])
        start, end = found.span(f"said{number}")  # PolNeAR's contents hold their marks
        yield Attributed(source=(found.span(f"name{number}"),), cue=(found.span(f"verb{number}"),), content=((start - 1, end + 1),))


def by_textacy(page: Page) -> Iterator[Attributed]:
    """Textacy's direct quotations of the same parse, none of a text whose marks it takes for unclosed; ends where it is not installed."""
    try:
        from textacy.extract import direct_quotations  # noqa: PLC0415  a peer, installed by hand
    except ImportError as error:
        raise SystemExit("textacy is not installed: pip install textacy") from error
    try:
        quotations = list(direct_quotations(page.doc))
    except ValueError:
        return
    for found in quotations:
        speaker, cue = found.speaker, found.cue
        yield Attributed(
            source=((speaker[0].idx, speaker[-1].idx + len(speaker[-1])),) if speaker else (),
            cue=((cue[0].idx, cue[-1].idx + len(cue[-1])),),
            content=((found.content.start_char, found.content.end_char),),
        )
