"""Whether the index says what the editions say, and all that is reckoned what the index says."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice, pairwise
from operator import attrgetter
from typing import Any

from django.db.models import Exists, F, OuterRef

from cases.domain.canonical import from_bytes
from cases.domain.dossier import Dossier

from . import glances, index, packed, parts, postings, reckoning, rolls, steps, store, stretches, turnings, words
from .countmodels import Glance, NameWord, Posting, Roll, Step, Stretch, Turning
from .knowledge import known_on
from .models import Edition, EditionContent, Forwarding, Heading, ListedName, Listing, StatusSpan, Trait


def first_difference() -> str:
    """Answer the first thing in which what is kept differs from a recount, or an empty string."""
    named = (words_against_index(), postings_against_index(), stretches_against_index(), glances_against_index())
    reckoned = (rolls_against_index(), steps_against_index(), turnings_against_index(), *named)
    return next(chain(_unlisted(), _listed(), unsaid(), *reckoned), "")


def _differs(what: str, kept: Iterable[Any], counted: Iterable[Any]) -> Iterator[str]:
    """Answer the first thing that is kept and should not be, and the first that should be and is not."""
    was, should = set(kept), set(counted)
    yield from (f"{what}: {one} is kept and does not hold." for one in sorted(was - should, key=str)[:1])
    yield from (f"{what}: {one} holds and is not kept." for one in sorted(should - was, key=str)[:1])


def _newest() -> Any:
    later = Edition.objects.filter(subject_key=OuterRef("edition__subject_key"), number__gt=OuterRef("edition__number"))
    forwarded = Forwarding.objects.filter(old_key=OuterRef("edition__subject_key"))
    return store.contents().filter(~Exists(later), ~Exists(forwarded)).select_related("edition")


def _unlisted() -> Iterator[str]:
    """Answer records without a listing, and listings of which the newest edition is another one."""
    listed = Listing.objects.filter(key=OuterRef("edition__subject_key"), edition=OuterRef("edition"))
    for content in _newest().filter(~Exists(listed))[:1]:
        yield f"{content.edition.subject_key}: edition {content.edition.number} is not listed."
    hidden = ~Exists(_newest().filter(edition=OuterRef("edition")))
    for listing in Listing.objects.filter(hidden, edition__isnull=False)[:1]:
        yield f"{listing.key}: what is listed is not the newest edition in view."
    silent = ~Exists(_newest().filter(edition__subject_key=OuterRef("from_key")))
    for name in ListedName.objects.filter(silent)[:1]:
        yield f"{name.from_key}: names are listed from this record, which is not in view."


def _listed() -> Iterator[str]:
    for content in _newest().order_by("edition__position").iterator(chunk_size=100):
        yield from _against(content.edition.subject_key, from_bytes(content.body.encode()))


def unsaid() -> Iterator[str]:
    """Answer headings under which nobody stands, and people whom no record names."""
    stands = Trait.objects.filter(facet=OuterRef("facet"), code=OuterRef("code"))
    for heading in Heading.objects.filter(~Exists(stands))[:1]:
        yield f"{heading}: nobody stands under this heading."
    for listing in Listing.objects.filter(edition__isnull=True, names__isnull=True)[:1]:
        yield f"{listing.key}: no record names this person."


def _against(key: str, dossier: Dossier) -> Iterator[str]:
    names = ListedName.objects.filter(from_key=key).values_list("listing__key", "text", "folded")
    yield from _differs(f"{key}, names", names, index.names_of(dossier))
    now = known_on(None)
    spans = StatusSpan.objects.filter(now, listing__key=key).order_by().values_list(*index.SPAN)
    yield from _differs(f"{key}, statuses", spans, index.spans_of(dossier))
    traits = Trait.objects.filter(now, listing__key=key).values_list("facet", "code")
    yield from _differs(f"{key}, traits", traits, index.traits_of(dossier))


def rolls_against_index() -> Iterator[str]:
    day, seen = rolls.reckoned(), set()
    if day is None:
        yield from ("There are editions and no rolls." for _one in EditionContent.objects.all()[:1])
        return
    for (facet, code), people in reckoning.counted(day):
        seen.add((facet, code))
        kept = {row.block: row for row in Roll.objects.filter(facet=facet, code=code)}
        bits = {block: rolls.bits_of(row.bits, row.people) for block, row in kept.items() if row.people}
        what = f"roll {facet} {code}"
        yield from ([] if kept or not people else [f"{what} is missing."])
        yield from _differs(what, rolls.numbers(bits), rolls.numbers(people))
        yield from (f"{what}: its number is wrong." for row in kept.values() if not _is_right(row))
    named = Roll.objects.order_by().values_list("facet", "code").distinct()
    apart = {(rolls.RECORD, ""), (rolls.DAY, day.isoformat())}
    yield from _differs("rolls", set(named) - apart, seen - apart)


def _is_right(row: Roll) -> bool:
    """Answer whether the bits of a roll are as a row keeps them, and as many as it says."""
    bits = rolls.bits_of(row.bits, row.people)
    return bits.bit_count() == row.people and rolls.row_of(bits) == bytes(row.bits)


def words_against_index() -> Iterator[str]:
    """Answer the first differences between the dictionary and the words of listed names."""
    kept = NameWord.objects.order_by().values_list("word", "uses", "spellings__key")
    yield from _differs("dictionary", kept.iterator(chunk_size=5000), words.expected(words.counted().items()))
    first = NameWord.objects.exclude(word__startswith=F("first"))
    yield from (f"dictionary: {word} has another first letter." for word in first[:1])


def postings_against_index() -> Iterator[str]:
    """Answer the first differences between who is kept by word and who has the word."""
    keys = 0
    for (word, whole), numbers in postings.counted():
        keys += 1
        rows = Posting.objects.filter(word=word, whole=whole).values_list("first", "people")
        kept = _under((first, zip(packed.unpack(people), strict=True)) for first, people in rows)
        yield from _differs(f"posting {word}", (number for (number,) in kept), numbers)
    if Posting.objects.order_by().values("word", "whole").distinct().count() != keys:
        yield "postings: there are words that nobody has."


def _under(rows: Iterable[tuple[int, Iterable[parts.Entry]]]) -> Iterator[parts.Entry]:
    """Answer the entries of the rows of a key; one behind the beginning of the next row counts as none."""
    for (first, entries), (end, _none) in pairwise(chain(rows, [(sys.maxsize, ())])):
        yield from (entry for entry in entries if first <= entry[0] < end)


def steps_against_index() -> Iterator[str]:
    kept = Step.objects.order_by().values_list("scope", "axis", "held", "day", "month", "change")
    counted = ((*key, steps.seen_from(key[3]), change) for key, change in steps.all_changes().items())
    yield from _differs("steps", kept.iterator(chunk_size=5000), counted)


def stretches_against_index() -> Iterator[str]:
    """Answer the first difference between the stretches of each order and the people in that order."""
    for order, column in stretches.COLUMNS.items():
        people = stretches.people().order_by(column, "key").values_list("pk", flat=True).iterator(chunk_size=5000)
        rows = Stretch.objects.filter(order=order).order_by("start", "key").values_list("start", "people")
        for start, numbers in rows.iterator(chunk_size=100):
            kept = packed.unpack(numbers)
            yield from _differs(f"stretch {order} {start}", kept, islice(people, len(kept)))
        yield from (f"people by {order}: {one} stands on no stretch." for one in islice(people, 1))


def glances_against_index() -> Iterator[str]:
    """Answer the first differences between what lists show of people and what the rest of the index says of them."""
    for some in glances.batches():
        kept = Glance.objects.filter(pk__in=some).values_list("pk", "body")
        yield from _differs("glance", kept, ((one.pk, glances.said(one)) for one in glances.made(some)))
    unlisted = Glance.objects.filter(listing__edition__isnull=True)
    yield from (f"glance: {number} has no record." for number in unlisted.values_list("pk", flat=True)[:1])


def turnings_against_index() -> Iterator[str]:
    rows = Turning.objects.order_by(*turnings.KEPT.key, "first").iterator(chunk_size=100)
    kept = (
        (*key, *one)
        for key, some in groupby(rows, key=attrgetter(*turnings.KEPT.key))
        for one in _under((row.first, turnings.unpacked(row)) for row in some)
    )
    counted = ((*key, *one) for key, who in turnings.found(steps.spans()).items() for one in who)
    yield from _differs("turnings", kept, counted)
