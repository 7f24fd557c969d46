"""How many people stand how on a day, each number with its least and its most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from cases.domain.status import StatusOn
from cases.domain.vocabulary import Vocabulary
from cases.domain.vocabulary.custody import Status


class Group(Vocabulary):
    """What people are counted as; nobody is counted as two."""

    HELD = "held", "held", "содержатся под стражей", "қамауда"
    RESTRICTED = "restricted", "at liberty, restricted", "на свободе с ограничениями", "шектеулермен бостандықта"
    FREE = "free", "at liberty", "на свободе", "бостандықта"
    ABSENT = (
        "absent",
        "wanted or sentenced in absentia",
        "в розыске или осуждены заочно",
        "іздеуде не сырттай сотталған",
    )
    EXILED = "exiled", "exiled or expelled", "в ссылке или высланы", "айдауда немесе елден шығарылған"
    MISSING = "missing", "whereabouts unknown", "местонахождение неизвестно", "қайда екені белгісіз"
    DEAD = "dead", "died", "умерли", "қайтыс болған"
    NOT_KNOWN = "not_known", "not known", "неизвестно", "белгісіз"


_BY_STATUS: Final = {
    Status.RESTRICTED_FREEDOM: Group.RESTRICTED,
    Status.FURLOUGH: Group.RESTRICTED,
    Status.SENTENCED_IN_ABSENTIA: Group.ABSENT,
    Status.WANTED: Group.ABSENT,
    Status.EXILE: Group.EXILED,
    Status.EXPELLED: Group.EXILED,
    Status.WHEREABOUTS_UNKNOWN: Group.MISSING,
    Status.NOT_KNOWN: Group.NOT_KNOWN,
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number that is at least `least` and at most `most`."""

    least: int = 0
    most: int = 0


def groups_of(status: Status) -> frozenset[Group]:
    """Answer what a person with a status may be counted as: whoever was due to be released may be held or free."""
    if status is Status.TERM_OVER:
        return frozenset({Group.HELD, Group.FREE})
    if status.is_dead:
        return frozenset({Group.DEAD})
    return frozenset({Group.HELD if status.is_held else _BY_STATUS.get(status, Group.FREE)})


def counted_as(answers: Iterable[StatusOn]) -> Mapping[Group, Bounds]:
    """Answer how many of the people whose statuses are given count as each group.

    The least are those who can be nothing else, the most those who possibly are.
    """
    may_be = [_may_be(answer) for answer in answers]
    return {
        group: Bounds(sum(held == {group} for held in may_be), sum(group in held for held in may_be)) for group in Group
    }


def _may_be(answer: StatusOn) -> frozenset[Group]:
    return frozenset().union(*(groups_of(status) for status in (answer.status, *answer.also)))
