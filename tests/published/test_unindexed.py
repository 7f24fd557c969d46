"""Tables that are filled before they are indexed come out as they were, and keep their promises."""

import pytest
from django.db import IntegrityError, connection, transaction

from cases.published.models import Listing, Trait
from cases.published.unindexed import unindexed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="Only PostgreSQL takes indexes away."),
]
TABLES = [Listing._meta.db_table, Trait._meta.db_table]


def made() -> set[str]:
    """Every index and promise of the tables, as the database writes it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename = ANY(%s)", [TABLES])
        indexes = {one for (one,) in cursor.fetchall()}
        cursor.execute(
            "SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = ANY(%s::regclass[])",
            [TABLES],
        )
        return indexes | {one for (one,) in cursor.fetchall()}


def test_all_of_it_is_there_afterwards() -> None:
    before = made()
    with unindexed([Listing, Trait]):
        assert made() < before
        assert not any("FOREIGN KEY" in one for one in made())
    assert made() == before


def test_what_breaks_a_promise_is_refused_at_the_end() -> None:
    with pytest.raises(IntegrityError, match="foreign key"), transaction.atomic(), unindexed([Listing, Trait]):
        Trait.objects.create(listing_id=77, facet="sex", code="male", known_from="2026-11-27")
