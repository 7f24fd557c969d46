"""How long a person has been held, what is left of the term, and whether liberty is taken away on a day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from cases.domain.dossier import Dossier
from cases.domain.duration import ZERO, Term, add_term, between
from cases.domain.sentence import current
from cases.domain.status import Span, spans, status_on
from cases.domain.vocabulary.custody import Certainty, Status
from cases.domain.window import ONE_DAY


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time that is at least `least` and at most `most`."""

    least: Term
    most: Term

    @property
    def exact(self) -> Term | None:
        """The length itself where only one is possible."""
        return self.least if self.least == self.most else None


def deprived_on(dossier: Dossier, day: date, *, person: str | None = None) -> Certainty | None:
    """Answer whether the person is held at the end of `day`: surely, possibly, or None for not as far as is known.

    Held while release is ordered and not in force; only possibly once a release was due and none is reported.
    """
    answer = status_on(dossier, day, person=person)
    may_be = {answer.status, *answer.also}
    if all(_is_surely_held(status) for status in may_be):
        return Certainty.SURELY
    return Certainty.POSSIBLY if any(status.is_held for status in may_be) else None


def held_on(dossier: Dossier, day: date, *, person: str | None = None) -> Length:
    """Answer how long the person had been held by `day`, that day not counted, all stretches together.

    At least the days on which custody is sure, at most those on which it is possible. Unbroken stretches are counted
    in calendar months and days, then laid end to end from the first day.
    """
    days = spans(dossier, person=person)
    surely = _together(_runs(days, _is_sure, day))
    return Length(surely, _together(_runs(days, _is_possible, day)))


def left_on(dossier: Dossier, day: date, *, person: str | None = None) -> Length | None:
    """Answer what is left of the prison term on `day` up to its expected end; None where that end is not known.

    By the changes that can have been made by then; what took the place of the remainder does not count. Nothing is
    left after the end. Of several sentences the one that ends last counts.
    """
    ends = [found.ends for found in current(dossier, person=person, day=day) if found.imposed.is_prison]
    widest = [end.widest for end in ends if end]
    known = [(end.earliest, end.latest) for end in widest if end.earliest and end.latest]
    if not known or len(known) < len(ends):
        return None
    first, last = max(pair[0] for pair in known), max(pair[1] for pair in known)
    return Length(between(day, max(day, first)), between(day, max(day, last)))


def _is_surely_held(status: Status) -> bool:
    return status.is_held and status is not Status.TERM_OVER


def _is_sure(span: Span) -> bool:
    return all(_is_surely_held(status) for status in (span.status, *span.also))


def _is_possible(span: Span) -> bool:
    return span.first is not None and any(status.is_held for status in (span.status, *span.also))


def _runs(days: Iterable[Span], wanted: Callable[[Span], bool], day: date) -> list[tuple[date, date]]:
    """Unbroken stretches of the wanted spans up to `day`, each from its first day to the day after its last."""
    runs: list[tuple[date, date]] = []
    for span in days:
        first, until = span.first or date.min, min(day, span.last + ONE_DAY if span.last else day)
        if not wanted(span) or until <= first:
            continue
        if runs and runs[-1][1] == first:
            first = runs.pop()[0]
        runs.append((first, until))
    return runs


def _together(runs: list[tuple[date, date]]) -> Term:
    if not runs:
        return ZERO
    end = runs[0][0]
    for first, until in runs:
        end = add_term(end, between(first, until))
    return between(runs[0][0], end)
