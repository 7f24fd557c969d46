"""How long files of pages are away after a change: `python tests/bench/live.py [--people 300] [--check]`.

Fills an SQLite file of its own, or the empty database that DATABASE_URL names, with as many people as asked, each an
edition of its own bytes (`peopled.py`), and places the files of all pages. Then one record is published again and taken
from view, a day passes, and the process begins anew. After each it prints the files, the answers drawn, the seconds
until every file is back, and those in which `current` led nowhere. `--check` compares them with the files of a new
folder, and fails where one is another.
"""

import argparse
import sys
import time
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench import peopled  # noqa: E402 - it sets Django up
from tests.bench.filling import LIVES, call_command, connection, transaction  # noqa: E402

# isort: split
import io  # noqa: E402

from django.utils import timezone  # noqa: E402

from cases import removal, review  # noqa: E402
from cases.domain.vocabulary.removal import RemovalReason  # noqa: E402
from cases.management.commands.invent import accounts  # noqa: E402
from cases.models import Act, Person  # noqa: E402
from cases.published import index  # noqa: E402
from cases.published.mirroring import live  # noqa: E402
from cases.published.mirroring.asking import Site  # noqa: E402
from cases.published.models import Edition  # noqa: E402
from cases.publishing.sign import sign_head  # noqa: E402

BASE = "http://localhost"


def main() -> None:
    """Fill, keep, change, keep, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--check", action="store_true", help="compare with files made in a new folder")
    options = parser.parse_args()
    filled(options.people)
    sys.stdout.write(f"{connection.vendor}, {peopled.people()} people, {Edition.objects.count()} editions\n")
    sys.stdout.write(f"{'':<34}{'files':>8}{'drawn':>8}{'all back, s':>13}{'link away, s':>14}\n")
    with TemporaryDirectory() as folder:
        measured(Path(folder) / "live", is_checked=options.check)


def filled(number: int) -> None:
    """Publish so many people."""
    call_command("migrate", verbosity=0)
    call_command("invent", people=LIVES, beside_others=True, stdout=io.StringIO())
    with transaction.atomic():
        peopled.publish_copies(number - peopled.people())
        sign_head(day=timezone.localdate())
        index.rebuild()


def measured(folder: Path, *, is_checked: bool) -> None:
    """Print what each change costs."""
    with live.kept(Site(BASE), folder) as keeper:
        first = told("all pages, into an empty folder", keeper)
        told("nothing", keeper)
        person = Person.objects.filter(key__in=Edition.objects.values("subject_key")).order_by("key")[0]
        published(person)
        again = told("one record published again", keeper)
        hidden(person)
        told("one record taken from view", keeper)
        localdate, tomorrow = timezone.localdate, timezone.localdate() + timedelta(days=1)
        timezone.localdate = lambda *_args: tomorrow
        told("another day", keeper)
    with live.kept(Site(BASE), folder) as keeper:
        told("the process killed, and begun anew", keeper)
    sys.stdout.write(f"all pages against one record again: {first / again:.1f} times the time\n")
    if is_checked:
        with live.kept(Site(BASE), folder.with_name("new")) as keeper:
            keeper.keep()
        assert held(folder) == held(folder.with_name("new"))
    timezone.localdate = localdate


def told(what: str, keeper: live.Keeper) -> float:
    """Keep, print what it cost, and answer the seconds."""
    drawn, start = keeper.drawn, time.perf_counter()
    keeper.catch_up()
    linked = time.perf_counter() - start
    keeper.keep()
    seconds = time.perf_counter() - start
    files = sum(1 for path in keeper.pages.rglob("*") if path.is_file())
    sys.stdout.write(f"{what:<34}{files:>8}{keeper.drawn - drawn:>8}{seconds:>13.2f}{linked:>14.3f}\n")
    sys.stdout.flush()
    return seconds


def published(person: Person) -> None:
    """Publish a record once more, with another name."""
    editor, reviewer = accounts()
    person.names.filter(lang="en").update(text="Somebody Else")
    review.approve(review.submit(person, by=editor, at=timezone.now()), by=reviewer, at=timezone.now())


def hidden(person: Person) -> None:
    """Take the newest edition of a record from view."""
    editor, reviewer = accounts()
    edition = Edition.objects.filter(subject_key=person.key).latest("number")
    request = removal.ask(
        edition, act=Act.SUPPRESS, reason=RemovalReason.PROTECTION, internal_reason="For the bench.", is_whole=True,
        by=editor, at=timezone.now(),
    )  # fmt: skip
    removal.carry_out(request, by=reviewer, at=timezone.now())


def held(folder: Path) -> dict[str, bytes]:
    """Every file, by its path."""
    pages = folder / live.PAGES
    return {path.relative_to(pages).as_posix(): path.read_bytes() for path in pages.rglob("*") if path.is_file()}


if __name__ == "__main__":
    main()
