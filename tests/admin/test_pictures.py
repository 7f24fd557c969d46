"""Pictures of photographs: taken in by the form, looked at by those who may see the row."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from cases.models import Person, Photo
from tests.conftest import ABISHEV

pytestmark = pytest.mark.usefixtures("drafted")


@pytest.fixture(autouse=True)
def own_media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def sent(content: bytes, name: str = "Cell 14.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def picture() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (20, 10), "gray").save(written, "PNG")
    return written.getvalue()


def add(read: Any, send: Any, client: Any, content: bytes) -> Any:
    form = read(client, "cases_photo_add", query=f"?person={ABISHEV}").form
    return send(client, "cases_photo_add", form=form | {"file": sent(content), "description_en": "A portrait."})


def test_picture_is_kept_and_looked_at(read: Any, send: Any, enter: Any, editor: Any, reviewer: Any) -> None:
    assert add(read, send, enter(editor), picture()).status_code == 302
    row = Photo.objects.latest("pk")
    address = reverse("admin:cases_photo_picture", args=[row.pk])
    for user in (editor, reviewer):
        client = enter(user)
        assert address in client.get(reverse("admin:cases_photo_change", args=[row.pk])).content.decode()
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/jpeg")
        assert answer.content.startswith(b"\xff\xd8")


def test_a_picture_is_taken_under_any_name_and_keeps_none(read: Any, send: Any, enter: Any, editor: Any) -> None:
    client, name = enter(editor), f"Снимок экрана {'из переписки ' * 15}.png"
    form = read(client, "cases_photo_add", query=f"?person={ABISHEV}").form
    file = sent(picture(), name)
    assert len(name) > 200
    assert (
        send(client, "cases_photo_add", form=form | {"file": file, "description_en": "A portrait."}).status_code == 302
    )
    assert "Снимок" not in Photo.objects.latest("pk").file.name


def test_confidential_picture_is_not_shown_to_a_reviewer(enter: Any, reviewer: Any) -> None:
    row = Photo.objects.create(person=Person.objects.get(key=ABISHEV), is_confidential=True)
    assert enter(reviewer).get(reverse("admin:cases_photo_picture", args=[row.pk])).status_code == 404


def test_what_is_no_picture_is_refused_by_the_field(read: Any, send: Any, enter: Any, editor: Any) -> None:
    page = add(read, send, enter(editor), b"GIF89a nothing").content.decode()
    assert "This file is not a picture that can be read" in page
    assert "A portrait." in page
