"""A dossier that two people agreed on becomes an edition, and the index follows it."""

from datetime import date

from django.db import transaction

from cases.models import Merge, Photo
from cases.published import forwarding, index, pictures, store
from cases.published.models import Edition

from .sign import sign_head


@transaction.atomic
def publish(body: bytes, *, day: date) -> Edition:
    """Append the bytes as the newest edition about their subject, index it, and sign the chain up to it."""
    dossier = store.dossier_of(body)
    for name in {photo.image for photo in dossier.photos if photo.image}:
        pictures.keep(name, content_of(name, [photo.key for photo in dossier.photos if photo.image == name]))
    edition = store.append_edition(body, kind=dossier.kind.value, key=dossier.key, day=day)
    index.index(edition, dossier)
    pictures.show(edition, dossier)
    old_keys = list(Merge.objects.filter(kept__key=dossier.key).values_list("other__key", flat=True))
    forwarding.forward(old_keys, to=dossier.key)
    sign_head(day=day)
    return edition


def content_of(name: str, photos: list[str]) -> bytes:
    """Answer the bytes of the picture that an edition shows under `name`; raise LookupError when no draft has it."""
    for photo in Photo.objects.filter(key__in=photos):
        if photo.public_name == name:
            with photo.file.open("rb") as opened:
                return bytes(opened.read())
    raise LookupError(f"No photograph has the picture {name}.")
