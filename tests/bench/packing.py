"""What each way to pack an answer costs: `python tests/bench/packing.py [--rounds 9]`.

Pages of a demo in a folder of its own, and a stream of rows in pieces as long files have them. Times are of the
processor, the least of the rounds; the ways take turns, so that other work on the machine falls on all of them.
`ratio` is the time by that of gzip in the same run.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import brotli  # noqa: E402

from cases.published import packing  # noqa: E402

PROFILE = "people/KZ-QM2K/kenzhebek-abishev/"
PAGES = (f"/en/{PROFILE}", f"/ru/{PROFILE}", "/en/", "/ru/people/", "/api/v1/people/KZ-QM2K", "/static/site.css")
QUALITIES = (4, 6, 9, 11)
PIECE = 65_536
Way = Callable[[], int]


def main() -> None:
    """Measure and print two tables."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=9)
    rounds = asked.parse_args().rounds
    told("| page | bytes | way | sent | ms | ratio |\n|---|---|---|---|---|---|")
    for name, body in pages().items():
        table(name, len(body), of_page(body), rounds)
    pieces = rows(10_000_000)
    table("a stream of rows", sum(map(len, pieces)), of_stream(pieces), min(rounds, 3))


def pages() -> dict[str, bytes]:
    """Pages of a new demo by their addresses."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATABASE_URL": f"sqlite:///{folder}/tracker.sqlite3", "MEDIA_ROOT": f"{folder}/media"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
        subprocess.run([sys.executable, "manage.py", "demo", "--no-serve"], cwd=ROOT, check=True, capture_output=True)
        import django  # noqa: PLC0415 - the settings are read when it is ready

        django.setup()
        from django.test import Client  # noqa: PLC0415

        return {address: Client(HTTP_HOST="localhost").get(address).content for address in PAGES}


def of_page(body: bytes) -> dict[str, Way]:
    """Ways to pack a page, gzip of the site first."""
    ways: dict[str, Way] = {f"{form}, as sent": partial(sent, body, form) for form in ("gzip", "br")}
    return ways | {f"br {quality}": partial(at_quality, body, quality) for quality in QUALITIES}


def of_stream(pieces: list[bytes]) -> dict[str, Way]:
    """Ways to pack a long file, gzip of the site first."""
    return {f"{form}, as sent": partial(streamed, pieces, form) for form in ("gzip", "br")}


def sent(body: bytes, form: packing.Form) -> int:
    """Answer the length of a page as the site packs it."""
    return len(packing.packed(body, form))


def at_quality(body: bytes, quality: int) -> int:
    """Answer the length of a page in brotli of a quality."""
    return len(brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality, lgwin=18))


def streamed(pieces: list[bytes], form: packing.Form) -> int:
    """Answer the length of a long file as the site packs it."""
    return sum(map(len, packing.packed_pieces(pieces, form)))


def rows(length: int) -> list[bytes]:
    """About so many bytes of people as JSON lines, in pieces as they are sent; the same ones each time."""
    drawn = random.Random(1)  # noqa: S311 - nothing is kept secret by it
    parts = ("abi", "shev", "kenzhe", "bek", "mur", "at", "nur", "sultan", "ata", "gul", "ay", "dos")
    lines, made = [], 0
    while made < length:
        name = " ".join("".join(drawn.choices(parts, k=3)).title() for _ in range(2))
        key, year = "".join(drawn.choices("ABCDEFGHJKMNPQRSTVWXYZ", k=4)), drawn.randint(1990, 2026)
        lines.append(
            f'{{"key":"KZ-{key}","name":"{name}","country":"KZ","on":"{year}-0{drawn.randint(1, 9)}-11","known":null,'
            f'"status":["died_after_release"],"certainty":["surely"],"held":"","first_held":"{year}","edition":1,'
            f'"url":"https://example.org/en/people/KZ-{key}/{name.lower().replace(" ", "-")}/"}}\n'
        )
        made += len(lines[-1])
    whole = "".join(lines).encode()
    return [whole[begin : begin + PIECE] for begin in range(0, len(whole), PIECE)]


def table(name: str, length: int, ways: dict[str, Way], rounds: int) -> None:
    """Print what each way makes of one body."""
    least: dict[str, float] = {}
    lengths: dict[str, int] = {}
    for _round in range(rounds):
        for way, pack in ways.items():
            began = time.process_time()
            lengths[way] = pack()
            least[way] = min(time.process_time() - began, least.get(way, 1e9))
    first = next(iter(least.values()))
    for way, seconds in least.items():
        told(f"| {name} | {length:,} | {way} | {lengths[way]:,} | {seconds * 1000:.2f} | {seconds / first:.2f} |")


def told(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
