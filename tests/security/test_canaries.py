"""Nothing that is not published reaches a reader: canaries in every such column, a crawl of every address."""

import base64
import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import brotli
import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, models, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases import review, revisions
from cases.domain.vocabulary.who import Naming
from cases.models import Case, Citation, Custody, Person, Relationship, Source, StoredCopy, Submission
from cases.published.models import Edition
from cases.publishing import select
from tests.conftest import ABISHEV, AT
from tests.security.canary import LETTERS, WORD, found_in, plant_all, public_members, tables, typed_columns
from tests.security.surface import RECORDS, addresses, crawl, routes
from tests.through import Through, copies

HIDDEN = ("people", "KZ-QQQQ")


def plant_what_never_goes_out() -> int:
    """Before anything is published: columns without a way out, confidential rows, a hidden person."""
    public = public_members()
    planted = 0
    for model, known in public.items():
        closed = [field for field in typed_columns(model) if field.name.removesuffix("_words") not in known]
        planted += plant_all(model, closed)
    planted += sum(plant_confidential(model) for model in public if model is not Person)
    hidden = Person.objects.create(key=HIDDEN[1], naming=Naming.HIDDEN, is_of_interest=True, note=WORD)
    hidden.names.create(text=f"{WORD} {LETTERS}", lang="ru")
    subject = Person.objects.get(key=ABISHEV)
    Relationship.objects.create(person=subject, other_person=hidden, kind=Relationship.objects.all()[0].kind)
    return planted


def plant_confidential(model: type[models.Model]) -> int:
    """A confidential twin of one row of the table, with canaries in whatever would be public if it were not."""
    row: Any = model._default_manager.order_by("pk").first()
    if row is None:
        return 0
    row.pk, row.key, row.is_confidential = None, f"{row.key[:12]}X", True
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # There can be one such row only.
        return 0
    twin = model._default_manager.filter(pk=row.pk)
    return plant_all(model, typed_columns(model), twin)


def plant_drafts() -> int:
    """After publication: every column that anybody types in, of every row, accounts and reviews included."""
    source, by = Source.objects.order_by("pk")[0], User.objects.order_by("pk")[0]
    words = {"text": WORD, "original": WORD.encode(), "media_type": WORD}  # A copy never changes once it is stored.
    StoredCopy.objects.create(source=source, captured_at=AT, captured_by=by, **words)
    planted = sum(plant_all(model, typed_columns(model)) for model in tables())
    revisions.keep(Person.objects.order_by("pk")[0], by=by, at=AT)  # A kept draft never changes either.
    return planted


@pytest.fixture
def planted(published: None) -> None:
    plant_drafts()


@pytest.fixture
def reader() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.usefixtures("drafted", "one_connection")
def test_no_canary_gets_out(editor: User, reviewer: User, at: Any) -> None:
    reader = Through(copies())
    assert plant_what_never_goes_out() > 300
    for subject in (Person.objects.get(key=ABISHEV), Case.objects.get(key=RECORDS[2][1])):
        submission = review.submit(subject, by=editor, at=at, message=f"{WORD} {LETTERS}")
        review.approve(submission, by=reviewer, at=at)
    assert plant_drafts() > 3000
    records = (RECORDS[0], RECORDS[2], HIDDEN)
    hits, asked = crawl(reader, addresses(records))
    assert hits == []
    assert len(asked) > 150
    assert WORD in str(list(Submission.objects.values()))
    assert Edition.objects.count() == 2


def test_every_column_of_editors_is_planted(planted: None) -> None:
    bare = {
        f"{model.__name__}.{field.name}"
        for model in tables()
        for field in typed_columns(model)
        if model._base_manager.exists() and not _has(model, field.name)
    }
    assert bare == set()


def _has(model: type[models.Model], column: str) -> bool:
    held = model._base_manager.values_list(column, flat=True)
    return any(found_in(_bytes_of(value)) for value in held)


def _bytes_of(value: object) -> bytes:
    """Answer a stored value as bytes; one that is kept packed is unpacked first."""
    if not isinstance(value, bytes | memoryview):
        return str(value).encode()
    try:
        return zlib.decompress(bytes(value))
    except zlib.error:
        return bytes(value)


def test_a_hidden_person_is_answered_as_a_missing_one(published: None, reader: Client) -> None:
    hidden = Person.objects.create(key=HIDDEN[1], naming=Naming.HIDDEN, is_of_interest=True)
    hidden.names.create(text="Somebody Hidden", lang="en")
    shape = (
        "/en/people/{}/",
        "/ru/people/{}/x/",
        "/en/people/{}/x/editions/1/",
        "/api/v1/people/{}",
        "/en/people/{}.csv",
    )
    for address in shape:
        seen = [answered(reader, address.format(key)) for key in (HIDDEN[1], "KZ-QQQT")]
        assert seen[0] == seen[1], address


