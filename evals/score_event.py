#!/usr/bin/env python3
"""Scores one event's dossier.json (and the annotate JSON lines) against a gold file made by reading.

    score_event.py GOLD.yaml DOSSIER.json [ANNOTATIONS.jsonl]

Prints one JSON object. A share is [value, hits, of]; value is null where there is nothing to score. A gold passage is found
by its words, so offsets in the gold never rot. A report of the gold that the dossier lacks counts as missed everywhere.
Recall can be bought by volume: `per_1000_words` and the `differ_right` shares stand beside it. Needs PyYAML only.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

VERDICT = {"agreed": "agree", "contested": "differ", "only one report": "lone"}
LONGEST_READING = 600  # characters; a claim is not a page
UNRESOLVED = "?"


def places(needle: str, text: str) -> list[tuple[int, int]]:
    """Every stretch of text that reads as needle, white space aside."""
    pattern = r"\s+".join(re.escape(word) for word in str(needle).split())
    return [match.span() for match in re.finditer(pattern, text)]


def overlap(left: tuple[int, int], right: tuple[int, int]) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def words(name: str | None) -> set[str]:
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return set(re.findall(r"[a-z0-9]+", plain)) - {"the", "mr", "mrs", "ms", "dr", "of", "and", "a", "s", "us", "u"}


def share(hits: float, of: int) -> list[Any]:
    return [round(hits / of, 3) if of else None, hits, of]


class Gold:
    """The gold file with its passages placed in the dossier's own texts."""

    def __init__(self, gold: dict[str, Any], dossier: dict[str, Any]) -> None:
        self.gold, self.ids, self.texts = gold, {}, {}
        by_stem = {Path(origin).stem: report for report in dossier["reports"] for origin in [report["origin"], *report.get("origins", [])]}
        for key, about in gold["reports"].items():
            report = by_stem.get(Path(str(about["file"])).stem)
            self.ids[key] = report["id"] if report else None
            self.texts[key] = report["text"] if report else ""
        self.alias = {frozenset(words(name)): actor for actor in gold["actors"] for name in [actor["name"], *actor.get("names", [])]}

    def spans(self, item: dict[str, Any]) -> list[tuple[int, int]]:
        return places(item["text"], self.texts[item["report"]])

    def same_name(self, wanted: str, predicted: str) -> bool:
        want, got = words(wanted), words(predicted)
        if not want or not got:
            return False
        if want <= got or got <= want:
            return True
        actor = self.alias.get(frozenset(want))
        names = [words(name) for name in [actor["name"], *actor.get("names", [])]] if actor else []
        return any(name and (got <= name or name <= got) for name in names)

    def voice_right(self, item: dict[str, Any], said: str | None) -> bool:
        """Whether the speaker is one that the gold accepts (`by`, or a second answer in `by_also`)."""
        also = item.get("by_also") or []
        accepted = [item["by"], *(also if isinstance(also, list) else [also])]
        return any(said is None if name == "outlet" else self.same_name(name, said or "") for name in accepted)


def speaker(voice: list[dict[str, Any]]) -> str | None:
    """The innermost speaker; else the medium that is credited; `?` for somebody unresolved; None for the outlet's own voice."""
    if voice and not voice[-1]["name"]:
        return UNRESOLVED
    for role in ("speaker", "medium"):
        named = [step["name"] for step in voice or [] if step["role"] == role]
        if named:
            return str(named[-1])
    return None


def b_cubed(gold: dict[Any, Any], predicted: dict[Any, Any]) -> list[Any]:
    """B-cubed F1, precision and recall over the items in gold; an item without a predicted group stands alone."""
    items = list(gold)
    if not items:
        return [None, None, None]
    group = {item: predicted.get(item, ("alone", item)) for item in items}
    precision = recall = 0.0
    for item in items:
        same_predicted = [other for other in items if group[other] == group[item]]
        same_gold = [other for other in items if gold[other] == gold[item]]
        both = sum(gold[other] == gold[item] for other in same_predicted)
        precision += both / len(same_predicted)
        recall += both / len(same_gold)
    precision, recall = precision / len(items), recall / len(items)
    return [round(2 * precision * recall / (precision + recall), 3), round(precision, 3), round(recall, 3)]


