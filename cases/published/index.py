"""What lists and searches need to know of the newest editions; all of it can be rebuilt from them."""

from django.db import transaction

from cases.domain import names, status
from cases.domain.canonical import from_bytes
from cases.domain.dossier import Case, Dossier, Person
from cases.domain.naming import display_name
from cases.domain.text import LANGUAGES
from cases.domain.vocabulary.who import SubjectKind

from . import pictures, store
from .models import Edition, Forwarding, ListedName, ListedToken, Listing, ShownPicture, StatusSpan

LONGEST_TOKEN = 100


@transaction.atomic
def index(edition: Edition, dossier: Dossier) -> None:
    """Make the index say what this edition says of its subject, and of the people it mentions, and no more."""
    ListedName.objects.filter(from_key=dossier.key).delete()
    if dossier.kind is SubjectKind.PERSON and dossier.subject:
        listing = _listed(dossier, dossier.subject, edition)
        _list_spans(listing, dossier)
    else:
        _listed(dossier, next(case for case in dossier.cases if case.key == dossier.key), edition)
    for person in dossier.people:
        if person.names:
            _list_names(_mentioned(dossier, person), person, dossier.key)
    Listing.objects.filter(edition__isnull=True, names__isnull=True).delete()


@transaction.atomic
def follow(key: str) -> None:
    """Make the index say of this subject what its newest edition says, or nothing at all where that is hidden."""
    if published := store.current(key):
        index(Edition.objects.get(subject_key=key, number=published.number), published.dossier)
    else:
        _forget(key)


def _forget(key: str) -> None:
    """Take a subject out of the lists; where records of others name them, they stay as these say."""
    ListedName.objects.filter(from_key=key).delete()
    elsewhere = list(ListedName.objects.filter(listing__key=key).values_list("from_key", flat=True).distinct())
    Listing.objects.filter(key=key).delete()
    for other in elsewhere:
        published = store.current(other)
        if published and isinstance(person := published.dossier.by_key.get(key), Person):
            _list_names(_mentioned(published.dossier, person), person, other)
    Listing.objects.filter(edition__isnull=True, names__isnull=True).delete()


@transaction.atomic
def rebuild() -> int:
    """Forget the index and make it again from the newest edition of each subject; answer how many are listed."""
    Listing.objects.all().delete()
    ShownPicture.objects.all().delete()
    newest = {row.subject_key: row.pk for row in Edition.objects.order_by("position")}
    for row in Forwarding.objects.all():
        newest.pop(row.old_key, None)
    listed = 0
    for content in store.contents().select_related("edition").order_by("edition__position").iterator(chunk_size=100):
        dossier = from_bytes(content.body.encode())
        pictures.show(content.edition, dossier)
        if newest.get(dossier.key) == content.pk:
            index(content.edition, dossier)
            listed += 1
    return listed


def _listed(dossier: Dossier, subject: Person | Case, edition: Edition) -> Listing:
    listing, _created = Listing.objects.update_or_create(
        key=subject.key,
        defaults={
            "subject_kind": dossier.kind.value,
            "edition": edition,
            "country": subject.country,
            "title": {lang: _title(subject, lang) for lang in LANGUAGES},
            "sort_key": _sort_key(subject),
        },
    )
    return listing


def _mentioned(dossier: Dossier, person: Person) -> Listing:
    """Answer the listing of a person, made now when so far nobody's record named them."""
    listing, _created = Listing.objects.get_or_create(
        key=person.key,
        defaults={
            "subject_kind": SubjectKind.PERSON.value,
            "country": person.country,
            "title": {lang: _title(person, lang) for lang in LANGUAGES},
            "sort_key": _sort_key(person),
        },
    )
    return listing


def _title(subject: Person | Case, lang: str) -> str:
    return display_name(subject, lang) if isinstance(subject, Person) else subject.title.best(lang)


def _sort_key(subject: Person | Case) -> str:
    """Answer the folded title, the last word of a person's name first."""
    words = names.fold(_title(subject, "en")).split()
    return " ".join([*words[-1:], *words[:-1]])[:200] if isinstance(subject, Person) else " ".join(words)[:200]


def _list_names(listing: Listing, person: Person, from_key: str) -> None:
    for text in dict.fromkeys(name.text for name in person.names):
        name = ListedName.objects.create(listing=listing, from_key=from_key, text=text, folded=names.fold(text)[:400])
        ListedToken.objects.bulk_create(
            ListedToken(name=name, token=token[:LONGEST_TOKEN]) for token in sorted(set(names.tokens(text)))
        )


def _list_spans(listing: Listing, dossier: Dossier) -> None:
    listing.spans.all().delete()
    StatusSpan.objects.bulk_create(
        StatusSpan(
            listing=listing,
            status=span.status.value,
            certainty=span.certainty.value,
            is_held=span.status.is_held,
            first_day=span.first,
            last_day=span.last,
        )
        for span in status.spans(dossier)
    )
