"""How long editors wait in an archive of draft rows: `DATABASE_URL=… python tests/bench/editors.py [--rounds 5]`.

The database is one that `tests/bench/load.py` filled. Asked are the desk, lists, what is typed above lists and in boxes
that name somebody, forms and an entry saved, every time of other people. Printed are milliseconds of each answer.
"""

import argparse
import random
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.filling import connection, settings  # noqa: E402 - it sets Django up

# isort: split
from django.urls import reverse  # noqa: E402

from cases.management.commands.invent import accounts  # noqa: E402
from cases.models import Custody, Name, Person  # noqa: E402
from tests.bench.publish import Form, browser  # noqa: E402

CHANCE = random.Random(7)  # noqa: S311 - the same people each time
LISTS = ("person", "name", "source", "custody", "healthevent", "submission")


def main():
    """Ask, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    settings.ALLOWED_HOSTS = ["testserver"]
    editor = browser(accounts()[0])
    said = f"{connection.vendor}, {Person.objects.count()} people with draft rows, {Name.objects.count()} names"
    sys.stdout.write(f"{said}\n{'milliseconds':<54}{'median':>9}{'most':>9}\n")
    for name, pages in questions().items():
        found = [waited(editor, pages()) for _round in range(options.rounds + 1)][1:]
        sys.stdout.write(f"{name:<54}{statistics.median(found):>9.1f}{max(found):>9.1f}\n")
    found = [saved(editor) for _round in range(options.rounds + 1)][1:]
    sys.stdout.write(f"{'an entry saved':<54}{statistics.median(found):>9.1f}{max(found):>9.1f}\n")


def questions():
    """What is asked, by what it is called: each makes an address that was not asked for before."""
    people, custody = "admin:cases_person_changelist", "admin:cases_custody_changelist"
    box = f"{reverse('admin:autocomplete')}?app_label=cases&model_name=custody&field_name=person&term="
    return {
        "the desk": lambda: reverse("admin:index"),
        **{f"list: {one}": lambda one=one: reverse(f"admin:cases_{one}_changelist") for one in LISTS},
        "list: person, the last page": lambda: f"{reverse(people)}?p=200",
        "people: surname typed": lambda: f"{reverse(people)}?q={words()[-1]}",
        "people: surname and given name": lambda: f"{reverse(people)}?q={'+'.join(words())}",
        "people: two letters": lambda: f"{reverse(people)}?q={words()[-1][:2]}",
        "people: nobody is called so": lambda: f"{reverse(people)}?q=qzqz{CHANCE.randrange(10**6)}",
        "people: key typed": lambda: f"{reverse(people)}?q={somebody().key}",
        "custody: surname typed": lambda: f"{reverse(custody)}?q={words()[-1]}",
        "source: words of the title": lambda: (
            f"{reverse('admin:cases_source_changelist')}?q=fonds+{somebody().pk % 500}"
        ),
        "box of a person: surname typed": lambda: f"{box}{words()[-1]}",
        "box of a person: three letters": lambda: f"{box}{words()[-1][:3]}",
        "a person's form": lambda: reverse("admin:cases_person_change", args=[somebody().pk]),
        "an entry's form": lambda: reverse("admin:cases_custody_change", args=[entry().pk]),
    }


def somebody():
    """Anybody who was loaded."""
    last = Person.objects.order_by("-pk").values_list("pk", flat=True).first()
    return Person.objects.filter(pk__gte=CHANCE.randrange(1, last), names__isnull=False).order_by("pk").first()


def words():
    """The words of somebody's name, in Latin letters or in Cyrillic ones."""
    return CHANCE.choice(list(somebody().names.all())).text.split()


def entry():
    """A time in custody of somebody."""
    return Custody.objects.filter(person=somebody()).first()


def waited(editor, page):
    """The milliseconds until a page is there."""
    start = time.perf_counter()
    answer = editor.get(page)
    assert answer.status_code == 200, (page, answer.status_code)
    return (time.perf_counter() - start) * 1000


def saved(editor):
    """The milliseconds in which an entry is saved."""
    page = reverse("admin:cases_custody_change", args=[entry().pk])
    form = Form(editor.get(page).content.decode()).sent
    start = time.perf_counter()
    assert editor.post(page, form | {"note": f"Seen {CHANCE.random()}"}).status_code == 302
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
