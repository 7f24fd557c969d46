"""What search, facets, lists, lines over time and publication cost beside so many people who do not exist.

python tests/bench/scale.py --people 10000 [--rounds 9]
DATABASE_URL names a database that is empty or was filled by an earlier run; without it a SQLite file serves for once.
"""

import argparse
import io
import json
import os
import random
import statistics
import sys
import tempfile
import time
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

import django
from django.conf import settings

ROOT = Path(__file__).resolve().parents[2]
FOLDER = tempfile.TemporaryDirectory()
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DATABASE_URL", f"sqlite:///{FOLDER.name}/scale.sqlite3")
os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.management.color import no_style  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from cases import review  # noqa: E402
from cases.domain import names  # noqa: E402
from cases.exchange import casefile  # noqa: E402
from cases.exchange.fiction.stages import stages  # noqa: E402
from cases.exchange.fiction.world import as_file  # noqa: E402
from cases.management.commands.invent import accounts  # noqa: E402
from cases.models import Person  # noqa: E402
from cases.published import models, reckoning, search, series, tallies  # noqa: E402
from cases.published.filters import people_filter  # noqa: E402
from cases.published.views.people import listed  # noqa: E402

DAY = date(2026, 11, 26)
LIVES = 60
"""So many invented people are published in full; the others have the life of one of them and a name of their own."""
GIVEN = "Birch Heron Thimble Teaspoon Drizzle Lantern Pebble Nettle Puddle Bobbin Marmot Acorn Snowdrift Teapot".split()  # noqa: SIM905
STARTS = "Fabel Inkvel Blanka Notrel Pretend Imagin Drafto Offpri Sampel Madeup Novher Ekzamp Gribul Snorbo".split()  # noqa: SIM905
MIDDLES = "bador dimel fogar gulim kolda lubren motari nupel podin rabug sidol tulvar vomik zaden kremi drupol".split()  # noqa: SIM905
ENDS = "son man ov enko in ski ets mund berg dal".split()  # noqa: SIM905
CYRILLIC = str.maketrans("abdefgiklmnoprstuvzBDEFGHIKLMNOPRSTUVZh", "абдефгиклмнопрстувзБДЕФГХИКЛМНОПРСТУВЗх")
COLUMNS = {
    models.Edition: "id position subject_kind subject_key number published_on commitment chain",
    models.Listing: "id subject_kind key edition_id country title sort_key held_from",
    models.ListedEdition: "listing_id edition_id title known_from known_until",
    models.ListedName: "id listing_id from_key text folded",
    models.ListedToken: "name_id token",
}


def main():
    """Load, ask, and write a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    settings.ALLOWED_HOSTS = ["testserver"]
    said(f"{connection.vendor}, {options.people} people; {fill(options.people)}")
    said(f"{'':44}{'median':>10}{'most':>10} ms")
    for name, found in [*asked_and_timed(options.rounds), ("publication of one person", publications())]:
        said(f"{name[:43]:44}{statistics.median(found):10.1f}{max(found):10.1f}")
    for what, found in recalls(200):
        said(f"{what}: {sum(found)} of {len(found)} found")


def said(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def fill(people):
    """Make the tables and as many listed people as are missing; answer how long that took."""
    call_command("migrate", verbosity=0)
    if not models.Listing.objects.exists():
        call_command("invent", people=LIVES, beside_others=True, stdout=io.StringIO())
    missing = people - models.Listing.objects.filter(subject_kind="person", edition__isnull=False).count()
    if missing <= 0:
        return "all there"
    start = time.perf_counter()
    multiply(missing)
    loaded = time.perf_counter()
    reckoning.recount()
    return f"{missing} loaded in {loaded - start:.1f} s, reckoned in {time.perf_counter() - loaded:.1f} s"


def multiply(missing):
    """List so many more people."""
    with transaction.atomic():
        unguard()
        rows, lives = {model: [] for model in COLUMNS}, []
        for made, life in more_people(missing):
            lives.append((made[models.Listing][0][0], life))
            for model, some in made.items():
                rows[model] += some
            if len(lives) % 20_000 == 0:
                pour_all(rows)
        pour_all(rows)
        copy_lives(lives)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(COLUMNS)):
                cursor.execute(statement)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def unguard():
    """Let editions come in without a submission, in this database alone."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE published_edition DISABLE TRIGGER USER")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'published_edition'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


def more_people(number):
    """Rows by table for each of so many people, and the listing whose life they get."""
    listing, edition, name = (largest(one) + 1 for one in (models.Listing, models.Edition, models.ListedName))
    chance = random.Random(listing)  # noqa: S311 - the same people each time
    lives = list(models.Listing.objects.filter(edition__content__isnull=False, subject_kind="person"))
    families = [start + middle + end for start in STARTS for middle in MIDDLES for end in ENDS]
    chance.shuffle(families)
    drawn = chance.choices(families, [1 / (rank + 10) for rank in range(len(families))], k=number)
    folded = {word: names.fold(word) for text in (*families, *GIVEN) for word in (text, text.translate(CYRILLIC))}
    for at, family in enumerate(drawn):
        life, given = chance.choice(lives), chance.choice(GIVEN)
        texts = [f"{given} {family}", f"{given} {family}".translate(CYRILLIC)]
        yield person(listing + at, edition + at, name + 2 * at, texts, folded, life), life.pk


