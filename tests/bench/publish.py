"""What publishing a record of fifty entries costs, in parts: `python tests/bench/publish.py [--people N] [--rounds 7]`.

Beside N invented people, one with fifty entries is published again and again with one entry moved. Published is what
every reader of the record can see: names, counts and steps, and its page in three languages, drawn for the first time.
Beside the time that passed stands what the site's own process computed, which other work on the machine changes little.
DATABASE_URL names a database that is empty or was filled by an earlier run; without it a SQLite file serves for once.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.filling import DAY, connection, fill, settings  # noqa: E402 - it sets Django up

# isort: split
from django.contrib.auth.models import User  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from cases import review  # noqa: E402
from cases.domain.naming import display_name  # noqa: E402
from cases.domain.text import LANGUAGES  # noqa: E402
from cases.exchange import casefile  # noqa: E402
from cases.exchange.fiction.stages import stages  # noqa: E402
from cases.exchange.fiction.world import as_file, world  # noqa: E402
from cases.management.commands.invent import accounts  # noqa: E402
from cases.models import Person, Protest  # noqa: E402
from cases.published import addresses, store  # noqa: E402
from tests.conftest import browser_of  # noqa: E402

ENTRIES = 50
KEY = "BV-FFTY"


class Clock:
    """Milliseconds that passed, and those of the processor, by the name of the part that took them."""

    def __init__(self) -> None:
        self.taken: dict[str, list[tuple[float, ...]]] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Note how long the block takes."""
        start, computed = time.perf_counter(), time.process_time()
        yield
        passed = time.perf_counter() - start, time.process_time() - computed
        self.taken.setdefault(name, []).append(tuple(one * 1000 for one in passed))


def main() -> None:
    """Publish, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    settings.ALLOWED_HOSTS = ["testserver"]
    fill(options.people)
    users = accounts()
    browsers = browser(users[0]), browser(users[1]), Client()
    person = Person.objects.filter(key=KEY).first() or entered(users[0])
    clock = Clock()
    for _round in range(options.rounds + 1):
        published(person, *browsers, clock)
    sys.stdout.write(f"{connection.vendor}, {options.people} people, {ENTRIES} entries, {options.rounds} rounds, ms\n")
    sys.stdout.write(f"{'':<50}{'median':>8}{'least':>8}{'computed':>10}\n")
    published_parts = [found for name, found in clock.taken.items() if name.startswith(("approved", "the page"))]
    clock.taken["published: approved, and drawn three times"] = [
        tuple(map(sum, zip(*parts, strict=True))) for parts in zip(*published_parts, strict=True)
    ]
    for name, found in clock.taken.items():
        passed, computed = zip(*found[1:], strict=True)
        middle = statistics.median(passed), min(passed), statistics.median(computed)
        sys.stdout.write("{:<50}{:>8.1f}{:>8.1f}{:>10.1f}\n".format(name, *middle))


def browser(user: User) -> Client:
    """A browser in which an account is logged in."""
    User.objects.filter(pk=user.pk).update(is_staff=True)
    return browser_of(User.objects.get(pk=user.pk))


def entered(editor: User) -> Person:
    """Enter a life with as many entries."""
    life = max(stages(60, seed=5, today=DAY), key=lambda one: len(one.tables.get("custody", ())))
    tables = {name: [renamed(row, life.person) for row in rows] for name, rows in life.tables.items()}
    more = ENTRIES - sum(map(len, tables.values()))
    tables["sources"] = [{**world()["sources"][0], "key": "source-fifty"}]
    cited = [{"source": "source-fifty", "locator": "paragraph 1"}]
    tables["protests"] = tables.get("protests", []) + [
        {"key": f"pr-fifty{at}", "person": KEY, "kind": "hunger_strike", "citations": cited,
         "occurred": {"date": (DAY - timedelta(days=30 * at)).isoformat()}}
        for at in range(more)
    ]  # fmt: skip
    casefile.load([as_file(tables)], by=editor, at=timezone.now())
    return Person.objects.get(key=KEY)


def renamed(value: Any, old: str) -> Any:
    """The same with the key of the record in every place, and new keys."""
    if isinstance(value, dict):
        return {name: renamed(one, old) for name, one in value.items()}
    if isinstance(value, list):
        return [renamed(one, old) for one in value]
    return (
        value.replace(old, KEY).replace(old.replace("-", ""), KEY.replace("-", "")) if isinstance(value, str) else value
    )


def published(person: Person, editor: Client, reviewer: Client, reader: Client, clock: Clock) -> None:
    """Move one entry by a day in the admin, submit, approve at the desk of review, and ask for the pages."""
    row = Protest.objects.filter(person=person).latest("pk")
    page = reverse("admin:cases_protest_change", args=[row.pk])
    day = date.fromisoformat(row.occurred) - timedelta(days=1)
    with clock.part("an entry opened in the admin"):
        form = Form(editor.get(page).content.decode()).sent
    with clock.part("an entry saved in the admin"):
        assert editor.post(page, form | {"occurred": day.isoformat()}).status_code == 302
    with clock.part("submitted"):
        submission = review.submit(person, by=accounts()[0], at=timezone.now())
    with clock.part("approved in the admin: names, counts and steps"):
        answer = reviewer.post(reverse("admin:cases_submission_approve", args=[submission.pk]))
    found = store.current(KEY)
    assert answer.status_code == 302
    assert found
    assert found.dossier.subject
    assert day.isoformat() in {row.occurred.date.text for row in found.dossier.protests if row.occurred}
    for lang in LANGUAGES:
        path = addresses.record(lang, found.kind, found.key, display_name(found.dossier.subject, "en"))
        with clock.part(f"the page drawn in {lang}"):
            assert reader.get(path).status_code == 200


class Form(HTMLParser):
    """What a browser sends back of a page's form in which nothing was changed."""

    def __init__(self, page):
        super().__init__()
        self.sent, self._open = {}, ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Take the value of a control, or note that one begins."""
        given = dict(attrs)
        name = given.get("name", "")
        if tag in {"select", "textarea"}:
            self._open = name
            if tag == "textarea":
                self.sent[name] = ""
        elif tag == "option" and "selected" in given:
            self.sent[self._open] = given.get("value", "")
        elif tag == "input" and given.get("type") in {"text", "hidden", "number", "date", "url", None}:
            self.sent[name] = given.get("value", "")
        elif tag == "input" and "checked" in given:
            self.sent[name] = given.get("value", "on")

    def handle_data(self, data):
        """Take the words of a text box."""
        if self._open and self.lasttag == "textarea":
            self.sent[self._open] += data.removeprefix("\n").removeprefix("\r\n")

    def handle_endtag(self, tag):
        """Note that a control ends."""
        if tag in {"select", "textarea"}:
            self._open = ""


if __name__ == "__main__":
    main()
