"""What lists show of people is kept beside the index, follows every publication, and is what the index says."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.domain.vocabulary.who import SubjectKind
from cases.published import glances, index, proving, reckoning
from cases.published.countmodels import Glance
from cases.published.glances import Seen, Spell, Spelled
from cases.published.models import ListedEdition, ListedName, Listing

pytestmark = pytest.mark.django_db
DAYS = st.none() | st.dates()
WORDS = st.text(max_size=12)
SPELLS = st.builds(Spell, WORDS, WORDS, st.booleans(), st.booleans(), st.sampled_from(["", "surely"]), DAYS, DAYS)


@pytest.fixture
def people(crowded: None) -> list[Listing]:
    """The people of both seed cases, and invented ones of whom some are only mentioned."""
    return list(Listing.objects.filter(subject_kind=SubjectKind.PERSON.value).order_by("pk"))


@given(
    number=st.integers(1, 10**7),
    title=st.dictionaries(st.sampled_from(["en", "ru", "kk"]), WORDS),
    day=st.dates(),
    spells=st.lists(SPELLS, max_size=3),
    told=st.lists(st.tuples(WORDS, WORDS), max_size=3),
    names=st.lists(st.builds(Spelled, WORDS, WORDS), max_size=3),
)
def test_what_is_kept_is_read_as_it_was(
    number: int, title: dict[str, str], day: date, spells: list[Spell], told: Any, names: list[Spelled]
) -> None:
    one = Seen(number, "XX-FICT", "", "9999", title, 3, day, True, tuple(spells), tuple(told), tuple(names))
    assert glances._read(number, glances.said(one)) == one


def test_everybody_with_a_record_is_kept_and_nobody_else(people: list[Listing]) -> None:
    with_record = {one.pk for one in people if one.edition_id}
    assert 0 < len(with_record) < len(people)
    assert set(Glance.objects.values_list("pk", flat=True)) == with_record
    assert [*proving.glances_against_index()] == []


def test_they_come_in_the_order_that_is_asked_for(people: list[Listing]) -> None:
    asked = [one.pk for one in people if one.edition_id][::-1]
    assert [one.pk for one in glances.seen(asked)] == asked
    assert [one.pk for one in glances.seen([one.pk for one in people if not one.edition_id])] == []


def test_what_is_not_kept_yet_is_read_from_the_index(people: list[Listing], django_assert_num_queries: Any) -> None:
    asked = [one.pk for one in people if one.edition_id]
    with django_assert_num_queries(1):
        kept = glances.seen(asked)
    Glance.objects.filter(pk__in=asked[1:]).delete()
    assert glances.seen(asked) == kept


def test_a_past_day_shows_what_was_published_then(people: list[Listing]) -> None:
    listing = next(one for one in people if one.editions.count() > 1)
    first, second = listing.editions.order_by("known_from")[:2]
    ((then,), (now,)) = (glances.seen([listing.pk], day) for day in (first.known_from, None))
    assert (then.number, then.is_newest, then.published_on) == (first.edition.number, False, first.known_from)
    assert now.number > then.number
    assert now.is_newest
    assert glances.seen([listing.pk], second.known_from)[0].number == second.edition.number


def test_a_name_that_another_record_says_is_shown(people: list[Listing]) -> None:
    name = ListedName.objects.exclude(from_key="").filter(listing__edition__isnull=False).first()
    assert name
    with reckoning.kept(name.from_key):
        ListedName.objects.create(listing=name.listing, from_key=name.from_key, text="Nobody", folded="nobody")
    (one,) = glances.seen([name.listing_id])
    assert one.names[-1] == Spelled("Nobody", "nobody")


def test_who_has_no_record_any_more_is_not_kept(people: list[Listing]) -> None:
    gone = next(one for one in people if one.edition_id)
    with reckoning.kept(gone.key):
        index._forget(gone.key)
    assert not Glance.objects.filter(pk=gone.pk).exists()
    assert [*proving.glances_against_index()] == []
    index.follow(gone.key)
    assert Glance.objects.filter(listing__key=gone.key).exists()


def test_what_differs_is_found(people: list[Listing]) -> None:
    one = Glance.objects.order_by("pk").first()
    assert one
    Glance.objects.filter(pk=one.pk).update(body=one.body.replace("XX", "YY").replace("KZ", "YY"))
    assert [*proving.glances_against_index()] != []
    reckoning.recount()
    assert [*proving.glances_against_index()] == []
    listing = Listing.objects.get(pk=one.pk)
    ListedEdition.objects.filter(listing=listing).delete()
    Listing.objects.filter(pk=one.pk).update(edition=None)
    assert [*proving.glances_against_index()] == [f"glance: {one.pk} has no record."]
