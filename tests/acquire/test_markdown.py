from __future__ import annotations

from pathlib import Path

from tests.acquire.saved import LEAD, MORE, STORY, one, words


def test_marks_are_taken_off(tmp_path: Path) -> None:
    report = one(tmp_path, "a.md", "The *ferry* [Morning Star](https://courier.example/ship) sank off **Port Arlen**.")
    assert report.text == "The ferry Morning Star sank off Port Arlen."


def test_the_first_heading_is_the_headline_and_others_are_headings(tmp_path: Path) -> None:
    report = one(tmp_path, "a.md", f"# Nine dead as ferry sinks\n\n{LEAD}\n\n## The search\n\n{MORE}\n")
    assert (report.title, report.found["title"]) == ("Nine dead as ferry sinks", "first heading")
    assert words(report, "headline") == ["Nine dead as ferry sinks"]
    assert words(report, "heading") == ["The search"]
    assert words(report, "paragraph") == [LEAD, MORE]


def test_entries_of_a_list_are_items(tmp_path: Path) -> None:
    assert words(one(tmp_path, "a.md", f"{LEAD}\n\n- nine dead\n- four missing\n\n{MORE}"), "item") == ["nine dead", "four missing"]


def test_front_matter_says_what_it_says_and_is_no_text(tmp_path: Path) -> None:
    report = one(tmp_path, "a.md", f'---\ntitle: "Nine dead"\ndate: 2031-03-04\nsource: The Courier\n---\n\n{STORY}')
    assert (report.title, report.published, report.outlet) == ("Nine dead", "2031-03-04", "The Courier")
    assert report.found["published"] == "front matter date"
    assert report.text == f"Nine dead\n\n{LEAD}\n\n{MORE}"


def test_html_inside_is_left_out_and_named(tmp_path: Path) -> None:
    report = one(tmp_path, "a.md", f"{LEAD}\n\n<script>alert(1)</script>\n")
    assert "alert" not in report.text
    assert report.notes == ("HTML inside Markdown left out: 1 pieces",)


def test_a_heading_without_words_is_no_title(tmp_path: Path) -> None:
    report = one(tmp_path, "a.md", f"#\n{LEAD}")
    assert (report.title, report.text) == (None, LEAD)
