from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from sayso.acquire.files import acquire
from sayso.acquire.settings import AcquireSettings
from tests.acquire.saved import LEAD, MORE, STORY, one, read, reason, saved, words


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_a_record_says_what_its_keys_say(tmp_path: Path) -> None:
    record = {
        "id": "x",
        "outlet": "www.courier.example",
        "title": "Nine dead",
        "published": "2031-03-04T18:30:00",
        "url": "https://www.courier.example/1",
        "byline": "By Jane Roe",
        "language": "en",
        "text": STORY,
    }
    report = one(tmp_path, "a.json", record)
    assert (report.outlet, report.title, report.published) == ("courier.example", "Nine dead", "2031-03-04T18:30:00")
    assert (report.url, report.byline, report.language) == ("https://www.courier.example/1", "Jane Roe", "en")
    assert report.found["outlet"] == "JSON key outlet"
    assert report.origin.endswith("/a.json")


@pytest.mark.parametrize(
    ("key", "value", "outlet"),
    [
        ("source", "The Courier", "The Courier"),
        ("source", {"id": None, "name": "The Courier"}, "The Courier"),
        ("source_domain", "www.courier.example", "courier.example"),
        ("publisher", {"@type": "Organization", "name": "The Courier"}, "The Courier"),
        ("site_name", "The Courier", "The Courier"),
        ("source", "https://www.courier.example/", "courier.example"),
    ],
)
def test_an_outlet_is_found_under_the_names_that_files_use(tmp_path: Path, key: str, value: object, outlet: str) -> None:
    assert one(tmp_path, "a.json", {key: value, "text": LEAD}).outlet == outlet


@pytest.mark.parametrize("key", ["date", "date_publish", "pub_date", "datePublished", "publishedAt", "Published-Time"])
def test_a_day_is_found_under_the_names_that_files_use(tmp_path: Path, key: str) -> None:
    assert one(tmp_path, "a.json", {key: "March 4, 2031", "text": LEAD}).published == "2031-03-04"


@pytest.mark.parametrize("value", [["Jane Roe", "John Doe"], [{"name": "Jane Roe"}, {"name": "John Doe"}], "Jane Roe, John Doe"])
def test_authors_in_any_form_are_the_byline(tmp_path: Path, value: object) -> None:
    assert one(tmp_path, "a.json", {"authors": value, "text": LEAD}).byline == "Jane Roe, John Doe"


@pytest.mark.parametrize("body", [[LEAD, MORE], [[LEAD], [MORE]], f"<p>{LEAD}</p><p>{MORE}</p>", f"{LEAD}<br>{MORE}", f"{LEAD}\r\n{MORE}"])
def test_a_body_in_any_form_gives_paragraphs(tmp_path: Path, body: object) -> None:
    assert words(one(tmp_path, "a.json", {"body": body}), "paragraph") == [LEAD, MORE]


def test_the_title_is_put_before_the_text_as_its_headline(tmp_path: Path) -> None:
    report = one(tmp_path, "a.json", {"title": "Nine dead as\n ferry sinks", "text": LEAD})
    assert report.text == f"Nine dead as ferry sinks\n\n{LEAD}"
    assert words(report, "headline") == ["Nine dead as ferry sinks"]


def test_a_title_that_is_the_first_line_already_is_not_repeated(tmp_path: Path) -> None:
    report = one(tmp_path, "a.json", {"title": "Captain's ‘last call’", "text": f"Captain’s 'last call'.\n{LEAD}"})
    assert report.text == f"Captain’s 'last call'.\n{LEAD}"
    assert words(report, "headline") == ["Captain’s 'last call'."]


def test_a_number_of_seconds_is_a_date(tmp_path: Path) -> None:
    assert one(tmp_path, "a.json", {"timestamp": 1_930_415_400, "text": LEAD}).published == "2031-03-04T18:30:00+00:00"


def test_a_date_that_cannot_be_read_is_noted(tmp_path: Path) -> None:
    report = one(tmp_path, "a.json", {"date": "last Tuesday", "text": LEAD})
    assert report.published is None
    assert report.notes == ("date not taken from JSON key date: “last Tuesday” (no full date that could be read)",)


@pytest.mark.parametrize("wrap", [lambda records: records, lambda records: {"status": "ok", "articles": records}])
def test_reports_in_a_list_have_their_place_in_their_origin(tmp_path: Path, wrap: object) -> None:
    assert callable(wrap)
    acquired = read(saved(tmp_path, "a.json", wrap([{"text": LEAD}, {"text": MORE}])))
    assert [report.origin.rpartition("/")[2] for report in acquired.reports] == ["a.json#1", "a.json#2"]


