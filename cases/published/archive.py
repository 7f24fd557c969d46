"""What a process remembers of what is reckoned; of a large archive everything by which people are found and counted."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from threading import RLock
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.db.models import Q

from . import rolls, turnings
from .countmodels import Roll
from .cube import MOST_MOVED as MOST_COUNTED
from .cube import Codes, Cube
from .models import Heading
from .postings import Common
from .rolls import People, has, people_of
from .stamps import DAY, RECORD, head, history, newest
from .steps import spans
from .stretches import COLUMNS
from .turnings import STANDS, Turned

if TYPE_CHECKING:
    from .asknown import AsKnown
    from .crowds import Crowd
    from .past import Day, Past
    from .pastlines import Changes
    from .tables import Table

LARGE: Final = 2_000
"""From so many people with a record on the rolls are remembered whole."""
MOST_MOVED: Final = 500
"""When the past of more people than that has changed it is read anew."""
_DAYS: Final = 8
_REMEMBERED: Final = 3
"""So many states at most are remembered beside each other: a replica may be a little behind."""
Known = TypeVar("Known")
_COLUMNS: Final = ("code", "block", "bits", "people")


@dataclass(frozen=True)
class Archive:
    """The rolls of one state, by facet; `codes` are those of which there are rolls, without those kept apart."""

    stamp: int
    day: date
    codes: dict[str, list[str]]
    tables: "dict[str, Table]" = field(default_factory=dict)
    past: "Past | None" = None
    moved: frozenset[int] = frozenset()
    """Listings of which the past may have been read before they were changed."""
    days: "dict[date, Day]" = field(default_factory=dict)
    """How everybody stood on the days that were asked for last."""
    near: "dict[date, Archive]" = field(default_factory=dict)
    """This state as it is on other days."""
    knowledge: "dict[date, AsKnown | None]" = field(default_factory=dict)
    """This state as it was known on the days that were asked for last."""
    cube: Cube = field(default_factory=lambda: Cube((0, 0)))
    words: dict[tuple[str, str, str], tuple[str, str]] = field(default_factory=dict)
    """What choices are called, by language, facet and code."""

    @property
    def is_large(self) -> bool:
        """Answer whether the rolls themselves are remembered."""
        return bool(self.tables)

    @property
    def places(self) -> int:
        """How many bits a roll has."""
        return self.tables[RECORD].places

    @property
    def everybody(self) -> "Crowd":
        """Everybody with a record."""
        return self.tables[RECORD].people([""])

    def people(self, facet: str, codes: Iterable[str]) -> "People":
        """Answer who stands on any of the rolls."""
        return self.tables[facet].people(codes) if facet in self.tables else {}

    def among(self, facet: str, fits: "Crowd") -> dict[str, int]:
        """Answer how many of those who fit stand on each roll of a facet, where there are any."""
        return self.tables[facet].among(fits, self.everybody) if facet in self.tables else {}

    def on(self, day: date) -> "Day | None":
        """Answer how everybody stood on a day."""
        from .past import Day  # noqa: PLC0415 - numpy is for large archives

        past = self.past
        return remembered(self.days, day, lambda: Day(past.ways, day, self.moves)) if past else None

    def as_known(self, day: date) -> "AsKnown | None":
        """Answer this state as it was known on a day; None where it differs in too many people."""
        from .asknown import as_known  # noqa: PLC0415 - numpy is for large archives

        past = self.past
        return remembered(self.knowledge, day, lambda: as_known(self, past, day)) if past else None

    def for_day(self, day: date) -> "Archive":
        """Answer this state with the statuses of another day, if few people changed between; else this one."""
        if not self.is_large or day == self.day:
            return self
        return remembered(self.near, day, lambda: self._turned(day))

    def _turned(self, day: date) -> "Archive":
        numbers = list(rolls.moved(self.day, day).values_list("listing", flat=True)[: MOST_COUNTED + 1])
        if len(numbers) > MOST_COUNTED:
            return self
        stand: dict[int, dict[str, frozenset[str]]] = {number: {} for number in numbers}
        for facet, code, number in rolls.standing(day, numbers):
            stand[number][facet] = stand[number].get(facet, frozenset()) | {code}
        moves = [(was := self.codes_of(number), _with(was, stand[number])) for number in numbers]
        tables = dict(self.tables)
        for facet in (rolls.STATUS, rolls.HELD):
            none: frozenset[str] = frozenset()
            turned = (
                (number, was.get(facet, none), now.get(facet, none))
                for number, (was, now) in zip(numbers, moves, strict=True)
            )
            tables[facet] = tables[facet].moved(turned)
        cube = self.cube.moved((self.stamp, day.toordinal()), moves)
        return replace(_of(self, tables), day=day, cube=cube)

    def line(
        self, fits: People, until: date, known: "Mapping[int, list[Turned]]" = MappingProxyType({})
    ) -> "tuple[date | None, Changes] | None":
        """Answer the first day on which one of those who fit is held, and the changes of their numbers up to a day.

        `known` are turnings of people, by number, in the place of those that are remembered.
        """
        moves = {**self.moves, **known}
        more = [one for number, turned in moves.items() if has(fits, number) for one in turned if one[1] != STANDS]
        moved = people_of(moves)
        among = self.everybody.both(fits).less(moved)
        others = self.everybody.either(moved).less(among)
        return self.past.lines.of(among, others, more, until) if self.past else None

    def first(self, order: str, fits: People, wanted: int, *, since: int | None, back: bool) -> list[int] | None:
        """Answer people among whom the first `wanted` of those who fit stand; None where that is not remembered."""
        if self.past is None or order not in COLUMNS or since in self.moved:
            return None
        moved = people_of(self.moved)
        among = self.everybody.both(fits)
        backwards = back != (order == "updated")
        met = self.past.order(order).among(among.less(moved), wanted, since=since, backwards=backwards)
        return [*met, *among.both(moved).numbers.tolist()]

    @cached_property
    def moves(self) -> "dict[int, list[Turned]]":
        """The turnings of those of whom the past may have been read before they were changed."""
        found: dict[int, list[Turned]] = {number: [] for number in self.moved}
        for turned in turnings.each(spans(self.moved)):
            found[turned[0]].append(turned)
        return found

    @cached_property
    def common(self) -> Common:
        """What very many are called."""
        return Common(self.stamp)

    @cached_property
    def heads(self) -> dict[tuple[str, str], dict[str, str]]:
        """The names of all choices that have names of their own, by language."""
        rows = Heading.objects.order_by().values_list("facet", "code", "title")
        return {(facet, code): title for facet, code, title in rows}

    def codes_of(self, number: int) -> Codes:
        """Answer everything by which the person of that listing is found."""
        found = {facet: table.codes_of(number) for facet, table in self.tables.items()}
        return {facet: codes for facet, codes in found.items() if codes}


def remembered(by_day: dict[date, Known], day: date, found: Callable[[], Known]) -> Known:
    """Answer what is remembered of a day, or what is found of it, which is remembered beside that of few others."""
    with suppress(KeyError):
        return by_day[day]
    answer = found()
    if len(by_day) >= _DAYS:
        by_day.clear()
    by_day[day] = answer
    return answer


_LOCK: Final = RLock()
_STATES: Final[OrderedDict[int, Archive]] = OrderedDict()


def _with(codes: Codes, others: Codes) -> Codes:
    """Answer what holds of a person who stands otherwise."""
    return {facet: some for facet, some in codes.items() if facet not in {rolls.STATUS, rolls.HELD}} | dict(others)


def present() -> Archive | None:
    """Answer the present state, in one query where nothing has changed; None where nothing is reckoned."""
    if known := _STATES.get(newest()):
        return known
    top = head()
    if top is None:
        return None
    with _LOCK:
        found = _STATES.get(top.stamp) or _brought_up(top)
        while found.stamp not in _STATES:
            _STATES[found.stamp] = found
            if len(_STATES) > _REMEMBERED:
                _STATES.popitem(last=False)
        return found


def forget() -> None:
    """Remember nothing."""
    with _LOCK:
        _STATES.clear()


def _brought_up(top: Roll) -> Archive:
    """Answer the state from the newest one that it came from, or from the rolls."""
    seen = [stamp for stamp, _number in history(top.bits) if stamp in _STATES]
    if top.people < LARGE:
        return Archive(top.stamp, date.fromisoformat(top.code), _codes())
    if not seen or not _STATES[seen[-1]].is_large:
        return _read(top)
    return _changed(_STATES[seen[-1]])


def _codes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for facet, code in sorted(Roll.objects.order_by().values_list("facet", "code").distinct()):
        found.setdefault(facet, []).append(code)
    return found


def _read(top: Roll) -> Archive:
    """Answer everything, facet by facet; what changes meanwhile is added in the end."""
    from .crowds import BITS  # noqa: PLC0415 - numpy is for large archives
    from .past import Past  # noqa: PLC0415
    from .tables import table_of  # noqa: PLC0415

    last = Roll.objects.order_by("-block").values_list("block", flat=True).first() or 0
    places = (last + 2) * BITS
    facets = list(Roll.objects.exclude(facet=DAY).order_by("facet").values_list("facet", flat=True).distinct())
    tables = {}
    for facet in facets:
        rows = Roll.objects.filter(facet=facet).order_by("code", "block").values_list(*_COLUMNS)
        tables[facet] = table_of(rows.iterator(chunk_size=5000), places)
    return _changed(_of(Archive(top.stamp, date.fromisoformat(top.code), {}, past=Past(places)), tables))


def _of(before: Archive, tables: "dict[str, Table]", **more: Any) -> Archive:
    """Answer the state with these tables."""
    codes = {facet: table.codes for facet, table in tables.items()}
    return replace(before, tables=tables, codes=codes, days={}, near={}, knowledge={}, words={}, **more)


def _changed(before: Archive) -> Archive:
    """Answer the state that is kept now; anew where it did not come from that before alone."""
    from .crowds import BITS  # noqa: PLC0415 - numpy is for large archives
    from .past import Past  # noqa: PLC0415
    from .tables import table_of  # noqa: PLC0415

    rows = list(Roll.objects.filter(Q(stamp__gt=before.stamp) | Q(facet=DAY)).order_by("facet", "code", "block"))
    top = next(row for row in rows if row.facet == DAY)
    told = history(top.bits)
    if before.stamp not in {stamp for stamp, _number in told}:
        return _read(top)
    by_facet: dict[str, list[Any]] = {}
    for row in rows:
        if row.facet != DAY:
            by_facet.setdefault(row.facet, []).append((row.code, row.block, row.bits, row.people))
    if max((block for some in by_facet.values() for _code, block, *_ in some), default=0) >= before.places // BITS:
        return _read(top)
    tables = dict(before.tables)
    for facet, some in by_facet.items():
        tables[facet] = tables[facet].changed(some) if facet in tables else table_of(some, before.places)
    changed = {number for stamp, number in told if stamp > before.stamp}
    moved = before.moved | changed - {0}
    past = before.past
    if len(moved) > MOST_MOVED:
        moved, past = frozenset(), Past(before.places)
    now = _of(before, tables, stamp=top.stamp, day=date.fromisoformat(top.code), moved=moved, past=past)
    return replace(now, cube=_moved(before, now, changed))


def _moved(before: Archive, now: Archive, changed: set[int]) -> Cube:
    """Answer what is counted already; nothing where more than the people of some listings was changed."""
    if before.cube.is_empty or 0 in changed or len(changed) > MOST_COUNTED:
        return Cube((now.stamp, now.day.toordinal()))
    moves = ((before.codes_of(number), now.codes_of(number)) for number in sorted(changed))
    return before.cube.moved((now.stamp, now.day.toordinal()), moves)
