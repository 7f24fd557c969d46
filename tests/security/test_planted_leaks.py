"""The checks are not blind: leaks of every kind, planted one after the other, are each found."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases import removal
from cases.domain.vocabulary.removal import RemovalReason
from cases.models import Act, Name, Person
from cases.models.pictures import public_name
from cases.published import pictures, store
from cases.published.formats.catalogue import FORMATS
from cases.published.mirroring import copying, finding, ledger, states, walk
from cases.published.mirroring.asking import Site
from cases.published.models import Edition
from cases.published.views import hidden
from tests.conftest import ABISHEV
from tests.security import leaks
from tests.security.canary import WORD, found_in
from tests.security.surface import addresses, crawl, routes
from tests.security.telling import compared, taken
from tests.security.unchanged import answers, differing, disturb, files

HIDDEN, MISSING = "KZ-QQQQ", "KZ-QQQT"
pytestmark = pytest.mark.usefixtures("one_connection")


@pytest.fixture
def reader() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.usefixtures("published")
def test_nothing_unpublished_has_an_effect_on_any_answer(reader: Client) -> None:
    listed = [address for address in addresses() if not address.startswith("/admin/")]  # Its forms have fresh tokens.
    before = answers(reader, listed)
    assert len(before) > 400
    assert disturb() > 3000
    assert differing(before, answers(reader, listed)) == []


def found(reader: Client, address: str) -> set[str]:
    """By what a leak at an address is found: the words that stand there, and that it changes with the drafts."""
    before = answers(reader, [address])
    assert differing(before, answers(reader, [address])) == []
    disturb()
    hits, _asked = crawl(reader, [address])
    words = {"words"} if any("failed" not in hit for hit in hits if hit.startswith(address)) else set()
    return words | ({"change"} if differing(before, answers(reader, [address])) else set())


# What no word gives away.
ONLY_CHANGED = {
    "a moment in Last-Modified", "a length in Content-Length", "a digest in ETag", "a number of drafts",
    "a hidden person in the sitemap",
}  # fmt: skip


@pytest.mark.usefixtures("published", "planted_leak")
@pytest.mark.parametrize("leak", leaks.OF_ANSWERS)
def test_a_leak_of_an_answer(reader: Client, monkeypatch: pytest.MonkeyPatch, leak: str) -> None:
    view, address, change = leaks.OF_ANSWERS[leak]
    assert address in addresses()
    for _route, pattern in routes():
        if pattern.lookup_str == f"cases.published.views.{view}":
            monkeypatch.setattr(pattern, "callback", changed(pattern.callback, change))
    assert found(reader, address) == ({"change"} if leak in ONLY_CHANGED else {"change", "words"})


def changed(view: Callable[..., HttpResponse], change: leaks.Change) -> Callable[..., HttpResponse]:
    def changing(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        change(response)
        return response

    return changing


@pytest.mark.usefixtures("published", "planted_leak")
@pytest.mark.parametrize("leak", leaks.OF_FILES)
def test_a_leak_of_a_file(reader: Client, monkeypatch: pytest.MonkeyPatch, leak: str) -> None:
    extension, change = leaks.OF_FILES[leak]
    page = store.current(ABISHEV)
    assert page is not None
    address = f"/en/people/{ABISHEV}/x.{extension}"
    assert address in addresses()
    monkeypatch.setitem(FORMATS, extension, leaks.leaking_format(extension, change))
    assert found(reader, reader.get(address).headers["Location"].removeprefix("http://testserver")) >= {"words"}


def failing(*_args: Any, **_kwargs: Any) -> HttpResponse:
    raise RuntimeError(leaks.note())


def told(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """An error page that helps too much."""
    return HttpResponse(f"<h1>Sorry</h1>{exception or ''}{leaks.name()}", status=404 if exception else 500)


def missing(*_args: Any, **_kwargs: Any) -> HttpResponse:
    raise Http404(leaks.note())


@pytest.mark.usefixtures("published", "planted_leak")
@pytest.mark.parametrize(("handler", "view"), [("handler404", missing), ("handler500", failing)], ids=["404", "500"])
def test_a_leak_of_an_error_page(
    reader: Client, monkeypatch: pytest.MonkeyPatch, handler: str, view: Callable[..., HttpResponse]
) -> None:
    monkeypatch.setattr(f"tracker.urls.{handler}", told, raising=False)
    for _route, pattern in routes():
        if pattern.lookup_str == "cases.published.views.method.method":
            monkeypatch.setattr(pattern, "callback", view)
    assert found(reader, "/en/method/") == {"change", "words"}


@pytest.mark.usefixtures("planted_leak")
def test_a_leak_of_the_page_of_a_withdrawn_edition(
    reader: Client, monkeypatch: pytest.MonkeyPatch, edition: Edition, editor: User, reviewer: User, at: datetime
) -> None:
    act, reason = Act.WITHDRAW, RemovalReason.PROTECTION
    asked = removal.ask(edition, act=act, reason=reason, internal_reason=WORD, is_whole=False, by=editor, at=at)
    removal.carry_out(asked, by=reviewer, at=at)
    shown = hidden.notice

    def with_the_reason(*args: Any) -> HttpResponse:
        response = shown(*args)
        leaks.why(response)
        return response

    monkeypatch.setattr("cases.published.views.pages.notice", with_the_reason)
    assert found(reader, f"/en/people/{ABISHEV}/x/editions/1/") == {"words"}  # The request itself never changes.


FEW = {"/static/site.css", *(f"/{lang}/{part}" for lang in ("en", "ru", "kk") for part in ("", "people/"))}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mirror of some addresses only."""
    monkeypatch.setattr(walk, "is_mirrored", FEW.__contains__)


