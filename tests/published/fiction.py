"""A record of a person who does not exist, as long as a test wants it."""

from datetime import date

from cases.domain.canonical import digest, to_bytes
from cases.domain.dossier import (
    Citation,
    Custody,
    Dossier,
    HealthEvent,
    IllTreatment,
    Name,
    Person,
    Protest,
    Response,
    Source,
    When,
)
from cases.domain.fuzzydate import FuzzyDate
from cases.domain.text import Text
from cases.domain.vocabulary.custody import CustodyForm
from cases.domain.vocabulary.life import HealthKind, ProtestKind, ResponseKind, TreatmentKind
from cases.domain.vocabulary.who import Standing, SubjectKind
from cases.published.store import Published

KEY = "XX-F2CT"
DAY = date(2026, 11, 22)


def when(text: str, words: str = "") -> When:
    """An imprecise date as a record has it."""
    return When(date=FuzzyDate.parse(text), words=words)


def cited(number: int, **more: object) -> tuple[Citation, ...]:
    """One citation of one of the ten sources."""
    return (Citation(source=f"source-{number % 10}", locator=f"paragraph {number}", **more),)  # type: ignore[arg-type]


def prisoner() -> Person:
    """Somebody with a name in two scripts."""
    return Person(
        key=KEY,
        country="XX",
        names=(
            Name(key="name-1", text="Ilmar Vostrikov", lang="en", script="Latn", preferred=True, citations=cited(1)),
            Name(key="name-2", text="Ильмар Востриков", lang="ru", script="Cyrl", preferred=True, citations=cited(1)),
        ),
    )


def illness(number: int) -> HealthEvent:
    """One of many reports on health; each in its own words, so that no compression is owed to the test."""
    said = " ".join(f"{word}{(number * 7919 + place * 104729) % 9973}" for place, word in enumerate(WORDS))
    return HealthEvent(
        key=f"health-{number}",
        person=KEY,
        kind=HealthKind.SYMPTOM,
        occurred=when(f"{2012 + number // 4}-{number % 12 + 1:02}", f"words of source {number}"),
        text=Text(en=said),
        condition=Text(en=f"condition {number}"),
        citations=cited(number, speaker_text=Text(en=f"relative {number}"), via="a radio station", quote=f"q{number}"),
    )


def hunger_strike() -> Protest:
    """A protest that began on about a day."""
    return Protest(
        key="protest-1",
        person=KEY,
        kind=ProtestKind.HUNGER_STRIKE,
        occurred=when("2015-03-02~"),
        citations=cited(5),
    )


WORDS = [
    "he",
    "reported",
    "to",
    "his",
    "lawyer",
    "that",
    "since",
    "the",
    "transfer",
    "a",
    "pain",
    "had",
    "not",
    "been",
    "treated",
    "in",
    "spite",
    "of",
    "requests",
]


def dossier(illnesses: int = 2) -> Dossier:
    """A record with custody, an allegation with its answer, a protest and so many reports on health."""
    return Dossier(
        kind=SubjectKind.PERSON,
        key=KEY,
        people=(prisoner(),),
        custody=(
            Custody(key="custody-1", person=KEY, form=CustodyForm.PRISON, occurred=when("2012"), citations=cited(2)),
        ),
        health=tuple(illness(number) for number in range(illnesses)),
        ill_treatment=(
            IllTreatment(
                key="treatment-1",
                person=KEY,
                kind=TreatmentKind.VIOLENCE,
                occurred=when("2014-05"),
                standing=Standing.ALLEGED,
                text=Text(ru="Его били."),
                citations=cited(3),
            ),
        ),
        responses=(
            Response(
                key="response-1",
                kind=ResponseKind.DENIES,
                by=Text(en="the prison"),
                to_treatments=("treatment-1",),
                citations=cited(4),
            ),
        ),
        protests=(hunger_strike(),),
        sources=tuple(source(number) for number in range(10)),
    )


def source(number: int) -> Source:
    """One of the ten sources."""
    return Source(
        key=f"source-{number}",
        title=f"Report {number}",
        publisher=f"Outlet {number}",
        url=f"https://outlet-{number}.example/report",
        published=when(f"20{12 + number}-04-01"),
        language="en",
    )


def edition(record: Dossier, number: int = 1, latest: int = 1) -> Published:
    """The record as an edition that the store might answer."""
    body = to_bytes(record)
    return Published(
        key=record.key,
        kind="person",
        number=number,
        latest_number=latest,
        published_on=DAY,
        sha256=digest(body),
        chain="0" * 64,
        body=body,
        dossier=record,
    )
