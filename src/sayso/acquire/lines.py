"""How the lines of a newspaper look: datelines, bylines, credits, corrections, captions, licences."""

from __future__ import annotations

import re

from sayso.acquire.dates import iso_date
from sayso.acquire.draft import Mark
from sayso.acquire.settings import AcquireSettings
from sayso.model.report import BlockKind

_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[A-Z][a-z]{2,8}\.?(?:\s\d{4})?)"
_UPPER = r"[A-Z][A-Z.'’]+(?:[ \-/][A-Z][A-Z.'’]*)*"
_PLACE = r"[A-Z][\w.'’-]*(?:,?\s[A-Z][\w.'’-]*){0,3}"

# A label before a story looks like a place before a lead.
_LABEL = re.compile(
    r"""(?:FILE|PHOTOS?|VIDEO|WATCH|READ                              # FILE - The ferry …
      | BREAKING|EXCLUSIVE|LIVE|UPDATED?|CORRECTED|CORRECTION|NOTE      # BREAKING - Nine dead …
      | ANALYSIS|OPINION|EDITORIAL|FACTBOX|EXPLAINER                    # FACTBOX: What is known …
      )\b""",
    re.VERBOSE,
)
_DATELINE = re.compile(
    rf"""(?P<place>{_UPPER}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)*)??)   # PORT ARLEN; SAN JOSE, Costa Rica; NEW YORK/WASHINGTON
         (?:,?\s(?P<day>{_DAY}))?                                     # , March 3, 2031
         (?:,?\s[(/](?P<agency>[^)/\n]{{2,40}})[)/])?                 # (Agence Nord); /PRNewswire/
         (?:\s*[—–]\s*|\s+--?\s+|:\s+)                                # — ; -- ; a hyphen with spaces; a colon
      |  {_PLACE},?\s(?:(?P<day_2>{_DAY})[,\s]*)?
         \((?P<agency_2>[A-Z][^)\n]{{1,40}})\)\s*[—–-]+\s             # Port Arlen, March 3 (Agence Nord) –
      |  {_PLACE},\s(?P<day_3>{_DAY}),\s[A-Z]{{2,8}}\s*[—–-]+\s        # Port Arlen, March 3, AN –
      |  \([A-Z][\w.&’' ]{{1,30}}\)\s*[—–-]+\s                        # (Agence Nord) —
    """,
    re.VERBOSE,
)
_SPEAKER = re.compile(r"^[A-Z][A-Z .,'’]+:\s", re.MULTILINE)

_BYLINE = re.compile(r"(?:By|BY)\s+[A-Z][^.!?:;]*")
_DATE_LABEL = r"(?:date|dated|published(?:\s+on)?|posted(?:\s+on)?|updated|last\s+updated|first\s+published)"
_DATE_LINE = re.compile(rf"(?:{_DATE_LABEL}\b\s*:?\s*)?(?P<date>.{{6,60}})", re.IGNORECASE)
_DATE_LEAD = re.compile(r"date:?\s+(?P<date>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?)(?=\s|$)", re.IGNORECASE)

