"""Posts that a page embeds: their words, and behind them "— Name (@handle) June 2, 2031" or "Posted by Name on Sunday, 2 June 2031"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.annotate.page import Page
from sayso.model.annotation import Attribution
from sayso.model.record import content_id

if TYPE_CHECKING:
    from sayso.model.annotation import Mention
    from sayso.model.span import Span

LINE = re.compile(r"[^\n]+")
DAY = r"[A-Z][a-z]{2,8}\s\d{1,2},\s\d{4}"
TAIL = re.compile(
    rf"""
      [—–-]\s?(?P<name>[^\n—–()@]{{2,60}}?)\s?(?:\([^\n()@]{{1,30}}\)\s?)?\((?P<medium>@\w{{1,30}})\)\s{DAY}  # — Ana Falk (@falk) June 2, 2031
    | (?P<posted>Posted)\sby\s(?P<poster>[^\n]{{2,60}}?)\son\s[A-Z][a-z]{{2,8}},\s(?:\d{{1,2}}\s[A-Z]\w+|[A-Z]\w+\s\d)  # Posted by X on Sunday, 2 June
    """,
    re.VERBOSE,
)
LINKS = re.compile(r"\s*(?:https?://\S{1,200}|pic\.twitter\.com/\S{1,40})$")  # the parser of a page often glues them to the last word
GLUED = re.compile(r"(?:https?://|pic\.twitter\.com/)\S{1,200}$")
LEAST_WORDS = 3
NETWORKS = {"@": "Twitter", "P": "Facebook"}


def find_posts(page: Page) -> Iterator[Attribution]:
    """Each embedded post as an attribution to whose it is, through the network that its last line is the form of, in text order."""
    text = page.report.text
    above = (0, 0)
    for line in LINE.finditer(text):
        start = line.start()
        for tail in TAIL.finditer(text, line.start(), line.end()):
            said = _said(text, start, tail.start()) or (_said(text, *above) if not text[start : tail.start()].strip() else None)
            if said is not None:
                yield _post(page, said, tail)
            start = tail.end()
        above = line.span()


def _said(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words of a post without white space and links at its ends; `None` where they are too few to say anything."""
    while end > start:
        kept = start + len(GLUED.sub("", LINKS.sub("", text[start:end].rstrip())).rstrip())
        if kept == end:
            break
        end = kept
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return (start, end) if len(text[start:end].split()) >= LEAST_WORDS else None


def _post(page: Page, said: tuple[int, int], tail: re.Match[str]) -> Attribution:
    group, medium = ("name", "medium") if tail["name"] else ("poster", "posted")
    source = page.span(*tail.span(group))
    mention = _named_at(page, source)
    return Attribution(
        id=content_id("s", page.report.id, f"{said[0]}-{said[1]}", "post"),
        content=(page.span(*said),),
        source=(source,),
        via=(page.span(*tail.span(medium)),),
        media=(NETWORKS[tail[medium][0]],),
        speaker=tail[group],
        actor=mention.id if mention is not None else None,
        kind="direct",
    )


def _named_at(page: Page, span: Span) -> Mention | None:
    """The name that a mention gives to a stretch, the longest first."""
    inside = [one for one in page.mentions if one.kind == "name" and span.start <= one.span.start and one.span.end <= span.end]
    return max(inside, key=lambda one: one.span.end - one.span.start, default=None)
