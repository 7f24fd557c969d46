"""Photographs as they are kept: rebuilt from their pixels, under a random name, where no reader can ask for them."""

import hashlib
import io
import secrets
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db import models
from django.utils.functional import LazyObject
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from PIL import Image

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
    from PIL import Image

    if len(content) > LARGEST_FILE:
        raise BadPicture(str(_("This file is larger than 20 MB: send a smaller picture.")))
    try:
        upright = _upright(content)
    except Exception as error:  # Pillow fails on broken files in more ways than it names.
        raise BadPicture(str(_NOT_A_PICTURE)) from error
    clean = Image.frombytes("RGB", upright.size, upright.tobytes())
    written = io.BytesIO()
    clean.save(written, "JPEG", quality=85, optimize=True, progressive=True)
    return written.getvalue()


def _upright(content: bytes) -> "Image.Image":
    """Answer the first or only picture of a file, made small and set upright; raise whatever Pillow raises.

    Only the turn is read of what a camera wrote: Pillow's own `exif_transpose` writes it all anew, and fails on some.
    """
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            if picture.width * picture.height > LARGEST_PICTURE:
                raise BadPicture(str(_NOT_A_PICTURE))
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            turn = _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
            # A picture that is coloured as wanted is not copied while it is large: 40 megapixels are 160 MB.
            large = picture if picture.mode in _COLOURED else picture.convert("RGB")
            large.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = large.convert("RGB")
    return upright if turn is None else upright.transpose(Image.Transpose[turn])


# Which way up the camera was held (Exif 2.32, tag 274), and what sets the picture upright.
_ORIENTATION: Final = 0x0112
_COLOURED: Final = frozenset(("RGB", "L"))
_TURNS: Final = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}


def kept(content: bytes) -> bytes:
    """Answer a picture that comes from another installation: as it is if it holds pixels alone, else rebuilt.

    Raise BadPicture for what is not a picture.
    """
    new = rebuilt(content)
    return content if _is_bare(content) else new


# What a JPEG of pixels alone is made of (ITU-T T.81, table B.1): tables, frame, scans, and the header of JFIF.
_OF_PIXELS: Final = frozenset((0xC0, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD, 0xE0))
_LONGEST_HEADER: Final = 16


def _is_bare(content: bytes) -> bool:
    """Answer whether a readable picture is a JPEG without comments, metadata, thumbnail or anything after its end."""
    at = 2
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] != b"\xd9":
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker not in _OF_PIXELS or length < 2 or (marker == 0xE0 and length > _LONGEST_HEADER):
            return False
        at += 2 + length
        if marker == 0xDA:
            at = _end_of_scan(content, at)
    return content.startswith(b"\xff\xd8") and content[at:] == b"\xff\xd9"


def _end_of_scan(content: bytes, at: int) -> int:
    """Answer where the next marker is that does not belong to the coded pixels."""
    while (at := content.find(b"\xff", at)) >= 0 and (content[at + 1 : at + 2] or b"\x00") in _WITHIN_A_SCAN:
        at += 2
    return at if at >= 0 else len(content)


_WITHIN_A_SCAN: Final = frozenset(bytes((code,)) for code in (0x00, *range(0xD0, 0xD8)))


def public_name(content: bytes) -> str:
    """Answer the name under which readers get these bytes: their SHA-256."""
    return f"{hashlib.sha256(content).hexdigest()}.jpg"


_stored: ContextVar[list[tuple[FileSystemStorage, str]] | None] = ContextVar("stored", default=None)


@contextmanager
def none_left_behind() -> Iterator[None]:
    """When the block fails, the pictures go that it stored: the rows that would name them are not there either."""
    files: list[tuple[FileSystemStorage, str]] = []
    token = _stored.set(files)
    try:
        yield
    except BaseException:
        for folder, name in files:
            folder.delete(name)
        raise
    finally:
        _stored.reset(token)


class DraftFiles(FileSystemStorage):
    """A folder in which a file is stored whole or, where there is no room for it, not at all."""

    def _save(self, name: str, content: Any) -> str:
        try:
            kept = str(super()._save(name, content))  # type: ignore[misc]
        except OSError:
            self.delete(name)
            raise
        if (files := _stored.get()) is not None:
            files.append((self, kept))
        return kept


class DraftStorage(LazyObject):
    """The folder of drafts under MEDIA_ROOT, looked up when it is first used; it has no address."""

    def _setup(self) -> None:
        self._wrapped = DraftFiles(location=Path(settings.MEDIA_ROOT) / "drafts", base_url=None)


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
        """Answer a form field that rebuilds what is sent; the name that it was sent under is not kept, however long."""
        return super().formfield(**({"form_class": PictureFormField, "max_length": None} | kwargs))
