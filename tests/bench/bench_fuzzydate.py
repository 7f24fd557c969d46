"""How fast dates are parsed, next to PyPI `edtf` where it is installed: python tests/bench/bench_fuzzydate.py."""

import contextlib
import io
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from cases.domain.edtf.edtf import read_expression  # noqa: E402 (found through the line above)
from cases.domain.fuzzydate import FuzzyDate  # noqa: E402

ROUNDS = 7


def valid_strings() -> list[str]:
    """The strings that the test suites agree are valid."""
    rows = json.loads((ROOT / "tests/domain/data/edtf.json").read_text("utf-8"))
    return [text for text, verdict in rows if verdict == "valid"]


def microseconds(read: Callable[[str], object], strings: list[str], rounds: int) -> float:
    """The median over the rounds of the mean time for one string."""
    means = []
    for _ in range(rounds):
        begun = time.perf_counter()
        for text in strings:
            read(text)
        means.append((time.perf_counter() - begun) / len(strings) * 1e6)
    return statistics.median(means)


def uncached(text: str) -> FuzzyDate:
    """The date read anew, as `FuzzyDate.parse` does the first time."""
    expression = read_expression(text)
    return FuzzyDate(expression.text, expression)


def with_bounds(text: str) -> object:
    """The date read anew, with both bounds."""
    date = uncached(text)
    return date.earliest, date.latest


def report(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    """Print microseconds a string, and the ratio to `edtf` in the same run."""
    strings = valid_strings()
    ours = microseconds(uncached, strings, ROUNDS)
    bounded = microseconds(with_bounds, strings, ROUNDS)
    report(f"{len(strings)} strings; median of {ROUNDS} rounds; microseconds a string")
    report(f"FuzzyDate, read anew              {ours:10.2f}")
    report(f"FuzzyDate, read anew, both bounds {bounded:10.2f}")
    report(f"FuzzyDate.parse, seen before      {microseconds(FuzzyDate.parse, strings, ROUNDS):10.2f}")
    try:
        from edtf import parse_edtf  # noqa: PLC0415 (optional)
    except ImportError:
        report("edtf is not installed: pip install edtf==5.0.2 in some other environment to compare")
        return

    def theirs(text: str) -> object:
        try:
            return parse_edtf(text)
        except Exception:  # it refuses some of the strings, and fails on a few
            return None

    with contextlib.redirect_stdout(io.StringIO()):  # it prints what it fails on
        other = microseconds(theirs, strings, 1)
    report(f"edtf                              {other:10.2f}")
    report(f"ratio, read anew                  {other / ours:10.0f}")
    report(f"ratio, read anew, both bounds     {other / bounded:10.0f}")


if __name__ == "__main__":
    main()
