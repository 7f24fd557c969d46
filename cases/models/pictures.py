"""Photographs as they are kept: rebuilt from their pixels, under a random name, where no reader can ask for them."""

import hashlib
import io
import secrets
import warnings
from pathlib import Path
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.functional import LazyObject
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

LARGEST_FILE: Final = 20_000_000
LARGEST_PICTURE: Final = 40_000_000
LONGEST_SIDE: Final = 1600
FORMATS: Final = ("JPEG", "PNG", "WEBP")

_NOT_A_PICTURE = _("This file is not a picture that can be read: send a JPEG, PNG or WebP of at most 40 megapixels.")


class BadPicture(ValueError):
    """A file cannot be taken as a picture; the message says what to send instead."""


def rebuilt(content: bytes) -> bytes:
    """Answer the picture as a new JPEG made from its pixels alone, at most 1,600 pixels wide or high.

    Nothing else of the file remains: no place, camera, comment or thumbnail. Raise BadPicture for anything that is
    not a whole JPEG, PNG or WebP of at most 40 megapixels.
    """
    if len(content) > LARGEST_FILE:
        raise BadPicture(str(_("This file is larger than 20 MB: send a smaller picture.")))
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            warnings.simplefilter("ignore")
            if picture.width * picture.height > LARGEST_PICTURE:
                raise BadPicture(str(_NOT_A_PICTURE))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise BadPicture(str(_NOT_A_PICTURE)) from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.frombytes("RGB", upright.size, upright.tobytes())
    written = io.BytesIO()
    clean.save(written, "JPEG", quality=85, optimize=True, progressive=True)
    return written.getvalue()


def public_name(content: bytes) -> str:
    """Answer the name under which readers get these bytes: their SHA-256."""
    return f"{hashlib.sha256(content).hexdigest()}.jpg"


class DraftStorage(LazyObject):
    """The folder of drafts under MEDIA_ROOT, looked up when it is first used; it has no address."""

    def _setup(self) -> None:
        self._wrapped = FileSystemStorage(location=Path(settings.MEDIA_ROOT) / "drafts", base_url=None)


def draft_storage() -> DraftStorage:
    """Answer the storage for drafts."""
    return DraftStorage()


def random_name(row: models.Model, filename: str) -> str:
    """Answer a name that tells nothing of the file that was sent."""
    return f"{secrets.token_hex(16)}.jpg"


class PictureFormField(forms.FileField):
    """A file that is taken in only as a picture rebuilt from its pixels."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Answer the new picture; raise ValidationError for a file that is none."""
        sent = super().clean(data, initial)
        if not sent or sent == initial:
            return sent
        try:
            return ContentFile(rebuilt(sent.read()), name="picture.jpg")
        except BadPicture as error:
            raise ValidationError(str(error), code="bad_picture") from error


class PictureField(models.FileField):
    """A photograph among the drafts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"upload_to": random_name, "storage": draft_storage, "blank": True, "max_length": 60}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Answer how a migration makes this field again."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("upload_to", "storage", "blank", "max_length"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs

    def formfield(self, **kwargs: Any) -> Any:
        """Answer a form field that rebuilds what is sent."""
        return super().formfield(**({"form_class": PictureFormField} | kwargs))
