"""What search, facets, days, lists, lines over time and publication cost beside so many people who do not exist.

python tests/bench/scale.py --people 100000 [--asked 100] [--only WORD] [--beside-trigrams]
DATABASE_URL names a database that is empty or was filled by an earlier run; without it a SQLite file serves for once.
Each kind of question is asked about that many people drawn from the archive, every time another one.
"""

import argparse
import gc
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from datetime import time as clock
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.filling import DAY, connection, fill, largest, settings

# isort: split
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from cases import review
from cases.exchange import casefile
from cases.exchange.fiction.stages import stages
from cases.exchange.fiction.world import as_file
from cases.management.commands.invent import accounts
from cases.models import Person
from cases.published import models, series, tallies, warming
from cases.published.filters import PeopleFilter, people_filter
from cases.published.keyset import BY_ARREST, BY_EDITION, BY_NAME
from cases.published.views.people import listed
from tests.bench import archive, slips

CHANCE = random.Random(3)  # noqa: S311 - the same questions each time
FILTERS = ("sex", "country", "place", "court", "charge", "term", "year", "recognised", "health", "judge")
PAGES = ("/en/", "/en/people/", "/en/people/?held=yes&sex=male", "/en/cases/", "/en/numbers/")
Question = Callable[[], object]


def main() -> None:
    """Fill, ask, and write a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--asked", type=int, default=100)
    parser.add_argument("--only", default="")
    parser.add_argument("--beside-trigrams", action="store_true")
    options = parser.parse_args()
    settings.ALLOWED_HOSTS = ["testserver"]
    said(f"{connection.vendor}, {options.people} people; {fill(options.people)}")
    said(warmed())
    gc.collect()
    gc.freeze()
    said(f"{'milliseconds':48}{'p50':>9}{'p95':>9}{'most':>9}")
    for name, questions in kinds(options.asked):
        if options.only in name:
            told(name, timed(questions))
    if options.only in "publication of one person":
        told("publication of one person", publications())
    if options.only in "search":
        for line in slips.report(people_drawn(options.asked), beside=options.beside_trigrams):
            said(line)


def warmed() -> str:
    """Do what a server does before it is asked, and answer how long that took and how large the process is then."""
    start = time.perf_counter()
    warming.warm()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return f"remembered in {time.perf_counter() - start:.1f} s, {memory} MB"


def said(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def told(name: str, found: list[float]) -> None:
    """Write how long the answers to one kind of question took."""
    ordered = sorted(found)
    high = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    said(f"{name:48}{statistics.median(found):9.1f}{high:9.1f}{ordered[-1]:9.1f}")


def timed(questions: Iterator[Question]) -> list[float]:
    """Milliseconds of each answer but the first, which finds nothing warm; no kind takes much longer than a minute."""
    next(questions)()
    found: list[float] = []
    for question in questions:
        start = time.perf_counter()
        question()
        found.append((time.perf_counter() - start) * 1000)
        if sum(found) > 60_000:
            break
    return found


def kinds(number: int) -> Iterator[tuple[str, Iterator[Question]]]:
    """Each kind of question with so many of it, and one more."""
    yield from searches(number + 1)
    for many in range(5):
        yield f"facets, {many} filters", (facets(narrowing(many)) for _ in range(number + 1))
    for many in range(1, 4):
        yield f"facets, a name and {many} filters", (facets(named(many)) for _ in range(number + 1))
    yield "count, 2 filters", (count(narrowing(2)) for _ in range(number + 1))
    yield "held on any day, count", (count(on_a_day(0)) for _ in range(number + 1))
    yield "held on any day, facets", (facets(on_a_day(1)) for _ in range(number + 1))
    yield "held on any day, list", (lists(on_a_day(1)) for _ in range(number + 1))
    for order in (BY_NAME, BY_ARREST, BY_EDITION):
        for many in (0, 1, 2, 4):
            yield (
                f"list, {order}, {many} filters",
                (lists(narrowing(many) + f"&sort={order}") for _ in range(number + 1)),
            )
        yield f"list, {order}, anywhere", (lists(f"sort={order}&after={somebody().key}") for _ in range(number + 1))
    yield "line by month, everybody", (line("") for _ in range(number // 10 + 2))
    yield "line by month, 1 filter", (line(narrowing(1)) for _ in range(number // 2 + 2))
    yield "line by month, 2 filters", (line(narrowing(2)) for _ in range(number // 2 + 2))
    yield from as_known(number)
    client = Client()
    for path in PAGES:
        fresh = ((lambda path=path: client.get(path).content) for _ in range(number // 10 + 2))
        yield f"page {path}", fresh


def as_known(number: int) -> Iterator[tuple[str, Iterator[Question]]]:
    """What was published by days of the last year: of each the first question, and then any."""
    days = [DAY - timedelta(at) for at in range(0, 350, 30)]
    yield "as known on another past day, facets", (facets(f"known={day}") for day in days)
    some = [f"known={day}&{narrowing(at % 2)}" for at in range(number + 1) for day in days[:4]][: number + 1]
    yield "as known on a past day, facets", map(facets, some)
    yield "as known on a past day, list", map(lists, some)
    yield "as known on a past day, line by month", map(line, some[: number // 2 + 2])


def somebody() -> models.Listing:
    """Anybody of the archive."""
    while True:
        at = CHANCE.randint(1, largest(models.Listing))
        found = models.Listing.objects.filter(pk=at, key__startswith="XX-", edition__isnull=False).first()
        if found:
            return found


def people_drawn(number: int) -> list[slips.Drawn]:
    """So many people: the name in Latin letters and in Cyrillic ones, and the number of the listing."""
    return [(one.title["en"], one.title["ru"], one.pk) for one in (somebody() for _ in range(number))]


def searches(number: int) -> Iterator[tuple[str, Iterator[Question]]]:
    """What is asked with names: at the list of people, and where nobody is there of whom the name was meant."""
    drawn = people_drawn(number)
    yield "search, surname", (lists(f"q={latin.split()[-1]}") for latin, *_ in drawn)
    yield "search, surname and given name", (lists(f"q={latin}") for latin, *_ in drawn)
    yield "search, the same in Cyrillic", (lists(f"q={cyrillic}") for _, cyrillic, _ in drawn)
    common = archive.GIVEN.things[:20]
    yield "search, the commonest given names", (lists(f"q={CHANCE.choice(common)}") for _ in range(number))
    yield (
        "search, four letters and given name",
        (lists(f"q={latin.split()[-1][:4]} {latin.split()[0]}") for latin, *_ in drawn),
    )
    for name, slipped in slips.KINDS.items():
        words = [slipped(latin, cyrillic, CHANCE) for latin, cyrillic, _ in drawn]
        yield f"search, {name}", (partial(slips.shown, word) for word in words)


def narrowing(number: int) -> str:
    """So many filters that somebody fits."""
    if not number:
        return ""
    traits = dict(somebody().traits.values_list("facet", "code"))
    some = [name for name in FILTERS if name in traits]
    drawn = CHANCE.sample(some, min(number, len(some)))
    return "&".join(f"{name}={traits[name]}" for name in drawn)


def named(number: int) -> str:
    """A given name or a surname, and so many filters."""
    words = somebody().title["en"].split()
    return f"q={CHANCE.choice(words)}&{narrowing(number)}"


def on_a_day(number: int) -> str:
    """That people are held on a day within a hundred years, and so many filters."""
    day = DAY - timedelta(CHANCE.randrange(36_500))
    return f"on={day}&held=yes" + (f"&{narrowing(number)}" if number else "")


def asked(query: str) -> PeopleFilter:
    """The filters of a query."""
    return people_filter(QueryDict(query), DAY)


def facets(query: str) -> Question:
    """The question how many people there are to each choice."""
    return lambda: tallies.groups(asked(query))


def count(query: str) -> Question:
    """The question how many fit."""
    return lambda: asked(query).count()


def lists(query: str) -> Question:
    """The question for a page of the list."""
    return lambda: listed(asked(query))


def line(query: str) -> Question:
    """The question for the numbers of those held, month by month."""
    return lambda: series.held_over_time(asked(query))


def publications() -> list[float]:
    """Milliseconds of approving one more invented person, from the decision to the answer."""
    editor, reviewer = accounts()
    found = []
    for stage in stages(5, seed=largest(models.Edition), today=DAY)[:5]:
        at = timezone.make_aware(datetime.combine(stage.day, clock(12)))
        casefile.load([as_file(stage.tables)], by=editor, at=at)
        submission = review.submit(Person.objects.get(key=stage.person), by=editor, at=at)
        start = time.perf_counter()
        review.approve(submission, by=reviewer, at=at)
        found.append((time.perf_counter() - start) * 1000)
    return found


if __name__ == "__main__":
    main()
