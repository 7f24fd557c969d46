"""Which editions are hidden, since when and why, as far as readers are told.

An edition in view has no open notice. A hidden one keeps its row in the chain; nothing else of it is served.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.domain.vocabulary.removal import Removal, RemovalReason

from .models import Edition, Lift, Notice


@dataclass(frozen=True, slots=True)
class Hidden:
    """A hidden edition as readers are told of it."""

    key: str
    kind: str
    number: int
    published_on: date
    act: Removal
    reason: RemovalReason
    since: date

    @property
    def is_for_good(self) -> bool:
        """Whether it will not come back: a suppression may be lifted, the others not."""
        return self.act is not Removal.SUPPRESSED


def in_view(edition: str = "pk") -> Q:
    """Answer the condition that the edition to which the column leads has no open notice."""
    return ~Q(Exists(open_notices().filter(edition=OuterRef(edition))))


def open_notices() -> "QuerySet[Notice]":
    """Answer the notices that hold: all but lifted suppressions."""
    return Notice.objects.filter(lift__isnull=True)


def hidden(key: str, number: int | None = None) -> Hidden | None:
    """Answer what hides the edition with that number, or the newest one about `key`; None when nothing does."""
    rows = Edition.objects.filter(subject_key=key)
    row = (rows.filter(number=number) if number is not None else rows.order_by("-number")).first()
    return hidden_among([row]).get(row.number) if row else None


def hidden_among(editions: Iterable[Edition]) -> dict[int, Hidden]:
    """Answer what hides each of these editions of one record, by number, in one query; the latest notice counts."""
    rows = {row.pk: row for row in editions}
    return {
        rows[notice.edition_id].number: _hidden(rows[notice.edition_id], notice)
        for notice in open_notices().filter(edition__in=rows).order_by("pk")
    }


def _hidden(row: Edition, notice: Notice) -> Hidden:
    return Hidden(
        key=row.subject_key,
        kind=row.subject_kind,
        number=row.number,
        published_on=row.published_on,
        act=Removal.of(notice.act),
        reason=RemovalReason.of(notice.reason),
        since=notice.given_on,
    )


def give(edition: Edition, *, act: Removal, reason: RemovalReason, decision: int, day: date) -> None:
    """Hide an edition. Called by `cases.publishing` alone; the database asks for a decision of two people."""
    Notice.objects.create(edition=edition, act=act.value, reason=reason.value, decision=decision, given_on=day)


def lift(edition: Edition, *, decision: int, day: date) -> None:
    """Show an edition again that was suppressed. Called by `cases.publishing` alone."""
    for notice in open_notices().filter(edition=edition, act=Removal.SUPPRESSED.value):
        Lift.objects.create(notice=notice, decision=decision, lifted_on=day)
