"""The order of what happened on one day: two neighbours on the drafted timeline change places."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from cases import revisions
from cases.domain.dossier import Dossier
from cases.history import stamp
from cases.models.kinds import KINDS

from .overview import Drafted, overview

UP, DOWN = "up", "down"


class NothingBeside(Exception):
    """The line has no neighbour of the same day on that side."""


@transaction.atomic
def move(dossier: Dossier, key: str, way: str, *, by: User, at: datetime, day: date) -> None:
    """The row of this key stands before, or after, its neighbour of the same day.

    Raise NothingBeside without such a neighbour, PermissionDenied unless `by` may change every row of that day.
    """
    keys = _of_the_day(dossier, key, day)
    place = keys.index(key) if key in keys else -1
    other = place - 1 if way == UP else place + 1
    if place < 0 or not 0 <= other < len(keys):
        raise NothingBeside(key)
    keys[place], keys[other] = keys[other], keys[place]
    models: dict[type, Any] = dict(KINDS.values())
    for order, one in enumerate(keys):
        model = models[type(dossier.by_key[one])]
        if not by.has_perm(f"cases.change_{model._meta.model_name}"):
            raise PermissionDenied
        for row in model.objects.filter(key=one).exclude(order=order):
            stamp(row, by=by, at=at)
            row.order = order
            row.save(update_fields=["order", "changed_by", "changed_at"])
            revisions.keep_all(revisions.subjects_of(row), by=by, at=at)


def _of_the_day(dossier: Dossier, key: str, day: date) -> list[str]:
    """Answer the keys of the rows that stand beside each other on the day of this one, in their order."""
    for _label, lines in overview(dossier, day=day).get("years", ()):
        number = next((number for number, line in enumerate(lines) if line.key == key), None)
        if number is not None:
            return [line.key for line in _together(lines, number) if line.key in dossier.by_key]
    return []


def _together(lines: list[Drafted], number: int) -> list[Drafted]:
    first = last = number
    while lines[first].can_rise:
        first -= 1
    while lines[last].can_sink:
        last += 1
    return lines[first : last + 1]
