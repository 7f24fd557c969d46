"""What only an edition before said is taken out of the index; what anybody's edition says, or said, stays."""

import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cases.domain.dossier import Dossier
from cases.published import forwarding, index, proving, rolls, store
from cases.published.countmodels import Roll
from cases.published.models import Edition, Heading, ListedName, Listing, Trait

pytestmark = pytest.mark.django_db
WHO = "KZ-QM2K"
HEADED = ("court", "judge", "place", "charge", "recognised")


def dossier() -> Dossier:
    """The published record of the person."""
    found = store.current(WHO)
    assert found
    return found.dossier


def said_by_others() -> set[tuple[str, str]]:
    """What the records of others say."""
    return set(Trait.objects.exclude(listing__key=WHO).values_list("facet", "code"))


def reckoned() -> list[str]:
    """What differs between that which is reckoned or stands in lists, and a recount."""
    return [*proving.unsaid(), *proving.rolls_against_index()]


def say(**tables: Any) -> None:
    """Let the edition say this instead, on the day on which it was published."""
    index.index(Edition.objects.get(subject_key=WHO), replace(dossier(), **tables))


def test_a_heading_and_its_roll_go_with_the_last_record_that_stands_under_it(published: None) -> None:
    own = set(Trait.objects.filter(listing__key=WHO, facet__in=HEADED).values_list("facet", "code")) - said_by_others()
    assert {facet for facet, _code in own} >= {"place", "charge", "recognised"}
    before = set(Heading.objects.values_list("facet", "code"))
    say(custody=(), rulings=(), charges=(), designations=())
    assert set(Heading.objects.values_list("facet", "code")) == before - own
    assert not own & set(Roll.objects.values_list("facet", "code"))
    assert reckoned() == []
    index.index(Edition.objects.get(subject_key=WHO), dossier())
    assert set(Heading.objects.values_list("facet", "code")) == before
    assert reckoned() == []


def test_what_an_earlier_edition_said_keeps_its_heading_and_its_roll(published: None) -> None:
    before = set(Heading.objects.values_list("facet", "code"))
    day_before = Edition.objects.get(subject_key=WHO).published_on - timedelta(days=1)
    Trait.objects.filter(listing__key=WHO).update(known_from=day_before)
    say(custody=(), rulings=(), charges=(), designations=())
    assert set(Heading.objects.values_list("facet", "code")) == before
    assert Roll.objects.filter(facet="court", people=0).exists()
    assert reckoned() == []


def test_who_is_named_by_one_record_alone_goes_with_it(published: None) -> None:
    elsewhere = ListedName.objects.exclude(from_key=WHO).values("listing")
    gone = set(Listing.objects.filter(edition=None).exclude(pk__in=elsewhere).values_list("key", flat=True))
    assert gone
    say(people=tuple(person for person in dossier().people if person.key not in gone), rulings=())
    assert not Listing.objects.filter(key__in=gone).exists()
    assert reckoned() == []


def test_headings_and_names_that_a_record_said_go_when_it_leads_to_another(published: None) -> None:
    others = ListedName.objects.filter(from_key=WHO).exclude(listing__key=WHO)
    assert others
    forwarding.forward([WHO], to="KZ-TR99")
    assert set(Heading.objects.values_list("facet", "code")) <= said_by_others()
    assert not others.all()
    assert reckoned() == []
    assert proving.first_difference() == ""


def test_names_from_a_record_that_is_not_in_view_are_told(published: None) -> None:
    ListedName.objects.filter(from_key=WHO).exclude(listing__key=WHO).update(from_key="XX-GONE")
    assert "XX-GONE: names are listed from this record" in proving.first_difference()


def test_what_nobody_says_is_told(published: None) -> None:
    call_command("check_index", stdout=io.StringIO())
    Heading.objects.create(facet="court", code="org-none", sort_key="")
    with pytest.raises(CommandError, match="nobody stands under this heading"):
        call_command("check_index")
    Heading.objects.filter(code="org-none").delete()
    Listing.objects.create(key="XX-NONE", subject_kind="person", sort_key="")
    with pytest.raises(CommandError, match="XX-NONE: no record names this person"):
        call_command("check_index")
    assert rolls.reckoned()
