"""How long editors wait in an archive of draft rows: `DATABASE_URL=… python tests/bench/editors.py [--only form]`.

The database is one that `tests/bench/load.py` filled. Asked are the desk, lists, what is typed above lists and in boxes
that name somebody, forms and an entry saved, every time of other people. Printed are milliseconds of each
answer, those of the processor of this process, and how many questions were put to the database.
"""

import argparse
import gc
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
    parser.add_argument("--only", default="", help="a part of the name of what is asked")
    options = parser.parse_args()
    settings.ALLOWED_HOSTS = ["testserver"]
    gc.collect()
    gc.freeze()  # As the server does.
    editor = browser(accounts()[0])
    said = f"{connection.vendor}, {Person.objects.count()} people with draft rows, {Name.objects.count()} names"
    sys.stdout.write(f"{said}\n{'medians':<54}{'ms':>9}{'most':>9}{'computed':>10}{'questions':>11}\n")
    asked = {name: lambda pages=pages: waited(editor, pages()) for name, pages in questions().items()}
    sent = {"an entry saved": lambda: saved(editor), "a person entered who may be on record": lambda: entered(editor)}
    for name, ask in (asked | sent).items():
        if options.only in name:
            passed, computed, put = zip(*[ask() for _round in range(options.rounds + 1)][1:], strict=True)
            least = f"{statistics.median(passed):>9.1f}{max(passed):>9.1f}{statistics.median(computed):>10.1f}"
            sys.stdout.write(f"{name:<54}{least}{statistics.median(put):>11.0f}\n")


def questions():
    """What is asked, by what it is called: each makes an address that was not asked for before."""
    people, custody = "admin:cases_person_changelist", "admin:cases_custody_changelist"
    box = f"{reverse('admin:autocomplete')}?app_label=cases&model_name=custody&field_name=person&term="
    return {
        "the desk": lambda: reverse("admin:index"),
        "the tasks": lambda: reverse("admin:todo"),
        **{f"list: {one}": lambda one=one: reverse(f"admin:cases_{one}_changelist") for one in LISTS},
        "list: person, the last page": lambda: f"{reverse(people)}?p={min(200, -(-Person.objects.count() // 50))}",
        "people: of one country": lambda: f"{reverse(people)}?country={somebody().country}",
        "people: confidential": lambda: f"{reverse(people)}?is_confidential__exact=1",
        "custody: confidential": lambda: f"{reverse(custody)}?is_confidential__exact=1",
        "custody: of a standing that none has": lambda: f"{reverse(custody)}?standing__exact=alleged",
        "custody: of one kind": lambda: f"{reverse(custody)}?form__exact=prison",
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
    """The milliseconds until a page is there, those of the processor, and the number of questions."""
    return clocked(lambda: editor.get(page), 200)


def saved(editor):
    """The same of an entry that is saved."""
    page = reverse("admin:cases_custody_change", args=[entry().pk])
    form = Form(editor.get(page).content.decode()).sent
    return clocked(lambda: editor.post(page, form | {"note": f"Seen {CHANCE.random()}"}), 302)


def entered(editor):
    """The same of a new person who is called as somebody is, which is asked about."""
    page = reverse("admin:cases_person_add")
    form = Form(editor.get(page).content.decode()).sent | {"names-0-text": " ".join(words()), "names-0-lang": "en"}
    return clocked(lambda: editor.post(page, form), 200)


def clocked(ask, status):
    """Milliseconds that passed, those that this process computed, and the questions, of an answer with the status."""
    asked = []

    def counted(execute, *args):
        asked.append(args[0])
        return execute(*args)

    with connection.execute_wrapper(counted):
        start, computed = time.perf_counter(), time.process_time()
        answer = ask()
        passed, computed = time.perf_counter() - start, time.process_time() - computed
    assert answer.status_code == status, answer.status_code
    return passed * 1000, computed * 1000, len(asked)


if __name__ == "__main__":
    main()
