"""Editions, index and drafts of many people from the bytes that two accounts agreed on, batch by batch."""

import json
import secrets
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from multiprocessing import get_context
from multiprocessing.pool import Pool
from typing import Any, Final

import django
from django.apps import apps
from django.db.models import Model

from cases.domain.canonical import digest
from cases.domain.chain import GENESIS, Link, commitment, following
from cases.models import Source
from cases.models.kinds import KINDS
from cases.published import index, indexrows, store
from cases.published.models import Edition, EditionContent, ListedName, Listing
from cases.published.pour import Numbers, Poured, Row, check_at_once, laid_out, pour, ready
from cases.published.traits import Head

from .draftrows import FACTS, MODELS, Drafts, shape

CONTENT: Final = ("edition_id", "salt", "sha256", "body")
EDITION: Final = (
    "id", "position", "subject_kind", "subject_key", "number", "published_on", "commitment", "chain",
)  # fmt: skip
AHEAD: Final = 2


@dataclass(frozen=True)
class Told:
    """What holds of every person of a load: who offered it and when, the list, the day of publication, the engine."""

    by: int
    at: str
    profile: int
    day: date
    vendor: str


@dataclass(frozen=True)
class Job:
    """One batch: two lines a person, the primary keys for its rows by table, and those of the sources that it cites."""

    told: Told
    lines: list[bytes]
    numbers: dict[str, Sequence[int]]
    sources: dict[str, int]


@dataclass(frozen=True)
class Made:
    """The rows of one batch, those of its editions left out, of which the links are there: (key, commitment)."""

    drafts: list[Poured]
    content: Poured
    index: list[Poured]
    links: list[tuple[str, str]]
    editions: Sequence[int]
    heads: dict[tuple[str, str], Head]


def made(job: Job) -> Made:
    """Work a batch out; nothing is asked of the database."""
    told, numbers = job.told, {table: iter(found) for table, found in job.numbers.items()}
    drafts, lister = _makers(told)
    drafted: dict[type[Model], list[Row]] = defaultdict(list)
    rows: dict[type[Model], list[tuple[Any, ...]]] = defaultdict(list)
    links: list[tuple[str, str]] = []
    heads: dict[tuple[str, str], Head] = {}
    for body, draft in zip(map(bytes.rstrip, job.lines[::2]), job.lines[1::2], strict=True):
        plain, edition, listing = json.loads(body), next(numbers["editions"]), next(numbers["listings"])
        drafts.add(
            plain, json.loads(draft), person=next(numbers["people"]), numbers=numbers, sources=job.sources, into=drafted
        )
        salt = secrets.token_hex(32)
        rows[EditionContent].append((edition, salt, digest(body), body.decode()))
        links.append((plain["key"], commitment(salt, body)))
        found = lister.add(
            plain, listing=listing, edition=edition, day=told.day, names_from=numbers["listed"], into=rows
        )
        heads |= {(head.facet.value, head.code): head for head in found}
    return Made(
        [laid_out(model, shape(model).columns, drafted[model]) for model in MODELS],
        ready(EditionContent, CONTENT, rows[EditionContent], vendor=told.vendor),
        [ready(model, names, rows[model], vendor=told.vendor) for model, names in indexrows.COLUMNS.items()],
        links,
        job.numbers["editions"],
        heads,
    )


@lru_cache(maxsize=1)
def _makers(told: Told) -> tuple[Drafts, indexrows.Lister]:
    return Drafts(by=told.by, at=told.at, profile=told.profile, vendor=told.vendor), indexrows.Lister()


class Publication:
    """Publishes the people of one load; everything happens in the transaction of the caller."""

    def __init__(self, told: Told) -> None:
        self.told, self.numbers, self.sources = told, Numbers(), dict[str, int]()
        self.drafts, _lister = _makers(told)
        last = store.last_link()
        self.position, self.chain = (last.position, last.chain) if last else (0, GENESIS)
        check_at_once()

    def publish(self, batches: Iterable[tuple[dict[str, Any], list[bytes]]], *, workers: int) -> Iterator[int]:
        """Publish (head, lines) after (head, lines), and give after each how many people it brought."""
        jobs = (self._job(head, lines) for head, lines in batches)
        for one in _worked(jobs, workers):
            self._pour(one)
            yield len(one.links)

    def _job(self, head: dict[str, Any], lines: list[bytes]) -> Job:
        numbers = {
            "people": self.numbers.of(KINDS["people"][1], head["people"]),
            "editions": self.numbers.of(Edition, head["people"]),
            "listings": self.numbers.of(Listing, head["people"]),
            "listed": self.numbers.of(ListedName, head["rows"].get("listed", 0)),
            "names": self.numbers.of(apps.get_model("cases", "Name"), head["rows"].get("names", 0)),
        } | {table: self.numbers.of(KINDS[table][1], head["rows"].get(table, 0)) for table in FACTS}
        self._keep_sources(head["sources"])
        return Job(self.told, lines, numbers, {key: self.sources[key] for key in head["cited"]})

    def _keep_sources(self, new: list[dict[str, Any]]) -> None:
        numbers = self.numbers.of(Source, len(new))
        rows = [self.drafts.source(number, row) for number, row in zip(numbers, new, strict=True)]
        pour(ready(Source, shape(Source).columns, rows, vendor=self.told.vendor))
        self.sources |= {row["key"]: number for number, row in zip(numbers, new, strict=True)}

    def _pour(self, one: Made) -> None:
        for rows in one.drafts:
            pour(rows)
        editions = [self._edition(number, *link) for number, link in zip(one.editions, one.links, strict=True)]
        pour(ready(Edition, EDITION, editions, vendor=self.told.vendor))
        pour(one.content)
        for rows in one.index:
            pour(rows)
        index.give_names(one.heads.values())

    def _edition(self, number: int, key: str, committed: str) -> tuple[Any, ...]:
        self.position += 1
        day = self.told.day
        link = Link(self.position, "person", key, 1, day.isoformat(), committed, "")
        self.chain = following(self.chain, link)
        return number, self.position, "person", key, 1, day, committed, self.chain


def _worked(jobs: Iterator[Job], workers: int) -> Iterator[Made]:
    """Give what is made of the jobs, in their order, by so many processes beside this one."""
    if not workers:
        yield from map(made, jobs)
        return
    with get_context("spawn").Pool(workers, initializer=django.setup) as pool:
        yield from _ahead(jobs, pool, workers * AHEAD)


def _ahead(jobs: Iterator[Job], pool: Pool, many: int) -> Iterator[Made]:
    waiting: deque[Any] = deque()
    for job in jobs:
        waiting.append(pool.apply_async(made, (job,)))
        if len(waiting) > many:
            yield waiting.popleft().get()
    while waiting:
        yield waiting.popleft().get()
