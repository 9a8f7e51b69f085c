from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from sayso.errors import UsageError
from sayso.weights import checked


def kept(folder: Path, *, content: bytes, of: bytes) -> Path:
    """A folder with one file, and the sum of what that file should hold."""
    (folder / "encoder.json").write_bytes(content)
    (folder / "sha256sums").write_text(f"{hashlib.sha256(of).hexdigest()}  encoder.json\n")
    return folder


def test_weights_that_match_their_sums_are_read(tmp_path: Path) -> None:
    assert checked(kept(tmp_path, content=b"{}", of=b"{}")) == {"encoder.json": b"{}"}


def test_weights_that_were_changed_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"encoder\.json is not the file that was shipped"):
        checked(kept(tmp_path, content=b"{ }", of=b"{}"))


def test_weights_that_are_missing_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="sha256sums cannot be read"):
        checked(tmp_path)
