"""Times `sayso run` on a folder, cold, beside the same words through bare spaCy: `bench.py FOLDER [--jobs N]`.

Prints wall seconds and peak memory of each as a whole process, and their ratio, of the median of several runs taken in
turn. Fails where sayso needs more than the floors of `floors.json` ("bench") allow.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"

BARE = """
import sys
import spacy
from sayso.acquire.files import acquire
from sayso.annotate.language import PACKAGED_MODEL
texts = [report.text for report in acquire([sys.argv[1]]).reports]
for _ in spacy.load(PACKAGED_MODEL).pipe(texts):
    pass
"""


def timed(command: Sequence[str]) -> tuple[float, float]:
    """Wall seconds and peak resident MB of one process, its children's peak taken where that is higher."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  our own interpreter
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{command} ended with {process.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main(folder: str, *, jobs: int, runs: int) -> int:
    with tempfile.TemporaryDirectory() as out:
        ours = [sys.executable, "-m", "sayso.cli", "run", folder, "--one-event", "--jobs", str(jobs), "-o", f"{out}/out"]
        bare = [sys.executable, "-c", BARE, folder]
        pairs = [(timed(ours), timed(bare)) for _ in range(runs)]
    seconds, megabytes = (statistics.median(ours[part] for ours, _ in pairs) for part in (0, 1))
    ratio = statistics.median(ours[0] / bare[0] for ours, bare in pairs)
    spacy = statistics.median(bare[0] for _, bare in pairs)
    print("| what | seconds | peak MB |\n| --- | --- | --- |")
    print(f"| sayso run, cold | {seconds:.1f} | {megabytes:.0f} |")
    print(f"| the same words through bare spaCy, cold | {spacy:.1f} | {statistics.median(bare[1] for _, bare in pairs):.0f} |")
    print(f"| ratio | {ratio:.1f} | |")
    most = json.loads(FLOORS.read_text())["bench"]
    if seconds > most["seconds"] or megabytes > most["megabytes"]:
        print(f"over {most['seconds']} s or {most['megabytes']} MB", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    sys.exit(main(options.folder, jobs=options.jobs, runs=options.runs))
