from __future__ import annotations

from pathlib import Path

from tests.acquire.saved import LEAD, MORE, STORY, one, reason, words


def test_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    report = one(tmp_path, "courier.txt", STORY)
    assert report.text == STORY
    assert words(report, "paragraph") == [LEAD, MORE]
    assert report.words == len(STORY.split())


def test_what_is_not_found_is_none(tmp_path: Path) -> None:
    report = one(tmp_path, "courier.txt", STORY)
    assert (report.outlet, report.title, report.byline, report.published, report.url) == (None, None, None, None, None)


def test_a_first_line_that_is_no_sentence_is_the_title(tmp_path: Path) -> None:
    report = one(tmp_path, "courier.txt", f"Nine dead as ferry sinks\n\n{STORY}")
    assert report.title == "Nine dead as ferry sinks"
    assert report.found["title"] == "first line"
    assert words(report, "headline") == ["Nine dead as ferry sinks"]


def test_a_byline_or_a_date_on_top_is_no_title(tmp_path: Path) -> None:
    report = one(tmp_path, "courier.txt", f"By Jane Roe of Agence Nord\n\n{STORY}")
    assert (report.title, report.byline) == (None, "Jane Roe of Agence Nord")
    assert one(tmp_path, "other.txt", f"March 4, 2031\n\n{STORY}").title is None


def test_a_date_before_the_lead_dates_the_report(tmp_path: Path) -> None:
    report = one(tmp_path, "courier.txt", f" date 2031-03-04 {STORY}")
    assert (report.published, report.found["published"]) == ("2031-03-04", "first line")


def test_a_dateline_with_a_year_dates_the_report(tmp_path: Path) -> None:
    report = one(tmp_path, "courier.txt", f"PORT ARLEN, March 3, 2031 (Agence Nord) — {STORY}")
    assert (report.published, report.found["published"]) == ("2031-03-03", "dateline")
    assert report.outlet is None


def test_a_licence_line_names_the_outlet(tmp_path: Path) -> None:
    report = one(tmp_path, "courier.txt", f"{STORY}\nAll Content by The Courier is licensed under a Creative Commons License.")
    assert (report.outlet, report.found["outlet"]) == ("The Courier", "licence line")


def test_a_header_says_what_it_says_and_is_no_text(tmp_path: Path) -> None:
    header = (
        "Title: Nine dead as ferry sinks\nOutlet: The Courier\nDate: March 4, 2031\nAuthor: Jane Roe\nURL: https://courier.example/1\n\n"
    )
    report = one(tmp_path, "1.txt", header + STORY)
    assert (report.title, report.outlet, report.published) == ("Nine dead as ferry sinks", "The Courier", "2031-03-04")
    assert (report.byline, report.url) == ("Jane Roe", "https://courier.example/1")
    assert report.found["outlet"] == "header line Outlet"
    assert report.text == f"Nine dead as ferry sinks\n\n\n{STORY}"


def test_lines_wrapped_by_hand_are_joined_character_for_character(tmp_path: Path) -> None:
    wrapped = (
        "The ferry Morning Star sank off Port Arlen on Tuesday, and at least\n"
        "nine people died, the harbour authority said. Divers went on with the\n"
        "search for those who were missing until dark, in spite of high waves\n"
        "and strong wind.\n\n"
        "The line between Port Arlen and Eastby was suspended until the end of\n"
        "the week.\n"
    )
    report = one(tmp_path, "courier.txt", wrapped)
    assert len(words(report, "paragraph")) == 2
    assert len(report.text) == len(wrapped)
    assert report.notes == ("lines wrapped at 69 characters were joined",)


def test_a_paragraph_a_line_is_not_taken_for_a_wrapped_text(tmp_path: Path) -> None:
    lines = "Nine people died.\nThe search went on until dark.\nThe line was suspended.\nNobody was arrested so far.\n"
    assert len(words(one(tmp_path, "courier.txt", lines), "paragraph")) == 4


def test_an_empty_file_and_one_without_words_are_named(tmp_path: Path) -> None:
    assert reason(tmp_path, "a.txt", "") == "is empty"
    assert reason(tmp_path, "b.txt", "--- ...\n") == "has no text"


def test_a_file_name_that_begins_with_a_day_dates_the_report(tmp_path: Path) -> None:
    report = one(tmp_path, "2031-03-04-ferry.txt", STORY)
    assert (report.published, report.found["published"]) == ("2031-03-04", "file name")


def test_a_file_named_like_a_host_names_the_outlet_where_nothing_else_does(tmp_path: Path) -> None:
    report = one(tmp_path, "dailycourier_co_uk.txt", STORY)
    assert (report.outlet, report.found["outlet"]) == ("dailycourier.co.uk", "file name")
    assert one(tmp_path, "what_it_is.txt", STORY).outlet is None
