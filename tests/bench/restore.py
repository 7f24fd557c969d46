"""How long a backup and a restore of so many generated people take, and whether every page comes back byte for byte.

python tests/bench/restore.py [--people 10000] [--sample 2000]
.ci/with-postgres python tests/bench/restore.py    the same on PostgreSQL

Asked of the public process before and after: of every record the page in English, its JSON and that of its list of
editions; every page of both lists in three languages; what stands at the top of the site; and of every other address of
a record (the other languages, its editions, its files, its proof) as many as the sample says, drawn at random. Every
stored edition is compared by its bytes too.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
os.environ.setdefault("DATABASE_URL", "sqlite:///nowhere.sqlite3")

import django  # noqa: E402

django.setup()

from django.db import connection  # noqa: E402

from tests.security.installation import Installation, installed  # noqa: E402

ONCE = 2_000
"""So many addresses are asked of one process."""
WITHIN = 15 * 60
"""So many seconds a restore may take."""

# A digest of every edition; of every record its addresses, those that are all compared and those of the sample.
HELD = """
import django, hashlib, json, sys
django.setup()
from cases.domain.text import LANGUAGES
from cases.published import addresses
from cases.published.formats.catalogue import FORMATS
from cases.published.models import EditionContent, Listing
digest = hashlib.sha256()
for row in EditionContent.objects.order_by("pk").values_list().iterator():
    digest.update(repr(row).encode())
always, others = [], []
for one in Listing.objects.filter(edition__isnull=False).select_related("edition").order_by("key").iterator():
    said = (one.subject_kind, one.key)
    pages = {lang: addresses.record(lang, *said, one.title["en"]) for lang in LANGUAGES}
    api = addresses.data(*said, 1).rpartition("/")[0]
    always += [pages["en"], api.removesuffix("/editions"), api]
    for lang, page in pages.items():
        others += [page] * (lang != "en") + [f"{page.rstrip('/')}.{kind}" for kind in (*FORMATS, "atom")]
        others += [f"{page}editions/", f"{page}editions/timemap"]
        for number in range(1, one.edition.number + 1):
            others += [f"{page}editions/{number}{end}" for end in ("/", "/card.png", *(f".{kind}" for kind in FORMATS))]
    for number in range(1, one.edition.number + 1):
        others += [addresses.data(*said, number), addresses.proof(*said, number)]
json.dump([digest.hexdigest(), always, others], sys.stdout)
"""
# Every page of the lists, by the links that lead on.
LISTS = """
import django, json, re, sys
django.setup()
from django.test import Client
client, found = Client(HTTP_HOST="localhost"), []
for list_ in (f"/{lang}/{section}/" for lang in ("en", "ru", "kk") for section in ("people", "cases")):
    address = list_
    while address:
        found.append(address)
        on = re.search(r'href="([?]after=[^"&]*)"', client.get(address).content.decode())
        address = list_ + on[1] if on else ""
for list_ in ("/api/v1/people", "/api/v1/cases"):
    address = list_
    while address:
        found.append(address)
        address = json.loads(client.get(address).content).get("next")
        address = address and address.removeprefix("http://localhost")
json.dump(found, sys.stdout)
"""
TOP = [
    "/robots.txt", "/sitemap.xml", "/healthz", "/api/v1/openapi.json", "/api/v1/chain.jsonl",
    "/api/v1/head.json",
    *(f"/{lang}/{page}" for lang in ("en", "ru", "kk") for page in (
        "", "numbers/", "places/", "courts/", "judges/", "method/", "data/", "untranslated/", "api/", "editions.atom",
        "people.csv", "people.xlsx", "people.json", "people.atom", "data.jsonld", "sitemap-1.xml",
    )),
]  # fmt: skip


def told(line: str) -> None:
    """Print a line."""
    print(line, flush=True)  # noqa: T201 - a report


def answer(of: Installation, script: str, **more: str) -> list[Any]:
    """What a script says of an installation."""
    done = of.run("-c", script, **more)
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def seconds(of: Installation, *command: str) -> float:
    """How long a command takes, which must succeed."""
    began = time.perf_counter()
    of.manage(*command)
    return time.perf_counter() - began


def differences(both: tuple[Installation, Installation], pages: list[str]) -> Iterator[str]:
    """The addresses that do not answer the same, or do not answer; the two processes run beside one another."""
    with ThreadPoolExecutor(2) as pool:
        for start in range(0, len(pages), ONCE):
            some = pages[start : start + ONCE]
            shown, again = pool.map(lambda one, some=some: one.crawled(some), both)
            yield from (page for page in some if shown[page] != again[page] or shown[page][0] != 200)


def filled(of: Installation, people: int) -> str:
    """Fill an installation, and say with what."""
    command = [sys.executable, "tests/bench/peopled.py", "--people", str(people)]
    done = subprocess.run(command, cwd=ROOT, env=of.variables(), check=True, capture_output=True, text=True)
    return done.stdout.strip()


def compared(first: Installation, second: Installation, *, sample: int) -> bool:
    """Compare what two installations hold and answer; say what was compared, and the first that differ."""
    digest, always, others = answer(first, HELD)
    chance = random.Random(time.time_ns())  # noqa: S311 - nothing secret
    drawn = chance.sample(others, min(sample, len(others)))
    lists = answer(first, LISTS, DJANGO_SETTINGS_MODULE="tracker.settings_public")
    same = bool(answer(second, HELD)[0] == digest)
    told(f"every stored edition the same: {same}")
    asked: tuple[tuple[str, list[str]], ...] = (
        ("pages in English, JSON and lists of editions of every record", always),
        ("pages of the lists in three languages and for machines", lists),
        ("pages and files of the whole site", TOP),
        (f"drawn from the {len(others)} other addresses of records", drawn),
    )
    for what, pages in asked:
        began = time.perf_counter()
        wrong = list(differences((first, second), pages))
        told(f"{what}: {len(pages) - len(wrong)} of {len(pages)} the same, {time.perf_counter() - began:.0f} s")
        told("".join(f"  differs: {page}\n" for page in wrong[:5]).rstrip()) if wrong else None
        same = same and not wrong
    return same


def main() -> int:
    """Fill, back up, restore, compare; print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--sample", type=int, default=2_000)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="restore-") as made,
        installed(Path(made) / "first") as first,
        installed(Path(made) / "second") as second,
    ):
        key, file = Path(made) / "key", Path(made) / "all.age"
        began = time.perf_counter()
        told(f"{connection.vendor}: {filled(first, options.people)}; filled in {time.perf_counter() - began:.0f} s")
        recipient = first.manage("new_backup_key", str(key)).split()[0].removeprefix("BACKUP_RECIPIENTS=")
        backed_up = seconds(first, "backup", str(file), "--to", recipient)
        told(f"backup {backed_up:.1f} s, {file.stat().st_size / 1e6:.1f} MB")
        restored = seconds(second, "restore", str(file), "--identity", str(key))
        told(f"restore {restored:.1f} s")
        same = compared(first, second, sample=options.sample)
    told(f"byte for byte the same: {same}; restored within {WITHIN} s: {restored <= WITHIN}")
    return 0 if same and restored <= WITHIN else 1


if __name__ == "__main__":
    sys.exit(main())
