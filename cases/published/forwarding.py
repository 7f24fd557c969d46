"""Old keys: a record that was found to be of somebody with another record leads to that one."""

from django.db.models import Subquery, Value
from django.db.models.functions import Coalesce

from . import reckoning, unsaid
from .models import Forwarding, ListedName, Listing


def forward(old_keys: list[str], *, to: str) -> None:
    """Whoever asks for one of the old keys gets the record `to`; lists show it no more, nor the names that it said.

    Older ways follow.
    """
    Forwarding.objects.filter(key__in=old_keys).update(key=to)
    for old in old_keys:
        Forwarding.objects.update_or_create(old_key=old, defaults={"key": to})
        with reckoning.kept(old), unsaid.dropped(old):
            ListedName.objects.filter(from_key=old).delete()
            Listing.objects.filter(key=old).delete()


def is_forwarded(key: str) -> bool:
    """Answer whether readers who ask for this key are led to another."""
    return Forwarding.objects.filter(old_key=key).exists()


def leads_to(key: str) -> Coalesce:
    """Answer an expression: the key under which the record of `key` is read now."""
    return Coalesce(Subquery(Forwarding.objects.filter(old_key=key).values("key")[:1]), Value(key))
