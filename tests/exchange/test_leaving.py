"""A case file goes out and comes back as the same drafts, whole or without what is never published."""

import json
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection

from cases.exchange import casefile
from cases.exchange.casefile import BadCaseFile, Existing
from cases.models import Case, Citation, Custody, Name, Person, Photo, Source
from cases.models.kinds import KINDS
from cases.publishing import gather
from tests.conftest import ABISHEV, ATABEK

pytestmark = pytest.mark.django_db

SECRET = "known to three people"


def subject(key: str) -> Person | Case:
    """The person or the case with the key."""
    return Person.objects.filter(key=key).first() or Case.objects.get(key=key)


def emptied() -> None:
    """Take every draft away."""
    with connection.constraint_checks_disabled():
        Citation.objects.all().delete()
        for _kind, model in reversed(KINDS.values()):
            model._default_manager.all()._raw_delete("default")  # type: ignore[attr-defined]
        for model in {Name, *(rel.related_model for _k, m in KINDS.values() for rel in m._meta.related_objects)}:
            if model._meta.app_label == "cases" and model._meta.model_name not in {"submission", "storedcopy"}:
                model._default_manager.all()._raw_delete("default")
        for _kind, model in KINDS.values():
            for field in model._meta.many_to_many:
                field.remote_field.through._default_manager.all()._raw_delete("default")


def there_and_back(key: str, by: User, at: datetime, *, whole: bool) -> None:
    """Write, empty, load and write again: the record and the file stay the same."""
    body = gather(subject(key)).body
    file = casefile.write(subject(key), whole=whole)
    emptied()
    casefile.load([casefile.read(file)], by=by, at=at)
    assert gather(subject(key)).body == body
    assert casefile.write(subject(key), whole=whole) == file


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("key", [ABISHEV, ATABEK])
def test_a_seed_case_comes_back_with_the_same_digest(
    key: str, whole: bool, drafted: None, editor: User, at: datetime
) -> None:
    there_and_back(key, editor, at, whole=whole)


@pytest.fixture
def secretive(drafted: None) -> Custody:
    """A person about whom much may not be published."""
    fact = Custody.objects.filter(person__key=ABISHEV).order_by("pk")[0]
    Custody.objects.filter(pk=fact.pk).update(note=SECRET, occurred="", occurred_words=SECRET)
    hidden = Custody.objects.filter(person__key=ABISHEV).order_by("pk")[1]
    Custody.objects.filter(pk=hidden.pk).update(is_confidential=True, text={"en": SECRET})
    Name.objects.create(person=fact.person, text=SECRET, is_confidential=True)
    relative = Person.objects.filter(naming="described").first()
    Name.objects.create(person=relative, text=SECRET)
    source = fact.citations.first().source  # type: ignore[union-attr]
    Source.objects.filter(pk=source.pk).update(is_confidential=True, title=SECRET, description={"en": "a relative"})
    Citation.objects.filter(source=source).update(quote=SECRET, quote_lang="en")
    return fact


def test_a_whole_file_loses_nothing(secretive: Custody, editor: User, at: datetime) -> None:
    assert SECRET in casefile.write(secretive.person, whole=True).decode()
    there_and_back(ABISHEV, editor, at, whole=True)


def test_another_file_gives_nothing_away_and_keeps_the_digest(secretive: Custody, editor: User, at: datetime) -> None:
    Custody.objects.filter(pk=secretive.pk).update(occurred_words="")
    assert SECRET not in casefile.write(secretive.person).decode()
    there_and_back(ABISHEV, editor, at, whole=False)


def test_a_confidential_person_leaves_only_in_a_whole_file(drafted: None) -> None:
    Person.objects.filter(key=ABISHEV).update(naming="hidden")
    with pytest.raises(BadCaseFile, match="confidential"):
        casefile.write(subject(ABISHEV))
    assert ABISHEV in casefile.write(subject(ABISHEV), whole=True).decode()


def test_a_picture_travels_with_its_record(
    drafted: None, editor: User, at: datetime, settings: Any, tmp_path: Any
) -> None:
    from io import BytesIO  # noqa: PLC0415

    from django.core.files.base import ContentFile  # noqa: PLC0415
    from PIL import Image  # noqa: PLC0415

    from cases.models.pictures import rebuilt  # noqa: PLC0415

    settings.MEDIA_ROOT = tmp_path
    raw = BytesIO()
    Image.new("RGB", (64, 40), "teal").save(raw, "PNG")
    photo = Photo(person=subject(ABISHEV), is_cleared=True)
    photo.file.save("any.jpg", ContentFile(rebuilt(raw.getvalue())), save=True)
    name = photo.public_name
    there_and_back(ABISHEV, editor, at, whole=True)
    assert Photo.objects.get(key=photo.key).public_name == name


