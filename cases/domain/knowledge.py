"""What was known when: of the editions of one record, the newest one published by a day says what was known on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from cases.domain.dossier import Dossier
from cases.domain.status import StatusOn, status_on


class Numbered(Protocol):
    """One of the editions of a record: `number` rises with each, and `published_on` never falls."""

    @property
    def number(self) -> int:
        """The number of the edition within its record, from 1."""

    @property
    def published_on(self) -> date:
        """The day on which it was published."""


E = TypeVar("E", bound=Numbered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One edition of a record with what it says."""

    number: int
    published_on: date
    dossier: Dossier


def newest_by(editions: Iterable[E], known: date) -> E | None:
    """Answer the edition that was the newest at the end of the day `known`; None where none had been published.

    Of several editions of one day the one with the highest number counts.
    """
    by_then = (edition for edition in editions if edition.published_on <= known)
    return max(by_then, key=lambda edition: edition.number, default=None)


def status_known(editions: Iterable[Edition], day: date, *, known: date, person: str | None = None) -> StatusOn | None:
    """Answer where a person stood on `day` as it was known on the day `known`; None where nothing was published yet.

    An edition that is published after `known` never changes the answer. `person` and ValueError as for `status_on`.
    """
    edition = newest_by(editions, known)
    return status_on(edition.dossier, day, person=person) if edition else None
