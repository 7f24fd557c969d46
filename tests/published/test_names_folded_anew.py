"""After the rules for spellings change, names listed before are found by the new keys."""

import importlib

import pytest
from django.apps import apps

from cases.domain import names
from cases.published.models import ListedName, Listing
from cases.published.search import called

pytestmark = pytest.mark.django_db


def test_names_listed_under_old_keys_are_found_again() -> None:
    listing = Listing.objects.create(key="BY-7Q2M", subject_kind="person", country="BY", title={}, sort_key="")
    name = ListedName.objects.create(listing=listing, from_key="BY-7Q2M", text="Siarhei Tsikhan", folded="tsikan old")
    name.tokens.create(token="tsikan")
    assert not called(Listing.objects.all(), "Тихан").exists()
    importlib.import_module("cases.published.migrations.0007_names_folded_anew").fold(apps, None)
    assert list(called(Listing.objects.all(), "Тихан")) == [listing]
    assert ListedName.objects.get().folded == names.fold("Siarhei Tsikhan")
    assert sorted(name.tokens.values_list("token", flat=True)) == ["sergei", "tikan"]
