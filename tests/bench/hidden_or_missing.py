"""Whether anybody can tell what is hidden from what never was: `python tests/bench/hidden_or_missing.py [--plant]`.

Asks the shipped gunicorn, which serves both sides and keeps no answers, in pairs and in an order drawn by lot, for a
record that is among the drafts alone and for one that is nowhere: people and cases at every address that names one,
in every format, editions that wait for approval, places, courts and judges of confidential entries, names that are
searched for, and photographs that are stored and not shown. Status, headers and body must be the same but for what was
asked by; times are compared by their ranks (Mann and Whitney): `delta` is Cliff's, from -1 to 1, 0 for no difference.
An address counts as told apart if p is below 0.001 divided by the number of addresses, with a delta of 0.147 or more,
and if that is so again when it is asked anew. The status is 1 when any is.

`--plant` asks a site that works more for what it hides, and must be told apart. `.ci/with-postgres` before the command
does the same on PostgreSQL.
"""

import argparse
import json
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.security.installation import Installation  # noqa: E402
from tests.security.servers import free_port, running  # noqa: E402
from tests.security.telling import Compared, compared  # noqa: E402

SURE = 0.001
PREPARE = """
import django, json, random
django.setup()
from django.contrib.auth.models import User
from django.utils import timezone
from cases import review
from cases.domain.vocabulary.who import Naming
from cases.models import Case, Custody, Name, Organisation, Person, Place, Relationship
from cases.models.keys import LETTERS, mint
from cases.models.pictures import public_name
from cases.published import pictures
editor, reviewer, at = User.objects.get(username="editor"), User.objects.get(username="reviewer"), timezone.now()
by, many = {"changed_by": editor, "changed_at": at}, range(12)
def word():
    return "".join(random.choice("bdfgklmnrstvz") + random.choice("aeiou") for _ in range(5)).capitalize()
def key(infix):
    return f"KZ-{infix}{mint('', letters=4)[1:].upper()}"
subject = Person.objects.get(key="KZ-QM2K")
words, keys = [word() for _ in many], {"person": [key("") for _ in many], "case": [key("C") for _ in many]}
for name, one in zip(words, keys["person"]):
    person = Person.objects.create(key=one, naming=Naming.HIDDEN, is_of_interest=True, note=name, **by)
    for number in range(20):
        person.names.create(text=f"{name} {word()}", lang="en", script="Latn", **by)
for name, one in zip(words, keys["case"]):
    Case.objects.create(key=one, title={"en": name}, **by)
places = [Place.objects.create(kind="village", **by).key for _ in many]
bodies = [Organisation.objects.create(kind="court", **by).key for _ in many]
model = Custody.objects.filter(person=subject)[0]
for one in places:
    model.pk, model.key, model.is_confidential, model.place = None, "", True, Place.objects.get(key=one)
    model.save(force_insert=True)
shown = [public_name(word().encode()) for _ in many]
for name in shown:
    pictures.keep(name, b"pixels")
for number in (2, 3):
    subject.names.create(text=f"{word()} {number}", lang="en", script="Latn", **by)
    waiting = review.submit(subject, by=editor, at=at)
    if number == 2:
        review.approve(waiting, by=reviewer, at=at)
print(json.dumps({
    "person": [keys["person"], [key("") for _ in many]],
    "case": [keys["case"], [key("C") for _ in many]],
    "place": [places, [mint("place") for _ in many]],
    "org": [bodies, [mint("org") for _ in many]],
    "word": [words, [word() for _ in many]],
    "picture": [shown, [public_name(word().encode()) for _ in many]],
    "number": [["3"], ["4"]],
}))
"""
ADDRESSES = r"""
import django
django.setup()
import re
from tests.security.surface import routes
from cases.published.formats.catalogue import FORMATS
LISTS = ("/en/people/", "/api/v1/people", "/en/people.csv", "/en/people.xlsx", "/en/people.json", "/en/people.atom")
FILLED = {"lang": ["en"], "slug": ["x"], "extension": list(FORMATS), "shelf": [""], "name": [""]}
def filled(route, parts):
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: parts.get(part[1], part[1]), route)
for route, pattern in routes():
    if "<key:key>" not in route:
        continue
    for extension in FORMATS if "<extension" in route else [""]:
        fixed = {"lang": "en", "slug": "x", "extension": extension, "number": "1", "before": "1", "after": "2"}
        if "<shelf" in route:
            for shelf, kind in (("places", "place"), ("courts", "org"), ("judges", "org")):
                print(kind, filled(route, fixed | {"shelf": shelf, "key": "{}"}))
            continue
        for section, kind in (("people", "person"), ("cases", "case")):
            print(kind, filled(route, fixed | {"section": section, "key": "{}"}))
        for last in ("number", "after"):
            if f"<int:{last}>" in route:
                known = {"section": "people", "key": "KZ-QM2K", last: "{}"}
                print("number", filled(route, fixed | known))
for path in LISTS:
    print("word", f"{path}?q={{}}")
    print("place", f"{path}?place={{}}")
    print("org", f"{path}?court={{}}")
for path in ("/en/people/", "/api/v1/people"):
    print("person", f"{path}?after={{}}")
print("case", "/api/v1/cases?after={}")
print("place", "/en/editions.atom?place={}")
print("place", "/en/numbers/?place={}")
print("picture", "/pictures/{}")
"""


