"""Precision and recall of ``cases.domain.names`` on pairs of names, by script pair and by half.

python tests/bench/report_names.py [--half 0|1] [--wrong [--script Hani]]
"""

import argparse
import csv
import sys
import zlib
from collections import defaultdict
from itertools import combinations, permutations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from cases.domain import names, romanise  # noqa: E402

PAIRS = ROOT / "tests" / "domain" / "data" / "name_pairs.csv"
OWN = PAIRS.with_name("name_spellings.txt")
JUDGED = ("real database", "peer test suite")
ALPHABETS = frozenset({"Latn", "Cyrl"})


def read_pairs():
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def half(row):
    """0 or 1, fixed by the names alone: rules were made looking at half 0 only."""
    return zlib.crc32(f"{row['name_a']}|{row['name_b']}".encode()) % 2


def figures(rows):
    """(true and said, false but said, true but not said, false and not said)."""
    counts = [0, 0, 0, 0]
    for row in rows:
        said = names.compare(row["name_a"], row["name_b"]).same
        counts[{(1, 1): 0, (0, 1): 1, (1, 0): 2, (0, 0): 3}[row["same_person"] == "yes", said]] += 1
    return counts


def line(label, rows):
    hit, false, missed, _ = figures(rows)
    precision = f"{hit / (hit + false):.3f}" if hit + false else "  –  "
    recall = f"{hit / (hit + missed):.3f}" if hit + missed else "  –  "
    return f"{label:58} {len(rows):5} {precision:>9} {recall:>7}   {false:3} wrong, {missed:3} missed"


def is_judged(row):
    return row["origin"] in JUDGED and {row["script_a"], row["script_b"]} <= ALPHABETS


def crossed(rows):
    """Pairs surely of two people: the first name of each true pair with the second of every other."""
    true = [row for row in rows if row["same_person"] == "yes"]
    return [{**a, "name_b": b["name_b"], "same_person": "no"} for a, b in permutations(true, 2)]


def report(rows):
    yield f"{'':58} {'pairs':>5} {'precision':>9} {'recall':>7}"
    judged = [row for row in rows if is_judged(row)]
    yield line("JUDGED: Latin and Cyrillic, real and peer suite", judged)
    for number in (0, 1):
        yield line(f"  half {number}", [row for row in judged if half(row) == number])
    groups = defaultdict(list)
    for row in rows:
        groups[row["origin"], "-".join(sorted((row["script_a"], row["script_b"])))].append(row)
    for (origin, scripts), group in sorted(groups.items()):
        yield line(f"{scripts}  {origin}", group)
    yield "Each name of the real database with every other's (other people):"
    for (origin, scripts), group in sorted(groups.items()):
        if origin == "real database" and crossed(group):
            yield line(f"{scripts}  {origin}", crossed(group))
    yield "Own list, by script pair; then each name with every other's (other people):"
    yield from report_own()


def report_own():
    """Spellings of the same name, and the first spellings of different names against each other."""
    groups = [text.split(" | ") for text in OWN.read_text("utf-8").splitlines() if not text.startswith("#")]
    found = defaultdict(list)
    for group in groups:
        for a, b in combinations(group, 2):
            scripts = "-".join(sorted((romanise.script(a), romanise.script(b))))
            found[scripts].append({"name_a": a, "name_b": b, "same_person": "yes"})
    for scripts, pairs in sorted(found.items()):
        yield line(f"{scripts}  own list", pairs)
    others = [(a, b) for one, other in combinations(groups, 2) for a in one for b in other]
    yield line("all  own list", [{"name_a": a, "name_b": b, "same_person": "no"} for a, b in others])


def wrong(rows):
    for row in rows:
        found = names.compare(row["name_a"], row["name_b"])
        if found.same != (row["same_person"] == "yes"):
            yield f"{row['same_person']:3} {found.score:.3f} {found.reason} {row['name_a']} | {row['name_b']}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--wrong", action="store_true", help="list the judged pairs got wrong")
    parser.add_argument("--script", help="list wrong pairs with a name in this script instead")
    options = parser.parse_args()
    rows = [row for row in read_pairs() if options.half in (None, half(row))]
    listed = [r for r in rows if options.script in (r["script_a"], r["script_b"])] if options.script else None
    if options.wrong:
        rows_listed = listed if listed is not None else [row for row in rows if is_judged(row)]
        sys.stdout.writelines(f"{text}\n" for text in wrong(rows_listed))
    else:
        sys.stdout.writelines(f"{text}\n" for text in report(rows))


if __name__ == "__main__":
    main()
