from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from sayso.acquire.apart import Pages
from sayso.acquire.characters import Clean
from sayso.acquire.html import read_html
from sayso.acquire.settings import DEFAULTS, AcquireSettings
from sayso.errors import ReportError
from tests.acquire.saved import LEAD, MORE, one, reason

PAGE = f"<html><head><title>Ferry sinks</title></head><body><article><h1>Ferry sinks</h1><p>{LEAD}</p><p>{MORE}</p></article></body></html>"
LONG = PAGE.replace("</article>", "<!-- -->" * 4_000 + "</article>")
APART = replace(DEFAULTS, page_here=0)


@pytest.fixture
def pages() -> Iterator[Pages]:
    found = Pages(APART)
    yield found
    found.close()


def refused(settings: AcquireSettings, text: str = LONG) -> str:
    reader = Pages(settings)
    try:
        with pytest.raises(ReportError) as caught:
            reader.read(Clean(text), origin="a.html")
    finally:
        reader.close()
    assert caught.value.origin == "a.html"
    return caught.value.reason


def test_a_page_read_apart_is_read_as_it_is_here(pages: Pages) -> None:
    for text in (PAGE, LONG):
        clean = Clean(text, ("read as windows-1252, not UTF-8",))
        assert pages.read(clean, origin="a.html") == read_html(clean, origin="a.html")


def test_a_page_without_a_story_is_named_and_the_next_is_read(pages: Pages) -> None:
    with pytest.raises(ReportError, match="no story"):
        pages.read(Clean("<html><body></body></html>"), origin="empty.html")
    assert LEAD in pages.read(Clean(PAGE), origin="a.html").text


def test_a_page_that_takes_too_long_is_named_and_the_next_is_read() -> None:
    assert refused(replace(APART, page_seconds=0.0)) == "is a page that takes more than 0 seconds to read"


def test_a_page_that_takes_too_much_memory_is_named() -> None:
    assert "memory" in refused(replace(APART, page_memory=60_000_000))


def test_a_long_page_of_a_folder_is_read(tmp_path: Path) -> None:
    assert LEAD in one(tmp_path, "a.html", LONG).text


@pytest.mark.parametrize(
    "content", ["<div>" * 100_000 + LEAD, "<b>" * 60_000, "<table><tr><td>" * 20_000, "<!--" * 50_000, "<a href='" * 40_000]
)
def test_a_page_made_to_be_slow_is_named(tmp_path: Path, content: str) -> None:
    assert "page" in reason(tmp_path, "a.html", content)
