"""Which rows of the index hold: those of the newest editions, or of those that were the newest on a day."""

from datetime import date

from django.db.models import Q


def known_on(day: date | None) -> Q:
    """Answer the condition that a row was published and in force on `day`, or is still where no day is given."""
    if day is None:
        return Q(known_until__isnull=True)
    return Q(known_from__lte=day) & (Q(known_until__isnull=True) | Q(known_until__gte=day))


def known_before(day: date) -> Q:
    """Answer the condition that a row was in force on `day`, and no longer is."""
    return Q(known_from__lte=day, known_until__gte=day)
