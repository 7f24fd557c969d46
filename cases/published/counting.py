"""How many there are, looked at only so far: an exact number, or that it is more than one."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import IntegerField, QuerySet, Subquery
from django.utils.translation import gettext as _

MOST: Final = 10_000


@dataclass(frozen=True, slots=True)
class Count:
    """`n` of them, or more than `n` where `is_more`."""

    n: int
    is_more: bool = False

    def __str__(self) -> str:
        return _("more than %(n)s") % {"n": self.n} if self.is_more else str(self.n)


def up_to(rows: QuerySet[Any, Any], most: int = MOST) -> Count:
    """Answer how many rows there are, without looking at many more than `most`."""
    found = rows.order_by().values("pk")[: most + 1].count()
    return Count(min(found, most), is_more=found > most)


class HowMany(Subquery):
    """How many rows a question has that is put within another one."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()
