"""The citations of a fact are found by an index that holds those of its kind alone."""

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet

from cases.models import Citation
from cases.models.evidence import TARGETS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("target", TARGETS)
def test_each_kind_of_target_has_an_index_that_is_taken(target: str) -> None:
    asked: list[QuerySet[Citation]] = [
        Citation.objects.filter(**{target: 7}),
        Citation.objects.filter(**{f"{target}__in": [7, 8]}),
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # An empty table is read whole otherwise.
            cursor.execute("SET LOCAL enable_seqscan = off")
        assert all(f"citation_of_{target}" in found.order_by().explain() for found in asked)
