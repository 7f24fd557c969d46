"""What lists, searches and counts need to know of the editions; all of it can be rebuilt from them."""

from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache
from typing import Any, Final

from django.db import transaction

from cases.domain import names, status
from cases.domain.canonical import from_bytes
from cases.domain.dossier import Case, Dossier, Person
from cases.domain.naming import display_name
from cases.domain.text import LANGUAGES
from cases.domain.vocabulary.custody import Certainty, Status
from cases.domain.vocabulary.who import SubjectKind

from . import generation, listedfacts, pictures, reckoning, rolls, store, unsaid
from .forwarding import is_forwarded
from .models import (
    NEVER_HELD,
    Edition,
    EditionContent,
    Forwarding,
    Heading,
    ListedEdition,
    ListedFact,
    ListedName,
    ListedToken,
    Listing,
    ShownPicture,
    StatusSpan,
    Trait,
)
from .traits import Head, traits

LONGEST_TOKEN: Final = 100
folded: Final = lru_cache(maxsize=1_000)(names.fold)
"""`names.fold`, which of a name that was just folded does not fold it again."""
_DATED: Final = (ListedEdition, StatusSpan, Trait)
"""Tables that keep what earlier editions said, with the days on which they were the newest."""


def index(edition: Edition, dossier: Dossier) -> None:
    """Make the index say what this edition says of its subject, and of the people it mentions, and no more.

    What earlier editions said of the subject stays, as what was known until the day before.
    """
    with reckoning.kept(dossier.key, edition.published_on), unsaid.dropped(dossier.key):
        _index(edition, dossier)


def _index(edition: Edition, dossier: Dossier) -> None:
    ListedName.objects.filter(from_key=dossier.key).delete()
    listing = _listed(dossier, _subject(dossier), edition)
    _end_earlier(listing, edition)
    ListedEdition.objects.create(listing=listing, edition=edition, title=listing.title, known_from=edition.published_on)
    if dossier.kind is SubjectKind.PERSON:
        _list_spans(listing, dossier, edition)
    _list_facts(listing, dossier, edition)
    _list_names(dossier, {person.key for person in dossier.people})


def follow(key: str) -> None:
    """Make the index say of this subject what its editions say, or nothing at all where the newest one is hidden.

    What a hidden edition said is not known on any day; what the one before said ends where the hidden one began.
    """
    with reckoning.kept(key):
        _follow(key)


def _follow(key: str) -> None:
    with unsaid.dropped(key):
        _say_anew(key)


def _say_anew(key: str) -> None:
    if store.current(key) is None or is_forwarded(key):
        _forget(key)
        return
    StatusSpan.objects.filter(listing__key=key).delete()
    Trait.objects.filter(listing__key=key).delete()
    ListedEdition.objects.filter(listing__key=key).delete()
    in_view = {content.pk: content.body for content in store.contents().filter(edition__subject_key=key)}
    for edition in Edition.objects.filter(subject_key=key).order_by("number"):
        if body := in_view.get(edition.pk):
            with unsaid.dropped(key):
                _index(edition, store.dossier_of(body.encode()))
        elif listing := Listing.objects.filter(key=key).first():
            _end_earlier(listing, edition)


def _forget(key: str) -> None:
    """Take a subject out of the lists; where records of others name them, they stay as these say."""
    ListedName.objects.filter(from_key=key).delete()
    elsewhere = list(ListedName.objects.filter(listing__key=key).values_list("from_key", flat=True).distinct())
    Listing.objects.filter(key=key).delete()
    for other in elsewhere:
        published = store.current(other)
        if published:
            _list_names(published.dossier, {key})


