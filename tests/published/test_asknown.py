"""What a large archive remembers answers for a past day's knowledge as a count of every record does."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.http import QueryDict

from cases.published import archive, asknown, keyset, reckoning, series, tallies
from cases.published.filters import people_filter
from cases.published.models import Edition, ListedEdition, Listing, StatusSpan, Trait
from tests.published.listing import listed
from tests.published.test_hot_queries import plan_of, questions

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 26)
CHANCE = random.Random(11)  # noqa: S311 - the same archive each time
CUTS = (date(2019, 3, 1), date(2024, 2, 29), date(2026, 11, 20))
DAYS = (date(2009, 1, 1), *(cut + timedelta(by) for cut in CUTS for by in (-1, 0)), TODAY)
FIRST = CUTS[0] - timedelta(400)
TRAITS = (("country", "KZ"), ("country", "XX"), ("sex", "male"), ("year", "2018"), ("year_on", "2019"))
WAYS = (("serving_prison", "surely"), ("released", ""), ("wanted", "possibly"))


@pytest.fixture
def republished(db: None) -> None:
    """Twelve people who do not exist: one is recorded since a later day, and seven had other records before."""
    for number in range(1, 13):
        recorded(number)
    people = list(Listing.objects.order_by("pk"))
    people[0].editions.update(known_from=CUTS[1])
    people[0].spans.update(known_from=CUTS[1])
    people[0].traits.update(known_from=CUTS[1])
    for at, person in enumerate(people[1:8]):
        before(person, CUTS[at % 3])
    reckoning.recount()


def edition_of(key: str, number: int, day: date) -> Edition:
    position = Edition.objects.count() + 1
    return Edition.objects.create(
        position=position, subject_kind="person", subject_key=key, number=number, published_on=day,
        commitment=f"{position:064x}", chain=f"{position:064x}",
    )  # fmt: skip


def recorded(number: int) -> None:
    """Let a person be recorded under a name of which every third is the same."""
    key = f"XX-{number:04d}"
    newest = edition_of(key, 2, FIRST)
    person = Listing.objects.create(key=key, subject_kind="person", edition=newest, sort_key=key, held_from="2018")
    ListedEdition.objects.create(listing=person, edition=newest, known_from=FIRST)
    listed(number, [f"{'Birch' if number % 3 else 'Alder'} {number}"])
    said(person, {"known_from": FIRST})


def before(person: Listing, cut: date) -> None:
    """Let what is recorded of somebody hold from that day on, and something else before."""
    for rows in (person.editions, person.spans, person.traits):
        rows.update(known_from=cut)
    earlier = {"known_from": cut - timedelta(300), "known_until": cut - timedelta(1)}
    ListedEdition.objects.create(listing=person, edition=edition_of(person.key, 1, cut - timedelta(300)), **earlier)
    said(person, earlier)


def said(person: Listing, known: dict[str, date]) -> None:
    """Say of somebody what chance has it."""
    for facet, code in TRAITS:
        if CHANCE.random() < 0.7:
            Trait.objects.create(listing=person, facet=facet, code=code, **known)
    turn = date(2018, 1, 1) + timedelta(CHANCE.randrange(900))
    stretches = ((None, turn), (turn + timedelta(1), None))
    for (status, held), (first, last) in zip(CHANCE.sample(WAYS, 2), stretches, strict=True):
        StatusSpan.objects.create(
            listing=person, status=status, certainty="sure", is_main=True, is_held=bool(held), held=held,
            first_day=first, last_day=last, **known,
        )  # fmt: skip


def queries() -> Iterator[str]:
    for known in DAYS:
        for more in ("", "&held=yes", "&held=no&sex=male", "&status=released", "&country=KZ", "&year=2020", "&q=Birch"):
            for on in ("", "&on=2019-03-14", f"&on={TODAY}"):
                yield f"known={known}{more}{on}"


def answers(query: str) -> Any:
    """What lists, counts and the line over time say."""
    asked = people_filter(QueryDict(query), TODAY)
    fits = asked.fitting.people()
    people = asked.people if fits is None else asked.with_record
    remembered = asked.fitting.present
    page = keyset.piece(people, sort=keyset.BY_NAME, size=5, after="", fits=fits, remembered=remembered)
    counts = {name: dict(sorted(codes.items())) for name, codes in tallies.counts(asked, tallies.ORDER).items()}
    wider = asked.count(*asked.narrowing)
    return asked.problems(), asked.count(), wider, counts, [one.key for one in page.rows], series.held_over_time(asked)


def remember_everybody(monkeypatch: Any) -> None:
    monkeypatch.setattr(archive, "LARGE", 0)
    archive.forget()


def test_a_large_archive_answers_what_was_known_as_a_small_one_does(republished: None, monkeypatch: Any) -> None:
    counted = {query: answers(query) for query in queries()}
    assert len({str(one) for one in counted.values()}) > len(counted) / 3
    remember_everybody(monkeypatch)
    told = {query: answers(query) for query in queries()}
    assert people_filter(QueryDict(f"known={CUTS[0]}"), TODAY).fitting.archive
    differing = [query for query in counted if counted[query] != told[query]]
    assert differing == []


def test_what_was_known_follows_every_publication(republished: None, monkeypatch: Any) -> None:
    remember_everybody(monkeypatch)
    asked = f"known={CUTS[2] - timedelta(1)}&held=yes"
    before = answers(asked)
    person = Listing.objects.filter(spans__held="surely", spans__known_until=None, spans__last_day=None).first()
    assert person
    with reckoning.kept(person.key, TODAY):
        for rows in (person.editions, person.spans, person.traits):
            rows.filter(known_until=None).update(known_until=TODAY - timedelta(1))
        person.edition = edition_of(person.key, 3, TODAY)
        person.save()
        ListedEdition.objects.create(listing=person, edition=person.edition, known_from=TODAY)
        Trait.objects.create(listing=person, facet="place", code="elsewhere", known_from=TODAY)
    after = answers(asked)
    archive.forget()
    assert answers(asked) == after
    monkeypatch.setattr(archive, "LARGE", 10**9)
    archive.forget()
    assert answers(asked) == after
    assert after == before


def test_where_too_much_was_said_since_every_record_is_counted(republished: None, monkeypatch: Any) -> None:
    remember_everybody(monkeypatch)
    asked = f"known={CUTS[1] - timedelta(1)}"
    told = answers(asked)
    monkeypatch.setattr(asknown, "MOST", 1)
    archive.forget()
    assert people_filter(QueryDict(asked), TODAY).fitting.archive is None
    assert answers(asked) == told


def test_what_was_said_before_is_found_by_its_index(republished: None, monkeypatch: Any) -> None:
    remember_everybody(monkeypatch)
    present = archive.present()
    assert present
    assert present.past
    present.past.read()
    asked = questions(lambda: present.as_known(CUTS[1] - timedelta(1)))
    assert len(asked) == 3
    assert [plan for sql in asked if "_said_before" not in (plan := plan_of(sql))] == []
