"""Checks what a run wrote: `laws.py OUT`. Every dossier reads back strictly and keeps the evidence law; every page is self-contained."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from sayso.dossier.compile import check_evidence
from sayso.model.annotation import AnnotatedReport
from sayso.model.dossier import Dossier
from sayso.model.record import from_json

REMOTE = re.compile(r"""<(?:script|link|img|iframe)\b | \burl\(\s*['"]?(?!data:) | @import""", re.VERBOSE | re.IGNORECASE)


def broken(out: Path) -> Iterator[str]:
    """A line for each law that something in the folder breaks."""
    dossiers = sorted(out.glob("events/*/dossier.json"))
    if not dossiers or not (out / "index.html").is_file():
        yield f"{out} holds no index and dossiers as a run writes them"
    reports = {from_json(line, AnnotatedReport).report.id for line in (out / "annotations.jsonl").read_bytes().splitlines()}
    for path in dossiers:
        dossier = from_json(path.read_bytes(), Dossier)
        yield from (f"{path}: {line}" for line in check_evidence(dossier))
        if not {report.id for report in dossier.reports} <= reports:
            yield f"{path}: a report of it is not in annotations.jsonl"
    for page in [out / "index.html", *(path.with_name("index.html") for path in dossiers)]:
        text = page.read_text(encoding="utf-8")
        if "Content-Security-Policy" not in text or REMOTE.search(text):
            yield f"{page}: not a self-contained page with a content security policy"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    found = list(broken(Path(sys.argv[1])))
    print("\n".join(found) or "every law holds")
    sys.exit(bool(found))
