from __future__ import annotations

import pytest

from sayso.acquire.lines import dateline_date, licensed_outlet, lines_of, read_marks
from sayso.acquire.settings import DEFAULTS
from tests.acquire.saved import LEAD, MORE


def kinds(text: str) -> list[tuple[str, str]]:
    return [(mark.kind, text[mark.start : mark.end]) for mark in read_marks(text, lines_of(text), settings=DEFAULTS)]


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT ARLEN –",
        "PORT ARLEN—",
        "PORT ARLEN --",
        "PORT ARLEN, Norland –",
        "PORT ARLEN (AN) -",
        "PORT ARLEN, Norland (Agence Nord) —",
        "PORT ARLEN, March 3 (Agence Nord) —",
        "PORT ARLEN, 3 March 2031 (Agence Nord) —",
        "PORT ARLEN/EASTBY (Agence Nord) -",
        "Port Arlen, March 3 (Agence Nord) –",
        "Port Arlen (AN) –",
        "Port Arlen, March 3, AN –",
        "PORT ARLEN:",
        "(Agence Nord) —",
        "PORT ARLEN, March 3, 2031 /NordWire/ --",
    ],
)
def test_a_dateline_is_told_from_the_lead(dateline: str) -> None:
    assert kinds(f"{dateline} {LEAD}") == [("dateline", dateline), ("paragraph", LEAD)]


@pytest.mark.parametrize(
    "line",
    [
        "The minister – a former pilot – said nothing about it on Tuesday.",
        "BREAKING - The ferry Morning Star sank off Port Arlen on Tuesday.",
        "On Tuesday, March 3 – a holiday – nobody was at the harbour at all.",
        "WINTER SALE – 2031 (ALL MUST GO NOW)",
        "AN - NP",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(line: str) -> None:
    assert "dateline" not in dict(kinds(line))


def test_names_before_the_lines_of_a_transcript_are_no_datelines() -> None:
    transcript = "JANE ROE: So what did you see on the pier that night?\nJOHN DOE: I saw the ferry lean over, and then I ran."
    assert [kind for kind, _ in kinds(transcript)] == ["paragraph", "paragraph"]


def test_a_place_in_capitals_far_down_is_a_word_of_the_story() -> None:
    far = "NORSAR — the institute that measures quakes — felt nothing of it on Tuesday."
    assert kinds("\n".join([MORE] * 8 + [far]))[-1] == ("paragraph", far)


def test_a_dateline_dates_a_report_only_with_its_year() -> None:
    assert dateline_date("PORT ARLEN, March 3, 2031 (Agence Nord) — ") == "2031-03-03"
    assert dateline_date("PORT ARLEN, March 3 (Agence Nord) — ") is None


@pytest.mark.parametrize("line", ["By Jane Roe", "BY JANE ROE", "By Jane Roe and John Doe, The Courier"])
def test_a_byline_at_the_head_is_a_byline(line: str) -> None:
    assert kinds(f"Ferry sinks\n{line}\n{LEAD}")[1] == ("byline", line)


def test_a_sentence_that_begins_with_by_is_a_sentence() -> None:
    line = "By Tuesday evening, divers had found nine bodies."
    assert kinds(f"{line}\n{MORE}")[0] == ("paragraph", line)


@pytest.mark.parametrize("line", ["date 2031-03-04", "March 4, 2031", "Published: 4 March 2031, 18:30", "Updated on March 4, 2031"])
def test_a_line_that_is_a_date_is_a_date(line: str) -> None:
    assert kinds(f"{line}\n{LEAD}")[0] == ("date", line)


def test_a_date_before_the_lead_is_cut_off_it() -> None:
    assert kinds(f" date 2031-03-04 {LEAD}") == [("date", "date 2031-03-04"), ("paragraph", LEAD)]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Jane Roe in Port Arlen; editing by John Doe",
        "(Additional reporting by Jane Roe)",
        "With reporting by Agence Nord",
        "Agencies contributed to this report",
        "Agence Nord writers Jane Roe in Port Arlen and John Doe in Eastby contributed to this report.",
        "With material from Agence Nord",
        "—With Jane Roe",
        "(AN)",
        "AN - NP",
        "Source: Agence Nord",
    ],
)
def test_a_credit_line_is_a_credit(line: str) -> None:
    assert kinds(f"{LEAD}\n{line}") == [("paragraph", LEAD), ("credit", line)]


@pytest.mark.parametrize(
    "tail", ["—With Jane Roe", "(Reporting by Jane Roe; editing by John Doe)", "(AN)", "Jane Roe contributed to this report."]
)
def test_a_credit_after_the_last_sentence_is_cut_off_it(tail: str) -> None:
    assert kinds(f"{LEAD} {tail}") == [("paragraph", LEAD), ("credit", tail)]


@pytest.mark.parametrize(
    "line",
    [
        "Correction: The ferry carried 120 people, not 210.",
        "CORRECTION (March 5): The ferry carried 120 people, not 210.",
        "Clarification: The ferry was not on its usual route.",
        "An earlier version of this article gave a wrong number of passengers.",
        "Because of an editing error, an earlier version of this article misspelled a name.",
        "This article was amended on 5 March 2031 to correct a name.",
        "Editor’s note: names were changed.",
    ],
)
def test_a_correction_is_a_correction(line: str) -> None:
    assert kinds(f"{LEAD}\n{line}")[1] == ("correction", line)


@pytest.mark.parametrize(
    "line",
    [
        "FILE - The ferry Morning Star at the pier of Port Arlen in 2029.",
        "The ferry at the pier. [Photo/Agencies]",
        "The ferry at the pier. (Photo: Jane Roe)",
        "The ferry at the pier (Jane Roe/Getty Images)",
        "This photo released by the harbour authority shows the wreck of the ferry.",
        "Photo",
    ],
)
def test_a_caption_is_a_caption(line: str) -> None:
    assert kinds(f"{LEAD}\n{line}")[1] == ("caption", line)


def test_a_licence_after_the_last_sentence_is_cut_off_it() -> None:
    licence = "All Content by The Courier is licensed under a Creative Commons Attribution 4.0 International License."
    assert kinds(f"{LEAD}    {licence}") == [("paragraph", LEAD), ("licence", licence)]


@pytest.mark.parametrize("line", ["Copyright 2031 Agence Nord. All rights reserved.", "© 2031 The Courier", "All rights reserved."])
def test_a_line_of_copyright_is_a_licence(line: str) -> None:
    assert kinds(f"{LEAD}\n{line}")[1] == ("licence", line)


def test_the_maker_of_all_content_is_the_outlet_and_a_holder_of_copyright_is_not() -> None:
    assert licensed_outlet("All Content by The Courier is licensed under a Creative Commons License.") == "The Courier"
    assert licensed_outlet("Copyright 2031 Agence Nord. All rights reserved.") is None


def test_a_bullet_makes_an_item_without_the_bullet() -> None:
    assert kinds("• Nine people died") == [("item", "Nine people died")]


def test_a_line_without_a_word_is_no_block() -> None:
    assert kinds(f"{LEAD}\n___\n{MORE}") == [("paragraph", LEAD), ("paragraph", MORE)]
