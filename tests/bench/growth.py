"""What every kind of question costs in archives of several sizes, as one table, and how much steeper than their growth.

python tests/bench/growth.py 10000=URL 100000=URL … [--asked 60] [--rounds 7]

Each database is filled and asked by `scale.py` and `publish.py`, one after the other; one that was filled before stays
as it is. Printed are milliseconds, half of them and 95 of 100 (of publishing the median and the least), and for each
line how many times as long the largest archive takes as the smallest; below how much larger its logarithm is.
"""

import argparse
import math
import os
import re
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parent
ASKED = re.compile(r"(?P<what>[a-z].{47}) *(?P<half>[\d.]+) +(?P<most>[\d.]+) +[\d.]+$")
MADE = re.compile(r"(?P<what>[a-z].{49}) *(?P<half>[\d.]+) +(?P<least>[\d.]+) +[\d.]+$")
Found = dict[str, tuple[str, ...]]


def main() -> None:
    """Ask each, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="+", metavar="PEOPLE=URL")
    parser.add_argument("--asked", default="60")
    parser.add_argument("--rounds", default="7")
    options = parser.parse_args()
    archives = sorted((int(people), url) for people, url in (one.split("=", 1) for one in options.archives))
    found = {
        people: said(ASKED, "scale.py", people, url, "--asked", options.asked)
        | said(MADE, "publish.py", people, url, "--rounds", options.rounds)
        for people, url in archives
    }
    sys.stdout.write(table(found))


def said(line: re.Pattern[str], bench: str, people: int, url: str, *more: str) -> Found:
    """What a bench says of an archive, by kind of question."""
    command = [sys.executable, str(BENCH / bench), "--people", str(people), *more]
    done = subprocess.run(
        command, env=os.environ | {"DATABASE_URL": url}, stdout=subprocess.PIPE, text=True, check=True
    )
    sys.stderr.write(done.stdout)
    matches = filter(None, map(line.match, done.stdout.splitlines()))
    return {match["what"].strip(): match.groups()[1:] for match in matches}


def table(found: dict[int, Found]) -> str:
    """The table: a line for each kind of question, a column for each size."""
    sizes = sorted(found)
    least, most = sizes[0], sizes[-1]
    heads = [f"{size:,}" for size in sizes]
    lines = [f"| milliseconds | {' | '.join(heads)} | largest to smallest |", "|---|" + "---|" * (len(sizes) + 1)]
    for what in found[most]:
        cells = [found[size].get(what, ("",)) for size in sizes]
        ratio = f"{float(cells[-1][0]) / float(cells[0][0]):.1f}" if cells[0][0] else ""
        lines.append(f"| {what} | {' | '.join('; '.join(cell) for cell in cells)} | {ratio} |")
    larger = math.log(most) / math.log(least)
    grown = f"{most / least:.0f} times as many people; their logarithm {larger:.1f} times as large"
    return "\n".join([*lines, "", grown, ""])


if __name__ == "__main__":
    main()
