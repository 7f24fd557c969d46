"""How long a backup and a restore of so many generated people take, and whether every page comes back byte for byte.

python tests/bench/restore.py [--people 10000]

Every stored edition is compared by its bytes, and of each record the answer of the interface for programs; the
generator publishes the first of its people in full, and of the others what lists and searches need. On SQLite.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.security.installation import Installation  # noqa: E402

EDITIONS = """
import django, hashlib, json, sys
django.setup()
from cases.published.models import Edition, EditionContent
digest = hashlib.sha256()
for row in EditionContent.objects.order_by("pk").values_list().iterator():
    digest.update(repr(row).encode())
keys = list(Edition.objects.filter(subject_kind="person").values_list("subject_key", flat=True).distinct())
json.dump([digest.hexdigest(), sorted(keys)], sys.stdout)
"""


def site(folder: Path, **more: str) -> Installation:
    """An installation in a folder of its own."""
    folder.mkdir()
    return Installation(folder, f"sqlite:///{folder / 'tracker.sqlite3'}", more)


def held(of: Installation) -> tuple[str, list[str]]:
    """A digest of every edition, and the keys of the people."""
    done = of.run("-c", EDITIONS)
    assert done.returncode == 0, done.stderr
    digest, keys = json.loads(done.stdout)
    return digest, keys


def seconds(of: Installation, *command: str) -> float:
    """How long a command takes, which must succeed."""
    began = time.perf_counter()
    of.manage(*command)
    return time.perf_counter() - began


def main() -> int:
    """Fill, back up, restore, compare; print what it took."""
    parser = argparse.ArgumentParser(description="Time a backup and a restore and compare what comes back.")
    parser.add_argument("--people", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="restore-") as made:
        folder = Path(made)
        first = site(folder / "first")
        filled = [sys.executable, "tests/bench/scale.py", "--people", str(options.people), "--rounds", "1"]
        subprocess.run(filled, cwd=ROOT, env=first.variables(), check=True, stdout=subprocess.DEVNULL)
        key, file = folder / "key", folder / "all.age"
        recipient = first.manage("new_backup_key", str(key)).split()[0].removeprefix("BACKUP_RECIPIENTS=")
        first.environment["BACKUP_RECIPIENTS"] = recipient
        backed_up = seconds(first, "backup", str(file))
        second = site(folder / "second")
        restored = seconds(second, "restore", str(file), "--identity", str(key))
        (before, keys), (after, _keys) = held(first), held(second)
        pages = ["/en/people/", "/ru/people/", "/api/v1/people", *(f"/api/v1/people/{one}" for one in keys)]
        (shown, again) = (one.crawled(pages) for one in (first, second))
    answered = sum(said[0] == 200 for said in shown.values())
    same = before == after and shown == again and answered > 0
    print(f"people {len(keys)}, backup {backed_up:.1f} s, restore {restored:.1f} s, {answered} pages the same: {same}")  # noqa: T201
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