def test_rows_that_are_there_are_refused_kept_or_replaced(drafted: None, editor: User, at: datetime) -> None:
    file = json.loads(casefile.write(subject(ABISHEV), whole=True))
    fact = file["custody"][0]
    fact["note"] = "as in the file"
    fact["citations"] = fact["citations"][:1]
    tables = casefile.read(json.dumps(file))
    before = Citation.objects.count()
    with pytest.raises(BadCaseFile, match="already"):
        casefile.load([tables], by=editor, at=at)
    kept = casefile.load([tables], by=editor, at=at, existing=Existing.KEPT)
    assert (kept.made, kept.replaced, kept.kept) == (0, 0, sum(map(len, tables.values())))
    assert Custody.objects.get(key=fact["key"]).note != "as in the file"
    casefile.load([tables], by=editor, at=at, existing=Existing.REPLACED)
    assert Custody.objects.get(key=fact["key"]).note == "as in the file"
    assert json.loads(casefile.write(subject(ABISHEV), whole=True)) == file
    assert Citation.objects.count() <= before


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[" * 100_000, "deep"),
        ('{"format": "case-file", "schema": 1, "people": {}}', r"\$\.people: a list"),
        ('{"format": "case-file", "schema": 1, "people": [3]}', r"\$\.people\[0\]: a mapping"),
        ('{"format": "case-file", "schema": 1, "people": [{"key": "kz-2222"}]}', r"\$\.people\[0\]\.key"),
        ('{"format": "case-file", "schema": 1, "people": [{"key": "KZ-2222", "note": 1}]}', r"\.note: 1"),
        ('{"format": "case-file", "schema": 1, "people": [{"key": "KZ-2222", "is_minor": "no"}]}', r"\.is_minor"),
        (
            '{"format": "case-file", "schema": 1, "people": [{"key": "KZ-2222"}, {"key": "KZ-2222"}]}',
            r"\[0\] alr",
        ),
        ('{"format": "case-file", "schema": 1, "people": [{"key": "KZ-2222", "key": "KZ-3333"}]}', "“key” twice"),
        ('{"format": "case-file", "schema": 99}', "schema"),
        ('{"format": "case-file", "schema": NaN}', "NaN"),
        ('{"format": "case-file", "schema": true}', "schema: True"),
        ('{"format": "case-file", "schema": 1' + "0" * 4000 + "}", r"schema: 10{39} is"),
        ('{"format": "case-file", "schema": 1, "x": ' + "9" * 5000 + "}", r"^\$: 9{40} is not a value\.$"),
        ('{"format": "case-file", "schema": 1, "places": [{"key": "p", "latitude": 1e999}]}', "1e999"),
        ('{"format": "case-file", "schema": 1, "people": [{"country": "KZ"}]}', r"\$\.people\[0\]: the member “key”"),
        (r'{"format": "case-file", "schema": 1, "people": [{"key": "KZ-2222", "a\ud800": 1}]}', r"\$: \\ud800 is not"),
        (r'{"a\udc00": 1, "a\udc00": 2}', r"“a\\udc00” twice"),
        ('{"format": "case-file", "schema": 1, "people": [' + "[]," * 1_600_000 + "[]]}", "3000000 values"),
        ("{" + ",".join(f'"k{number}": 1' for number in range(200_000)) + ', "k199999": 2}', "“k199999” twice"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
    ids=lambda value: f"{value!r:.40}",
)
def test_a_file_that_cannot_be_used_says_where(text: str | bytes, complaint: str) -> None:
    with pytest.raises(BadCaseFile, match=complaint) as error:
        casefile.read(text)
    assert len(str(error.value).encode()) < 500


def test_a_whole_letter_in_two_halves_is_a_letter() -> None:
    people = [{"key": "KZ-2222", "country": "KZ", "note": "\U0001d538"}]
    text = json.dumps({"format": "case-file", "schema": 1, "people": people})
    assert r"\ud835\udd38" in text
    assert casefile.read(text) == {"people": people}
