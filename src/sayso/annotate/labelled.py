"""Lines that name who speaks before a colon, or after the words: "Police: 3 dead", "HOLM: Nobody told us", "Port is safe: mayor"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.annotate.lexicons import table, word_list
from sayso.annotate.media import known_media
from sayso.annotate.page import Page, block_at
from sayso.model.annotation import Attribution, Mention
from sayso.model.record import content_id
from sayso.model.span import Span, holds

LINE = re.compile(r"[^\n]+")
LABEL = re.compile(r"(?P<name>[A-Z][^\n:;.!?“”\"]{0,60}):[ \t]+(?P<said>\S[^\n]*)")
# "Port is safe: mayor", "Ferry was full – coastguard", "3 dead in ferry accident, police say"
ENDING = re.compile(r"(?P<said>[^\n]{10,200}?)(?::| [-–—]) (?P<name>[^\n:,–—]{2,40})")
CLOSING = re.compile(r"(?P<said>[^\n]{10,200}), (?P<name>[^\n,]{2,50}) (?P<cue>say|says|said|warn|warns|claim|claims|report|reports)")
STOPS = (".", "!", "?", "…")
LEAST_WORDS = 2  # of what is said in a headline
LEAST_LINES = 2  # lines with a label that make a transcript
OPENING_MARKS = "“\"‘'"
HEADS = frozenset({"headline", "heading"})


def find_turns(page: Page) -> Iterator[Attribution]:
    """What each labelled line of a transcript says, in text order; a report with a single such line has none."""
    turns = [(line, found) for line in LINE.finditer(page.report.text) if (found := LABEL.fullmatch(line[0])) and _is_turn(found["name"])]
    if len(turns) < LEAST_LINES:
        return
    for line, found in turns:
        yield _attribution(page, line.start(), found, kind="direct")


def find_headlined(page: Page) -> Iterator[Attribution]:
    """What a headline, or a first line that is no sentence, says on somebody's say-so, in text order."""
    for number, line in enumerate(LINE.finditer(page.report.text)):
        block = block_at(page, line.start())
        if not (block is not None and block.kind in HEADS) and (number > 0 or line[0].rstrip().endswith(STOPS)):
            continue
        for form in (LABEL, CLOSING, ENDING):
            found = form.fullmatch(line[0].rstrip())
            if found and len(found["said"].split()) >= LEAST_WORDS and _can_speak(page, line.start(), found):
                yield _attribution(page, line.start(), found, kind="direct" if found["said"][0] in OPENING_MARKS else "indirect")
                break


def _is_turn(name: str) -> bool:
    """Whether a label is that of a speaker's turn: a name in capitals, or the letter or role that transcripts use."""
    return (
        name in table("carriers")["turns"]["words"]
        or (len(name) > 1 and name.upper() == name and name.replace(" ", "").isalpha())
        or (name.partition(",")[0].isupper() and name.upper() == name)
    )


def _can_speak(page: Page, start: int, found: re.Match[str]) -> bool:
    """Whether a label names somebody: a person or a body by name, or by a noun for such; not a place, a topic or a rubric."""
    span = page.span(start + found.start("name"), start + found.end("name"))
    named = _named_at(page, span)
    if known_media().is_news(found["name"]) or found["name"] == page.report.outlet:
        return False  # "… - The Harbour Post" is where the page is from
    dash = found.re is ENDING and page.report.text[span.start - 2] in "-–—"  # "… - Harbour Radio" too, in a name that nobody lists
    if named is not None:
        return named.type in ({"person"} if dash else {"person", "group"}) and named.span.end == span.end
    noun = found["name"].split()[-1].lower()
    nouns = (*word_list("person_nouns"), *word_list("public_nouns"), *word_list("group_nouns"))
    return noun in nouns or noun.removesuffix("s") in nouns


def _attribution(page: Page, start: int, found: re.Match[str], *, kind: str) -> Attribution:
    said, source = (page.span(start + found.start(part), start + found.end(part)) for part in ("said", "name"))
    cue = page.span(start + found.start("cue"), start + found.end("cue")) if "cue" in found.groupdict() else None
    mention = _named_at(page, source) or _bearer(page, found["name"])
    return Attribution(
        id=content_id("s", page.report.id, f"{said.start}-{said.end}", "label"),
        content=(said,),
        source=(source,),
        cue=(cue,) if cue else (),
        speaker=_speaker(page, mention, found["name"]),
        actor=mention.id if mention is not None else None,
        kind="direct" if kind == "direct" else "indirect",
    )


def _speaker(page: Page, mention: Mention | None, name: str) -> str | None:
    """Whom a label names: the name that a mention refers to, nobody for a "Q" and an "A", else the label as one would write it."""
    if mention is not None:
        target = next((one for one in page.mentions if one.id == mention.refers), mention)
        known, label = page.words(target.span), name.partition(",")[0]
        if not known.isupper() or target.type == "group":
            return known
        return max(known.title(), label.title(), key=len) if label.isupper() else known.title()
    if name in table("carriers")["turns"]["words"]:
        return None
    plain = name.partition(",")[0]
    return plain.title() if plain.isupper() else plain


def _named_at(page: Page, span: Span) -> Mention | None:
    """The longest name in a stretch."""
    inside = [one for one in page.mentions if one.kind == "name" and holds(span, one.span)]
    return max(inside, key=lambda one: one.span.end - one.span.start, default=None)


def _bearer(page: Page, label: str) -> Mention | None:
    """The one person of the report with a label's last name, however the label is written."""
    last = label.partition(",")[0].split()[-1].casefold()
    names = [
        one for one in page.mentions if one.kind == "name" and one.type == "person" and page.words(one.span).split()[-1].casefold() == last
    ]
    return names[0] if len({one.refers for one in names}) == 1 else None


def beside(made: Sequence[Attribution], found: Attribution) -> bool:
    """Whether nothing that was made already tells who says it."""
    return not any(holds(found.content[0], span) or holds(span, found.content[0]) for one in made for span in one.content)