@transaction.atomic
def rebuild() -> int:
    """Forget the index and make it again from the editions; answer how many subjects are listed."""
    generation.move_on()
    Listing.objects.all().delete()
    Heading.objects.all().delete()
    ShownPicture.objects.all().delete()
    for content in store.contents().select_related("edition").order_by("edition__position").iterator(chunk_size=100):
        pictures.show(content.edition, from_bytes(content.body.encode()))
    forwarded = set(Forwarding.objects.values_list("old_key", flat=True))
    for key in sorted(set(Edition.objects.values_list("subject_key", flat=True)) - forwarded):
        _follow(key)
    reckoning.recount()
    return Listing.objects.filter(edition__isnull=False).count()


def is_behind() -> bool:
    """Answer whether there are editions and the index lists none, as after a change of its tables."""
    return not (ListedEdition.objects.exists() and rolls.reckoned()) and EditionContent.objects.exists()


def _subject(dossier: Dossier) -> Person | Case:
    return dossier.subject or next(case for case in dossier.cases if case.key == dossier.key)


def _end_earlier(listing: Listing, edition: Edition) -> None:
    """Let what the edition before said end the day before; an edition of the same day leaves no trace."""
    day = edition.published_on
    for model in _DATED:
        model.objects.filter(listing=listing, known_from__gte=day).delete()
        model.objects.filter(listing=listing, known_until__isnull=True).update(known_until=day - timedelta(days=1))


def _listed(dossier: Dossier, subject: Person | Case, edition: Edition) -> Listing:
    listing, _created = Listing.objects.update_or_create(
        key=subject.key,
        defaults={
            "subject_kind": dossier.kind.value,
            "edition": edition,
            "country": subject.country,
            "title": {lang: title(subject, lang) for lang in LANGUAGES},
            "sort_key": sort_key(subject),
            "held_from": held_from(status.spans(dossier)) if dossier.kind is SubjectKind.PERSON else NEVER_HELD,
        },
    )
    return listing


def _mentioned(dossier: Dossier, keys: set[str]) -> dict[str, int]:
    """Answer the listings of people, made now of whom so far nobody's record named."""
    there = dict(Listing.objects.filter(key__in=keys).order_by().values_list("key", "pk"))
    made = Listing.objects.bulk_create(
        Listing(
            key=person.key,
            subject_kind=SubjectKind.PERSON.value,
            country=person.country,
            title={lang: title(person, lang) for lang in LANGUAGES},
            sort_key=sort_key(person),
        )
        for person in dossier.people
        if person.key in keys.difference(there)
    )
    return there | {listing.key: listing.pk for listing in made}


def title(subject: Person | Case, lang: str) -> str:
    """Answer what a person or case is called in a language."""
    return display_name(subject, lang) if isinstance(subject, Person) else subject.title.best(lang)


def sort_key(subject: Person | Case) -> str:
    """Answer the folded title, the last word of a person's name first."""
    heading = title(subject, "en")
    return person_sort_key(heading) if isinstance(subject, Person) else " ".join(folded(heading).split())[:200]


def person_sort_key(heading: str) -> str:
    """Answer the folded name of a person, the last word first."""
    words = folded(heading).split()
    return " ".join([*words[-1:], *words[:-1]])[:200]


def names_of(dossier: Dossier) -> list[tuple[str, str, str]]:
    """Answer (key of the person, name, folded name) of everybody whom the record names and who has no other key now."""
    keys = [person.key for person in dossier.people]
    gone = set(Forwarding.objects.filter(old_key__in=keys).values_list("old_key", flat=True))
    texts = [(person.key, name.text) for person in dossier.people for name in person.names if person.key not in gone]
    return [(key, text, names.fold(text)[:400]) for key, text in dict.fromkeys(texts)]


def _list_names(dossier: Dossier, among: set[str]) -> None:
    """List the names that a record says of these people."""
    found = [one for one in names_of(dossier) if one[0] in among]
    listings = _mentioned(dossier, {key for key, _text, _folded in found})
    listed = ListedName.objects.bulk_create(
        ListedName(listing_id=listings[key], from_key=dossier.key, text=text, folded=folded)
        for key, text, folded in found
    )
    ListedToken.objects.bulk_create(
        ListedToken(name=name, token=token[:LONGEST_TOKEN])
        for name in listed
        for token in sorted(set(names.tokens(name.text)))
    )