def hits(item: dict[str, Any], gold: Gold, readings: list[tuple[Any, ...]], least: float) -> list[tuple[Any, ...]]:
    """The readings of the item's report that cover its passage, the best first; ties by the order given."""
    found: list[tuple[float, int, tuple[Any, ...]]] = []
    for reading in readings:
        if reading[0] == gold.ids[item["report"]]:
            other = (reading[1], reading[2])
            cover = max(
                (overlap(span, other) / max(1, min(span[1] - span[0], other[1] - other[0])) for span in gold.spans(item)), default=0
            )
            if cover >= least:
                found.append((-cover, len(found), reading))
    return [reading for _, _, reading in sorted(found, key=lambda row: row[:2])]


def score_attributions(gold: Gold, dossier: dict[str, Any]) -> dict[str, Any]:
    """Each gold passage against the closest attribution that holds at least half of it, chosen without regard to the speaker."""
    readings = [(*r["span"], r) for quote in dossier["quotes"] for r in quote["readings"]]
    found = right = abstained = kinds = via = vias = 0
    items = gold.gold["attributions"]
    for item in items:
        hit, best = None, 0.0
        for span in gold.spans(item):
            for report, start, end, reading in readings:
                both = overlap(span, (start, end)) if report == gold.ids[item["report"]] else 0
                fit = both / (max(span[1], end) - min(span[0], start)) if both else 0
                if both >= 0.5 * (span[1] - span[0]) and fit > best:
                    hit, best = reading, fit
        if hit:
            said = speaker(hit["voice"])
            found += 1
            right += gold.voice_right(item, said)
            abstained += said == UNRESOLVED
            kinds += hit["kind"] == item["kind"]
        if item.get("via"):
            vias += 1
            media = [step["name"] or "" for step in (hit or {}).get("voice", []) if step["role"] == "medium"]
            via += any(gold.same_name(item["via"], name) for name in media)
    return {
        "found": share(found, len(items)),
        "speaker_right": share(right, len(items)),
        "abstained": share(abstained, found),
        "kind_right": share(kinds, found),
        "via": share(via, vias),
    }


def number_right(item: dict[str, Any], reading: dict[str, Any]) -> bool:
    def near(want: float | None, got: float | None) -> bool:
        if want is None or got is None:
            return want is got
        return abs(got - want) <= (1e-6 if want == int(want) else 1e-2) * max(1, abs(want))

    return near(item.get("low", item.get("value")), reading["low"]) and near(item.get("high", item.get("value")), reading["high"])


def score_figures(gold: Gold, dossier: dict[str, Any]) -> dict[str, Any]:
    readings = [(*r["span"], r, row["id"]) for row in dossier["figures"] for r in row["readings"]]
    rows = {row["id"]: row for row in dossier["figures"]}
    item_row, predicted_row = {}, {}
    found = right = voice = items = verdicts = verdict_right = whys = why_right = 0
    contested = {number for number, row in enumerate(gold.gold["figures"]) if row["verdict"] == "contested"}
    for number, row in enumerate(gold.gold["figures"]):
        here = []
        for place, item in enumerate(row["values"]):
            items += 1
            item_row[number, place] = number
            touching = [
                hit
                for hit in readings
                if hit[0] == gold.ids[item["report"]] and any(overlap(span, (hit[1], hit[2])) for span in gold.spans(item))
            ]
            exact = [hit for hit in touching if number_right(item, hit[3])]
            hit = next(iter(exact or touching), None)
            if hit:
                found += 1
                predicted_row[number, place] = hit[4]
                here.append(hit[4])
            if exact:
                right += 1
                voice += bool(item.get("by")) and gold.voice_right(item, speaker(exact[0][3]["voice"]))
        if len({value["report"] for value in row["values"]}) > 1:
            verdicts += 1
            most = Counter(here).most_common(1)[0] if here else (None, 0)
            same = most[1] >= 2 and rows[most[0]]["verdict"] == VERDICT[row["verdict"]]
            verdict_right += same
            if row.get("why") and row["verdict"] == "contested":
                whys += 1
                why_right += bool(same and rows[most[0]].get("why") == row["why"])
    multi = [row for row in dossier["figures"] if len({r["report"] for r in row["readings"]}) > 1]
    of_row = defaultdict(set)
    for key, row_id in predicted_row.items():
        of_row[row_id].add(item_row[key])
    differ = [row for row in multi if row["verdict"] == "differ"]
    spoken = sum(bool(value.get("by")) for row in gold.gold["figures"] for value in row["values"])
    return {
        "found": share(found, items),
        "number_right": share(right, items),
        "voice_right": share(voice, spoken),
        "rows_b3_f1_p_r": b_cubed(item_row, predicted_row),
        "verdict_right": share(verdict_right, verdicts),
        "why_right": share(why_right, whys),
        "predicted_shared_rows_on_one_gold_row": share(sum(len(of_row[row["id"]]) == 1 for row in multi), len(multi)),
        "differ_right": share(sum(bool(of_row[row["id"]] & contested) for row in differ), len(differ)),
    }


