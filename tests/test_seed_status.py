"""The arithmetic and the statuses that the two cases must come to, with the outside facts and without them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from cases.domain.dossier import TABLES, Dossier, Record
from cases.domain.duration import Term
from cases.domain.liberty import held_on, left_on
from cases.domain.profile import profile
from cases.domain.sentence import TWO_THIRDS, current, part_served
from cases.domain.status import spans, status_on
from cases.domain.vocabulary.custody import Certainty, Status
from cases.domain.vocabulary.evidence import CitationStance
from cases.models import Person
from cases.publishing import gather_dossier
from tests.conftest import ABISHEV, ATABEK

pytestmark = pytest.mark.django_db

ARTICLES = {ABISHEV: "source-2cr7d2", ATABEK: "source-wzkqp4"}
RELEASED = {status for status in Status if status.value.startswith("released")} | {Status.PARDONED, Status.AT_LIBERTY}


@pytest.fixture
def whole(drafted: None) -> dict[str, Dossier]:
    return {key: gather_dossier(Person.objects.get(key=key)) for key in (ABISHEV, ATABEK)}


@pytest.fixture
def from_article(whole: dict[str, Dossier]) -> dict[str, Dossier]:
    return {key: only_from(dossier, ARTICLES[key]) for key, dossier in whole.items()}


def only_from(dossier: Dossier, article: str) -> Dossier:
    """The dossier as the article alone gives it: rows that it states, each with its citation of the article."""
    return replace(dossier, **{table: tuple(_stated(dossier, table, article)) for table in TABLES})


def _stated(dossier: Dossier, table: str, article: str) -> Iterator[Any]:
    for row in getattr(dossier, table):
        if not isinstance(row, Record) or table in {"people", "organisations", "places"}:
            yield row
            continue
        own = tuple(citation for citation in row.citations if citation.source == article)
        if any(citation.stance is not CitationStance.SUPPORTS for citation in own):
            yield replace(row, citations=own)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2021-02-10", Status.RELEASE_ORDERED),
        ("2021-03-01", Status.SERVING),
        ("2021-09-26", Status.SERVING),
        ("2021-09-27", Status.RELEASE_ORDERED),
        ("2021-09-30", Status.RELEASE_ORDERED),
        ("2021-10-12", Status.RELEASE_ORDERED),
        ("2021-10-13", Status.TERM_OVER),
        ("2026-11-22", Status.TERM_OVER),
    ],
)
def test_abishev_from_the_article_alone(from_article: dict[str, Dossier], day: str, status: Status) -> None:
    assert status_on(from_article[ABISHEV], date.fromisoformat(day)).status is status


def test_abishev_is_never_called_released_from_the_article_alone(from_article: dict[str, Dossier]) -> None:
    day = date(2021, 9, 27)
    while day < date(2023, 1, 1):
        answer = status_on(from_article[ABISHEV], day)
        assert not {answer.status, *answer.also} & RELEASED, day
        day += timedelta(days=1)
    for span in spans(from_article[ABISHEV]):
        assert span.status not in RELEASED or (span.last and span.last < date(2018, 12, 31))


@pytest.mark.parametrize("source", ["whole", "from_article"])
@pytest.mark.parametrize(
    ("day", "status", "days"),
    [
        ("2021-09-30", Status.SERVING, None),
        ("2021-10-01", Status.RESTRICTED_FREEDOM, None),
        ("2021-10-15", Status.RESTRICTED_FREEDOM, None),
        ("2021-11-23", Status.RESTRICTED_FREEDOM, None),
        ("2021-11-24", Status.DIED_AFTER_RELEASE, 54),
        ("2026-11-22", Status.DIED_AFTER_RELEASE, 54),
    ],
)
def test_atabek(source: str, day: str, status: Status, days: int | None, request: pytest.FixtureRequest) -> None:
    dossier = request.getfixturevalue(source)[ATABEK]
    answer = status_on(dossier, date.fromisoformat(day))
    assert (answer.status, answer.certainty, answer.days) == (status, Certainty.SURELY, days)


def test_the_sentence_of_abishev(whole: dict[str, Dossier]) -> None:
    (ledger,) = current(whole[ABISHEV])
    assert ledger.net == Term.of(years=6, months=4)
    assert ledger.ends
    assert (ledger.ends.earliest, ledger.ends.latest) == (date(2024, 3, 27), date(2024, 3, 27))
    left = left_on(whole[ABISHEV], date(2021, 2, 1))
    assert left
    assert (left.least, left.most) == (Term.of(years=3, months=1, days=26),) * 2


def test_the_net_term_of_abishev_from_the_article_alone(from_article: dict[str, Dossier]) -> None:
    (ledger,) = current(from_article[ABISHEV])
    assert ledger.net == Term.of(years=6, months=4)


def test_the_sentence_of_atabek(whole: dict[str, Dossier]) -> None:
    (ledger,) = current(whole[ATABEK])
    assert ledger.ends
    assert ledger.ends.earliest == ledger.ends.latest == date(2024, 7, 17)
    served = part_served(ledger, TWO_THIRDS)
    assert served
    assert served.earliest == served.latest == date(2018, 7, 17)
    held = held_on(whole[ATABEK], date(2021, 10, 1))
    assert (held.least, held.most) == (Term.of(years=15, months=2, days=14),) * 2
    left = left_on(whole[ATABEK], date(2021, 9, 30))
    assert left
    assert left.least == Term.of(years=2, months=9, days=17)


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("key", [ABISHEV, ATABEK])
def test_the_article_alone_gives_a_sound_page(from_article: dict[str, Dossier], key: str, lang: str) -> None:
    page = profile(from_article[key], lang, date(2026, 11, 22))
    assert page.header.state
    assert len(page.timeline) >= 3
    assert ARTICLES[key] in [source.key for source in page.sources]
    assert all(entry.citations or entry.computed for year in page.timeline for entry in year.entries)