def test_json_lines_under_another_name_are_read(tmp_path: Path) -> None:
    acquired = read(saved(tmp_path, "a.json", lines({"text": LEAD}, {"text": MORE})))
    assert [report.text for report in acquired.reports] == [LEAD, MORE]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'{"text": "The ferry', "is broken JSON"),
        (b'{"title": "Nine dead"}', "has no text"),
        (b'{"text": null}', "has no text"),
        (b'{"text": 7}', "has no text"),
        (b"[]", "holds no report"),
        (b"17", "holds no report"),
        (b"NaN", "holds no report"),
        (b"[" * 100_000, "too much inside one another"),
        (b'{"text": ' + b"9" * 5_000 + b"}", "a number that is too long"),
    ],
)
def test_json_that_is_no_report_is_named(tmp_path: Path, content: bytes, why: str) -> None:
    assert why in reason(tmp_path, "a.json", content)


def test_where_json_breaks_is_said(tmp_path: Path) -> None:
    assert reason(tmp_path, "a.json", '{\n "text": "The ferry",\n}').endswith("in line 3, column 1")


def test_of_a_key_given_twice_the_last_counts(tmp_path: Path) -> None:
    assert one(tmp_path, "a.json", f'{{"text": "no", "text": "{LEAD}", "outlet": NaN}}'.encode()).text == LEAD


def test_half_a_character_in_json_never_reaches_a_report(tmp_path: Path) -> None:
    report = one(tmp_path, "a.json", b'{"outlet": "The \\ud800Courier", "text": "The ferry \\udc00sank."}')
    assert report.text == "The ferry \ufffdsank."
    assert report.outlet == "The \ufffdCourier"


def test_each_line_is_a_report_with_its_number(tmp_path: Path) -> None:
    acquired = read(saved(tmp_path, "a.jsonl", lines({"text": LEAD}) + "\n" + lines({"text": MORE})))
    assert [report.origin.rpartition("/")[2] for report in acquired.reports] == ["a.jsonl#1", "a.jsonl#3"]


def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    acquired = read(saved(tmp_path, "a.jsonl", lines({"text": LEAD}) + '{"text": \n17\n' + lines({"title": "x"}, {"text": MORE})))
    assert [report.text for report in acquired.reports] == [LEAD, MORE]
    assert [failure.report.rpartition("#")[2] for failure in acquired.failures] == ["2", "3", "4"]


def test_a_line_that_is_too_long_is_named_and_the_rest_is_read() -> None:
    stream = io.BytesIO((lines({"text": LEAD}, {"text": MORE * 50}, {"text": MORE})).encode())
    acquired = acquire(["-"], stdin=stream, settings=AcquireSettings(largest_report=1_000))
    assert [report.origin for report in acquired.reports] == ["-#1", "-#3"]
    assert [(failure.report, failure.reason) for failure in acquired.failures] == [("-#2", "is a line of more than 1,000 bytes")]


def test_each_row_is_a_report_with_the_number_of_its_first_line(tmp_path: Path) -> None:
    table = f'publisher,date,text\nThe Courier,2031-03-04,"{LEAD}\n{MORE}"\nThe Echo,,"{MORE}"\n'
    acquired = read(saved(tmp_path, "a.csv", table))
    assert [report.origin.rpartition("#")[2] for report in acquired.reports] == ["2", "4"]
    assert [(report.outlet, report.published) for report in acquired.reports] == [("The Courier", "2031-03-04"), ("The Echo", None)]
    assert acquired.reports[0].found["outlet"] == "column publisher"


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_told_by_the_header(tmp_path: Path, delimiter: str) -> None:
    table = f"outlet{delimiter}text\nThe Courier{delimiter}{MORE}\n"
    assert one(tmp_path, "a.csv", table).outlet == "The Courier"


def test_a_table_without_texts_is_named(tmp_path: Path) -> None:
    assert "without a column of text" in reason(tmp_path, "a.csv", "outlet,deaths\nThe Courier,9\n")


def test_a_cell_that_is_too_large_is_named_and_what_comes_before_is_read(tmp_path: Path) -> None:
    acquired = read(saved(tmp_path, "a.csv", f'text\n"{LEAD}"\n"{"x" * 200_000}"\n'))
    assert [report.text for report in acquired.reports] == [LEAD]
    assert "cannot be read" in acquired.failures[0].reason


@pytest.mark.parametrize(("name", "content"), [("a.jsonl", ""), ("a.jsonl", "\n\n"), ("a.csv", "outlet,text\n")])
def test_a_file_of_many_that_holds_none_is_named(tmp_path: Path, name: str, content: str) -> None:
    assert reason(tmp_path, name, content) in ("holds no report", "is empty")