_CORRECTION = re.compile(
    r"""(?:corrections?|clarifications?|corrected|editor[’']s\snote)\b\s*(?:\([^)]*\)\s*)?[:—–-]  # Correction: the ferry …
      | (?:because\sof\san?\s[^.,]{3,40},\s)?
        (?:an?|the)\s(?:earlier|previous|original|prior)\sversion\sof\sthis\s        # An earlier version of this report …
      | this\s(?:article|story|report|post|piece)\s(?:has\sbeen|was)\s
        (?:updated|corrected|amended|changed|edited|revised)                                 # This article was amended on …
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AGENCY = r"(?:[A-Z]{2,6}|Agencies|Reuters|Associated\sPress)"
_PEOPLE = r"[A-Z][\w.'’\-]*(?:(?:,?\sand|,)?\s[A-Z][\w.'’\-]*){0,12}"
_ONE_SENTENCE = r"(?:(?![.!?][”\"’')]*\s+[A-Z]).){2,300}?"
_CONTRIBUTED = rf"{_ONE_SENTENCE}\bcontributed\s(?:\w+\s)?to\sth(?:is|e)\s(?:report|article|story|post|piece)\b"
_CREDIT = re.compile(
    rf"""\(?(?:additional\s|with\s)?reporting\s(?:by|from)\s.*                 # (Reporting by Jane Roe; editing by …)
      | \(?(?:writing|editing|compiled)\sby\s.*                                # Editing by John Doe
      | {_CONTRIBUTED}.{{0,100}}                                                 # Agencies contributed to this report
      | with\s(?:material|files|inputs?|information|agenc(?:y|ies))\b.{{0,80}}  # With material from Agence Nord
      | source:\s.{{2,60}}                                                      # Source: Agence Nord
      | (?-i:[—–]\s?[Ww]ith\s{_PEOPLE})                                         # —With Jane Roe
      | (?-i:\({_AGENCY}(?:\s?[-/,–]\s?{_AGENCY})*\))                           # (AN); (AN/NP)
      | (?-i:{_AGENCY}(?:\s?[-/,–]\s?{_AGENCY})+)                               # AN - NP
      | agencies
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CREDIT_TAIL = re.compile(
    rf"""(?<=[.!?”"’'])\s+(?:
        [—–]\s?[Ww]ith\s{_PEOPLE}                                              # …,” she says. —With Jane Roe
      | \((?:Additional\s)?(?:[Rr]eporting|[Ww]riting|[Ee]diting)\sby\s[^)]{{3,300}}\)  # … on Friday. (Reporting by Jane Roe)
      | \({_AGENCY}(?:\s?[-/,–]\s?{_AGENCY})*\)                                # … on Friday. (AN)
      | {_CONTRIBUTED}\.?                                                       # … on Friday. Agencies contributed to this report.
      )$""",
    re.VERBOSE,
)
_CAPTION = re.compile(
    r"""file\s(?:photo|picture|image)?\s?[-–—:]                                    # FILE - The ferry …
      | (?:photos?|photograph|image|caption|video):                                # Photo: Jane Roe
      | enlarge\sthis\simage|image\s(?:copyright|caption)\b|hide\scaption          # what buttons under pictures say
      | (?:photo|image|video|advertisement)$                                       # Photo
      | (?:an?|this)\s(?:undated\s|recent\s|\d{4}\s)?(?:file\s|handout\s)?(?:photo|image|picture|photograph)\b.{0,80}\bshows?\b
      | .*(?:\(|\[)(?:photo|image|picture|courtesy|file)\b[^)\]]{0,80}[)\]]$       # … off the coast. [Photo/Agency]
      | .*[(/][A-Z][\w.' ]+/(?:[A-Z][\w. ]+/)?(?:Getty\sImages|AP|EPA|AFP|Reuters|Shutterstock)(?:/[\w. ]+)?\)$  # … (Jane Roe/Agency)
      | .*\(?(?:AP\sPhoto|Getty\sImages)\b[^.]{0,60}\)?$                           # … (AP Photo/Jane Roe)
      | .*\bhide\scaption\b                                                        # Photos: … Hide Caption 3 of 9
      | .*\bphotograph:\s[^.]{3,60}$                                               # … Photograph: Jane Roe/Agency
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LICENCE = re.compile(
    r"""(?:^|(?<=[.!?”"’')])\s+)(?P<licence>
        all\scontent\sby\s(?P<outlet>[^.\n]{2,60}?)\sis\slicensed\sunder\b.*       # All Content by The Courier is licensed under …
      | (?:this\s(?:work|article|story|report)|[^.\n]{2,60}?)\sis\slicensed\sunder\s(?:a\s)?creative\scommons\b.*
      | this\s(?:article|story)\sis\srepublished\sfrom\b.*                         # This article is republished from …
      | (?:copyright\b\s*|©\s*|\(c\)\s*){1,2}\d{4}\b.*                             # Copyright 2031 Agence Nord. All rights reserved.
      | [^.\n]{0,60}\ball\srights\sreserved\b.*
      | this\smaterial\smay\snot\sbe\spublished\b.*
      )$""",
    re.VERBOSE | re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[-*•‣▪·]|\d{1,2}[.)])\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟][”\"’')\]]*$")

_TAILS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (("licence", _LICENCE), ("credit", _CREDIT_TAIL))

HEAD = 6  # lines in which a byline or a day may stand: headline, deck, byline, day, place, and one to spare
LEAD_WORDS = 4  # a dateline stands before a sentence; "AN - NP" at the end of a report is a credit
SURE_LEAD_WORDS = 12  # a lead without a full stop, as one cut short; fewer words are a banner: "WINTER SALE – all must go"
LONGEST_DATELINE = 120  # characters
LONGEST_LINE = 1_000  # characters of a caption or a correction
LONGEST_CREDIT = 400  # characters; a longer line that begins like one is a story's paragraph


def lines_of(text: str) -> tuple[Mark, ...]:
    """Each line with words in it, without white space at its ends: an entry of a list where it has a bullet, else a paragraph."""
    marks = []
    for match in re.finditer(r"\S[^\n]*", text):
        line = match.group().rstrip()
        bullet = _ITEM.match(line)
        kind: BlockKind = "item" if bullet else "paragraph"
        if any(map(str.isalnum, line)):
            marks.append(Mark(kind, match.start() + (bullet.end() if bullet else 0), match.start() + len(line)))
    return tuple(marks)


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does; headlines and bylines do not."""
    return bool(_ENDS_SENTENCE.search(line))


def read_marks(text: str, marks: tuple[Mark, ...], *, settings: AcquireSettings) -> tuple[Mark, ...]:
    """The marks, with bylines, days, datelines, credits, corrections, captions and licences told from paragraphs.

    Marks of other kinds are taken as they are: those who made them knew better.
    """
    told: list[Mark] = []
    # A transcript has many lines that begin with a name in capitals and a colon; a report has one dateline.
    colons = len(_SPEAKER.findall(text)) <= 1
    for index, mark in enumerate(marks):
        if mark.kind != "paragraph":
            told.append(mark)
            continue
        whole = _whole(text[mark.start : mark.end], head=index < HEAD, settings=settings)
        told += [mark._replace(kind=whole)] if whole else _parts(text, mark, head=index < HEAD, colons=colons)
    return tuple(told)


def licensed_outlet(line: str) -> str | None:
    """The outlet that a licence line names as the maker of all content."""
    match = _LICENCE.search(line)
    return match["outlet"] if match else None


def line_date(line: str) -> str | None:
    """The full date that a line gives and nothing else, with or without a word such as "published" before it."""
    match = _DATE_LINE.fullmatch(line)
    return iso_date(match["date"]) if match else None


def dateline_date(line: str) -> str | None:
    """The day in a dateline, where its year is there too."""
    match = _DATELINE.match(line)
    said = match and next(filter(None, (match["day"], match["day_2"], match["day_3"])), None)
    return iso_date(said) if said else None


def _whole(line: str, *, head: bool, settings: AcquireSettings) -> BlockKind | None:
    """What a line is as a whole, where it is no story."""
    if len(line) > LONGEST_LINE:
        return None
    if head and _BYLINE.fullmatch(line) and len(line.split()) <= settings.longest_byline:
        return "byline"
    if head and line_date(line):
        return "date"
    if _CORRECTION.match(line):
        return "correction"
    if len(line) <= LONGEST_CREDIT and _CREDIT.fullmatch(line):
        return "credit"
    return "caption" if _CAPTION.match(line) else None


def _parts(text: str, mark: Mark, *, head: bool, colons: bool) -> list[Mark]:
    """A paragraph cut into what stands before the story, the story, and what stands after it."""
    before, start = _before(text, mark, head=head, colons=colons)
    after, end = _after(text, start, mark.end)
    story = [Mark("paragraph", start, end)] if start < end else []
    return [*before, *story, *after]


def _before(text: str, mark: Mark, *, head: bool, colons: bool) -> tuple[list[Mark], int]:
    """The day and the dateline before a lead, and where the lead begins."""
    marks, start = [], mark.start
    day = _DATE_LEAD.match(text, start, mark.end) if head else None
    if day:
        marks.append(Mark("date", start, day.end()))
        start = _next_word(text, day.end(), mark.end)
    dateline = _DATELINE.match(text, start, min(mark.end, start + LONGEST_DATELINE))
    if dateline and _is_dateline(dateline, text[dateline.end() : mark.end], head=head, colons=colons):
        marks.append(Mark("dateline", start, start + len(dateline.group().rstrip())))
        start = _next_word(text, dateline.end(), mark.end)
    return marks, start


def _is_dateline(match: re.Match[str], rest: str, *, head: bool, colons: bool) -> bool:
    if _LABEL.match(match.group()) or len(rest.split()) < LEAD_WORDS or not (is_sentence(rest) or len(rest.split()) >= SURE_LEAD_WORDS):
        return False
    if match["day"] or match["agency"]:
        return True
    # Others are told by where they stand: further down "NASA – the agency that …" looks the same.
    return head and (colons or not match.group().rstrip().endswith(":"))


def _after(text: str, start: int, end: int) -> tuple[list[Mark], int]:
    """The credit or licence after a story's last sentence, and where the story ends."""
    story = text[start:end]
    for kind, pattern in _TAILS:
        match = pattern.search(story, max(0, len(story) - LONGEST_CREDIT) if kind == "credit" else 0)
        if match:
            at = len(story) - len(match.group().lstrip())
            return [Mark(kind, start + at, end)], start + len(story[:at].rstrip())
    return [], end


def _next_word(text: str, start: int, end: int) -> int:
    """Where the next word begins."""
    return end - len(text[start:end].lstrip())