def score_points(gold: Gold, dossier: dict[str, Any]) -> dict[str, Any]:
    """Gold points against predicted ones; a predicted point may answer for one gold point only."""
    readings = [
        (*r["span"], r, point["id"])
        for point in dossier["points"]
        for r in point["readings"]
        if r["span"][2] - r["span"][1] <= LONGEST_READING
    ]
    points = {point["id"]: point for point in dossier["points"]}
    rows, touched = [], defaultdict(set)
    for number, point in enumerate(gold.gold["points"]):
        evidence = point.get("evidence", [])
        held = [[hit[4] for hit in hits(item, gold, readings, 0.5)] for item in evidence]
        reach = {i: len({e["report"] for e, ids in zip(evidence, held, strict=True) if i in ids}) for ids in held for i in ids}
        for i in reach:
            touched[i].add(number)
        rows.append((number, point, evidence, held, reach))
    answers, taken = {}, set()
    for _, number, i in sorted(((-count, number, i) for number, *_, reach in rows for i, count in reach.items()), key=lambda row: row[:2]):
        if number not in answers and i not in taken:
            answers[number] = i
            taken.add(i)
    item_point, predicted = {}, {}
    covered = items = right = aligned = shared = 0
    for number, point, evidence, held, reach in rows:
        items += len(evidence)
        covered += sum(bool(ids) for ids in held)
        most = answers.get(number)
        for place, ids in enumerate(held):
            item_point[number, place] = number
            if ids:
                predicted[number, place] = most if most in ids else ids[0]
        if len({e["report"] for e in evidence}) > 1:
            shared += 1
            together = most is not None and reach[most] >= 2
            aligned += together
            right += together and points[most]["verdict"] == VERDICT[point["verdict"]]
    contested = {number for number, point, *_ in rows if point["verdict"] == "contested"}
    differ = [point for point in dossier["points"] if point["verdict"] == "differ" and len({r["report"] for r in point["readings"]}) > 1]
    return {
        "evidence_found": share(covered, items),
        "b3_f1_p_r": b_cubed(item_point, predicted),
        "shared_points_aligned": share(aligned, shared),
        "verdict_right": share(right, shared),
        "differ_right": share(sum(bool(touched[point["id"]] & contested) for point in differ), len(differ)),
    }


