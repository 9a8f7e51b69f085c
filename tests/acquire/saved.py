"""Files as readers save them, and what is read from them."""

from __future__ import annotations

import json
from pathlib import Path

from sayso.acquire.files import Acquired, acquire
from sayso.model.report import BlockKind, Report

LEAD = "The ferry Morning Star sank off Port Arlen on Tuesday, and at least nine people died, the harbour authority said."
MORE = "Divers went on with the search for those who were missing until dark, in spite of high waves and strong wind."
STORY = f"{LEAD}\n\n{MORE}\n"


def saved(folder: Path, name: str, content: str | bytes | object) -> Path:
    """A file in a folder: bytes and texts as they are, anything else as JSON."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        content = content.encode()
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return path


def read(path: Path, about: Path | None = None) -> Acquired:
    """What is read at a path."""
    return acquire([str(path)], about=about)


def one(folder: Path, name: str, content: str | bytes | object, *, about: Path | None = None) -> Report:
    """The one report in a file."""
    acquired = read(saved(folder, name, content), about)
    assert acquired.failures == ()
    (report,) = acquired.reports
    return report


def reason(folder: Path, name: str, content: str | bytes | object) -> str:
    """Why nothing could be read from a file."""
    acquired = read(saved(folder, name, content))
    assert acquired.reports == ()
    (failure,) = acquired.failures
    assert failure.stage == "acquire"
    assert name in failure.report
    return failure.reason


def words(report: Report, kind: BlockKind) -> list[str]:
    """The words of a report's blocks of one kind."""
    return [report.text[block.span.start : block.span.end] for block in report.blocks if block.kind == kind]
