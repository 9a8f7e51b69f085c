from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import UsageError
from tests.acquire.saved import LEAD, MORE, STORY, one, read, saved


@pytest.mark.parametrize("origin", ["reports/courier.txt", "courier.txt", "courier"])
def test_a_row_fits_a_file_by_its_path_its_name_or_its_stem(tmp_path: Path, origin: str) -> None:
    about = saved(
        tmp_path, "x.about.csv", f"origin,outlet,published,title,url\n{origin},The Courier,2031-03-04,Nine dead,https://courier.example/1\n"
    )
    report = one(tmp_path, "reports/courier.txt", STORY, about=about)
    assert (report.outlet, report.published, report.title, report.url) == (
        "The Courier",
        "2031-03-04",
        "Nine dead",
        "https://courier.example/1",
    )
    assert report.found["outlet"] == "about file"


def test_a_row_fills_gaps_only(tmp_path: Path) -> None:
    about = saved(tmp_path, "x.about.csv", "origin,outlet,published\na.json,The Echo,2031-03-05\n")
    report = one(tmp_path, "a.json", {"outlet": "The Courier", "text": LEAD}, about=about)
    assert (report.outlet, report.published) == ("The Courier", "2031-03-05")


def test_a_row_is_believed_before_a_file_name(tmp_path: Path) -> None:
    about = saved(tmp_path, "x.about.csv", "origin,outlet\ncourier_com,The Courier\n")
    assert one(tmp_path, "courier_com.txt", STORY, about=about).outlet == "The Courier"


def test_a_row_may_name_one_line_of_many(tmp_path: Path) -> None:
    about = saved(tmp_path, "x.about.csv", "origin,outlet\na.jsonl#2,The Courier\n")
    acquired = read(saved(tmp_path, "a.jsonl", f'{{"text": "{LEAD}"}}\n{{"text": "{MORE}"}}\n'), about)
    assert [report.outlet for report in acquired.reports] == [None, "The Courier"]


def test_a_row_that_fits_no_file_is_noted(tmp_path: Path) -> None:
    about = saved(tmp_path, "x.about.csv", "origin,outlet\nother.txt,The Echo\n")
    acquired = read(saved(tmp_path, "courier.txt", STORY), about)
    assert [note.text for note in acquired.notes] == ["row other.txt: fits no file that was read"]
    assert acquired.failures == ()


def test_a_row_that_fits_two_files_is_noted_and_not_used(tmp_path: Path) -> None:
    about = saved(tmp_path, "x.about.csv", "origin,outlet\na.txt,The Courier\n")
    saved(tmp_path, "in/one/a.txt", STORY)
    saved(tmp_path, "in/two/a.txt", MORE)
    acquired = read(tmp_path / "in", about)
    assert [report.outlet for report in acquired.reports] == [None, None]
    assert [note.text for note in acquired.notes] == ["row a.txt: fits 2 files; give more of the path"]


def test_a_day_that_may_be_swapped_is_noted_and_not_used(tmp_path: Path) -> None:
    about = saved(tmp_path, "x.about.csv", "origin,published\na.txt,03/04/2031\n")
    acquired = read(saved(tmp_path, "a.txt", STORY), about)
    assert acquired.reports[0].published is None
    assert "day and month may be swapped" in acquired.notes[0].text


def test_an_about_file_in_the_folder_is_no_report(tmp_path: Path) -> None:
    saved(tmp_path, "in/a.txt", STORY)
    about = saved(tmp_path, "in/notes.csv", "origin,outlet\na.txt,The Courier\n")
    acquired = read(tmp_path / "in", about)
    assert [report.outlet for report in acquired.reports] == ["The Courier"]
    assert (acquired.failures, acquired.notes) == ((), ())


@pytest.mark.parametrize("content", ["", "outlet\nThe Courier\n", b"\x00\x01"])
def test_an_about_file_that_is_none_is_wrong_usage(tmp_path: Path, content: str | bytes) -> None:
    about = saved(tmp_path, "x.csv", content)
    with pytest.raises(UsageError, match="origin, outlet, published, title, url"):
        read(saved(tmp_path, "a.txt", STORY), about)


def test_an_about_file_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        read(saved(tmp_path, "a.txt", STORY), tmp_path / "none.csv")
