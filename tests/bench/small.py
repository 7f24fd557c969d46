"""What the demo takes on a small machine: `python tests/bench/small.py`.

An installed demo is started again and again: seconds to its first page, then its idle memory, the proportional shares
(PSS) of its processes together. Fails where these are over their limits.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.security import servers  # noqa: E402
from tests.security.installation import Installation  # noqa: E402

ROUNDS, SECONDS, MEGABYTES = 5, 2.0, 120
PAGES = ("/en/", "/en/people/", "/ru/cases/", "/kk/numbers/", "/admin/login/")


def shares(command: str) -> float:
    """Megabytes of every process of ours whose command has these words."""
    total = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if command in (process / "cmdline").read_bytes().replace(b"\0", b" ").decode():
                lines = (process / "smaps_rollup").read_text().splitlines()
                total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except OSError:
            continue
    return total * 1024 / 1_000_000


def one_round(site: Installation, log: Path) -> tuple[float, float, float]:
    """Start the demo: seconds to its first page, megabytes then, and after a few more pages."""
    began = time.perf_counter()
    with servers.demo(site, log) as demo:
        assert demo.get("/en/").startswith(b"HTTP/1.1 200")
        started = time.perf_counter() - began
        resting = shares(f"demo --port {demo.port}")
        for page in PAGES:
            assert demo.get(page).startswith(b"HTTP/1.1 200"), page
        return started, resting, shares(f"demo --port {demo.port}")


def main() -> int:
    """Print the medians; answer whether they are within the limits."""
    with tempfile.TemporaryDirectory(prefix="small-") as made:
        folder = Path(made)
        site = Installation(folder, f"sqlite:///{folder / 'tracker.sqlite3'}")
        site.manage("demo", "--no-serve")
        rounds = [one_round(site, folder / "log") for _round in range(ROUNDS)]
    started, resting, used = zip(*rounds, strict=True)
    seconds, idle, after = (statistics.median(found) for found in (started, resting, used))
    holds = seconds < SECONDS and max(idle, after) < MEGABYTES
    print(f"first page after {seconds:.2f} s (least {min(started):.2f}); idle {idle:.0f} MB, "  # noqa: T201 - a report
          f"after {len(PAGES)} pages {after:.0f} MB; within {SECONDS} s and {MEGABYTES} MB: {holds}")  # fmt: skip
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