SPAN: Final = ("status", "certainty", "is_main", "is_held", "held", "first_day", "last_day")


def spans_of(dossier: Dossier) -> list[tuple[Any, ...]]:
    """Answer how a person stands, in the columns of `SPAN`; nothing for a case."""
    return rows_of_spans(status.spans(dossier)) if dossier.kind is SubjectKind.PERSON else []


def rows_of_spans(found: Iterable[status.Span]) -> list[tuple[Any, ...]]:
    """Answer the rows of stretches of status, in the columns of `SPAN`."""
    return [
        (*row, span.first, span.last) for span in found for row in _beside_days(span.status, span.certainty, span.also)
    ]


@lru_cache(maxsize=10_000)
def _beside_days(main: Status, certainty: Certainty, also: tuple[Status, ...]) -> tuple[tuple[Any, ...], ...]:
    held = _held(main, also)
    return tuple((one.value, certainty.value, one is main, one.is_held, held) for one in (main, *also))


def traits_of(dossier: Dossier) -> set[tuple[str, str]]:
    """Answer (facet, code) of everything by which a person is found, or of the courts and judges of a case."""
    if dossier.kind is SubjectKind.PERSON:
        return traits(dossier, status.spans(dossier))
    return {(head.facet.value, head.code) for head in listedfacts.facts(dossier).heads}


def _list_spans(listing: Listing, dossier: Dossier, edition: Edition) -> None:
    found = status.spans(dossier)
    StatusSpan.objects.bulk_create(
        StatusSpan(listing=listing, known_from=edition.published_on, **dict(zip(SPAN, row, strict=True)))
        for row in rows_of_spans(found)
    )
    _list_traits(listing, traits(dossier, found), edition)


def held_from(found: Iterable[status.Span]) -> str:
    """Answer the first day on which somebody can have been held, as text that sorts; `NEVER_HELD` without one."""
    return min(
        (span.first.isoformat() for span in found if span.first and _held(span.status, span.also)), default=NEVER_HELD
    )


@lru_cache(maxsize=10_000)
def _held(main: Status, also: tuple[Status, ...]) -> str:
    """Answer whether every status that a span allows is one of being held, or any, or none.

    Whoever was due to be released and is not reported released may be held or free.
    """
    may_be = (main, *also)
    if all(one.is_held and one is not Status.TERM_OVER for one in may_be):
        return Certainty.SURELY.value
    return Certainty.POSSIBLY.value if any(one.is_held for one in may_be) else ""


def _list_traits(listing: Listing, pairs: Iterable[tuple[str, str]], edition: Edition) -> None:
    Trait.objects.bulk_create(
        Trait(listing=listing, facet=facet, code=code, known_from=edition.published_on) for facet, code in sorted(pairs)
    )


def _list_facts(listing: Listing, dossier: Dossier, edition: Edition) -> None:
    """List the facts of the newest edition, and what they stand under; a case is listed under its courts and judges."""
    listing.facts.all().delete()
    found = listedfacts.facts(dossier)
    ListedFact.objects.bulk_create(ListedFact(listing=listing, **fact.columns) for fact in found.facts)
    if dossier.kind is SubjectKind.CASE:
        _list_traits(listing, {(head.facet.value, head.code) for head in found.heads}, edition)
    give_names({(head.facet.value, head.code): head for head in found.heads}.values())


def give_names(heads: Iterable[Head]) -> None:
    """Give headings their names, those that are there already too."""
    columns = ("title", "sort_key", "kind", "country", "within", "latitude", "longitude", "precision")
    Heading.objects.bulk_create(
        (
            Heading(facet=head.facet.value, code=head.code, **{name: getattr(head, name) for name in columns})
            for head in heads
        ),
        update_conflicts=True,
        unique_fields=["facet", "code"],
        update_fields=columns,
    )