def mirrored(folder: Path) -> set[str]:
    """By what a leak of a mirror is found."""
    copying.mirror(Site("http://testserver"), folder / "before", day=timezone.localdate())
    disturb()
    copying.mirror(Site("http://testserver"), folder / "after", day=timezone.localdate())
    before, after = (files(folder / one / states.CURRENT) for one in ("before", "after"))
    read = [f"{name}\n".encode() + (folder / "after" / states.CURRENT / name).read_bytes() for name, _how in after]
    words = {"words"} if any(map(found_in, read)) else set()
    # The ledger says when the disk wrote each file.
    return words | ({"change"} if set(differing(before, after)) - {ledger.NAME} else set())


@pytest.mark.usefixtures("published", "few")
def test_a_mirror_of_few_pages_tells_nothing(tmp_path: Path) -> None:
    assert mirrored(tmp_path) == set()


@pytest.mark.usefixtures("published", "few", "planted_leak")
def test_a_leak_of_the_description_of_a_mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = copying.bag.Bag.close

    def with_contact(bag: Any, info: Mapping[str, str]) -> int:
        return closed(bag, {**info, "Contact-Name": User.objects.order_by("pk")[0].username})

    monkeypatch.setattr(copying.bag.Bag, "close", with_contact)
    assert mirrored(tmp_path) == {"change", "words"}


@pytest.mark.usefixtures("published", "few", "planted_leak")
def test_a_leak_of_the_names_of_a_mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def of_drafts(_lang: str, _files: Mapping[str, str]) -> dict[str, list[finding.Entry]]:
        return {"Q": [(one.text, one.person.key, "en/index.html") for one in Name.objects.filter(person__isnull=False)]}

    monkeypatch.setattr(finding, "_by_letter", of_drafts)
    assert mirrored(tmp_path) == {"change", "words"}


@pytest.fixture
def lookup(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[str], object]], None]:
    """Whatever is given is done for each key that the store is asked for."""
    sought = store.at_address

    def patch(work: Callable[[str], object]) -> None:
        def working(key: str) -> store.Published | None:
            work(key)
            return sought(key)

        monkeypatch.setattr(store, "at_address", working)

    return patch


@pytest.fixture
def hidden_person(published: None) -> None:
    Person.objects.create(key=HIDDEN, is_of_interest=True)


def test_the_comparison_is_that_of_mann_and_whitney() -> None:
    apart, same = compared(range(5), range(5, 10)), compared([1, 1, 2], [1, 1, 2])
    assert (apart.delta, round(apart.p, 4)) == (-1, 0.0122)
    assert (same.delta, same.p) == (0, 1)
    assert compared(range(10), range(4, 14)).delta == -0.64


def apart(reader: Client) -> set[str]:
    """By what a hidden person is told from a missing one: the number of queries, the time of the processor."""
    made = []
    for key in (HIDDEN, MISSING):
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(f"/en/people/{key}/").status_code == 404
        made.append(len(queries))
    asked = [lambda key=key: reader.get(f"/en/people/{key}/") for key in (HIDDEN, MISSING)]
    slow = taken(*asked, rounds=200).differ()
    return ({"queries"} if made[0] != made[1] else set()) | ({"time"} if slow else set())


@pytest.mark.usefixtures("hidden_person")
def test_a_hidden_person_takes_no_other_time_than_a_missing_one(reader: Client) -> None:
    assert apart(reader) == set()


@pytest.mark.usefixtures("hidden_person", "planted_leak")
def test_a_leak_by_a_query_more(reader: Client, lookup: Any) -> None:
    lookup(lambda key: [list(one.names.all()) for one in Person.objects.filter(key=key)])
    assert "queries" in apart(reader)


@pytest.mark.usefixtures("hidden_person", "planted_leak")
def test_a_leak_by_work_without_a_query(reader: Client, lookup: Any) -> None:
    known = set(Person.objects.values_list("key", flat=True))
    lookup(lambda key: sum(range(60_000)) if key in known else 0)
    assert apart(reader) == {"time"}


@pytest.mark.usefixtures("published", "planted_leak")
def test_a_leak_of_a_picture_that_is_not_shown(
    reader: Client, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    name = public_name(b"pixels")
    pictures.keep(name, b"pixels")
    address, other = f"/pictures/{name}", f"/pictures/{public_name(b'others')}"
    assert [reader.get(one).status_code for one in (address, other)] == [404, 404]

    def whatever_is_there(name: str) -> bytes | None:
        path = pictures.place_of(name)
        return path.read_bytes() if path.is_file() else None

    monkeypatch.setattr(pictures, "read", whatever_is_there)
    assert [reader.get(one).status_code for one in (address, other)] == [200, 404]
