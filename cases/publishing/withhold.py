"""What two people decided is taken from view, shown again or removed for good, and the index follows it."""

from datetime import date

from django.db import connection, transaction

from cases.domain.canonical import from_bytes
from cases.domain.vocabulary.removal import Removal, RemovalReason
from cases.published import index, notices, pictures
from cases.published.models import Edition, EditionContent


@transaction.atomic
def hide(editions: list[Edition], *, act: Removal, reason: RemovalReason, decision: int, day: date) -> None:
    """Take the editions of one record from view; the content of expunged ones is gone for good.

    The database refuses unless the request numbered `decision` was asked for by one person and granted by another.
    """
    for edition in editions:
        notices.give(edition, act=act, reason=reason, decision=decision, day=day)
        pictures.hide(edition)
        if act is Removal.EXPUNGED:
            _expunge(edition)
    _follow(editions)


@transaction.atomic
def show_again(editions: list[Edition], *, decision: int, day: date) -> None:
    """Lift the suppression of the editions; what is hidden for another reason too stays hidden."""
    for edition in editions:
        notices.lift(edition, decision=decision, day=day)
    contents = EditionContent.objects.filter(notices.in_view("edition"), edition__in=editions)
    for content in contents.select_related("edition"):
        pictures.show(content.edition, from_bytes(content.body.encode()))
    _follow(editions)


def _expunge(edition: Edition) -> None:
    """Delete bytes, salt, and pictures that nothing else shows; SQLite overwrites them in its file with zeros."""
    content = EditionContent.objects.get(edition=edition)
    names = {photo.image for photo in from_bytes(content.body.encode()).photos if photo.image}
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
    content.delete()
    transaction.on_commit(lambda: pictures.remove_unused(names))


def _follow(editions: list[Edition]) -> None:
    for key in {edition.subject_key for edition in editions}:
        index.follow(key)
