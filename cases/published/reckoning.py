"""Rolls, steps, turnings and dictionary follow every change of the index in its transaction, or are made again."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Final

from django.db import transaction
from django.db.models import Exists, Max, OuterRef

from . import glances, postings, rolls, steps, stretches, subject, turnings, words
from .countmodels import Glance, NameWord, Posting, Roll, Step, Stretch, Turning
from .knowledge import known_on
from .models import Edition, Listing, StatusSpan, Trait
from .rolls import BLOCK, HELD, RECORD, STATUS, Blocks, Entry, Name
from .stamps import fresh, head, seal
from .standing import on_day
from .subject import Subject

_BATCH: Final = 1000


@contextmanager
def kept(key: str, day: date | None = None) -> Iterator[None]:
    """Make all that is reckoned say of a subject what the index says when the block ends, on `day` or later.

    Publications wait for each other here, as they do for the chain.
    """
    with transaction.atomic():
        Edition.objects.order_by("-position").select_for_update().values_list("pk").first()
        if _is_behind():
            recount()
        if day:
            advance(day)
        was = subject.read(key)
        yield
        _follow(was, subject.read(key, bearers=was.bearers))


def _follow(was: Subject, now: Subject) -> None:
    """Change what is reckoned by what held of a subject and by what holds."""
    stamp, day = fresh(), rolls.reckoned()
    steps_now, uses = steps.changes(now.spans, now.countries), now.uses
    steps_now.subtract(steps.changes(was.spans, was.countries))
    uses.subtract(was.uses)
    gone = _enter(was.entries(day), now.entries(day), stamp, unsaid=was.said - now.said)
    _offer(now, stamp)
    _step(steps_now)
    turnings.change(turnings.found(was.spans), turnings.found(now.spans))
    stretches.change(was.places, now.places)
    words.change(uses)
    postings.change(was.pairs, now.pairs)
    glances.keep({*now.numbers, *now.bearers})
    seal(stamp, moved=sorted({*was.numbers, *now.numbers}), anew=gone)


def _is_behind() -> bool:
    """Answer whether something is not reckoned at all, as after a change of its tables; in one query."""
    turned = Exists(Turning.objects.filter(axis=turnings.STANDS)) | ~Exists(StatusSpan.objects.all())
    named = Exists(NameWord.objects.all()) & Exists(Posting.objects.all())
    cut = Exists(Stretch.objects.all()) & Exists(Glance.objects.all()) | ~Exists(stretches.people())
    return not Roll.objects.filter(turned & named & cut, facet=rolls.DAY).exists()


def advance(day: date) -> None:
    """Make the rolls of statuses hold for a day, unless they hold for a later one."""
    kept_for = rolls.reckoned()
    if kept_for is None:
        _keep_for(day, fresh())
    elif day > kept_for:
        stamp = fresh()
        others = list(rolls.moved(kept_for, day).values_list("listing", flat=True))
        for start in range(0, len(others), _BATCH):
            some = others[start : start + _BATCH]
            _enter(set(rolls.standing(kept_for, some)), set(rolls.standing(day, some)), stamp)
        _keep_for(day, stamp)


def _keep_for(day: date, stamp: int) -> None:
    row = head() or Roll(facet=rolls.DAY, block=0, people=0)
    row.code = day.isoformat()
    row.save()
    seal(stamp)


def _enter(was: set[Entry], now: set[Entry], stamp: int, *, unsaid: Iterable[Name] = ()) -> bool:
    """Change the rolls by what held of some people and by what holds; answer whether any were taken out.

    Taken out are those on which nobody stands of what no edition says, as it may be of `unsaid`.
    """
    masks: dict[tuple[str, str, int], list[int]] = {}
    for place, entries in enumerate((was - now, now - was)):
        for facet, code, number in entries:
            block, at = divmod(number, BLOCK)
            masks.setdefault((facet, code, block), [0, 0])[place] |= 1 << at
    rows = _rows(masks)
    changed = []
    for name, (gone, new) in masks.items():
        row = rows.get(name) or Roll(facet=name[0], code=name[1], block=name[2], bits=b"", people=0)
        _write(row, rolls.bits_of(row.bits, row.people) & ~gone | new)
        row.stamp = stamp
        changed.append(row)
    Roll.objects.bulk_update([row for row in changed if row.pk], ["bits", "people", "stamp"], batch_size=_BATCH // 10)
    Roll.objects.bulk_create([row for row in changed if not row.pk])
    return _take_out({*unsaid, *((row.facet, row.code) for row in changed if not row.people)})


def _take_out(names: set[Name]) -> bool:
    """Take out those of some rolls on which nobody stands and which no edition says; answer whether there were any."""
    facets, codes = ({name[at] for name in names} for at in (0, 1))
    said = Trait.objects.filter(facet=OuterRef("facet"), code=OuterRef("code"), listing__subject_kind="person")
    gone, _rows_of = Roll.objects.filter(~Exists(said), people=0, facet__in=facets, code__in=codes).delete()
    return bool(gone)


def _rows(names: Iterable[tuple[str, str, int]]) -> dict[tuple[str, str, int], Roll]:
    facets, codes, blocks = (set(part) for part in zip(*names, strict=True)) if names else (set(), set(), set())
    found = Roll.objects.filter(facet__in=facets, code__in=codes, block__in=blocks).order_by()
    wanted = {(facet, code, block): pk for pk, facet, code, block in found.values_list("pk", "facet", "code", "block")}
    rows = Roll.objects.in_bulk([wanted[name] for name in names if name in wanted])
    return {(row.facet, row.code, row.block): row for row in rows.values()}


def _write(row: Roll, bits: int) -> None:
    row.bits, row.people = rolls.row_of(bits), bits.bit_count()


def _offer(now: Subject, stamp: int) -> None:
    """Keep a roll of each thing that any edition said of somebody, though it holds of nobody now."""
    earlier = now.said - {(facet, code) for facet, code, until in now.traits if until is None}
    Roll.objects.bulk_create(
        Roll(facet=facet, code=code, block=0, people=0, stamp=stamp) for facet, code in sorted(earlier - _kept(earlier))
    )


def _kept(names: set[Name]) -> set[Name]:
    """Answer those of some names of which there are rolls."""
    facets, codes = ({name[at] for name in names} for at in (0, 1))
    rows = Roll.objects.filter(facet__in=facets, code__in=codes).order_by().values_list("facet", "code")
    return set(rows.distinct())


def _step(changes: Counter[steps.Key]) -> None:
    """Change the steps by so much; a step that changes nothing any more is taken out."""
    changes = Counter({key: change for key, change in changes.items() if change})
    parts = [set(part) for part in zip(*changes, strict=True)] if changes else [set()] * 4
    there = Step.objects.filter(scope__in=parts[0], axis__in=parts[1], held__in=parts[2], day__in=parts[3])
    rows = {(row.scope, row.axis, row.held, row.day): row for row in there}
    for key, change in changes.items():
        row = rows.setdefault(key, _new_step(key))
        row.change += change
    touched = [rows[key] for key in changes]
    Step.objects.filter(pk__in=[row.pk for row in touched if row.pk and not row.change]).delete()
    Step.objects.bulk_update([row for row in touched if row.pk and row.change], ["change"])
    Step.objects.bulk_create([row for row in touched if not row.pk and row.change])


def _new_step(key: steps.Key, change: int = 0) -> Step:
    scope, axis, held, day = key
    return Step(scope=scope, axis=axis, held=held, day=day, month=steps.seen_from(day), change=change)


def recount(*, also_glances: bool = True) -> None:
    """Forget rolls, steps, turnings and dictionary and make them again from the rest of the index."""
    day = rolls.reckoned() or Edition.objects.aggregate(day=Max("published_on"))["day"]
    Roll.objects.all().delete()
    Step.objects.all().delete()
    Turning.objects.all().delete()
    NameWord.objects.all().delete()
    Stretch.objects.all().delete()
    words.enter(words.counted())
    Posting.objects.all().delete()
    postings.enter()
    if day is None:
        return
    stamp = fresh()
    _keep_for(day, stamp)
    for (facet, code), people in counted(day):
        rows = [Roll(facet=facet, code=code, block=block, stamp=stamp) for block in people]
        for row in rows:
            _write(row, people[row.block])
        Roll.objects.bulk_create(rows or [Roll(facet=facet, code=code, block=0, people=0, stamp=stamp)])
    Step.objects.bulk_create((_new_step(key, n) for key, n in steps.all_changes().items()), batch_size=_BATCH)
    turnings.enter()
    stretches.recount()
    if also_glances:
        glances.recount()
    seal(stamp, anew=True)


def counted(day: date) -> Iterator[tuple[Name, Blocks]]:
    """Answer what stands on each roll, counted from the rest of the index."""
    people = Listing.objects.filter(subject_kind="person")
    yield (RECORD, ""), rolls.people_of(people.filter(edition__isnull=False).values_list("pk", flat=True).iterator())
    traits = Trait.objects.filter(listing__subject_kind="person")
    said = set(traits.order_by().values_list("facet", "code").distinct())
    now = traits.filter(known_on(None)).order_by("facet", "code").values_list("facet", "code", "listing_id")
    for name, some in groupby(now.iterator(chunk_size=20_000), key=itemgetter(0, 1)):
        said.discard(name)
        yield name, rolls.people_of(number for _facet, _code, number in some)
    yield from ((name, {}) for name in sorted(said))
    spans = StatusSpan.objects.filter(on_day(day), known_on(None))
    for facet, column in ((STATUS, "status"), (HELD, "held")):
        rows = spans.order_by(column).values_list(column, "listing_id").iterator(chunk_size=20_000)
        for code, same in groupby(rows, key=itemgetter(0)):
            yield (facet, code), rolls.people_of(number for _code, number in same)
