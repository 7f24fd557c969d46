"""Invented people go out as case files, and each file alone comes back as the same record."""

import os
from datetime import date, datetime

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from cases.domain.canonical import digest
from cases.exchange import casefile
from cases.exchange.fiction.stages import stages
from cases.exchange.fiction.world import as_file, world
from cases.models import Person
from cases.publishing import gather
from tests.exchange.test_leaving import emptied

PEOPLE = int(os.environ.get("INVENTED_PEOPLE", "12"))
"""CI asks about a dozen; `INVENTED_PEOPLE=500` asks about five hundred."""
AT_ONCE = 25
"""So many are among the drafts at a time."""


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(7, 7 + -(-PEOPLE // AT_ONCE)))
def test_each_comes_back_with_the_same_digest_and_the_same_file(seed: int, editor: User, at: datetime) -> None:
    people = min(AT_ONCE, PEOPLE - (seed - 7) * AT_ONCE)
    lives = stages(people, seed=seed, today=date(2026, 11, 22))
    casefile.load([as_file(world()), *(as_file(stage.tables) for stage in lives)], by=editor, at=at)
    before = {stage.person: _left(stage.person) for stage in lives}
    assert len({sha256 for sha256, _file in before.values()}) == people
    emptied()
    for key, left in before.items():
        with transaction.atomic():
            casefile.load([casefile.read(left[1])], by=editor, at=at)
            assert _left(key) == left
            transaction.set_rollback(True)
        assert not Person.objects.exists()


def _left(key: str) -> tuple[str, bytes]:
    person = Person.objects.get(key=key)
    return digest(gather(person).body), casefile.write(person, whole=True)