@dataclass
class Shape:
    """A kind of address, what is hidden and what is missing there, and what was answered: times, and what was said."""

    kind: str
    address: str
    times: tuple[list[float], list[float]] = field(default_factory=lambda: ([], []))
    said: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))

    def ask(self, link: HTTPConnection, which: int, name: str) -> None:
        """Ask for one that is hidden (0) or missing (1)."""
        began = time.perf_counter()
        link.request("GET", self.address.format(quote(name)), headers={"Host": "localhost"})
        answer = link.getresponse()
        body = answer.read()
        self.times[which].append(time.perf_counter() - began)
        heads = sorted(head for head in answer.getheaders() if head[0] not in {"Date", *_of_bytes(answer.status)})
        self.said[which].add(_without(f"{answer.status} {heads} {body!r}", name))

    @property
    def says(self) -> str:
        """The status; a mark where the answers differ."""
        one = next(iter(self.said[0]))
        return f"{one[:3]}{'' if self.said[0] == self.said[1] and len(self.said[0]) == 1 else ' DIFFERENT'}"

    @property
    def compared(self) -> Compared:
        """The times of the hidden beside those of the missing."""
        return compared(*self.times)

    @property
    def gap(self) -> float:
        """By how many milliseconds the median of the hidden is the longer one."""
        hidden, missing = map(statistics.median, self.times)
        return (hidden - missing) * 1000


def _without(said: str, name: str) -> str:
    """An answer without what was asked by; a number is taken out of addresses alone."""
    if name.isdecimal():
        return re.sub(rf"(?<=/editions/){name}\b|(?<=/editions/1/to/){name}\b", "…", said)
    return said.replace(name, "…").replace(name.upper(), "…")


def _of_bytes(status: int) -> set[str]:
    """A digest of bytes that hold what was asked by differs as that does; the bytes themselves are compared."""
    return {"ETag"} if status == 200 else set()


def asked(port: int, shapes: list[Shape], names: dict[str, list[list[str]]], *, rounds: int) -> None:
    """Ask for every shape so many times for either kind, all in an order drawn by lot."""
    link = HTTPConnection("127.0.0.1", port, timeout=60)
    for _round in range(rounds):
        for shape in random.sample(shapes, len(shapes)):
            for which in random.sample((0, 1), 2):
                shape.ask(link, which, random.choice(names[shape.kind][which]))  # noqa: S311 - nothing secret
    link.close()


def told(shapes: list[Shape]) -> Iterator[str]:
    """The lines of the table, those with the largest difference last."""
    yield f"{'hidden and missing at':<62}{'status':>8}{'n':>6}{'delta':>8}{'p':>9}{'gap ms':>9}"
    for shape in sorted(shapes, key=lambda one: abs(one.compared.delta)):
        found = shape.compared
        count = len(shape.times[0])
        yield f"{shape.address:<62}{shape.says:>8}{count:>6}{found.delta:>8.3f}{found.p:>9.1e}{shape.gap:>9.3f}"


def suspects(shapes: list[Shape], *, of: int) -> list[Shape]:
    """Those whose times differ more than by chance among so many."""
    return [shape for shape in shapes if shape.compared.differ(p=SURE / of)]


def report(folder: Path, *, rounds: int, plant: bool) -> bool:
    """Set everything up, ask, print the table, and answer whether anything can be told apart."""
    site = Installation(folder, os.environ.get("DATABASE_URL") or f"sqlite:///{folder / 'tracker.sqlite3'}")
    site.manage("demo", "--no-serve")
    prepared, listed = site.run("-c", PREPARE), site.run("-c", ADDRESSES)
    assert (prepared.returncode, listed.returncode) == (0, 0), prepared.stderr + listed.stderr
    names = json.loads(prepared.stdout)
    kinds = (line.partition(" ") for line in dict.fromkeys(listed.stdout.splitlines()))
    shapes = [Shape(kind, address) for kind, _space, address in kinds]
    application = "tests.bench.telling_site:application" if plant else "tracker.wsgi"
    command = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--max-requests", "0", application]
    port = free_port()
    environment = site.variables(BIND=f"127.0.0.1:{port}", WORKERS="1", KEPT_ANSWERS="0")
    with running(command, port, folder / "gunicorn.log", environment):
        asked(port, [Shape(one.kind, one.address) for one in shapes], names, rounds=3)
        asked(port, shapes, names, rounds=rounds)
        again = [Shape(one.kind, one.address) for one in suspects(shapes, of=len(shapes))]
        asked(port, again, names, rounds=2 * rounds)
    slow = [one.address for one in suspects(again, of=len(shapes))]
    other = [one.address for one in shapes if "DIFFERENT" in one.says]
    lines = [
        *told(shapes),
        f"{len(shapes)} kinds of addresses, {rounds} times each for hidden and for missing.",
        f"Told apart by what they say: {', '.join(other) or 'none'}.",
        f"Told apart by time: {', '.join(slow) or 'none'} (asked anew: {len(again)}).",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return bool(slow or other)


def main() -> None:
    """Print the table; the status says whether all is as it must be."""
    parser = argparse.ArgumentParser(description="Ask for what is hidden and for what never was.")
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--plant", action="store_true", help="a site that leaks by time, and must be told apart")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hidden-") as made:
        is_told = report(Path(made), rounds=options.rounds, plant=options.plant)
    sys.exit(int(is_told != options.plant))


if __name__ == "__main__":
    main()
