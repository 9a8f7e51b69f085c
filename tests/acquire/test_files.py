from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from sayso.acquire.files import acquire, acquire_each
from sayso.acquire.settings import AcquireSettings
from sayso.errors import UsageError
from sayso.model.record import to_json
from sayso.model.report import Report
from tests.acquire.saved import LEAD, MORE, STORY, one, read, reason, saved


def origins(found: object) -> list[str]:
    assert isinstance(found, tuple)
    return [getattr(record, "origin", None) or record.report for record in found]


def test_folders_are_read_through_in_the_order_of_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("in/b.txt", "in/a/z.txt", "in/c.md"):
        saved(tmp_path, name, f"{name}: {LEAD}")
    monkeypatch.chdir(tmp_path)
    assert origins(acquire(["in"]).reports) == ["in/a/z.txt", "in/b.txt", "in/c.md"]


def test_an_origin_is_the_path_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(tmp_path, "in/a.txt", STORY)
    monkeypatch.chdir(tmp_path)
    assert origins(acquire(["./in/"]).reports) == ["in/a.txt"]
    assert origins(acquire([str(tmp_path / "in")]).reports) == [(tmp_path / "in/a.txt").as_posix()]


def test_a_glob_gives_what_it_matches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        saved(tmp_path, name, f"{name}: {LEAD}")
    monkeypatch.chdir(tmp_path)
    assert origins(acquire(["*.txt"]).reports) == ["a.txt", "b.txt"]
    assert acquire(["*.html"]).failures[0].reason == "matches no file"


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.txt", STORY)
    (report,) = acquire([str(tmp_path), str(path)]).reports
    assert report.origins == ()


def test_a_report_saved_twice_is_one_report_with_two_origins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(tmp_path, "a.txt", STORY)
    saved(tmp_path, "b.txt", STORY)
    monkeypatch.chdir(tmp_path)
    acquired = acquire(["."])
    assert [(report.origin, report.origins, report.notes) for report in acquired.reports] == [
        ("a.txt", ("a.txt", "b.txt"), ("the same report is in b.txt",))
    ]
    assert acquired.failures == ()


def test_what_two_files_of_one_report_say_differently_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(tmp_path, "a.json", {"text": LEAD, "date": "2031-03-04"})
    saved(tmp_path, "b.json", {"text": LEAD, "date": "2031-03-05"})
    monkeypatch.chdir(tmp_path)
    (report,) = acquire(["a.json", "b.json"]).reports
    assert report.published == "2031-03-04"
    assert "b.json gives published 2031-03-05, not 2031-03-04" in report.notes


def test_the_iterator_gives_what_the_whole_gives_before_files_are_folded(tmp_path: Path) -> None:
    saved(tmp_path, "a.txt", STORY)
    saved(tmp_path, "b.txt", STORY)
    assert len([found for found in acquire_each([str(tmp_path)]) if isinstance(found, Report)]) == 2


def test_lines_of_a_stream_are_reports() -> None:
    acquired = acquire(["-"], stdin=io.BytesIO(f'{{"text": "{LEAD}"}}\n'.encode()))
    assert origins(acquired.reports) == ["-#1"]


def test_a_report_written_as_a_line_is_read_back_with_the_same_id(tmp_path: Path) -> None:
    report = one(tmp_path, "a.json", {"title": "Nine dead", "outlet": "The Courier", "url": "https://courier.example/1", "text": LEAD})
    (again,) = acquire(["-"], stdin=io.BytesIO(to_json(report))).reports
    assert (again.id, again.text) == (report.id, report.text)


def test_a_dash_without_a_stream_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="standard input"):
        acquire(["-"])


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    (failure,) = read(tmp_path / "none.txt").failures
    assert failure.reason == "cannot be read: No such file or directory"


def test_a_file_of_another_kind_is_named_with_what_would_be_read(tmp_path: Path) -> None:
    assert reason(tmp_path, "a.docx", b"PK") == "is not a report: .docx; .txt .md .html .json .jsonl .csv are read"
    assert reason(tmp_path, "README", b"x").startswith("is not a report: no suffix")


def test_in_a_folder_every_file_is_read_or_named(tmp_path: Path) -> None:
    for name in ("a.txt", "b.docx", ".hidden", "gold.yaml", "page_files/style.css", "x.about.csv"):
        saved(tmp_path, name, STORY)
    acquired = read(tmp_path)
    assert [origin.rpartition("/")[2] for origin in origins(acquired.reports)] == ["a.txt"]
    assert [origin.rpartition("/")[2] for origin in origins(acquired.failures)] == ["b.docx"]
    assert [origin.rpartition("/")[2] for origin in origins(acquired.notes)] == [".hidden", "gold.yaml", "style.css", "x.about.csv"]


def test_a_folder_without_a_report_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert read(tmp_path / "empty").failures[0].reason.startswith("is a folder without a report")


def test_a_file_that_is_too_large_is_named_and_never_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, 200_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    assert read(path).failures[0].reason == "has 200,000,000 bytes; at most 20,000,000 are read"


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.txt", STORY)
    assert acquire([str(path)], settings=AcquireSettings(largest_report=10)).reports == ()


def test_a_link_to_itself_and_one_out_of_the_folder_are_named(tmp_path: Path) -> None:
    secret = saved(tmp_path, "secret.txt", MORE)
    saved(tmp_path, "in/a.txt", STORY)
    (tmp_path / "in/loop").symlink_to(tmp_path / "in/loop")
    (tmp_path / "in/up").symlink_to(tmp_path)
    (tmp_path / "in/out.txt").symlink_to(secret)
    acquired = read(tmp_path / "in")
    assert [origin.rpartition("/")[2] for origin in origins(acquired.reports)] == ["a.txt"]
    assert [origin.rpartition("/")[2] for origin in origins(acquired.failures)] == ["loop", "out.txt", "up"]


def test_a_pipe_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert read(tmp_path).failures[0].reason == "is no regular file"


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path, "a.txt", STORY)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert read(path).failures[0].reason == "cannot be read: Permission denied"


def test_a_name_that_is_no_text_still_gives_an_origin_that_can_be_written(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/f\xe4hre\n.txt")).write_text(STORY)
    (report,) = read(tmp_path).reports
    assert report.origin.endswith("/f\ufffdhre\ufffd.txt")
    assert to_json(report)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        (
            "Beim Untergang der Fähre vor Port Arlen sind am Dienstag mindestens neun Menschen ums Leben gekommen, teilte die Behörde mit.",
            "de",
        ),
        (
            "Au moins neuf personnes sont mortes mardi dans le naufrage du ferry au large de Port Arlen, a annoncé la préfecture.",
            "fr",
        ),
        (
            "سازمان بندر اعلام کرد که دست کم نه نفر روز سه‌شنبه در غرق شدن کشتی در نزدیکی بندر جان خود را از دست داده‌اند.",
            "fa",
        ),
        ("Nine dead.", None),
    ],
)
def test_the_language_is_told_where_a_text_is_long_enough(tmp_path: Path, text: str, language: str | None) -> None:
    assert one(tmp_path, "a.txt", text).language == language
