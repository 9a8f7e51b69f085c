"""Times an event of 10, 50, 100 and 500 made reports: `scale.py [--most N]`.

The reports are generated: each tells one invented accident in its own order and wording, with figures and speakers of its
own beside those that all share. Prints seconds of finding actors, figures and points and of the whole collation as a
Markdown table, with the claims, how many others each is compared with on average, and how many pairs the judge reads a
claim; a stage that took over 10 s is not timed with more reports. Fails where the actors, the figures or the points of 100
reports, or their whole collation, take longer than `floors.json` allows, or where the judge reads more than two pairs a claim.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sayso.cluster.events import one_event
from sayso.collate.actors import find_actors
from sayso.collate.assertions import assertions_of
from sayso.collate.confirmed import JudgeSettings, judge_pairs
from sayso.collate.event import collate
from sayso.collate.figures import find_figures
from sayso.collate.judge import judged
from sayso.collate.nearness import NearnessSettings, nearness
from sayso.collate.points import find_points
from sayso.model.annotation import AnnotatedReport
from sayso.model.report import Report, report_id
from sayso.pipeline import annotate_report

FLOORS = Path(__file__).parent / "floors.json"
SIZES = (10, 50, 100, 500)
PATIENCE = 10.0  # seconds
TIMED = 100  # reports; the size that the floor is for
SHARED = (
    "The Harbour Authority said that {dead} people had died when the ferry Northern Crest sank off Port Arlen.",
    "Captain Ewan Marl, {age}, told reporters that the bow door had been closed.",
    "The Dockers' Front (DF) denied that its members had been on strike.",
    "Interior Minister Lena Voss called the loss of the ferry a national tragedy.",
    "At least {hurt} passengers were taken to hospital, according to the police.",
    "The company, Skerran Line, said in a statement that the ship had passed an inspection in May.",
    "The union has asked for an inquiry, and the regulator promised one within {weeks} weeks.",
    "Voss said the government would pay {money} million euros to the families.",
)
OWN = (
    "{first} {last}, a {job} from {town}, said that water had come over the ramp.",
    '"We heard the horn {count} times," said {first} {last}, who lives in {town}.',
    "In {town}, {count} people lit candles, and {job} {first} {last} read out the names.",
    "{last}'s brother, a {job}, was among the missing.",
)
FIRST = ("Ana", "Jon", "Mira", "Otto", "Greta", "Pavel", "Hanna", "Lukas", "Edda", "Tobias")
LAST = ("Falk", "Orlik", "Brandt", "Tarn", "Holm", "Quill", "Vell", "Renn", "Pell", "Strake", "Durr", "Solt", "Kost", "Braye")
JOBS = ("nurse", "teacher", "mechanic", "fisherman", "lawyer", "student")
TOWNS = ("Brack", "North Haven", "Marn", "Castra", "Haud", "Denar")


def story(number: int) -> str:
    """One made report; the same number gives the same words."""
    chance = random.Random(number)  # noqa: S311  no secret hangs on it
    told = [
        line.format(
            dead=chance.choice((9, 11, 14)),
            age=52,
            hurt=chance.choice((30, 41)),
            weeks=chance.randint(2, 6),
            money=chance.choice((2, 3)),
        )
        for line in chance.sample(SHARED, 6)
    ]
    for line in chance.sample(OWN, 3):
        words = {
            "first": chance.choice(FIRST),
            "last": f"{chance.choice(LAST)}{chance.choice(('', 'sen', 'berg'))}",
            "job": chance.choice(JOBS),
        }
        told.append(line.format(**words, town=chance.choice(TOWNS), count=chance.randint(2, 40)))
    chance.shuffle(told)
    return "\n\n".join(told)


def made_reports(count: int) -> list[AnnotatedReport]:
    texts = [story(number) for number in range(count)]
    return [
        annotate_report(
            Report(
                id=report_id(f"Outlet {number}", None, text),
                origin=f"{number}.txt",
                outlet=f"Outlet {number}",
                published="2031-03-02",
                language="en",
                text=text,
                words=len(text.split()),
            )
        )
        for number, text in enumerate(texts)
    ]


def seconds(work: Callable[[], object]) -> float:
    judged.cache_clear()  # what one stage had judged is no gain of the next
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def stages(reports: list[AnnotatedReport]) -> dict[str, Callable[[], object]]:
    event = one_event(reports)
    _, actor_of = find_actors(event)
    return {
        "actors": lambda: find_actors(event),
        "figures": lambda: find_figures(event, actor_of),
        "points": lambda: find_points(event, actor_of),
        "collate": lambda: collate(event),
    }


def compared(reports: list[AnnotatedReport]) -> tuple[int, float, float]:
    """How many claims there are, and the pairs that are compared one by one and those that the judge reads, a claim."""
    event = one_event(reports)
    assertions = assertions_of(event, find_actors(event)[1])
    near = nearness(assertions, NearnessSettings())
    read = judge_pairs(assertions, near, NearnessSettings(), JudgeSettings())
    return len(assertions), len(set(near.near) | set(near.links)) / len(assertions), len(read) / len(assertions)


def main(most: int) -> int:
    reports = made_reports(min(most, max(SIZES)))
    spent: dict[str, float] = {}
    held: dict[str, float] = {}
    asked = 0.0
    print("| reports | claims | pairs a claim | judged a claim | actors | figures | points | collate |\n" + "| --- " * 8 + "|")
    for size in (size for size in SIZES if size <= most):
        claims, pairs, read = compared(reports[:size])
        asked = max(asked, read)
        cells = [str(claims), f"{pairs:.0f}", f"{read:.1f}"]
        for name, work in stages(reports[:size]).items():
            if spent.get(name, 0.0) < PATIENCE:
                spent[name] = seconds(work)
                cells.append(f"{spent[name]:.2f}")
            else:
                spent[name] = PATIENCE
                cells.append("–")
        held = dict(spent) if size == TIMED else held
        print(f"| {size} | " + " | ".join(cells) + " |", flush=True)
    most_seconds = json.loads(FLOORS.read_text())["scale"]
    slow = [name for name in held if held[name] > most_seconds.get(f"{name}_of_{TIMED}", float("inf"))]
    for name in slow:
        print(f"the {name} of {TIMED} reports took {held[name]:.1f} s, more than the floor", file=sys.stderr)
    if asked > most_seconds["judged_a_claim"]:
        print(f"the judge reads {asked:.1f} pairs a claim, more than the floor", file=sys.stderr)
    return 1 if slow or asked > most_seconds["judged_a_claim"] else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=max(SIZES), help="the largest event to time")
    sys.exit(main(parser.parse_args().most))
