"""Precision and recall of ``cases.domain.names`` on pairs of names, by script pair, beside a baseline.

python tests/bench/report_names.py [--half 0|1] [--registers] [--wrong [--script Hani]]
"""

import argparse
import csv
import sys
import zlib
from collections import defaultdict
from itertools import combinations, permutations
from pathlib import Path

from anyascii import anyascii

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from cases.domain import names  # noqa: E402
from cases.domain.nameforms import romanise  # noqa: E402

PAIRS = ROOT / "tests" / "domain" / "data" / "name_pairs.csv"
OWN = PAIRS.with_name("name_spellings.txt")
REGISTERS = PAIRS.with_name("name_registers.txt")
JUDGED = ("real database", "peer test suite")
ALPHABETS = frozenset({"Latn", "Cyrl"})
FOLDS = 5
BASELINE_SAME = 80


def read_pairs():
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_people(path):
    """Each person's spellings."""
    return [text.split(" | ") for text in path.read_text("utf-8").splitlines() if not text.startswith("#")]


def part(text, parts):
    """The number of a part, fixed by the text alone.

    Of the registers, only misses of half 0 were looked at; counts of both set one weight, that of shared endings.
    """
    return zlib.crc32(text.encode()) % parts


def half(row):
    return part(f"{row['name_a']}|{row['name_b']}", 2)


def is_same(row):
    return names.compare(row["name_a"], row["name_b"]).same


def is_same_to_baseline(row):
    """Whether the words in Latin letters, sorted, are alike to 80 of 100 (Indel, as token_sort_ratio)."""
    a, b = (" ".join(sorted(anyascii(row[side]).lower().split())) for side in ("name_a", "name_b"))
    return bool(a and b) and 200 * common(a, b) / (len(a) + len(b)) >= BASELINE_SAME


def common(a, b):
    """The length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for ours in a:
        line = [0]
        for j, theirs in enumerate(b):
            line.append(row[j] + 1 if ours == theirs else max(line[j], row[j + 1]))
        row = line
    return row[-1]


def figures(rows, judge=is_same):
    """(precision, recall, false but said, true but not said); a figure without any pair is None."""
    hits = false = missed = 0
    for row in rows:
        true, said = row["same_person"] == "yes", judge(row)
        hits, false, missed = hits + (true and said), false + (said and not true), missed + (true and not said)
    precision = hits / (hits + false) if hits + false else None
    return precision, hits / (hits + missed) if hits + missed else None, false, missed


def shown(figure):
    return "    –" if figure is None else f"{figure:.3f}"


def line(label, rows):
    precision, recall, false, missed = figures(rows)
    theirs = figures(rows, is_same_to_baseline)
    ours = f"{shown(precision):>9} {shown(recall):>7} {false:6} {missed:7}"
    return f"{label:60} {len(rows):6} {ours}    {shown(theirs[0]):>9} {shown(theirs[1]):>7}"


def is_judged(row):
    return row["origin"] in JUDGED and {row["script_a"], row["script_b"]} <= ALPHABETS


def scripts(row):
    return "-".join(sorted((row["script_a"], row["script_b"])))


def crossed(rows):
    """Pairs surely of two people: the first name of each true pair with the second of every other."""
    true = [row for row in rows if row["same_person"] == "yes"]
    return [{**a, "name_b": b["name_b"], "same_person": "no"} for a, b in permutations(true, 2)]


def report(rows):
    yield f"{'':60} {'pairs':>6} {'precision':>9} {'recall':>7} {'wrong':>6} {'missed':>7}    {'baseline: anyascii,':}"
    yield f"{'':103}{'sorted words at 80':}"
    judged = [row for row in rows if is_judged(row)]
    yield line("JUDGED: Latin and Cyrillic, real and peer suite", judged)
    groups = defaultdict(list)
    for row in judged:
        groups[f"  {scripts(row)}"].append(row)
        groups[f"  half {half(row)}"].append(row)
        groups[f"  part {part(row['name_a'] + '|' + row['name_b'], FOLDS)} of {FOLDS}"].append(row)
    yield from (line(label, group) for label, group in sorted(groups.items()))
    yield line("All scripts, real and peer suite", [row for row in rows if row["origin"] in JUDGED])
    yield "All pairs, by script pair and origin; then each name of the real database with every other's (other people):"
    yield from report_origins(rows)
    yield "Own list of spellings; then each person with every other:"
    yield from report_people(read_people(OWN))


def report_origins(rows):
    groups = defaultdict(list)
    for row in rows:
        groups[row["origin"], scripts(row)].append(row)
    yield from (line(f"{pair}  {origin}", group) for (origin, pair), group in sorted(groups.items()))
    for (origin, pair), group in sorted(groups.items()):
        if origin == "real database" and crossed(group):
            yield line(f"{pair}  {origin}, crossed", crossed(group))


def report_people(people):
    """Spellings of one person in pairs, by script pair and by part; then other people's against each other."""
    groups = defaultdict(list)
    for spellings in people:
        for a, b in combinations(spellings, 2):
            row = {"name_a": a, "name_b": b, "same_person": "yes"}
            row |= {"script_a": romanise.script(a), "script_b": romanise.script(b)}
            groups[f"{scripts(row)}  people"].append(row)
            groups[f"half {part(spellings[0], 2)}"].append(row)
            groups[f"part {part(spellings[0], FOLDS)} of {FOLDS}"].append(row)
    yield from (line(label, group) for label, group in sorted(groups.items()))
    others = [pair for one, other in combinations(people, 2) for pair in ((one[0], other[-1]), (one[-1], other[0]))]
    yield line("crossed", [{"name_a": a, "name_b": b, "same_person": "no"} for a, b in others])


def wrong(rows):
    for row in rows:
        found = names.compare(row["name_a"], row["name_b"])
        if found.same != (row["same_person"] == "yes"):
            yield f"{row['same_person']:3} {found.score:.3f} {found.reason} {row['name_a']} | {row['name_b']}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--registers", action="store_true", help="report on the registers of parliaments instead")
    parser.add_argument("--wrong", action="store_true", help="list the judged pairs got wrong")
    parser.add_argument("--script", help="list wrong pairs with a name in this script instead")
    options = parser.parse_args()
    rows = [row for row in read_pairs() if options.half in (None, half(row))]
    listed = [r for r in rows if options.script in (r["script_a"], r["script_b"])] if options.script else None
    if options.wrong:
        lines = wrong(listed if listed is not None else [row for row in rows if is_judged(row)])
    else:
        lines = report_people(read_people(REGISTERS)) if options.registers else report(rows)
    sys.stdout.writelines(f"{text}\n" for text in lines)


if __name__ == "__main__":
    main()