def answered(reader: Client, address: str) -> tuple[int, dict[str, str], bytes, int]:
    """Status, headers, body, and the number of queries in place of the time; the address itself is left out."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = reader.get(address)
    key = address.split("/people/")[1][:7].encode()
    heads = {name: value.replace(key.decode(), "") for name, value in response.headers.items() if name != "ETag"}
    return response.status_code, heads, response.content.replace(key, b""), len(queries)


def test_forms_are_recognised() -> None:
    word = f"before {WORD} after"
    wrapped = [
        word.upper().encode(),
        word.encode("utf-16"),
        word.encode().hex().encode(),
        *(base64.b64encode(b"x" * shift + word.encode()) for shift in range(3)),
        "".join(f"%{byte:02x}" for byte in LETTERS.encode()).encode(),
        "".join(f"\\u{ord(letter):04X}" for letter in LETTERS).encode(),
        "".join(f"&#{ord(letter)};" for letter in LETTERS).encode(),
        gzip.compress(gzip.compress(word.encode())),
        brotli.compress(f"<p>{word}</p>".encode(), quality=5),
        word[::-1].encode(),
    ]
    assert [bool(found_in(one)) for one in wrapped] == [True] * len(wrapped)
    assert not found_in(b"a canary")


# Ten leaks, each as somebody could write it by mistake; where a reader would meet it.
Change = Callable[[HttpResponse], None]


def header(response: HttpResponse) -> None:
    response.headers["X-Last-Editor"] = base64.b64encode(User.objects.all()[0].username.encode()).decode()


def note_in_html(response: HttpResponse) -> None:
    response.content += f"<!-- {Person.objects.all()[0].note} -->".encode()


def note_in_json(response: HttpResponse) -> None:
    response.content = json.dumps({"note": Person.objects.all()[0].note}).encode()


def count_in_cookie(response: HttpResponse) -> None:
    response.set_cookie("seen", Submission.objects.all()[0].remark[:20].strip())


def name_in_etag(response: HttpResponse) -> None:
    response.headers["ETag"] = f'"{Person.objects.get(key=ABISHEV).names.all()[0].text.encode().hex()}"'


def wide_table(response: HttpResponse) -> None:
    response.content += Citation.objects.order_by("pk")[0].quote.encode("utf-16-le")


def redirect_tells(response: HttpResponse) -> None:
    response.status_code, response.headers["Location"] = 302, f"/en/?next={Source.objects.all()[0].note[:40]}"


LEAKS: list[tuple[str, str, Change]] = [
    ("record.record", f"/en/people/{ABISHEV}/x/", note_in_html),
    ("record.record", f"/ru/people/{ABISHEV}/x/", header),
    ("people.people", "/en/people/", name_in_etag),
    ("api.people", "/api/v1/people", note_in_json),
    ("formats.file", f"/en/people/{ABISHEV}.csv", wide_table),
    ("formats.feed", "/en/editions.atom", note_in_html),
    ("editions.history", f"/kk/people/{ABISHEV}/x/editions/", count_in_cookie),
    ("home.home", "/en/", redirect_tells),
]


@pytest.fixture
def patched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, Change], None]]:
    """A view of the public side can be made to leak."""

    def patch(view: str, change: Change) -> None:
        for _route, pattern in routes():
            if pattern.lookup_str == f"cases.published.views.{view}":
                monkeypatch.setattr(pattern, "callback", _leaking(pattern.callback, change))

    return patch  # type: ignore[return-value]


def _leaking(view: Callable[..., HttpResponse], change: Change) -> Callable[..., HttpResponse]:
    def leaking(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        change(response)
        return response

    return leaking


@pytest.mark.usefixtures("planted_leak")
@pytest.mark.parametrize(
    ("view", "address", "change"), LEAKS, ids=[f"{view}-{change.__name__}" for view, _, change in LEAKS]
)
def test_a_leak_of_a_view_is_caught(
    planted: None, reader: Client, patched: Any, view: str, address: str, change: Change
) -> None:
    assert address in addresses()
    assert crawl(reader, [address])[0] == []
    patched(view, change)
    hits, _asked = crawl(reader, [address])
    assert any(hit.startswith(address) and "failed" not in hit for hit in hits), hits


@pytest.mark.usefixtures("drafted", "planted_leak")
@pytest.mark.parametrize("leak", ["confidential rows", "internal notes"])
def test_a_leak_of_the_bridge_is_caught(
    editor: User, reviewer: User, reader: Client, at: Any, monkeypatch: pytest.MonkeyPatch, leak: str
) -> None:
    facts = Custody.objects.filter(person__key=ABISHEV)
    facts.update(note=f"{WORD} {LETTERS}")
    if leak == "confidential rows":
        facts.filter(pk=facts[0].pk).update(is_confidential=True, text={"en": WORD})
        monkeypatch.setattr(select, "open_alone", select.rows_alone)
    else:
        monkeypatch.setattr(Custody, "text", property(lambda row: {"en": row.note}, lambda row, text: None))
    subject = Person.objects.get(key=ABISHEV)
    review.approve(review.submit(subject, by=editor, at=at), by=reviewer, at=at)
    hits, _asked = crawl(reader, [f"/en/people/{ABISHEV}/x/"])
    assert any("plain" in hit for hit in hits)