def score_actors(gold: Gold, dossier: dict[str, Any]) -> dict[str, Any]:
    holder: dict[frozenset[str], str] = {}
    for actor in dossier["actors"]:
        for name in actor["names"]:
            holder.setdefault(frozenset(words(name["text"])), actor["id"])
    naming = [(*n["span"], actor["id"]) for actor in dossier["actors"] for n in actor["naming"]]
    item_actor, predicted = {}, {}
    labels = found = 0
    for actor in gold.gold["actors"]:
        for name in actor.get("names", []):
            item_actor[name] = actor["name"]
            if frozenset(words(name)) in holder:
                predicted[name] = holder[frozenset(words(name))]
        own = {predicted[name] for name in actor.get("names", []) if name in predicted}
        for key, phrases in (actor.get("labels") or {}).items():
            for phrase in phrases:
                labels += 1
                found += any(
                    (who in own or not actor.get("names"))
                    and report == gold.ids[key]
                    and 2 * overlap(span, (start, end)) >= max(span[1] - span[0], end - start)
                    for span in gold.spans({"report": key, "text": phrase})
                    for report, start, end, who in naming
                )
    return {
        "names_found": share(len(predicted), len(item_actor)),
        "names_b3_f1_p_r": b_cubed(item_actor, predicted),
        "labels_found": share(found, labels),
    }


def interval(value: str) -> tuple[str, str]:
    """The half-open days of an ISO day, month or year, or of a range a/b of them."""
    ends = str(value).split("/")
    year, month, day = ([int(part) for part in ends[-1].split("-")] + [0, 0])[:3]
    after = date(year, month, day) + timedelta(1) if day else date(year + month // 12, month % 12 + 1, 1) if month else date(year + 1, 1, 1)
    return (ends[0] + "-01-01")[:10], after.isoformat()


def score_dates(gold: Gold, annotations: list[dict[str, Any]]) -> dict[str, Any]:
    moments = defaultdict(list)
    for line in annotations:
        for moment in line.get("moments", []):
            moments[moment["span"][0]].append(moment)
    right = 0
    items = gold.gold["dates"]
    for item in items:
        want = str(item["value"])
        right += any(
            overlap(span, tuple(moment["span"][1:]))
            and (
                str(moment["value"]) == want
                or (moment["first"] and moment["after"] and (moment["first"][:10], moment["after"][:10]) == interval(want))
            )
            for span in gold.spans(item)
            for moment in moments[gold.ids[item["report"]]]
        )
    return {"value_right": share(right, len(items))}


def score_copies(gold: Gold, dossier: dict[str, Any]) -> dict[str, Any]:
    want = {frozenset((gold.ids[c["a"]], gold.ids[c["b"]])) for c in gold.gold.get("copying") or []}
    got = {frozenset((c["source"], c["copy"])) for c in dossier["copies"]}
    return {"recall": share(len(want & got), len(want)), "precision": share(len(want & got), len(got))}


def volume(dossier: dict[str, Any]) -> dict[str, Any]:
    """How much was put forward, for a thousand words of reports."""
    thousands = sum(len(report["text"].split()) for report in dossier["reports"]) / 1000 or 1
    count = {
        "attributions": sum(len(q["readings"]) for q in dossier["quotes"]),
        "figures": sum(len(f["readings"]) for f in dossier["figures"]),
        "points": sum(len(p["readings"]) for p in dossier["points"]),
        "actors": len(dossier["actors"]),
    }
    return {key: [round(value / thousands, 1)] for key, value in count.items()}


def score(gold_file: dict[str, Any], dossier: dict[str, Any], annotations: list[dict[str, Any]]) -> dict[str, Any]:
    gold = Gold(gold_file, dossier)
    result = {
        "reports": share(sum(bool(i) for i in gold.ids.values()), len(gold.ids)),
        "attributions": score_attributions(gold, dossier),
        "figures": score_figures(gold, dossier),
        "points": score_points(gold, dossier),
        "actors": score_actors(gold, dossier),
        "copies": score_copies(gold, dossier),
        "per_1000_words": volume(dossier),
    }
    if annotations:
        result["dates"] = score_dates(gold, annotations)
    return result


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    lines = [json.loads(line) for line in Path(sys.argv[3]).read_text().splitlines() if line.strip()] if len(sys.argv) > 3 else []
    print(json.dumps(score(yaml.safe_load(Path(sys.argv[1]).read_text()), json.loads(Path(sys.argv[2]).read_text()), lines), indent=1))