def largest(model):
    return model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def person(listing, edition, name, texts, folded, life):
    """The rows of one person; their edition has no content."""
    key, day = f"XX-{listing:08d}", DAY.replace(day=1 + listing % 25).isoformat()
    title = json.dumps(dict(zip(("en", "ru", "kk"), (*texts, texts[1]), strict=True)))
    keys = [[folded[word] for word in text.split()] for text in texts]
    sort_key = " ".join(reversed(keys[0]))
    return {
        models.Edition: [(edition, edition, "person", key, 1, day, "0" * 64, "0" * 64)],
        models.Listing: [(listing, "person", key, edition, life.country, title, sort_key, life.held_from)],
        models.ListedEdition: [(listing, edition, title, day, None)],
        models.ListedName: [
            (name + at, listing, key, text, " ".join(words))
            for at, (text, words) in enumerate(zip(texts, keys, strict=True))
        ],
        models.ListedToken: [(name + at, word) for at, words in enumerate(keys) for word in sorted(set(words))],
    }


def pour_all(rows):
    for model, gathered in rows.items():
        pour(model._meta.db_table, COLUMNS[model].split(), gathered)
        gathered.clear()


def pour(table, columns, rows):
    """Insert rows by the quickest way of the engine."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            lines = ("\t".join("\\N" if one is None else str(one) for one in row) for row in rows)
            body = io.StringIO("".join(line.replace("\\u", "\\\\u") + "\n" for line in lines))
            cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", body)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)  # noqa: S608


def copy_lives(lives):
    """Give each listing the spans, traits and facts of the life that it got."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE life (listing integer PRIMARY KEY, template integer)")
        pour("life", ["listing", "template"], lives)
        for model in (models.StatusSpan, models.Trait, models.ListedFact):
            table = model._meta.db_table
            columns = [one.column for one in model._meta.fields if one.name not in {"id", "listing"}]
            cursor.execute(
                f"INSERT INTO {table} (listing_id, {', '.join(columns)}) "  # noqa: S608
                f"SELECT life.listing, {', '.join(f'was.{one}' for one in columns)} "
                f"FROM life JOIN {table} was ON was.listing_id = life.template"
            )
        cursor.execute("DROP TABLE life")


def asked_and_timed(rounds):
    """Each question with the milliseconds that it took, round by round."""
    for name, question in (*searches(), *narrowings(), *lines_and_pages()):
        question()
        found = []
        while len(found) < rounds and sum(found) < 20_000:
            start = time.perf_counter()
            question()
            found.append((time.perf_counter() - start) * 1000)
        yield name, found


def asked(query=""):
    return people_filter(QueryDict(query), DAY)


def searches():
    for name, words in (
        ("surname", "Fabelbadorson"),
        ("surname and given name", "Heron Inkveldimelov"),
        ("the same in Cyrillic", "Херон Инквелдимелов"),
        ("commonest given name", "Heron"),
        ("four letters and given name", "Fabe Heron"),
    ):
        yield f"search, {name}", lambda words=words: listed(asked(f"q={words}"))
    yield "did you mean, surname with a slip", lambda: search.alike("Fabelbadorsan")
    yield "did you mean, two words with a slip each", lambda: search.alike("Herom Inkveldimelav")


def narrowings():
    charge = sorted(asked().offered["charge"])[0]
    one, two, three = "held=yes", "held=yes&sex=male", f"held=yes&sex=male&charge={charge}"
    for query in ("", one, "sex=male", two, three, "q=Heron", "on=2019-03-14&held=yes", "on=2026-06-01&held=yes"):
        yield f"count, {query or 'everybody'}", lambda query=query: asked(query).count()
        yield f"facets, {query or 'everybody'}", lambda query=query: tallies.groups(asked(query))
        yield f"list, {query or 'everybody'}", lambda query=query: listed(asked(query))


def lines_and_pages():
    yield "line by month, everybody", lambda: series.held_over_time(asked())
    yield "line by month, sex=male", lambda: series.held_over_time(asked("sex=male"))
    client = Client()
    for path in ("/en/", "/en/people/", "/en/people/?held=yes&sex=male", "/en/people/?q=Heron", "/en/numbers/"):
        yield f"page {path}", lambda path=path: client.get(path).content


def recalls(number):
    """Whether names drawn from the list are offered to somebody who makes a slip in them."""
    chance = random.Random(number)  # noqa: S311 - the same names each time
    last = largest(models.ListedName)
    drawn = models.ListedName.objects.filter(pk__in=chance.sample(range(1, last + 1), number), text__contains=" ")
    texts = [text for text in drawn.values_list("text", flat=True) if len(text.split()) == 2]
    slipped = [(text, *(with_slip(word, chance) for word in text.split())) for text in texts]
    yield "a slip in the surname", [offers(text, f"{text.split()[0]} {family}") for text, _given, family in slipped]
    yield "a slip in each word", [offers(text, f"{given} {family}") for text, given, family in slipped]
    yield "a slip in the surname alone", [offers(text, family, whole=False) for text, _given, family in slipped]


def with_slip(word, chance):
    """The word with one letter left out, doubled or replaced, not the first."""
    at = chance.randrange(1, len(word))
    return word[:at] + chance.choice(["", word[at] * 2, chance.choice(word)]) + word[at + 1 :]


def offers(text, asked_for, *, whole=True):
    """Whether a name is offered, or where only a surname is asked for one with that surname."""
    offered = [name for name, _listing in search.alike(asked_for)]
    return text in offered if whole else any(name.split()[-1] == text.split()[-1] for name in offered)


def publications():
    """Milliseconds of approving one more invented person, from the decision to the answer."""
    editor, reviewer = accounts()
    found = []
    for stage in stages(3, seed=largest(models.Edition), today=DAY)[:3]:
        at = timezone.make_aware(datetime.combine(stage.day, clock(12)))
        casefile.load([as_file(stage.tables)], by=editor, at=at)
        submission = review.submit(Person.objects.get(key=stage.person), by=editor, at=at)
        start = time.perf_counter()
        review.approve(submission, by=reviewer, at=at)
        found.append((time.perf_counter() - start) * 1000)
    return found


if __name__ == "__main__":
    main()
