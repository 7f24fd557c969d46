"""A photograph is kept as pixels alone, out of readers' reach until an edition shows it."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cases import review
from cases.models import Citation, Person, Photo, Source
from cases.models.pictures import BadPicture, PictureFormField, rebuilt
from cases.published import pictures
from cases.publishing import gather, gather_dossier, publication_problems
from tests.conftest import ABISHEV

SECRET = b"GPS of a safe house"


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **more: Any) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(written, kind, **more)
    return written.getvalue()


def with_secrets() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    return picture(exif=exif, comment=SECRET) + SECRET


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_made_anew_as_jpeg(kind: str) -> None:
    with Image.open(io.BytesIO(rebuilt(picture(kind)))) as again:
        assert (again.format, again.size) == ("JPEG", (40, 20))


def test_nothing_but_the_pixels_remains() -> None:
    assert SECRET in with_secrets()
    assert SECRET not in rebuilt(with_secrets())


def test_a_picture_lying_on_its_side_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(io.BytesIO(rebuilt(picture(exif=exif)))) as again:
        assert again.size == (20, 40)


def test_a_large_picture_is_made_smaller() -> None:
    with Image.open(io.BytesIO(rebuilt(picture(size=(3200, 800))))) as again:
        assert again.size == (1600, 400)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.4",
        picture("GIF"),
        picture("PNG")[:-40],
        picture()[:200],
        picture("PNG", size=(8000, 5001)),
        b"\xff\xd8\xff" + b"0" * 20_000_001,
    ],
    ids=["nothing", "svg", "pdf", "gif", "cut-png", "cut-jpeg", "bomb", "large"],
)
def test_what_is_no_picture_is_refused_with_advice(content: bytes) -> None:
    with pytest.raises(BadPicture, match="send"):
        rebuilt(content)


def test_the_form_keeps_the_new_picture_and_refuses_the_rest() -> None:
    kept = PictureFormField().clean(SimpleUploadedFile("name of a source.jpg", with_secrets()))
    assert kept.name == "picture.jpg"
    assert SECRET not in kept.read()
    with pytest.raises(ValidationError, match="JPEG"):
        PictureFormField().clean(SimpleUploadedFile("page.jpg", b"<html>"))


@pytest.fixture
def photo(drafted: None, settings: Any, tmp_path: Path) -> Photo:
    settings.MEDIA_ROOT = tmp_path
    person = Person.objects.get(key=ABISHEV)
    photo = Photo(person=person, is_cleared=True, description={"en": "A man."}, verified={"en": "By his lawyer."})
    photo.file.save("source's name.jpg", ContentFile(rebuilt(picture())), save=False)
    photo.save()
    Citation.objects.create(photo=photo, source=Source.objects.all()[0])
    return photo


def image_of(photo: Photo) -> str:
    return next(row.image for row in gather_dossier(photo.person).photos if row.key == photo.key)


def test_the_draft_has_a_name_that_tells_nothing(photo: Photo) -> None:
    assert "source" not in photo.file.name
    assert Path(photo.file.path).parent.name == "drafts"


def test_only_a_cleared_picture_enters_the_dossier(photo: Photo) -> None:
    assert image_of(photo).endswith(".jpg")
    Photo.objects.filter(pk=photo.pk).update(is_cleared=False)
    assert image_of(photo) == ""
    assert b"drafts" not in gather(photo.person).body


def test_a_picture_without_verification_blocks_publication(photo: Photo) -> None:
    Photo.objects.filter(pk=photo.pk).update(verified={})
    problems = publication_problems(gather(photo.person), day=date(2026, 11, 22))
    assert [problem.key for problem in problems if problem.blocks] == [photo.key]


def test_publication_puts_the_picture_where_readers_get_it(
    photo: Photo, editor: User, reviewer: User, at: datetime
) -> None:
    name = image_of(photo)
    assert pictures.read(name) is None
    review.approve(review.submit(photo.person, by=editor, at=at), by=reviewer, at=at)
    with photo.file.open("rb") as draft:
        assert pictures.read(name) == draft.read()


@pytest.mark.parametrize("name", ["../drafts/x.jpg", "a.jpg", "", "0" * 64, "0" * 64 + ".png"])
def test_only_a_digest_is_the_name_of_a_picture(name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        pictures.read(name)
