"""Stretches of the orders of the list: who fits is met in order, whatever fits, and publications keep them right."""

import random
from typing import Any

import pytest

from cases.domain.vocabulary.who import SubjectKind
from cases.published import archive, index, keyset, orders, packed, proving, reckoning, rolls, stretches
from cases.published.countmodels import Stretch
from cases.published.models import Listing

pytestmark = pytest.mark.django_db
SORTS = ("name", "held", "updated")


@pytest.fixture
def crowd(crowded: None, monkeypatch: Any) -> list[Listing]:
    """Eleven people on stretches of two and three, none of whom are few."""
    monkeypatch.setattr(stretches, "LONGEST", 3)
    monkeypatch.setattr(keyset, "FEW", 0)
    reckoning.recount()
    return list(Listing.objects.filter(subject_kind=SubjectKind.PERSON.value, edition__isnull=False))


def ordered(people: list[Listing], sort: str) -> list[Listing]:
    columns = keyset.SORTS[sort]
    return list(Listing.objects.filter(pk__in=[one.pk for one in people]).order_by(*columns))


def keys(piece: keyset.Piece) -> list[str]:
    return [row.key for row in piece.rows]


def every_part_is_the_same(some: list[Listing], crowd: list[Listing], sort: str, **by: Any) -> None:
    """Each part of the list of some people, met in some way, is the part of a list that holds nobody else."""
    fits = rolls.people_of(one.pk for one in some)
    for edge in ("", *(one.key for one in crowd)):
        for way in ("after", "before") if edge else ("after",):
            asked: Any = {"sort": sort, "size": 2, way: edge}
            apart = keyset.piece(Listing.objects.filter(pk__in=[one.pk for one in some]), **asked)
            assert keyset.piece(Listing.objects.all(), **asked, fits=fits, **by) == apart


@pytest.mark.parametrize("sort", SORTS)
def test_every_part_of_every_list_is_the_same_as_without_stretches(crowd: list[Listing], sort: str) -> None:
    chance = random.Random(8)  # noqa: S311 - the same sets in every run
    for many in (0, 1, 2, 5, 8, len(crowd)):
        every_part_is_the_same(chance.sample(crowd, many), crowd, sort)


@pytest.mark.parametrize("moved", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_orders_in_memory_answer_the_same(crowd: list[Listing], sort: str, monkeypatch: Any, moved: bool) -> None:
    monkeypatch.setattr(archive, "LARGE", 0)
    archive.forget()
    remembered = archive.present()
    assert remembered
    assert remembered.past
    remembered.past.read()
    if moved:
        with reckoning.kept(crowd[2].key):
            Listing.objects.filter(pk=crowd[2].pk).update(sort_key="zzz", held_from="1900-01-01")
        index.follow(crowd[5].key)
        remembered = archive.present()
        assert remembered
        assert remembered.moved == {crowd[2].pk, crowd[5].pk}
    chance = random.Random(9)  # noqa: S311 - the same sets in every run
    for many, sparse in ((0, 1), (1, 30), (5, 1), (5, 30), (len(crowd), 1), (len(crowd), 0)):
        monkeypatch.setattr(orders, "_SPARSE", sparse)
        some = chance.sample(crowd, many)
        every_part_is_the_same(some, crowd, sort, remembered=remembered)
        fits = rolls.people_of(one.pk for one in some)
        met = remembered.first(sort, fits, 2, since=None, back=False) or []
        assert len(met) <= 1 + stretches.LONGEST + len(remembered.moved)
    archive.forget()


@pytest.mark.parametrize("sort", SORTS)
def test_nobody_but_those_on_the_way_is_looked_at(crowd: list[Listing], sort: str, monkeypatch: Any) -> None:
    seen: list[int] = []
    met = rolls.among
    monkeypatch.setattr(rolls, "among", lambda people, numbers: seen.extend(numbers) or met(people, numbers))
    first, *_rest, last = ordered(crowd, sort)
    piece = keyset.piece(Listing.objects.all(), sort=sort, size=1, fits=rolls.people_of(one.pk for one in crowd))
    assert (keys(piece), len(seen) <= 3, last.pk in seen) == ([first.key], True, False)


def test_stretches_follow_publications_and_are_cut(crowd: list[Listing]) -> None:
    assert sizes() == [1] * 3 * len(crowd)
    gone = crowd[2:9]
    for one in gone:
        with reckoning.kept(one.key):
            index._forget(one.key)
    assert [*proving.stretches_against_index()] == []
    assert sum(sizes()) == 3 * (len(crowd) - len(gone))
    stretches.recount()
    met: list[int] = []
    for one in gone:
        index.follow(one.key)
        assert [*proving.stretches_against_index()] == []
        met += sizes()
    assert (max(met), sum(sizes())) == (3, 3 * len(crowd))


def sizes() -> list[int]:
    return [len(packed.unpack(row.people)) for row in Stretch.objects.all()]


def test_lists_are_walked_while_there_are_no_stretches(crowd: list[Listing]) -> None:
    Stretch.objects.all().delete()
    fits = rolls.people_of(one.pk for one in crowd)
    piece = keyset.piece(Listing.objects.all(), sort="held", size=20, fits=fits)
    assert keys(piece) == [one.key for one in ordered(crowd, "held")]
    index.follow(crowd[0].key)
    assert Stretch.objects.exists()


def test_many_of_one_day_stand_on_several_stretches(crowd: list[Listing]) -> None:
    Listing.objects.update(held_from="1937-08-01")
    stretches.recount()
    assert Stretch.objects.filter(order="held").count() > 3
    assert [*proving.stretches_against_index()] == []


def test_machine_words_answer_the_same() -> None:
    from cases.published import crowds  # noqa: PLC0415 - what only large archives need

    numbers = packed.unpack(packed.pack([5, 40_000, 1, 70_000, 900_000]))
    fits = rolls.people_of([1, 2, 40_000])
    assert rolls.among(fits, numbers) == rolls.among(crowds.crowd_of(fits), numbers) == [40_000, 1]
