"""How many people a second a load brings in.

`DATABASE_URL=… python tests/bench/load.py --people 10000 [--workers 1] [--beside-restore]`

A CSV of fictitious people with four events each is submitted by one account and approved by another: drafts, editions
and index, searchable at the end. Printed are seconds and people a second of each phase, what the processors did, which
a busy machine changes less, and the most memory that this process and those that make rows took. With --beside-restore
also what PostgreSQL takes for the same rows when it gets them ready from a dump, with the same indexes and promises: no
load into these tables can be quicker. Without DATABASE_URL a SQLite file serves for once.
"""

import argparse
import os
import resource
import secrets
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.filling import call_command, connection, settings  # noqa: E402 - it sets Django up

# isort: split
from django.utils import timezone  # noqa: E402

from cases import loads  # noqa: E402
from cases.backup import databases  # noqa: E402
from cases.exchange.columns import NUMBER, Column  # noqa: E402
from cases.exchange.takelist import Kind  # noqa: E402
from cases.management.commands.invent import accounts  # noqa: E402
from tests.bench import peoplefile  # noqa: E402


class Phases:
    """Seconds by phase: each lasts from the end of the one before."""

    def __init__(self):
        self.last, self.taken = time.perf_counter(), {}

    def __call__(self, phase, _people):
        """Note that a phase came so far."""
        now = time.perf_counter()
        self.taken[phase] = self.taken.get(phase, 0) + now - self.last
        self.last = now


def main():
    """Load, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=loads.WORKERS)
    parser.add_argument("--beside-restore", action="store_true")
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    editor, reviewer = accounts()
    with tempfile.TemporaryDirectory() as folder:
        settings.MEDIA_ROOT = Path(folder)
        path = Path(folder) / "people.csv"
        peoplefile.write(path, options.people)
        kind = Kind(f"Bench {secrets.token_hex(4)}", "Archive of the bench", {NUMBER: Column(NUMBER)}, "en")
        phases, started, asked = Phases(), time.process_time(), of_the_server()
        load = loads.submit(path, kind=kind, by=editor, at=timezone.now(), tell=phases)
        phases("kept", 0)
        before, others = time.process_time(), resource.getrusage(resource.RUSAGE_CHILDREN)
        backend = of_the_server()
        processors = {"submit, this process": before - started, "submit, the server": backend - asked}
        loads.approve(load, by=reviewer, at=timezone.now(), workers=options.workers, tell=phases)
        phases("committed", 0)
        since = resource.getrusage(resource.RUSAGE_CHILDREN)
        processors["approve, this process"] = time.process_time() - before
        processors["approve, those beside it"] = sum(since[:2]) - sum(others[:2])
        processors["approve, the server"] = of_the_server() - backend
    tell(options, phases.taken, processors)


def tell(options, taken, processors):
    """Print what each phase took, and who worked how long."""
    sys.stdout.write(f"{connection.vendor}, {options.people} people, {options.workers} processes beside the first\n")
    for phase, seconds in taken.items():
        sys.stdout.write(f"{phase:<12}{seconds:>9.1f} s{options.people / seconds:>10.0f} people/s\n")
    steps = [("submitted", ("read", "kept")), ("approved", ("published", "analysed", "reckoned", "committed"))]
    for name, parts in [*steps, ("both", tuple(taken))]:
        seconds = sum(taken[part] for part in parts)
        sys.stdout.write(f"{name:<12}{seconds:>9.1f} s{options.people / seconds:>10.0f} people/s\n")
    for name, seconds in processors.items():
        each = seconds * 1e6 / options.people
        sys.stdout.write(f"processor, {name:<28}{seconds:>9.1f} s{each:>10.0f} µs a person\n")
    if options.beside_restore and connection.vendor == "postgresql":
        seconds = restored()
        ratio = sum(taken.values()) / seconds
        sys.stdout.write(
            f"the same from a dump{seconds:>9.1f} s{options.people / seconds:>10.0f} people/s, ratio {ratio:.1f}\n"
        )
    for name, who in (("this process", resource.RUSAGE_SELF), ("one beside it", resource.RUSAGE_CHILDREN)):
        sys.stdout.write(f"{name}: {resource.getrusage(who).ru_maxrss / 1024:.0f} MB at most\n")


def restored() -> float:
    """The seconds in which PostgreSQL makes this database again from a dump of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / databases.name()
        databases.dump(path)
        databases.clear()
        started = time.perf_counter()
        databases.load(path)
    return time.perf_counter() - started


def of_the_server():
    """The processor seconds of PostgreSQL behind this connection, where it is on this machine; else 0."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        try:
            told = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
