"""Times `sayso annotate` over a folder, with two processes, beside the same words through bare spaCy: `speed.py FOLDER [--jobs N]`.

Both are whole processes, cold, in turn; reading the files is in both. Prints seconds and words a second of each (the median
of several runs) and their ratio.
"""

from __future__ import annotations

import argparse
import statistics
import sys

from bench import BARE, timed
from sayso.acquire.files import acquire


def main(folder: str, *, jobs: int, runs: int) -> int:
    words = sum(len(report.text.split()) for report in acquire([folder]).reports)
    ours = [sys.executable, "-m", "sayso.cli", "annotate", folder, "--json", "--jobs", str(jobs)]
    bare = [sys.executable, "-c", BARE, folder]
    pairs = [(timed(ours)[0], timed(bare)[0]) for _ in range(runs)]
    print("| what | seconds | words a second |\n| --- | --- | --- |")
    for place, name in enumerate((f"sayso annotate, {jobs} processes", "bare spaCy, one process")):
        seconds = statistics.median(pair[place] for pair in pairs)
        print(f"| {name} | {seconds:.1f} | {words / seconds:,.0f} |")
    print(f"| ratio of the seconds | {statistics.median(left / right for left, right in pairs):.2f} | |")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    sys.exit(main(options.folder, jobs=options.jobs, runs=options.runs))
