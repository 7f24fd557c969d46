"""Where the pages of each record begin: at an address from which its page, and from there all others, are reached."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse

from cases.domain.text import LANGUAGES
from cases.published.addresses import SECTION
from cases.published.models import Edition

_AT_ONCE: Final = 500


def of_all() -> Iterator[str]:
    """Give the address of every record that was ever published."""
    last = ""
    while found := _some(Edition.objects.filter(subject_key__gt=last)):
        yield from (_root(*one) for one in found)
        last = found[-1][0]


def of(keys: Iterable[str]) -> Iterator[str]:
    """Give the addresses of the records that were published under these keys."""
    left = iter(keys)
    while some := list(islice(left, _AT_ONCE)):
        yield from (_root(*one) for one in _some(Edition.objects.filter(subject_key__in=some)))


def _some(of: QuerySet[Edition]) -> list[tuple[str, str]]:
    found = of.order_by("subject_key").values_list("subject_key", "subject_kind").distinct()
    return list(found[:_AT_ONCE])


def _root(key: str, kind: str) -> str:
    return reverse(f"published:{SECTION[kind]}", args=[next(iter(LANGUAGES))]) + f"{key}/"
