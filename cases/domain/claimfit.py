"""Whether a figure, as exact as it was stated, fits a value."""

from datetime import date, timedelta

from cases.domain.duration import Term, add_months, add_term
from cases.domain.vocabulary import Vocabulary
from cases.domain.vocabulary.evidence import Comparator
from cases.domain.window import Window


class Verdict(Vocabulary):
    """What comes of holding a stated figure against the computed one."""

    AGREES = "agrees", "agrees with the record", "согласуется с данными", "деректермен сәйкес"
    ABOUT = "about", "agrees as a round figure", "согласуется округлённо", "жуықтап алғанда сәйкес"
    DIFFERS = "differs", "differs from the record", "расходится с данными", "деректерден өзгеше"
    CANNOT_TELL = "cannot_tell", "cannot be compared", "сравнить нельзя", "салыстыру мүмкін емес"

    @property
    def agrees(self) -> bool:
        """Whether the figure agrees, exactly or as a round one."""
        return self in {Verdict.AGREES, Verdict.ABOUT}


def fits_length(since: date, stated: Term, comparator: Comparator, end: date) -> Verdict:
    """Answer whether a stated length that runs from `since` fits one that is over on `end`."""
    target = add_term(since, stated)
    match comparator:
        case Comparator.MORE_THAN:
            return _verdict(end > target)
        case Comparator.AT_LEAST:
            return _verdict(end >= target)
        case Comparator.LESS_THAN:
            return _verdict(end < target)
        case Comparator.SEVERAL:
            return Verdict.CANNOT_TELL
    if end == target:
        return Verdict.AGREES
    tenth = abs((end - target).days) * 10 <= (target - since).days
    close = _rounds_to(target, stated, end) or (comparator is Comparator.ABOUT and tenth)
    return Verdict.ABOUT if close else Verdict.DIFFERS


def fits_days(stated: Window, comparator: Comparator, computed: Window) -> Verdict:
    """Answer whether a stated day fits a computed one, both within their bounds; "about" allows a month."""
    if comparator is Comparator.ABOUT and stated.earliest and stated.latest:
        stated = Window(stated.earliest - timedelta(31), stated.latest + timedelta(31))
    if _apart(stated, computed) or _apart(computed, stated):
        return Verdict.DIFFERS
    return Verdict.AGREES if _inside(computed, stated) else Verdict.CANNOT_TELL


def fits_number(stated: int, comparator: Comparator, computed: tuple[int, int]) -> Verdict:
    """Answer whether a stated number fits one from the least to the greatest computed; "about" allows a tenth."""
    fits = {_number_fits(stated, comparator, value) for value in range(computed[0], computed[1] + 1)}
    return fits.pop() if len(fits) == 1 else Verdict.CANNOT_TELL


def _number_fits(stated: int, comparator: Comparator, value: int) -> Verdict:
    tests = {
        Comparator.EXACTLY: value == stated,
        Comparator.ABOUT: abs(value - stated) * 10 <= stated,
        Comparator.MORE_THAN: value > stated,
        Comparator.AT_LEAST: value >= stated,
        Comparator.LESS_THAN: value < stated,
    }
    return _verdict(tests[comparator]) if comparator in tests else Verdict.CANNOT_TELL


def _verdict(fits: bool) -> Verdict:
    return Verdict.AGREES if fits else Verdict.DIFFERS


def _rounds_to(target: date, stated: Term, end: date) -> bool:
    """Whether the length rounds, up or down, to the stated one in the smallest unit that was stated."""
    if stated.days:
        return abs((end - target).days) <= 1
    if stated.months % 12:
        return target - timedelta(15) <= end < add_months(target, 1)
    return add_months(target, -6) <= end < add_months(target, 12)


def _apart(one: Window, other: Window) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def _inside(inner: Window, outer: Window) -> bool:
    first = outer.earliest is None or (inner.earliest is not None and inner.earliest >= outer.earliest)
    return first and (outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest))
