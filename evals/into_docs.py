"""Puts a table into a page of the docs: `… | into_docs.py PAGE NAME` replaces what stands between the markers of that name."""

from __future__ import annotations

import re
import sys
from pathlib import Path


def filled(page: str, name: str, table: str) -> str:
    """The page with the lines of the table that begin with `|` between its markers; raises `SystemExit` where it has none."""
    rows = "\n".join(line for line in table.splitlines() if line.startswith("|"))
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    if page.count(begin) != 1 or page.count(end) != 1 or not rows:
        raise SystemExit(f"needs one {begin} and one {end} in the page, and a table on the standard input")
    return re.sub(f"{re.escape(begin)}.*{re.escape(end)}", lambda _: f"{begin}\n{rows}\n{end}", page, flags=re.DOTALL)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    path = Path(sys.argv[1])
    path.write_text(filled(path.read_text(encoding="utf-8"), sys.argv[2], sys.stdin.read()), encoding="utf-8")
