"""Time held that counts towards a term, at its rate, each day once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from cases.domain.dossier import SentenceChange
from cases.domain.window import ONE_DAY, Window


@dataclass(frozen=True, slots=True)
class Credit:
    """Days from `first` to `last`, both included, that count `rate` days of the term each."""

    first: date
    last: date
    rate: Fraction


@dataclass(frozen=True, slots=True)
class Days:
    """A number of days that is at least `least` and at most `most`."""

    least: int = 0
    most: int = 0


def rate_of(change: SentenceChange) -> Fraction | None:
    """Answer the days of term for a day held ("2", "1.5", "1,5", "3/2"; one where none is given), None if unclear."""
    try:
        rate = Fraction(change.credit_rate.strip().replace(",", ".") or "1")
    except (ValueError, ZeroDivisionError):
        return None
    return rate if rate > 0 else None


def credited(changes: Sequence[SentenceChange], start: Window) -> Days:
    """Answer by how many days the end of a term that runs from `start` moves closer.

    Where windows overlap each day counts once, at the best rate. A day before `start` counts in full; a day from
    `start` on already counts one by itself, so that only the rest of its rate is added. A part of a day counts as a
    whole day, in the prisoner's favour.
    """
    narrow = [credit for change in changes if (credit := _credit(change, widest=False))]
    wide = [credit for change in changes if (credit := _credit(change, widest=True))]
    return Days(_sum(narrow, start.earliest), _sum(wide, start.earliest))


def is_dated(change: SentenceChange) -> bool:
    """Answer whether both ends and the rate of a credit are known, if only within bounds."""
    return _credit(change, widest=True) is not None


def _credit(change: SentenceChange, *, widest: bool) -> Credit | None:
    start, end, rate = Window.of(change.credit_from), Window.of(change.credit_to), rate_of(change)
    first, last = (start.earliest, end.latest) if widest else (start.latest, end.earliest)
    if first is None or last is None or rate is None or last < first:
        return None
    return Credit(first, last, rate)


def _sum(credits_: list[Credit], start: date | None) -> int:
    edges = {credit.first for credit in credits_} | {credit.last + ONE_DAY for credit in credits_}
    if start:
        edges.add(start)
    days = sorted(edges)
    total = sum(
        (_worth(credits_, first, start) * (until - first).days for first, until in pairwise(days)),
        Fraction(0),
    )
    return -((-total.numerator) // total.denominator)


def _worth(credits_: list[Credit], day: date, start: date | None) -> Fraction:
    best = max((credit.rate for credit in credits_ if credit.first <= day <= credit.last), default=Fraction(0))
    running = start is not None and day >= start
    return max(best - 1, Fraction(0)) if running else best
